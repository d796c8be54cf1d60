package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Bound;

/** The estimator of Kolchinsky and Tracey (2017) from the lower bounds on entropies. */
class CorrectKdeLower extends CorrectKdeUpper {

  CorrectKdeLower(double noiseVariance) {
    this("brute-kde-lower", noiseVariance);
  }

  CorrectKdeLower(String name, double noiseVariance) {
    super(name, noiseVariance);
  }

  @Override
  Bound side() {
    return Bound.LOWER;
  }

  @Override
  double denominator() {
    return 8 * noiseVariance;
  }
}
