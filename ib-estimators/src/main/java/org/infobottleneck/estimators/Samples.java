package org.infobottleneck.estimators;

/** Prepares samples for a search of neighbours. */
final class Samples {

  private Samples() {}

  static void requireMoreThan(int k, int samples) {
    if (samples <= k) {
      throw new IllegalArgumentException(
          "number of samples must exceed k = " + k + ", got " + samples);
    }
  }

  /** The values, standardised if wanted; refuses columns whose distances overflow. */
  static double[] prepared(Continuous variable, boolean standardized, String name) {
    int n = variable.size();
    int d = variable.dimensions();
    double[] values = variable.values();
    for (int j = 0; j < d; j++) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        min = Math.min(min, values[i * d + j]);
        max = Math.max(max, values[i * d + j]);
      }
      if (Double.isInfinite(max - min)) {
        throw new IllegalArgumentException(
            "range of " + name + ", column " + j + ", overflows a double: " + min + " to " + max);
      }
    }
    return standardized ? standardize(values, n, d) : values;
  }

  private static double[] standardize(double[] values, int n, int d) {
    double[] result = new double[n * d];
    for (int j = 0; j < d; j++) {
      double mean = 0;
      for (int i = 0; i < n; i++) {
        mean += values[i * d + j] / n;
      }
      double largest = 0;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.abs(values[i * d + j] - mean));
      }
      double squares = 0; // of values divided by the largest, so that no square overflows
      for (int i = 0; i < n && largest > 0; i++) {
        double scaled = (values[i * d + j] - mean) / largest;
        squares += scaled * scaled;
      }
      double deviation = Math.sqrt(squares / n) * largest;
      for (int i = 0; i < n; i++) {
        result[i * d + j] = deviation > 0 ? (values[i * d + j] - mean) / deviation : 0;
      }
    }
    return result;
  }

  /** The rows whose symbol occurs at least twice, in ascending order. */
  static int[] rowsOfRepeatedSymbols(Discrete labels, int[] sizes) {
    int[] kept = new int[labels.size()];
    int count = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (sizes[labels.code(i)] > 1) {
        kept[count++] = i;
      }
    }
    return java.util.Arrays.copyOf(kept, count);
  }
}
