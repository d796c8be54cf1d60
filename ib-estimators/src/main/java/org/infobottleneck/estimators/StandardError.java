package org.infobottleneck.estimators;

import java.util.Objects;

/**
 * A standard error and where it comes from.
 *
 * @param nats the standard error, not negative, in nats
 * @param source which variation it measures
 */
public record StandardError(double nats, Source source) {

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
   * @throws IllegalArgumentException if the error is negative, NaN or infinite
   */
  public StandardError {
    if (!(nats >= 0 && nats < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "standard error must be finite and not negative, got " + nats);
    }
    Objects.requireNonNull(source, "source");
  }
}
