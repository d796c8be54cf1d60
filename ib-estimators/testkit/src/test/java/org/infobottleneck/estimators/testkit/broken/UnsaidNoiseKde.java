package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Variable;

/** Estimates I(X;T+N) and says that it were I(X;T). */
final class UnsaidNoiseKde extends CorrectKdeUpper {

  UnsaidNoiseKde(double noiseVariance) {
    super("unsaid-noise-kde", noiseVariance);
  }

  @Override
  Channel channel(Variable variable) {
    return Channel.EXACT;
  }
}
