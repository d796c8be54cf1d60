package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Example;

/**
 * Every law in one test of a few seconds, for every build: {@link Examination} with {@link
 * Effort#QUICK}. What it finds broken it shows with the smallest samples it finds.
 */
public interface QuickEstimatorContract {

  /**
   * Names the estimator, and what its author says of it.
   *
   * @return the subject
   */
  Subject subject();

  /** Fails where a law is broken and not waived; only the full contract tests the waivers. */
  @Example
  default void everyLawHoldsOrIsWaived() {
    Examination.of(subject(), Effort.QUICK).requirePassed();
  }
}
