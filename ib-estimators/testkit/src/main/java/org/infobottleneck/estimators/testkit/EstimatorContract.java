package org.infobottleneck.estimators.testkit;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every law as a jqwik property, for a test class that names its estimator:
 *
 * <pre>{@code
 * class MyEstimatorTest implements EstimatorContract {
 *   @Override
 *   public Subject subject() {
 *     return Subject.of(MyEstimator::new)
 *         .waiving(ExactLaw.REPLICATION, "repeated samples have neighbors at distance zero");
 *   }
 * }
 * }</pre>
 *
 * <p>Exact laws are tried on 200 samples each, those of a broken one shrunk; statistical laws
 * average over the data sets of {@link Effort#FULL}. A law that is waived is not tried, but {@link
 * #everyWaiverIsNeeded} reports a waiver of a law that holds. {@link QuickEstimatorContract} takes
 * a few seconds instead of up to a minute.
 */
public interface EstimatorContract {

  /** On how many samples an exact law is tried. */
  int TRIES = 200;

  /**
   * Names the estimator, and what its author says of it.
   *
   * @return the subject, made afresh at every call
   */
  Subject subject();

  /** Fails where a waived law holds. */
  @Example
  default void everyWaiverIsNeeded() {
    Subject subject = subject();
    for (Law law : subject.waivers().keySet()) {
      Contracts.require(subject, Examination.of(subject, law, Effort.FULL));
    }
  }

  /**
   * {@link ExactLaw#RESULT_FIELDS}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void resultFields(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.RESULT_FIELDS, samples);
  }

  /**
   * {@link ExactLaw#BAD_INPUT}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void badInput(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.BAD_INPUT, samples);
  }

  /**
   * {@link ExactLaw#INPUTS_UNCHANGED}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void inputsUnchanged(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.INPUTS_UNCHANGED, samples);
  }

  /**
   * {@link ExactLaw#SAME_BITS}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void sameBits(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.SAME_BITS, samples);
  }

  /**
   * {@link ExactLaw#HISTORY}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void history(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.HISTORY, samples);
  }

  /**
   * {@link ExactLaw#THREADS}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void threads(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.THREADS, samples);
  }

  /**
   * {@link ExactLaw#PERMUTATION}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void permutation(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.PERMUTATION, samples);
  }

  /** {@link ExactLaw#PERMUTATION} of 2500 samples, more than a shortcut may look at. */
  @Example
  default void permutationOfManySamples() {
    Contracts.require(subject(), Examination.permutationOfMany(subject(), 0));
  }

  /**
   * {@link ExactLaw#SYMMETRY}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void symmetry(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.SYMMETRY, samples);
  }

  /**
   * {@link ExactLaw#RELABELING}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void relabeling(@ForAll("labeledSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.RELABELING, samples);
  }

  /**
   * {@link ExactLaw#NEGATIVE_ZERO}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void negativeZero(@ForAll("realSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.NEGATIVE_ZERO, samples);
  }

  /**
   * {@link ExactLaw#TRANSLATION}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void translation(@ForAll("untiedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.TRANSLATION, samples);
  }

  /**
   * {@link ExactLaw#JOINT_SCALE}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void jointScale(@ForAll("untiedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.JOINT_SCALE, samples);
  }

  /**
   * {@link ExactLaw#SCALE}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void scale(@ForAll("untiedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.SCALE, samples);
  }

  /**
   * {@link ExactLaw#ROTATION}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void rotation(@ForAll("untiedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.ROTATION, samples);
  }

  /**
   * {@link ExactLaw#MONOTONE_MAP}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void monotoneMap(@ForAll("realSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.MONOTONE_MAP, samples);
  }

  /**
   * {@link ExactLaw#CONSTANT_COLUMN}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void constantColumn(@ForAll("untiedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.CONSTANT_COLUMN, samples);
  }

  /**
   * {@link ExactLaw#DUPLICATED_COLUMN}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void duplicatedColumn(@ForAll("untiedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.DUPLICATED_COLUMN, samples);
  }

  /**
   * {@link ExactLaw#REPLICATION}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void replication(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.REPLICATION, samples);
  }

  /**
   * {@link ExactLaw#SOFT_ONE_HOT}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void softOneHot(@ForAll("labeledSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.SOFT_ONE_HOT, samples);
  }

  /**
   * {@link ExactLaw#CONSTANT_X}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void constantX(@ForAll("untiedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.CONSTANT_X, samples);
  }

  /**
   * {@link ExactLaw#OWN_ENTROPY}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void ownEntropy(@ForAll("untiedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.OWN_ENTROPY, samples);
  }

  /**
   * {@link ExactLaw#MERGING}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void merging(@ForAll("labeledSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.MERGING, samples);
  }

  /**
   * {@link ExactLaw#DATA_PROCESSING}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void dataProcessing(@ForAll("anySamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.DATA_PROCESSING, samples);
  }

  /**
   * {@link ExactLaw#CHAIN_RULE}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void chainRule(@ForAll("codedSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.CHAIN_RULE, samples);
  }

  /**
   * {@link ExactLaw#BOUNDS_ORDERED}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void boundsOrdered(@ForAll("layerSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.BOUNDS_ORDERED, samples);
  }

  /**
   * {@link ExactLaw#NOISE_MONOTONE}.
   *
   * @param samples the samples
   */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  default void noiseMonotone(@ForAll("layerSamples") Samples samples) {
    Contracts.require(subject(), ExactLaw.NOISE_MONOTONE, samples);
  }

  /** {@link StatisticalLaw#INDEPENDENCE}. */
  @Example
  default void independence() {
    Contracts.require(subject(), StatisticalLaw.INDEPENDENCE);
  }

  /** {@link StatisticalLaw#NEVER_CLAMPED}. */
  @Example
  default void neverClamped() {
    Contracts.require(subject(), StatisticalLaw.NEVER_CLAMPED);
  }

  /** {@link StatisticalLaw#UNITS}. */
  @Example
  default void units() {
    Contracts.require(subject(), StatisticalLaw.UNITS);
  }

  /** {@link StatisticalLaw#GAUSSIAN_TRUTH}. */
  @Example
  default void gaussianTruth() {
    Contracts.require(subject(), StatisticalLaw.GAUSSIAN_TRUTH);
  }

  /** {@link StatisticalLaw#KNOWN_TRUTH}. */
  @Example
  default void knownTruth() {
    Contracts.require(subject(), StatisticalLaw.KNOWN_TRUTH);
  }

  /** {@link StatisticalLaw#CONSISTENCY}. */
  @Example
  default void consistency() {
    Contracts.require(subject(), StatisticalLaw.CONSISTENCY);
  }

  /** {@link StatisticalLaw#NULL_P_VALUES}. */
  @Example
  default void nullPValues() {
    Contracts.require(subject(), StatisticalLaw.NULL_P_VALUES);
  }

  /**
   * Samples of all kinds that the estimator takes, of every shape.
   *
   * @return the arbitrary
   */
  @Provide
  default Arbitrary<Samples> anySamples() {
    return SampleArbitraries.in(Domain.ANY, subject());
  }

  /**
   * Samples with a real variable, of every shape.
   *
   * @return the arbitrary
   */
  @Provide
  default Arbitrary<Samples> realSamples() {
    return SampleArbitraries.in(Domain.REAL, subject());
  }

  /**
   * Samples without ties.
   *
   * @return the arbitrary
   */
  @Provide
  default Arbitrary<Samples> untiedSamples() {
    return SampleArbitraries.in(Domain.UNTIED, subject());
  }

  /**
   * Samples with labels.
   *
   * @return the arbitrary
   */
  @Provide
  default Arbitrary<Samples> labeledSamples() {
    return SampleArbitraries.in(Domain.LABELS, subject());
  }

  /**
   * Samples of two variables of labels.
   *
   * @return the arbitrary
   */
  @Provide
  default Arbitrary<Samples> codedSamples() {
    return SampleArbitraries.in(Domain.CODES, subject());
  }

  /**
   * Samples of inputs and a layer.
   *
   * @return the arbitrary
   */
  @Provide
  default Arbitrary<Samples> layerSamples() {
    return SampleArbitraries.in(Domain.INPUTS, subject());
  }
}
