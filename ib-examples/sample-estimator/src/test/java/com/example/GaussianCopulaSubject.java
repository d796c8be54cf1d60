package com.example;

import org.infobottleneck.estimators.testkit.ExactLaw;
import org.infobottleneck.estimators.testkit.StatisticalLaw;
import org.infobottleneck.estimators.testkit.Subject;

/** What the author of the estimator says of it. */
final class GaussianCopulaSubject {

  private GaussianCopulaSubject() {}

  static Subject subject() {
    return Subject.of(GaussianCopulaEstimator::new)
        .withSampleSizes(12, 24)
        .waiving(ExactLaw.REPLICATION, "the correction of the bias counts the samples")
        .waiving(ExactLaw.DATA_PROCESSING, "so does a column that tells nothing")
        .waiving(StatisticalLaw.KNOWN_TRUTH, "it sees of a dependence what a Gaussian copula has");
  }
}
