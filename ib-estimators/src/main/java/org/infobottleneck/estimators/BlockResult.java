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

  private final String estimation;
  private final long fingerprint;
  private final int block;
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

  /** The text of the estimation that it is of. */
  String estimation() {
    return estimation;
  }

  /** The fingerprint of the samples that it is of. */
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
