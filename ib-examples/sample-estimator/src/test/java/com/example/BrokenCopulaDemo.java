package com.example;

import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.infobottleneck.estimators.testkit.EstimatorContract;
import org.infobottleneck.estimators.testkit.FixedSeeds;
import org.infobottleneck.estimators.testkit.Subject;

/**
 * Ties are ranked in the order of the samples: must fail, and is run by name only ({@code
 * -Dtest=BrokenCopulaDemo}).
 */
@AddLifecycleHook(FixedSeeds.class)
class BrokenCopulaDemo implements EstimatorContract {

  @Override
  public Subject subject() {
    return Subject.of(() -> new GaussianCopulaEstimator(TiesStrategy.SEQUENTIAL));
  }
}
