package org.infobottleneck.estimators;

import java.util.Optional;

/**
 * Estimates the mutual information of two variables from joint samples: the one interface that a
 * user, a training loop or the author of a new estimator needs.
 *
 * <p>An estimator is immutable, stateless and thread-safe: the same samples give the same bits,
 * whatever was estimated before, on however many threads. It neither changes nor keeps its inputs,
 * adds no silent noise, and never clamps. Randomness, where there is any, comes from a seed that is
 * part of the configuration.
 */
public interface MutualInformationEstimator {

  /**
   * Estimates I(X;Y), each variable observed as the result's {@link Estimand} says.
   *
   * @param x samples of X. Not modified, not retained.
   * @param y samples of Y; row i belongs to row i of {@code x}. Not modified, not retained.
   * @return the estimate
   * @throws IllegalArgumentException if the sample counts differ, the kinds are refused (see {@link
   *     #refusal}), or there are too few samples
   */
  Estimate estimate(Variable x, Variable y);

  /**
   * Says before any sample is there whether a pair of kinds will be refused, and why, and which
   * estimator to ask instead.
   *
   * @param x the kind of X
   * @param y the kind of Y
   * @return the reason, or nothing where the pair is supported
   */
  Optional<String> refusal(Variable.Kind x, Variable.Kind y);

  /**
   * Describes the estimator with all its parameters, for example {@code
   * kde-upper(noiseVariance=1e-3)}; the text goes into every result. {@link Estimators#parse} reads
   * those of this library back.
   *
   * @return the description, equal for equal configurations and different for different ones
   */
  String description();

  /**
   * Returns the estimator of I(X;Y|Z) that belongs to this one.
   *
   * <p>Unless an estimator has a form of its own: I(X;Y|Z) = Σ p(z) I(X;Y|Z=z) for a discrete Z,
   * and for the inputs X of a plane and soft labels Z = Y, of which the layer T knows nothing but
   * through X, I(X;T|Y) = I(X;T) - I(T;Y).
   *
   * @return the conditional estimator
   */
  default ConditionalEstimator conditional() {
    return new StratifiedEstimator(this);
  }
}
