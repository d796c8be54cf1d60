/**
 * The laws that a mutual information estimator can be held to, generators of samples to hold it to
 * them on, and a contract of properties for the author of a new one.
 *
 * <pre>{@code
 * class MyEstimatorTest implements EstimatorContract {
 *   @Override
 *   public Subject subject() {
 *     return Subject.of(MyEstimator::new);
 *   }
 * }
 * }</pre>
 *
 * <p>{@link org.infobottleneck.estimators.testkit.ExactLaw} holds on every sample (the order of the
 * rows does not matter, nor the unit), {@link org.infobottleneck.estimators.testkit.StatisticalLaw}
 * on the mean of many (zero where nothing depends, the truth where it is known). A {@link
 * org.infobottleneck.estimators.testkit.Subject} is an estimator with what its author says of it; a
 * law that does not apply is waived with a reason, and a waiver that is not needed fails. {@link
 * org.infobottleneck.estimators.testkit.Examination} finds which law breaks and on which smallest
 * samples, without any test framework.
 *
 * <p>The laws are plain Java; only the arbitraries and the contracts know jqwik.
 */
package org.infobottleneck.estimators.testkit;
