package com.example;

import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.infobottleneck.estimators.testkit.EstimatorContract;
import org.infobottleneck.estimators.testkit.FixedSeeds;
import org.infobottleneck.estimators.testkit.Subject;

/** Every law, each a property of its own. */
@AddLifecycleHook(FixedSeeds.class)
class GaussianCopulaEstimatorTest implements EstimatorContract {

  @Override
  public Subject subject() {
    return GaussianCopulaSubject.subject();
  }
}
