package com.example;

import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.infobottleneck.estimators.testkit.EstimatorContract;
import org.infobottleneck.estimators.testkit.Subject;

/**
 * Ties are ranked in the order of the samples: must fail, and is run by name only ({@code
 * -Dtest=BrokenCopulaDemo}).
 */
class BrokenCopulaDemo implements EstimatorContract {

  @Override
  public Subject subject() {
    return Subject.of(() -> new GaussianCopulaEstimator(TiesStrategy.SEQUENTIAL));
  }
}
