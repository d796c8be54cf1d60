package org.infobottleneck.plane;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.numerics.Arguments;

/**
 * The mean of one number over repeats of a run, and how well it is known.
 *
 * <p>With values v_1 .. v_n: mean = 1/n Σ v_r; standard error = sqrt(Σ (v_r - mean)² / (n - 1)) /
 * sqrt(n).
 *
 * <ul>
 *   <li>One run has no standard error.
 *   <li>Where a value is infinite the mean is infinite and has no standard error.
 * </ul>
 *
 * @param runs the number of runs n, at least 1
 * @param mean their mean, never NaN
 * @param standardError the standard error of the mean; empty for one run
 */
public record Average(int runs, double mean, OptionalDouble standardError) {

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /**
   * Checks the parts.
   *
   * @param runs the number of runs
   * @param mean their mean
   * @param standardError the standard error of the mean
   * @throws IllegalArgumentException if there is no run, the mean is NaN or the error negative,
   *     infinite or NaN
   */
  public Average {
    Arguments.atLeast(runs, 1, "number of runs");
    if (Double.isNaN(mean)) {
      throw new IllegalArgumentException("mean must not be NaN");
    }
    Objects.requireNonNull(standardError, "standardError");
    standardError.ifPresent(
        error -> Arguments.within(error, 0, Double.MAX_VALUE, "standard error"));
  }

  /**
   * Averages values.
   *
   * @param values one per run. Not modified.
   * @return their average
   * @throws IllegalArgumentException if there is no value, one is NaN, or both infinities occur
   */
  public static Average of(double... values) {
    Arguments.atLeast(values.length, 1, "number of runs");
    RunningMean mean = new RunningMean();
    for (double value : values) {
      mean.add(value);
    }
    return mean.average();
  }

  /** The average of the values that are there; empty where none is. */
  static Optional<Average> ofPresent(List<OptionalDouble> values) {
    double[] present =
        values.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    return present.length == 0 ? Optional.empty() : Optional.of(of(present));
  }

  /**
   * Returns an average of nats in bits.
   *
   * @return mean and standard error divided by ln 2
   */
  public Average bits() {
    return dividedBy(NATS_PER_BIT);
  }

  /**
   * Returns the average of the values with the other sign, for example the fall where this is a
   * change.
   *
   * @return the mean negated, with the same standard error
   */
  public Average negated() {
    return dividedBy(-1);
  }

  private Average dividedBy(double divisor) {
    return new Average(
        runs,
        mean / divisor,
        standardError.isPresent()
            ? OptionalDouble.of(standardError.getAsDouble() / Math.abs(divisor))
            : standardError);
  }
}
