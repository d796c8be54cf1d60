package org.infobottleneck.estimators.internal;

/**
 * One value per sample, whose mean is an estimate, and how many samples had no k nearest neighbors.
 */
public final class LocalValues {

  private final double[] values;
  private final int ties;

  LocalValues(double[] values, int ties) {
    this.values = values;
    this.ties = ties;
  }

  /**
   * Returns the values.
   *
   * @return one per sample, in nats; not copied
   */
  public double[] values() {
    return values;
  }

  /**
   * Returns for how many samples the k-th neighbor shares its distance with the next, so that which
   * points are the k nearest is arbitrary.
   *
   * @return the number of samples
   */
  public int ties() {
    return ties;
  }
}
