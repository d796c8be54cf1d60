package org.infobottleneck.estimators;

/** Mean and standard error of local values, summed in the order of samples. */
final class Means {

  private Means() {}

  static double of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The standard error of the mean of independent values. */
  static double standardError(double[] values) {
    double mean = of(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length / Math.max(1, values.length - 1));
  }
}
