package org.infobottleneck.estimators.testkit.broken;

/**
 * Multiplies by the noise variance where it has to divide, as a library's kernel gamma asks for.
 */
final class PrecisionKde extends CorrectKdeUpper {

  PrecisionKde(double noiseVariance) {
    super("precision-kde", noiseVariance);
  }

  @Override
  double denominator() {
    return 2 / noiseVariance;
  }
}
