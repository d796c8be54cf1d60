package org.infobottleneck.estimators.internal;

/**
 * One value per sample, whose mean is an estimate, and of how many samples the k nearest neighbors
 * are not settled.
 */
public final class LocalValues {

  private final double[] values;
  private final int unsettled;

  LocalValues(double[] values, int unsettled) {
    this.values = values;
    this.unsettled = unsettled;
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
   * Returns of how many samples the k nearest neighbors are not settled: the k-th shares its
   * distance with the next, so that which points are the nearest is arbitrary, or the sample is
   * alone and has none.
   *
   * @return the number of samples
   */
  public int unsettled() {
    return unsettled;
  }
}
