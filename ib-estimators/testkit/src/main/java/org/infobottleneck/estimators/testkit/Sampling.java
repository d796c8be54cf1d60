package org.infobottleneck.estimators.testkit;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * The mean of independent values and how far chance takes it from its expectation.
 *
 * <p>The bound is the quantile of Student's t distribution that is exceeded, on either side, with
 * probability {@value #FALSE_ALARM}: a build that makes a thousand comparisons fails falsely once
 * in a million.
 */
final class Sampling {

  static final double FALSE_ALARM = 1e-9;

  private final double mean;
  private final double bound;

  Sampling(double[] values) {
    mean = new Mean().evaluate(values);
    double error = new StandardDeviation().evaluate(values) / Math.sqrt(values.length);
    double quantile =
        -new TDistribution(values.length - 1.0).inverseCumulativeProbability(FALSE_ALARM / 2);
    bound = quantile * error;
  }

  double mean() {
    return mean;
  }

  /** How far the mean may lie from its expectation. */
  double bound() {
    return bound;
  }
}
