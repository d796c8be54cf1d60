package org.infobottleneck.network;

/**
 * Says that no batch of an epoch moves a layer any more though there is a loss: every gradient of
 * its weights is zero. At which epoch, and the first such layer.
 */
public final class GradientsVanishedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Number of epochs done. */
  private final int epoch;

  /** The layer's number, from 1. */
  private final int layer;

  /**
   * Creates the exception.
   *
   * @param epoch number of epochs done
   * @param layer number of the layer, from 1
   */
  public GradientsVanishedException(int epoch, int layer) {
    super(message(epoch, layer));
    this.epoch = epoch;
    this.layer = layer;
  }

  /**
   * Says what happened.
   *
   * @param epoch number of epochs done
   * @param layer number of the layer, from 1
   * @return the message of such an exception
   */
  public static String message(int epoch, int layer) {
    return "gradients vanished after epoch "
        + epoch
        + ": those of layer "
        + layer
        + " are zero in every batch, so that nothing moves its weights; its units, or those of a layer"
        + " above it, are saturated or dead";
  }

  /**
   * Returns the epoch.
   *
   * @return number of epochs done when it was found
   */
  public int epoch() {
    return epoch;
  }

  /**
   * Returns the layer.
   *
   * @return number of the first layer without a gradient, from 1
   */
  public int layer() {
    return layer;
  }
}
