package org.infobottleneck.estimators.testkit.broken;

/**
 * Squared distances from inner products in single precision, |a|² + |b|² - 2ab: fast, usual in
 * programs for GPUs, and without a digit where the samples lie far from the origin.
 */
final class FloatGramKde extends CorrectKdeUpper {

  FloatGramKde(double noiseVariance) {
    super("float-gram-kde", noiseVariance);
  }

  @Override
  double squared(double[] a, double[] b) {
    return Math.max(0, product(a, a) + product(b, b) - 2 * product(a, b));
  }

  private static float product(double[] a, double[] b) {
    float sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (float) a[j] * (float) b[j];
    }
    return sum;
  }
}
