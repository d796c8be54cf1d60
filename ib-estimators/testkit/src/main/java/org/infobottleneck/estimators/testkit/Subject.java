package org.infobottleneck.estimators.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;

/**
 * An estimator and what its author says of it: which laws it breaks and why, and the values it has
 * where other estimators have zero.
 *
 * <p>Immutable; every {@code with} returns another subject.
 */
public final class Subject {

  private static final int LEAST_SAMPLES = 12;
  private static final int MOST_SAMPLES = 40;

  /** The bias that a law of truth leaves to a finite sample unless told otherwise. */
  private static final double ABSOLUTE_BIAS = 0.01;

  private static final double RELATIVE_BIAS = 0.05;

  private final Supplier<? extends MutualInformationEstimator> factory;
  private final MutualInformationEstimator estimator;
  private final Map<Law, String> waivers;
  private final Claims claims;

  /** What the author says beyond the waivers; changed only while a subject is being made. */
  private static final class Claims {

    private ToDoubleBiFunction<Variable, Variable> constantValue = (x, y) -> 0;
    private PredictedBias biasAtIndependence = (x, y) -> OptionalDouble.of(0);
    private DoubleUnaryOperator biasAllowance = truth -> ABSOLUTE_BIAS + RELATIVE_BIAS * truth;
    private Optional<MutualInformationEstimator> lowerBound = Optional.empty();
    private Optional<MutualInformationEstimator> upperBound = Optional.empty();
    private Optional<DoubleFunction<MutualInformationEstimator>> byNoiseVariance = Optional.empty();
    private BiPredicate<Variable.Kind, Variable.Kind> kinds = (x, y) -> true;
    private IntUnaryOperator samplesUsed = IntUnaryOperator.identity();
    private int leastSamples = LEAST_SAMPLES;
    private int mostSamples = MOST_SAMPLES;

    private Claims copy() {
      Claims copy = new Claims();
      copy.constantValue = constantValue;
      copy.biasAtIndependence = biasAtIndependence;
      copy.biasAllowance = biasAllowance;
      copy.lowerBound = lowerBound;
      copy.upperBound = upperBound;
      copy.byNoiseVariance = byNoiseVariance;
      copy.kinds = kinds;
      copy.samplesUsed = samplesUsed;
      copy.leastSamples = leastSamples;
      copy.mostSamples = mostSamples;
      return copy;
    }
  }

  /** The bias that theory predicts for samples of independent variables. */
  @FunctionalInterface
  public interface PredictedBias {

    /**
     * Predicts the bias.
     *
     * @param x samples of X
     * @param y samples of Y, independent of X
     * @return the expected estimate in nats, or nothing where there is no prediction
     */
    OptionalDouble of(Variable x, Variable y);
  }

  private Subject(
      Supplier<? extends MutualInformationEstimator> factory,
      Map<Law, String> waivers,
      Claims claims) {
    this.factory = factory;
    this.estimator = Objects.requireNonNull(factory.get(), "estimator");
    this.waivers = waivers;
    this.claims = claims;
  }

  /**
   * An estimator without waivers.
   *
   * @param estimator the estimator
   * @return the subject
   */
  public static Subject of(MutualInformationEstimator estimator) {
    Objects.requireNonNull(estimator, "estimator");
    return of(() -> estimator);
  }

  /**
   * An estimator that can be made afresh: two of a make must answer alike, and a fresh one as one
   * that has been asked before.
   *
   * @param factory makes equally configured estimators
   * @return the subject
   */
  public static Subject of(Supplier<? extends MutualInformationEstimator> factory) {
    Objects.requireNonNull(factory, "factory");
    return new Subject(factory, Map.of(), new Claims());
  }

  /**
   * Returns this subject with a law waived. A law that is waived and holds is reported.
   *
   * @param law the law
   * @param reason why the estimator breaks it, for the report
   * @return the subject
   * @throws IllegalArgumentException if the law can't be waived, is waived already, or the reason
   *     is blank
   */
  public Subject waiving(Law law, String reason) {
    Objects.requireNonNull(law, "law");
    Objects.requireNonNull(reason, "reason");
    if (!law.isWaivable()) {
      throw new IllegalArgumentException(
          "law " + law.name() + " can't be waived: " + law.statement());
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException("waiver of " + law.name() + " needs a reason");
    }
    Map<Law, String> all = new LinkedHashMap<>(waivers);
    if (all.put(law, reason) != null) {
      throw new IllegalArgumentException("law " + law.name() + " is waived twice");
    }
    return new Subject(factory, Collections.unmodifiableMap(all), claims);
  }

  /**
   * Returns this subject with the value that the estimator documents for a constant variable, zero
   * unless told otherwise.
   *
   * @param value the value in nats, from the samples of which one side is constant
   * @return the subject
   */
  public Subject withConstantValue(ToDoubleBiFunction<Variable, Variable> value) {
    return with(copy -> copy.constantValue = Objects.requireNonNull(value, "value"));
  }

  /**
   * Returns this subject with a prediction of its mean over independent samples, zero unless told
   * otherwise.
   *
   * @param bias the prediction; where it has none, {@link StatisticalLaw#INDEPENDENCE} is not
   *     examined
   * @return the subject
   */
  public Subject withBiasAtIndependence(PredictedBias bias) {
    return with(copy -> copy.biasAtIndependence = Objects.requireNonNull(bias, "bias"));
  }

  /**
   * Returns this subject with the systematic error that the laws of truth leave to a sample of
   * 1024, on top of the statistical one.
   *
   * @param allowance the bias allowed in nats, from the true information in nats; 0.01 nats and 5 %
   *     of the truth unless told otherwise
   * @return the subject
   */
  public Subject withBiasAllowance(DoubleUnaryOperator allowance) {
    return with(copy -> copy.biasAllowance = Objects.requireNonNull(allowance, "allowance"));
  }

  /**
   * Returns this subject with an estimator that never lies above it, for I(X;T) of the same noise.
   *
   * @param lower the lower bound
   * @return the subject
   */
  public Subject withLowerBound(MutualInformationEstimator lower) {
    return with(copy -> copy.lowerBound = Optional.of(Objects.requireNonNull(lower, "lower")));
  }

  /**
   * Returns this subject with an estimator that never lies below it, for I(X;T) of the same noise.
   *
   * @param upper the upper bound
   * @return the subject
   */
  public Subject withUpperBound(MutualInformationEstimator upper) {
    return with(copy -> copy.upperBound = Optional.of(Objects.requireNonNull(upper, "upper")));
  }

  /**
   * Returns this subject with its family over noise variances, of which I(X;T) must not rise.
   *
   * @param family the same estimator for a noise variance
   * @return the subject
   */
  public Subject withNoiseVariances(DoubleFunction<MutualInformationEstimator> family) {
    return with(
        copy -> copy.byNoiseVariance = Optional.of(Objects.requireNonNull(family, "family")));
  }

  /**
   * Returns this subject with other numbers of samples for the exact laws, 12 to 40 unless told
   * otherwise; at the least number an estimator has to answer.
   *
   * @param least the least number, at least 4
   * @param most the greatest number
   * @return the subject
   * @throws IllegalArgumentException if the numbers do not ascend from 4
   */
  public Subject withSampleSizes(int least, int most) {
    Arguments.atLeast(least, 4, "least number of samples");
    Arguments.atLeast(most, least, "greatest number of samples");
    return with(
        copy -> {
          copy.leastSamples = least;
          copy.mostSamples = most;
        });
  }

  /**
   * Returns this subject with the number of samples that an estimate rests on, and names as its
   * own, for an estimator that takes a part of them and says so; all of them unless told otherwise.
   *
   * @param used the number of samples used, from the number given
   * @return the subject
   */
  public Subject withSamplesUsed(IntUnaryOperator used) {
    return with(copy -> copy.samplesUsed = Objects.requireNonNull(used, "used"));
  }

  /**
   * Returns this subject examined on some kinds of variables only, for an estimator that takes more
   * than it is meant for, or of which other laws hold on other kinds.
   *
   * @param kinds whether to examine it on a kind of X and a kind of Y
   * @return the subject
   */
  public Subject examinedOn(BiPredicate<Variable.Kind, Variable.Kind> kinds) {
    return with(copy -> copy.kinds = Objects.requireNonNull(kinds, "kinds"));
  }

  private Subject with(Consumer<Claims> change) {
    Claims copy = claims.copy();
    change.accept(copy);
    return new Subject(factory, waivers, copy);
  }

  /**
   * Returns the estimator.
   *
   * @return the estimator
   */
  public MutualInformationEstimator estimator() {
    return estimator;
  }

  /**
   * Returns an estimator made afresh, or the same one where the subject was given no factory.
   *
   * @return an equally configured estimator
   */
  public MutualInformationEstimator another() {
    return Objects.requireNonNull(factory.get(), "estimator");
  }

  /**
   * Returns the waivers in the order in which they were given.
   *
   * @return the reasons by law, unmodifiable
   */
  public Map<Law, String> waivers() {
    return waivers;
  }

  double constantValue(Variable x, Variable y) {
    return claims.constantValue.applyAsDouble(x, y);
  }

  OptionalDouble biasAtIndependence(Variable x, Variable y) {
    return claims.biasAtIndependence.of(x, y);
  }

  double biasAllowance(double truth) {
    return claims.biasAllowance.applyAsDouble(truth);
  }

  Optional<MutualInformationEstimator> lowerBound() {
    return claims.lowerBound;
  }

  Optional<MutualInformationEstimator> upperBound() {
    return claims.upperBound;
  }

  Optional<DoubleFunction<MutualInformationEstimator>> byNoiseVariance() {
    return claims.byNoiseVariance;
  }

  int samplesUsed(int samples) {
    return claims.samplesUsed.applyAsInt(samples);
  }

  int leastSamples() {
    return claims.leastSamples;
  }

  int mostSamples() {
    return claims.mostSamples;
  }

  /**
   * Whether the estimator accepts a pair of kinds, and is to be examined on it. One that gives no
   * proper answer is examined, so that {@link ExactLaw#BAD_INPUT} says so.
   */
  @SuppressWarnings("ConstantValue")
  boolean supports(Variable.Kind x, Variable.Kind y) {
    if (!claims.kinds.test(x, y)) {
      return false;
    }
    try {
      Optional<String> refusal = estimator.refusal(x, y);
      return refusal == null || refusal.isEmpty();
    } catch (RuntimeException e) {
      return true;
    }
  }

  @Override
  public String toString() {
    return estimator.description();
  }
}
