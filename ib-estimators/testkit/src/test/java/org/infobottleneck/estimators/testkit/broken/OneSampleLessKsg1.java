package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;

/** Speaks of N - 1 samples, the index of the last one. */
final class OneSampleLessKsg1 extends CorrectKsg1 {

  OneSampleLessKsg1(int k) {
    super("one-sample-less-ksg1", k);
  }

  @Override
  Estimate result(double nats, Variable x, Variable y) {
    return Estimate.of(nats, estimand(x, y), x.size() - 1, description());
  }
}
