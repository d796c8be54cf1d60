package org.infobottleneck.examples.situations;

import java.util.function.UnaryOperator;
import org.infobottleneck.estimators.MutualInformationEstimator;

/**
 * An estimator, and how it is told what the samples are.
 *
 * @param name the heading of its column
 * @param estimator the estimator
 * @param declared the samples as they are handed to it
 */
record Candidate(String name, MutualInformationEstimator estimator, UnaryOperator<Pair> declared) {

  /** An estimator that gets the samples as they are. */
  static Candidate of(String name, MutualInformationEstimator estimator) {
    return new Candidate(name, estimator, UnaryOperator.identity());
  }
}
