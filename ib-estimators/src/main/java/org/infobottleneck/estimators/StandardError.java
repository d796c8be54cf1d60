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

  private static final double MANY = 1000;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

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
    double tail = (1 - level) / 2; // it keeps its digits where the level is close to 1
    return degreesOfFreedom > MANY
        ? expanded(-NORMAL.inverseCumulativeProbability(tail))
        : -new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability(tail);
  }

  /**
   * A quantile of Student's t from that of the normal distribution, by powers of 1/df (Abramowitz
   * &amp; Stegun 1964, 26.7.5). Beyond 1000 degrees of freedom it is exact to 1e-9, where the
   * incomplete beta function loses digits.
   */
  private double expanded(double z) {
    double s = z * z;
    double first = z * (s + 1) / 4;
    double second = z * ((5 * s + 16) * s + 3) / 96;
    double third = z * (((3 * s + 19) * s + 17) * s - 15) / 384;
    double inverse = 1 / degreesOfFreedom; // zero where they are infinite
    return z + inverse * (first + inverse * (second + inverse * third));
  }
}
