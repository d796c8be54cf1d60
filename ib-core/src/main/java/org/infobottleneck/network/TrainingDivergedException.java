package org.infobottleneck.network;

/**
 * Says that training left the finite numbers: in which epoch, and in which layer first. Its
 * parameters, its outputs, its gradients or what the optimizer remembers of them are not finite, or
 * too large to be squared.
 */
public final class TrainingDivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The epoch, from 1. */
  private final int epoch;

  /** The layer's number, from 1. */
  private final int layer;

  TrainingDivergedException(int epoch, int layer, String what) {
    super(
        "training diverged in epoch "
            + epoch
            + " (counted from 1): layer "
            + layer
            + " has "
            + what
            + "; try a smaller learning rate");
    this.epoch = epoch;
    this.layer = layer;
  }

  /**
   * Returns the epoch.
   *
   * @return number of the epoch in which it happened, from 1; 0 where the network was so from the
   *     start
   */
  public int epoch() {
    return epoch;
  }

  /**
   * Returns the layer.
   *
   * @return number of the first layer that left the range, from 1
   */
  public int layer() {
    return layer;
  }
}
