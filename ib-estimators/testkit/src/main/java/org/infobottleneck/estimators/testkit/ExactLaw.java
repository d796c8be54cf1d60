package org.infobottleneck.estimators.testkit;

import java.util.Objects;
import java.util.function.BiFunction;
import org.infobottleneck.estimators.Variable;

/**
 * Laws that hold exactly: to the bit, or to 1e-12 nats where sums may be taken in another order.
 *
 * <p>The first six are promises of {@link org.infobottleneck.estimators.MutualInformationEstimator}
 * and can't be waived. The others compare two estimates, and say nothing where the estimator does
 * not repeat itself, which is the matter of {@link #SAME_BITS}.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold no state
public enum ExactLaw implements Law {
  /** A finite number with all that belongs to it. */
  RESULT_FIELDS(
      "an ordinary sample is answered by a finite number of nats that names its estimand, its"
          + " samples and its estimator",
      false,
      Domain.ANY,
      PromiseLaws::resultFields),
  /** Nulls, sizes that differ, kinds it can't serve, too few samples, ranges that overflow. */
  BAD_INPUT(
      "bad input is refused with an exception that names the place, never answered",
      false,
      Domain.ANY,
      RefusalLaws::badInput),
  /** Inputs are neither changed nor kept. */
  INPUTS_UNCHANGED(
      "the samples are neither changed nor kept", false, Domain.ANY, PromiseLaws::inputsUnchanged),
  /** One call, and one estimator, is as good as another. */
  SAME_BITS(
      "the same samples give the same bits, call after call and instance after instance",
      false,
      Domain.ANY,
      PromiseLaws::sameBits),
  /** Nothing is remembered. */
  HISTORY("what was estimated before makes no difference", false, Domain.ANY, PromiseLaws::history),
  /** Nothing is shared. */
  THREADS(
      "what is estimated at the same time makes no difference",
      false,
      Domain.ANY,
      PromiseLaws::threads),

  /** Samples have no order. */
  PERMUTATION(
      "the order of the samples makes no difference",
      true,
      Domain.ANY,
      InvarianceLaws::permutation),
  /** I(X;Y) = I(Y;X). */
  SYMMETRY("I(X;Y) = I(Y;X)", true, Domain.ANY, InvarianceLaws::symmetry),
  /** Labels are no numbers. */
  RELABELING(
      "which number stands for a label makes no difference",
      true,
      Domain.LABELS,
      InvarianceLaws::relabeling),
  /** -0.0 = 0.0. */
  NEGATIVE_ZERO("-0.0 is 0.0", true, Domain.REAL, InvarianceLaws::negativeZero),
  /** Shifted by whole numbers. */
  TRANSLATION(
      "shifting a real variable makes no difference",
      true,
      Domain.UNTIED,
      InvarianceLaws::translation),
  /** Scaled alike, by a power of two. */
  JOINT_SCALE(
      "scaling all real variables alike makes no difference",
      true,
      Domain.UNTIED,
      InvarianceLaws::jointScale),
  /** Scaled each by a power of two of its own. */
  SCALE(
      "scaling each real variable by a factor of its own makes no difference",
      true,
      Domain.UNTIED,
      InvarianceLaws::scale),
  /** The rotations and reflections that are exact: signed permutations of the columns. */
  ROTATION(
      "reordering columns and changing their signs makes no difference",
      true,
      Domain.UNTIED,
      InvarianceLaws::rotation),
  /** Only the order of values counts. */
  MONOTONE_MAP(
      "an increasing map of each column makes no difference",
      true,
      Domain.REAL,
      InvarianceLaws::monotoneMap),
  /** A dead unit holds nothing. */
  CONSTANT_COLUMN(
      "appending a constant column makes no difference",
      true,
      Domain.UNTIED,
      InvarianceLaws::constantColumn),
  /** A unit twice is a unit. */
  DUPLICATED_COLUMN(
      "appending a copy of a column makes no difference",
      true,
      Domain.UNTIED,
      InvarianceLaws::duplicatedColumn),
  /** Only frequencies count. */
  REPLICATION(
      "repeating every sample equally often makes no difference",
      true,
      Domain.ANY,
      InvarianceLaws::replication),
  /** One-hot distributions are labels. */
  SOFT_ONE_HOT(
      "one-hot soft labels are worth the labels", true, Domain.LABELS, InvarianceLaws::softOneHot),
  /** Zero, or what the subject documents. */
  CONSTANT_X(
      "a constant variable has the documented information, zero unless said otherwise",
      true,
      Domain.UNTIED,
      BoundLaws::constantX),
  /** I(X;Y) at most I(X;X) and I(Y;Y). */
  OWN_ENTROPY(
      "I(X;Y) is at most the estimator's own entropy of X and of Y",
      true,
      Domain.UNTIED,
      BoundLaws::ownEntropy),
  /** Two symbols become one. */
  MERGING(
      "merging two symbols never raises the information", true, Domain.LABELS, BoundLaws::merging),
  /** A function of a variable knows no more. */
  DATA_PROCESSING(
      "a function of the symbols, or of the columns, never raises the information",
      true,
      Domain.ANY,
      BoundLaws::dataProcessing),
  /** I(X;Y,Z) = I(X;Z) + I(X;Y|Z). */
  CHAIN_RULE("I(X;(Y,Z)) = I(X;Z) + I(X;Y|Z)", true, Domain.CODES, BoundLaws::chainRule),
  /** Two bounds on I(X;T) of one noise. */
  BOUNDS_ORDERED(
      "the lower bound lies nowhere above the upper one",
      true,
      Domain.INPUTS,
      BoundLaws::boundsOrdered),
  /** More noise, less information. */
  NOISE_MONOTONE(
      "I(X;T) of a layer with noise never rises with the noise variance",
      true,
      Domain.INPUTS,
      BoundLaws::noiseMonotone);

  private final String statement;
  private final boolean waivable;
  private final Domain domain;
  private final BiFunction<Subject, Samples, Verdict> check;

  ExactLaw(
      String statement,
      boolean waivable,
      Domain domain,
      BiFunction<Subject, Samples, Verdict> check) {
    this.statement = statement;
    this.waivable = waivable;
    this.domain = domain;
    this.check = check;
  }

  @Override
  public String statement() {
    return statement;
  }

  @Override
  public boolean isWaivable() {
    return waivable;
  }

  Domain domain() {
    return domain;
  }

  /**
   * Says whether an estimator obeys this law on some samples.
   *
   * @param subject the estimator. Its waivers are not looked at.
   * @param samples the samples. Not modified.
   * @return the verdict; {@link Verdict.Outcome#DOES_NOT_APPLY} where the law says nothing of these
   *     kinds of variables or the estimator refuses the samples
   */
  public Verdict check(Subject subject, Samples samples) {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(samples, "samples");
    Variable.Kind x = samples.x().kind();
    Variable.Kind y = samples.y().kind();
    if (!domain.contains(samples)) {
      return Verdict.doesNotApply(
          domain.covers(x, y)
              ? "says nothing of samples with ties"
              : "says nothing of " + x + " and " + y);
    }
    return subject.supports(x, y)
        ? check.apply(subject, samples)
        : Verdict.doesNotApply("the estimator refuses " + x + " and " + y);
  }
}
