package com.example;

import org.infobottleneck.estimators.testkit.EstimatorContract;
import org.infobottleneck.estimators.testkit.Subject;

/** Every law, each a property of its own. */
class GaussianCopulaEstimatorTest implements EstimatorContract {

  @Override
  public Subject subject() {
    return GaussianCopulaSubject.subject();
  }
}
