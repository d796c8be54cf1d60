package org.infobottleneck.estimators.testkit.broken;

/** The lower bound with the noise variance taken for a standard deviation, and squared. */
final class DeviationKde extends CorrectKdeLower {

  DeviationKde(double noiseVariance) {
    super("deviation-kde", noiseVariance);
  }

  @Override
  double denominator() {
    return super.denominator() * noiseVariance;
  }
}
