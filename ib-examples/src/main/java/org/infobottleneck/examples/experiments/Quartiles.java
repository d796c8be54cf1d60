package org.infobottleneck.examples.experiments;

import java.util.Arrays;
import org.infobottleneck.numerics.Arguments;

/**
 * The middle half of some values.
 *
 * @param lower a quarter of the values lie below
 * @param median half of the values lie below
 * @param upper a quarter of the values lie above
 */
record Quartiles(double lower, double median, double upper) {

  private static final double QUARTER = 0.25;
  private static final double HALF = 0.5;

  /**
   * The quartiles of values, infinite ones among them: the mean of the values with the ranks ceil(n
   * p) and floor(n p) + 1.
   *
   * @param values one at least, none NaN. Not modified.
   */
  static Quartiles of(double... values) {
    Arguments.atLeast(values.length, 1, "number of values");
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quartiles(
        quantile(sorted, QUARTER), quantile(sorted, HALF), quantile(sorted, 1 - QUARTER));
  }

  private static double quantile(double[] sorted, double share) {
    double rank = share * sorted.length;
    double low = sorted[(int) Math.ceil(rank) - 1];
    double high = sorted[Math.min(sorted.length - 1, (int) Math.floor(rank))];
    return low == high ? low : (low + high) / 2; // the mean of two infinities is none else
  }
}
