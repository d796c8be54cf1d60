package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How verdicts follow from which settings meet a threshold. */
final class Judging {

  private Judging() {}

  /**
   * Holds where all settings meet the threshold, does not where none does, and else under those
   * that do.
   *
   * @param met the settings that meet it
   * @param all the settings that were looked at
   */
  static Judgement byCondition(Claim claim, List<String> met, List<String> all, String number) {
    if (met.size() == all.size() && !all.isEmpty()) {
      return Judgement.of(claim, Verdict.HOLDS, number);
    }
    return met.isEmpty()
        ? Judgement.of(claim, Verdict.DOES_NOT_HOLD, number)
        : Judgement.onlyUnder(claim, String.join(", ", met), number);
  }

  /**
   * The same for numbers with errors: a setting that lies within them meets nothing and excludes
   * nothing. The claim is undecided where all do, or where there is none.
   *
   * @param sides where each setting lies, in the order of the text
   */
  static Judgement bySides(Claim claim, Map<String, Side> sides, String number) {
    List<String> met = new ArrayList<>();
    List<String> open = new ArrayList<>();
    sides.forEach(
        (name, side) -> {
          switch (side) {
            case MET -> met.add(name);
            case OPEN -> open.add(name);
            case MISSED -> {}
          }
        });
    String all =
        open.isEmpty()
            ? number
            : number + " Too uncertain to tell: " + String.join(", ", open) + ".";
    return open.size() == sides.size()
        ? Judgement.of(claim, Verdict.UNDECIDED, all)
        : byCondition(claim, met, List.copyOf(sides.keySet()), all);
  }
}
