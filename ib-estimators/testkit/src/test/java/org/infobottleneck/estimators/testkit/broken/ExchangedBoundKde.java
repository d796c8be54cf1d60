package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Bound;

/** The upper bound in every value, and called a lower one. */
final class ExchangedBoundKde extends CorrectKdeUpper {

  ExchangedBoundKde(double noiseVariance) {
    super("exchanged-bound-kde", noiseVariance);
  }

  @Override
  Bound side() {
    return Bound.LOWER;
  }
}
