package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;

/** Weighs the samples of a soft class by p(y|x) / N, where they have to be weighed by p(x|y). */
final class UnnormalizedSoftKde extends CorrectKdeUpper {

  UnnormalizedSoftKde(double noiseVariance) {
    super("unnormalized-soft-kde", noiseVariance);
  }

  @Override
  double mass(double[] weights, Variable given) {
    return given instanceof Soft ? weights.length : super.mass(weights, given);
  }
}
