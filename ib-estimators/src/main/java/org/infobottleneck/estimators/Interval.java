package org.infobottleneck.estimators;

/**
 * An interval of information, in nats: what {@link Estimate#interval} gives.
 *
 * @param low the lower end in nats
 * @param high the upper end in nats, not below the lower one
 */
public record Interval(double low, double high) {

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /**
   * Checks the ends.
   *
   * @param low the lower end in nats
   * @param high the upper end in nats
   * @throws IllegalArgumentException if an end is NaN or the lower one lies above the upper
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "lower end of an interval must not lie above the upper, got " + low + " and " + high);
    }
  }

  /**
   * Returns the lower end in bits.
   *
   * @return the lower end divided by ln 2
   */
  public double lowBits() {
    return low / NATS_PER_BIT;
  }

  /**
   * Returns the upper end in bits.
   *
   * @return the upper end divided by ln 2
   */
  public double highBits() {
    return high / NATS_PER_BIT;
  }

  /**
   * Returns the width in nats.
   *
   * @return the upper end less the lower one
   */
  public double width() {
    return high - low;
  }

  /**
   * Returns whether a value lies in the interval, its ends included.
   *
   * @param nats the value in nats
   * @return whether it lies between the ends; NaN does not
   */
  public boolean contains(double nats) {
    return nats >= low && nats <= high;
  }
}
