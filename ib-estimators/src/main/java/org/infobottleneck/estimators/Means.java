package org.infobottleneck.estimators;

/** Mean and standard error of local values, summed in the order of samples. */
final class Means {

  private Means() {}

  static double of(double[] values) {
    return of(values, values.length);
  }

  /** The mean of the first n values. */
  static double of(double[] values, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i];
    }
    return sum / n;
  }

  /** The standard error of the mean of independent values. */
  static double standardError(double[] values) {
    return standardError(values, values.length);
  }

  /** The standard error of the mean of the first n values, which are independent. */
  static double standardError(double[] values, int n) {
    double mean = of(values, n);
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / n / Math.max(1, n - 1));
  }
}
