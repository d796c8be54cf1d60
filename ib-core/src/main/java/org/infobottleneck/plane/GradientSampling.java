package org.infobottleneck.plane;

/**
 * At which weights the mini-batch gradients of a snapshot are taken. The published curves differ in
 * this, and so in their numbers.
 */
public enum GradientSampling {
  /** All batches of the coming epoch at the weights of the snapshot. */
  AT_SNAPSHOT,
  /**
   * Every batch of the coming epoch before its own update, along the path of the weights. The
   * snapshot of the last epoch, which no training follows, has none.
   */
  ALONG_EPOCH,
  /** No gradients. */
  NONE
}
