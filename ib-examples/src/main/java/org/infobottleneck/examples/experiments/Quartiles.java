package org.infobottleneck.examples.experiments;

/**
 * The middle half of some values.
 *
 * @param lower a quarter of the values lie below
 * @param median half of the values lie below
 * @param upper a quarter of the values lie above
 */
record Quartiles(double lower, double median, double upper) {

  private static final double QUARTER = 0.25;

  /**
   * The quartiles of values, infinite ones among them, by {@link Quantiles#of}.
   *
   * @param values one at least, none NaN. Not modified.
   */
  static Quartiles of(double... values) {
    return new Quartiles(
        Quantiles.of(values, QUARTER), Quantiles.median(values), Quantiles.of(values, 1 - QUARTER));
  }
}
