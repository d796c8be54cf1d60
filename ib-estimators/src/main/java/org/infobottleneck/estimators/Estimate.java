package org.infobottleneck.estimators;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.infobottleneck.numerics.Arguments;

/**
 * A number that says what it estimates, by which estimator, how sure it is and when not to trust
 * it.
 *
 * <p>The value is held in nats and raw: never clamped, so an estimate may be negative or exceed an
 * entropy where its estimator errs.
 *
 * @param nats the estimate in nats, never NaN
 * @param estimand the quantity estimated
 * @param bound on which side of the estimand the value is known to lie
 * @param error the standard error, where the estimator has one
 * @param samples the number of samples used
 * @param estimator the estimator with its parameters, for example {@code ksg1(k=3)}; of one that
 *     passes the work on, with the one that did it, for example {@code auto(seed=0) by ksg1(k=3)}
 * @param caveats reasons for doubt, in a fixed order, unmodifiable
 */
public record Estimate(
    double nats,
    Estimand estimand,
    Bound bound,
    Optional<StandardError> error,
    int samples,
    String estimator,
    Set<Caveat> caveats) {

  private static final double NATS_PER_BIT = 0.6931471805599453;
  private static final Set<Caveat> NO_CAVEATS =
      Collections.unmodifiableSet(EnumSet.noneOf(Caveat.class));

  /**
   * Checks the parts.
   *
   * @param nats the estimate in nats, never NaN
   * @param estimand the quantity estimated
   * @param bound on which side of the estimand the value is known to lie
   * @param error the standard error, where the estimator has one
   * @param samples the number of samples used
   * @param estimator the estimator with its parameters
   * @param caveats reasons for doubt, in a fixed order, unmodifiable
   * @throws IllegalArgumentException if the value is NaN or there is no sample
   */
  public Estimate {
    if (Double.isNaN(nats)) {
      throw new IllegalArgumentException("estimate must not be NaN: " + estimator);
    }
    Objects.requireNonNull(estimand, "estimand");
    Objects.requireNonNull(bound, "bound");
    Objects.requireNonNull(error, "error");
    Arguments.atLeast(samples, 1, "samples of an estimate");
    Objects.requireNonNull(estimator, "estimator");
    caveats = ordered(Objects.requireNonNull(caveats, "caveats"));
  }

  private static Set<Caveat> ordered(Set<Caveat> caveats) {
    if (caveats.isEmpty()) {
      return NO_CAVEATS;
    }
    EnumSet<Caveat> ordered = EnumSet.noneOf(Caveat.class);
    for (Caveat caveat : caveats) {
      ordered.add(Objects.requireNonNull(caveat, "caveats must not hold null"));
    }
    return Collections.unmodifiableSet(ordered);
  }

  /**
   * A plain estimate, without bound, error or caveat.
   *
   * @param nats the value in nats
   * @param estimand the quantity
   * @param samples the number of samples used
   * @param estimator the estimator's description
   * @return the estimate
   * @throws IllegalArgumentException if the value is NaN or there is no sample
   */
  public static Estimate of(double nats, Estimand estimand, int samples, String estimator) {
    return new Estimate(nats, estimand, Bound.NONE, Optional.empty(), samples, estimator, Set.of());
  }

  /**
   * The mean over repeats of a whole run, with its standard error over them.
   *
   * @param repeats at least two estimates of one estimand, by one estimator, of one bound: one for
   *     each seed. Not modified.
   * @return their mean; the standard error is that of the mean, {@link StandardError.Source#SEEDS},
   *     whatever error the repeats have themselves; samples are those of all repeats, caveats those
   *     of any
   * @throws IllegalArgumentException if there are fewer than two, or one differs from the first in
   *     its estimand, bound or estimator
   */
  public static Estimate mean(List<Estimate> repeats) {
    Arguments.atLeast(repeats.size(), 2, "number of repeats");
    Estimate first = repeats.get(0);
    double[] values = new double[repeats.size()];
    EnumSet<Caveat> caveats = EnumSet.noneOf(Caveat.class);
    int samples = 0;
    for (int i = 0; i < values.length; i++) {
      Estimate repeat = repeats.get(i);
      requireSame(i, "estimand", repeat.estimand, first.estimand);
      requireSame(i, "bound", repeat.bound, first.bound);
      requireSame(i, "estimator", repeat.estimator, first.estimator);
      values[i] = repeat.nats;
      caveats.addAll(repeat.caveats);
      samples = Math.addExact(samples, repeat.samples);
    }
    StandardError error =
        new StandardError(
            Means.standardError(values), StandardError.Source.SEEDS, values.length - 1);
    return new Estimate(
        Means.of(values),
        first.estimand,
        first.bound,
        Optional.of(error),
        samples,
        first.estimator,
        caveats);
  }

  private static void requireSame(int repeat, String what, Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new IllegalArgumentException(
          what + " of repeat " + repeat + " must be " + expected + ", got " + actual);
    }
  }

  /**
   * Returns the value in bits, nats divided by ln 2.
   *
   * @return the value in bits
   */
  public double bits() {
    return nats / NATS_PER_BIT;
  }

  /**
   * Returns the standard error in nats.
   *
   * @return the standard error, where there is one
   */
  public OptionalDouble standardError() {
    return error.isPresent() ? OptionalDouble.of(error.get().nats()) : OptionalDouble.empty();
  }

  /**
   * Returns the interval that covers what the estimator gives on the average in a share {@code
   * level} of all samples: the value ± t · standard error, t the quantile of Student's t with the
   * error's degrees of freedom.
   *
   * <p>It measures the variation of the error's {@link StandardError.Source} alone; a bias, if the
   * estimator has one, comes on top of it.
   *
   * @param level the share, for example 0.95
   * @return the interval, where there is a standard error and the value is finite
   * @throws IllegalArgumentException if the level does not lie between 0 and 1
   */
  public Optional<Interval> interval(double level) {
    if (error.isEmpty() || Double.isInfinite(nats)) {
      return Optional.empty();
    }
    double reach = error.get().reach(level) * error.get().nats();
    return Optional.of(new Interval(nats - reach, nats + reach));
  }

  /**
   * Returns whether the value may be drawn among others: it carries no caveat that says it is none.
   *
   * @return false if the estimate carries {@link Caveat#NOISE_UNRESOLVED}
   */
  public boolean isValid() {
    return !caveats.contains(Caveat.NOISE_UNRESOLVED);
  }

  /**
   * Returns the same estimate as a bound of that kind.
   *
   * @param bound the kind
   * @return the estimate
   */
  public Estimate withBound(Bound bound) {
    return new Estimate(nats, estimand, bound, error, samples, estimator, caveats);
  }

  /**
   * Returns the same estimate with a standard error.
   *
   * @param error the standard error
   * @return the estimate
   */
  public Estimate withError(StandardError error) {
    Objects.requireNonNull(error, "error");
    return new Estimate(nats, estimand, bound, Optional.of(error), samples, estimator, caveats);
  }

  /**
   * Returns the same estimate with further caveats.
   *
   * @param further caveats to add
   * @return the estimate
   */
  public Estimate withCaveats(Caveat... further) {
    EnumSet<Caveat> all = EnumSet.noneOf(Caveat.class);
    all.addAll(caveats);
    for (Caveat caveat : Objects.requireNonNull(further, "further")) {
      all.add(Objects.requireNonNull(caveat, "further must not hold null"));
    }
    return new Estimate(nats, estimand, bound, error, samples, estimator, all);
  }

  /**
   * Returns the same estimate under the name of the estimator that was asked for it.
   *
   * @param estimator the text, for example {@code auto(seed=0) by ksg1(k=3)}
   * @return the estimate
   */
  public Estimate by(String estimator) {
    return new Estimate(nats, estimand, bound, error, samples, estimator, caveats);
  }

  /**
   * Returns the same estimate with its variables renamed.
   *
   * @param first the first variable's name
   * @param second the second variable's name
   * @return the estimate
   */
  public Estimate named(String first, String second) {
    return new Estimate(
        nats, estimand.named(first, second), bound, error, samples, estimator, caveats);
  }

  /**
   * Returns the estimate as a line for people, in bits.
   *
   * @return for example {@code I(X;T+N(0,1e-3)) <= 6.2998 bits by kde-upper(noiseVariance=1e-3)
   *     [SATURATED]}
   */
  @Override
  public String toString() {
    String relation =
        switch (bound) {
          case UPPER -> "<=";
          case LOWER -> ">=";
          case NONE, DIFFERENCE_OF_BOUNDS -> "=";
        };
    String doubt =
        standardError().isPresent()
            ? String.format(Locale.ROOT, " +- %.4f", standardError().getAsDouble() / NATS_PER_BIT)
            : "";
    return String.format(
        Locale.ROOT,
        "%s %s %.4f%s bits by %s%s",
        estimand,
        relation,
        bits(),
        doubt,
        estimator,
        caveats.isEmpty() ? "" : " " + caveats);
  }

  /**
   * The same estimate with the roles of the two variables exchanged, for estimators that compute
   * one order.
   */
  Estimate mirrored() {
    return new Estimate(nats, estimand.mirrored(), bound, error, samples, estimator, caveats);
  }
}
