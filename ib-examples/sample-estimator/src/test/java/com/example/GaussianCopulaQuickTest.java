package com.example;

import org.infobottleneck.estimators.testkit.QuickEstimatorContract;
import org.infobottleneck.estimators.testkit.Subject;

/** Every law in one test of a few seconds. */
class GaussianCopulaQuickTest implements QuickEstimatorContract {

  @Override
  public Subject subject() {
    return GaussianCopulaSubject.subject();
  }
}
