package org.infobottleneck.estimators.testkit;

/**
 * A law that a mutual information estimator can be held to: an {@link ExactLaw} on given samples,
 * or a {@link StatisticalLaw} on samples that it draws from known distributions.
 */
public sealed interface Law permits ExactLaw, StatisticalLaw {

  /**
   * Returns the name by which the law is waived and reported.
   *
   * @return the name, for example {@code PERMUTATION}
   */
  String name();

  /**
   * Returns the law in a sentence.
   *
   * @return what must hold
   */
  String statement();

  /**
   * Returns whether an estimator may break the law for a reason. What every caller relies on can't
   * be waived.
   *
   * @return whether {@link Subject#waiving} takes the law
   */
  boolean isWaivable();
}
