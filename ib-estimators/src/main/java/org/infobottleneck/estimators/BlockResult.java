package org.infobottleneck.estimators;

import java.io.Serializable;

/**
 * What one block of a {@link BlockEstimation} gives: the numbers of its samples, to be put together
 * with those of the other blocks by {@link BlockEstimation#combine}. Immutable.
 *
 * <p>Size: about 8 bytes a sample of the block for neighbors, 16 or 32 for kernel densities; see
 * {@link BlockEstimation}.
 */
public final class BlockResult implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The text of the estimation that it is of. */
  private final String estimation;

  /** The fingerprint of the samples that it is of. */
  private final long fingerprint;

  /** Its index, from 0. */
  private final int block;

  /** The numbers of its samples. */
  private final double[] values;

  BlockResult(String estimation, long fingerprint, int block, double[] values) {
    this.estimation = estimation;
    this.fingerprint = fingerprint;
    this.block = block;
    this.values = values;
  }

  /**
   * Returns which block it is.
   *
   * @return the index, from 0
   */
  public int block() {
    return block;
  }

  String estimation() {
    return estimation;
  }

  long fingerprint() {
    return fingerprint;
  }

  /** The array itself, which is only read. */
  double[] values() {
    return values;
  }

  @Override
  public String toString() {
    return "block " + block + " of " + estimation;
  }
}
