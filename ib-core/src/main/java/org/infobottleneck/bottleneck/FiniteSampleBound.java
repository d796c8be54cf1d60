package org.infobottleneck.bottleneck;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.numerics.Decimals;

/**
 * What a finite number of samples allows one to say: a number together with the law it follows
 * from, what stands behind that law, and whether the number says anything at all. Made by {@link
 * FiniteSampleBounds}.
 *
 * <p>The value is raw. It is never clamped to what the quantity can reach: a bound past that limit
 * is {@linkplain #isVacuous() vacuous}, and a chart may then draw it, mark it or leave it out.
 *
 * <p>Immutable and thread-safe.
 */
public final class FiniteSampleBound {

  private static final double NATS_PER_BIT = 0.6931471805599453;

  private final Parts parts;

  private record Parts(
      FiniteSampleLaw law,
      double value,
      int samples,
      OptionalDouble delta,
      double limit,
      Optional<String> vacuity) {}

  private FiniteSampleBound(Parts parts) {
    this.parts = parts;
  }

  /**
   * A value of a law, vacuous at and past the limit.
   *
   * @param limit what the quantity reaches at most, or at least for a lower bound
   * @param limitName what that is, to be read after "not below" or "not above"
   */
  static FiniteSampleBound of(
      FiniteSampleLaw law,
      double value,
      int samples,
      OptionalDouble delta,
      double limit,
      String limitName) {
    boolean upper = law.side() == Bound.UPPER;
    boolean past = upper ? value >= limit : value <= limit;
    Optional<String> vacuity =
        past ? Optional.of((upper ? "not below " : "not above ") + limitName) : Optional.empty();
    return new FiniteSampleBound(new Parts(law, value, samples, delta, limit, vacuity));
  }

  /** The same value, vacuous for a reason of its own where the limit alone does not make it so. */
  FiniteSampleBound vacuousIf(boolean condition, String reason) {
    if (!condition || isVacuous()) {
      return this;
    }
    return new FiniteSampleBound(
        new Parts(law(), value(), samples(), delta(), limit(), Optional.of(reason)));
  }

  /**
   * Returns the law that the value follows from, which knows what it bounds and who stated it.
   *
   * @return the law
   */
  public FiniteSampleLaw law() {
    return parts.law;
  }

  /**
   * Returns what stands behind the value.
   *
   * @return the status of its law
   */
  public BoundStatus status() {
    return law().status();
  }

  /**
   * Returns the value, raw.
   *
   * @return nats or a probability, as the law's unit says; may be negative for a lower bound and
   *     infinite where the information is
   */
  public double value() {
    return parts.value;
  }

  /**
   * Returns the value in bits.
   *
   * @return the value divided by ln 2
   * @throws IllegalStateException if it is a probability
   */
  public double bits() {
    if (law().unit() != FiniteSampleLaw.Unit.NATS) {
      throw new IllegalStateException(law() + " is a probability and has no bits");
    }
    return value() / NATS_PER_BIT;
  }

  /**
   * Returns the number of samples.
   *
   * @return m
   */
  public int samples() {
    return parts.samples;
  }

  /**
   * Returns the probability with which the bound may fail.
   *
   * @return delta; empty where only the order of a bound is known
   */
  public OptionalDouble delta() {
    return parts.delta;
  }

  /**
   * Returns what the quantity can reach without any bound, in the unit of the value: its maximum
   * for an upper bound, its minimum for a lower one.
   *
   * @return the limit
   */
  public double limit() {
    return parts.limit;
  }

  /**
   * Returns whether the value says nothing.
   *
   * @return true if it lies at or past the limit, or there is another reason
   */
  public boolean isVacuous() {
    return parts.vacuity.isPresent();
  }

  /**
   * Returns why the value says nothing.
   *
   * @return the reason, for example {@code not below ln|T|, the largest I(X;T)}; empty where the
   *     bound is not vacuous
   */
  public Optional<String> vacuity() {
    return parts.vacuity;
  }

  /**
   * Returns a name for the legend of a chart, with the status in it.
   *
   * @return for example {@code I(T;Y), m = 3277 (heuristic, no theorem)}
   */
  public String label() {
    return law().quantity() + ", m = " + samples() + " (" + status().label() + ")";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FiniteSampleBound bound && parts.equals(bound.parts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(law().name(), value(), samples());
  }

  /**
   * Returns the bound as a line for people, information in bits.
   *
   * @return for example {@code |error - training error| <~ 0.1487 at m = 4096, delta = 0.05
   *     [HEURISTIC, input-compression bound of Tishby's talks]}
   */
  @Override
  public String toString() {
    boolean nats = law().unit() == FiniteSampleLaw.Unit.NATS;
    String relation =
        switch (status()) {
          case THEOREM -> law().side() == Bound.UPPER ? "<=" : ">=";
          case ORDER, HEURISTIC -> law().side() == Bound.UPPER ? "<~" : ">~";
        };
    return String.format(
        Locale.ROOT,
        "%s %s %.4f%s at m = %d%s [%s, %s]%s",
        law().quantity(),
        relation,
        nats ? bits() : value(),
        nats ? " bits" : "",
        samples(),
        delta().isPresent() ? ", delta = " + Decimals.shortest(delta().getAsDouble()) : "",
        status(),
        law().source(),
        vacuity().map(reason -> " vacuous: " + reason).orElse(""));
  }
}
