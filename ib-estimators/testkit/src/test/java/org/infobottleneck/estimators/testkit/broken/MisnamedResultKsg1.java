package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;

/** Puts another text into its results than the description, without the parameters. */
final class MisnamedResultKsg1 extends CorrectKsg1 {

  MisnamedResultKsg1(int k) {
    super("misnamed-result-ksg1", k);
  }

  @Override
  Estimate result(double nats, Variable x, Variable y) {
    return Estimate.of(nats, estimand(x, y), x.size(), "ksg1");
  }
}
