package org.infobottleneck.examples.experiments;

import java.util.List;

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
}
