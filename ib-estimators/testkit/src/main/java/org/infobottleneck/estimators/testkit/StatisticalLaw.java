package org.infobottleneck.estimators.testkit;

import java.util.function.ToIntFunction;

/**
 * Laws that hold on the average over samples drawn from known distributions.
 *
 * <p>Each comparison leaves room for what is exceeded by chance once in 10^9 (Student's t with the
 * standard error over the data sets), so that a build of a thousand comparisons fails falsely once
 * in a million; the seeds are fixed, so that it does so always or never.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold no state
public enum StatisticalLaw implements Law {
  /** Zero on the average, or the bias that the subject predicts. */
  INDEPENDENCE(
      "over independent variables the mean is zero, or the predicted bias",
      Effort::smallRepeats,
      TruthLaws::independence),
  /**
   * A clamped estimate is the same number again and again, which a hundred show as well as more.
   */
  NEVER_CLAMPED(
      "estimates near zero are left as they are, negative or not",
      effort -> Effort.QUICK.smallRepeats(),
      TruthLaws::neverClamped),
  /** 1 bit is 0.693 nats: no mean of a few data sets is that far off by chance. */
  UNITS("values are in nats, not in bits", effort -> 5, TruthLaws::units),
  /** -ln(1 - correlation²) / 2. */
  GAUSSIAN_TRUTH(
      "the information of Gaussians is met over a grid of correlations, and in the last column of"
          + " several",
      Effort::largeRepeats,
      TruthLaws::gaussianTruth),
  /** Student-t, uniform noise, mixtures, classes, channels. */
  KNOWN_TRUTH(
      "the information of other known distributions is met, bounds on their side of it",
      Effort::largeRepeats,
      TruthLaws::knownTruth),
  /** Eight times the samples at least halve the error. */
  CONSISTENCY(
      "the error shrinks as samples are added", Effort::manyRepeats, TruthLaws::consistency),
  /** Permuted samples are samples of independent variables: two hundred give each rank twenty. */
  NULL_P_VALUES(
      "among permutations of independent samples every rank is as frequent",
      effort -> Math.min(200, effort.smallRepeats()),
      TruthLaws::nullPValues);

  private final String statement;
  private final ToIntFunction<Effort> repeats;
  private final Check check;

  StatisticalLaw(String statement, ToIntFunction<Effort> repeats, Check check) {
    this.statement = statement;
    this.repeats = repeats;
    this.check = check;
  }

  @Override
  public String statement() {
    return statement;
  }

  @Override
  public boolean isWaivable() {
    return true;
  }

  /**
   * Says whether an estimator obeys this law.
   *
   * @param subject the estimator. Its waivers are not looked at.
   * @param effort over how many data sets to average
   * @return the verdict; {@link Verdict.Outcome#DOES_NOT_APPLY} where no distribution of known
   *     information has kinds that the estimator takes, or its estimand is another
   */
  public Verdict check(Subject subject, Effort effort) {
    return check.apply(subject, repeats(effort));
  }

  /** How many data sets are drawn from each distribution. */
  int repeats(Effort effort) {
    return repeats.applyAsInt(effort);
  }

  private interface Check {
    Verdict apply(Subject subject, int repeats);
  }
}
