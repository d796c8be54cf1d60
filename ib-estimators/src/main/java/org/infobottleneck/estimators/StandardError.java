package org.infobottleneck.estimators;

import java.util.Objects;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A standard error, where it comes from, and how well it is itself known.
 *
 * @param nats the standard error, not negative, in nats
 * @param source which variation it measures
 * @param degreesOfFreedom of Student's t for an interval; infinite where the error is as good as
 *     known
 */
public record StandardError(double nats, Source source, double degreesOfFreedom) {

  /** The variation that a standard error measures. */
  public enum Source {
    /** Repeats of a whole run over seeds. */
    SEEDS,
    /** The draws of a Monte Carlo integral. */
    MONTE_CARLO,
    /** Subsamples of the data. */
    SUBSAMPLING,
    /** The samples: the spread of one value per sample, whose mean is the estimate. */
    SAMPLES
  }

  /**
   * Checks the parts.
   *
   * @param nats the standard error, not negative, in nats
   * @param source which variation it measures
   * @param degreesOfFreedom of Student's t, infinite where the error is as good as known
   * @throws IllegalArgumentException if the error is negative, NaN or infinite, or the degrees of
   *     freedom are not positive
   */
  public StandardError {
    if (!(nats >= 0 && nats < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "standard error must be finite and not negative, got " + nats);
    }
    Objects.requireNonNull(source, "source");
    if (!(degreesOfFreedom > 0)) {
      throw new IllegalArgumentException(
          "degrees of freedom must be positive, got " + degreesOfFreedom);
    }
  }

  /**
   * A standard error that is as good as known, as that of many draws is.
   *
   * @param nats the standard error, not negative, in nats
   * @param source which variation it measures
   * @throws IllegalArgumentException if the error is negative, NaN or infinite
   */
  public StandardError(double nats, Source source) {
    this(nats, source, Double.POSITIVE_INFINITY);
  }

  /**
   * How many standard errors a two-sided interval reaches to each side: a quantile of Student's t,
   * of the normal distribution where the degrees of freedom are infinite.
   */
  double reach(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "level of an interval must lie between 0 and 1, got " + level);
    }
    // The lower tail keeps its digits where the level is close to 1.
    double tail = (1 - level) / 2;
    return Double.isInfinite(degreesOfFreedom)
        ? -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(tail)
        : -new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(tail);
  }
}
