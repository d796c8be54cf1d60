package org.infobottleneck.examples.experiments;

/** Where a number with an error lies, seen from a threshold. */
enum Side {
  /** The threshold is met by more than two standard errors, or its whole interval meets it. */
  MET,
  /** It is missed by as much. */
  MISSED,
  /** The number is too uncertain to tell. */
  OPEN;

  private static final double ERRORS = 2;

  /** The side of a number that meets a threshold by exceeding it. */
  static Side above(Jackknife number, double threshold) {
    double margin = number.value() - threshold;
    // One unit has no error: its value alone decides.
    double uncertain = Double.isNaN(number.error()) ? 0 : ERRORS * number.error();
    if (Math.abs(margin) < uncertain) {
      return OPEN;
    }
    return margin >= 0 ? MET : MISSED;
  }

  /** The side of a number that meets a threshold by staying below it. */
  static Side below(Jackknife number, double threshold) {
    return above(new Jackknife(-number.value(), number.error()), -threshold);
  }

  /** Met where both are, missed where one is. */
  Side and(Side other) {
    if (this == MISSED || other == MISSED) {
      return MISSED;
    }
    return this == MET ? other : this;
  }
}
