package org.infobottleneck.examples.experiments;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** Order statistics of numbers of which some may be infinite, such as epochs never reached. */
final class Quantiles {

  private static final double PLAIN = 1e5;
  private static final int DIGITS = 3;

  private Quantiles() {}

  static double median(double[] values) {
    return of(values, 0.5);
  }

  /**
   * A quantile by linear interpolation between order statistics, where both are finite; else the
   * upper of the two, so that half of the runs failing is no finite median.
   *
   * @param share from 0 to 1
   */
  static double of(double[] values, double share) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there is no quantile of no values");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    double weight = place - below;
    if (weight == 0) {
      return sorted[below];
    }
    return Double.isInfinite(sorted[above])
        ? sorted[above]
        : sorted[below] + weight * (sorted[above] - sorted[below]);
  }

  /** A number with three significant digits, or the word for infinite. */
  static String words(double value) {
    if (Double.isInfinite(value)) {
      return "infinite";
    }
    return Math.abs(value) >= PLAIN
        ? String.format(Locale.ROOT, "%.1e", value)
        : new BigDecimal(value).round(new MathContext(DIGITS)).toPlainString();
  }

  /** From the least to the largest, as one where they print alike. */
  static String range(double[] values) {
    String least = words(Arrays.stream(values).min().orElseThrow());
    String most = words(Arrays.stream(values).max().orElseThrow());
    return least.equals(most) ? least : least + " to " + most;
  }
}
