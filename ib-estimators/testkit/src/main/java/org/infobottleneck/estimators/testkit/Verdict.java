package org.infobottleneck.estimators.testkit;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * What a law says of an estimator on some samples.
 *
 * @param outcome whether the law holds
 * @param excess by how many nats the law is exceeded beyond its tolerance: 0 where it is not
 *     broken, infinite where what is broken has no size, as a promise
 * @param explanation why it fails or does not apply; empty where it holds
 */
public record Verdict(Outcome outcome, double excess, String explanation) {

  /** Whether a law holds. */
  public enum Outcome {
    /** The law holds on these samples. */
    HOLDS,
    /** The law is broken on these samples. */
    FAILS,
    /** The law says nothing of this estimator on these samples. */
    DOES_NOT_APPLY
  }

  /**
   * Checks the parts.
   *
   * @param outcome whether the law holds
   * @param excess by how many nats the law is exceeded
   * @param explanation why it fails or does not apply
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the excess is NaN
   */
  public Verdict {
    Arguments.number(excess, "excess");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(explanation, "explanation");
  }

  /**
   * The law holds.
   *
   * @return the verdict
   */
  public static Verdict holds() {
    return new Verdict(Outcome.HOLDS, 0, "");
  }

  /**
   * The law says nothing here.
   *
   * @param reason why not
   * @return the verdict
   */
  public static Verdict doesNotApply(String reason) {
    return new Verdict(Outcome.DOES_NOT_APPLY, 0, Objects.requireNonNull(reason, "reason"));
  }

  /**
   * The law is broken by a number of nats.
   *
   * @param excess by how much beyond the tolerance, in nats
   * @param explanation what was found and what was expected
   * @return the verdict
   */
  public static Verdict fails(double excess, String explanation) {
    return new Verdict(Outcome.FAILS, excess, explanation);
  }

  /**
   * A promise is broken, which has no size.
   *
   * @param explanation what was found and what was expected
   * @return the verdict
   */
  public static Verdict fails(String explanation) {
    return fails(Double.POSITIVE_INFINITY, explanation);
  }

  /**
   * Returns whether the law is broken.
   *
   * @return whether the outcome is {@link Outcome#FAILS}
   */
  public boolean isBroken() {
    return outcome == Outcome.FAILS;
  }
}
