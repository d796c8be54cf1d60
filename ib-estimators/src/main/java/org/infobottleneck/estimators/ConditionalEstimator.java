package org.infobottleneck.estimators;

import java.util.Optional;

/**
 * Estimates the conditional mutual information I(X;Y|Z) from joint samples. Made by {@link
 * MutualInformationEstimator#conditional()}; the same promises hold.
 *
 * <p>For a layer T of a network, I(X;T|Y) is what it holds about the input that is irrelevant to
 * the label.
 */
public interface ConditionalEstimator {

  /**
   * Estimates I(X;Y|Z), each variable observed as the result's {@link Estimand} says.
   *
   * @param x samples of X. Not modified, not retained.
   * @param y samples of Y; row i belongs to row i of {@code x}. Not modified, not retained.
   * @param given samples of Z, row by row. Not modified, not retained.
   * @return the estimate
   * @throws IllegalArgumentException if the sample counts differ, the kinds are refused (see {@link
   *     #refusal}), or there are too few samples
   */
  Estimate estimate(Variable x, Variable y, Variable given);

  /**
   * Says before any sample is there whether the kinds will be refused, and why, and what to ask
   * instead.
   *
   * @param x the kind of X
   * @param y the kind of Y
   * @param given the kind of Z
   * @return the reason, or nothing where the kinds are supported
   */
  Optional<String> refusal(Variable.Kind x, Variable.Kind y, Variable.Kind given);

  /**
   * Describes the estimator with all its parameters; the text goes into every result.
   *
   * @return the description
   */
  String description();
}
