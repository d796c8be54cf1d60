package org.infobottleneck.examples.experiments;

import java.util.Objects;

/**
 * A claim, and what the runs say of it.
 *
 * @param claim the claim
 * @param verdict what follows from the claim's threshold
 * @param condition under what it holds; empty unless it holds only there
 * @param number the figures that the verdict follows from, with their errors
 */
record Judgement(Claim claim, Verdict verdict, String condition, String number) {

  Judgement {
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(number, "number");
    if ((verdict == Verdict.HOLDS_ONLY_UNDER) == condition.isEmpty()) {
      throw new IllegalArgumentException(
          "a condition belongs to HOLDS_ONLY_UNDER alone, got " + verdict + ": " + condition);
    }
  }

  /** A verdict without a condition. */
  static Judgement of(Claim claim, Verdict verdict, String number) {
    return new Judgement(claim, verdict, "", number);
  }

  /** A claim that holds only under a condition. */
  static Judgement onlyUnder(Claim claim, String condition, String number) {
    return new Judgement(claim, Verdict.HOLDS_ONLY_UNDER, condition, number);
  }

  /** The verdict in words. */
  String words() {
    return condition.isEmpty() ? verdict.words() : verdict.words() + " " + condition;
  }
}
