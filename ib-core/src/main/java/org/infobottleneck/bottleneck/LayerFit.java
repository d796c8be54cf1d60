package org.infobottleneck.bottleneck;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.numerics.Arguments;

/**
 * One layer at one epoch beside the bottleneck, as one observer sees it.
 *
 * @param epoch the number of epochs trained
 * @param layer the layer's number, from 1
 * @param layerName the layer's name
 * @param inputInformation I(X;T), with what is observed of T and by whom
 * @param targetInformation I(T;Y), with what is observed of T and by whom
 * @param fit beta* and the residual of the encoder
 * @param decoder the residual of the network's decoder, where its output was given
 */
public record LayerFit(
    int epoch,
    int layer,
    String layerName,
    Estimate inputInformation,
    Estimate targetInformation,
    BottleneckFit fit,
    Optional<DecoderResidual> decoder) {

  /**
   * Checks the parts.
   *
   * @param epoch the number of epochs trained
   * @param layer the layer's number
   * @param layerName the layer's name
   * @param inputInformation I(X;T)
   * @param targetInformation I(T;Y)
   * @param fit beta* and the residual of the encoder
   * @param decoder the residual of the network's decoder
   * @throws IllegalArgumentException if the epoch is negative or the layer less than 1
   */
  public LayerFit {
    Arguments.atLeast(epoch, 0, "epoch");
    Arguments.atLeast(layer, 1, "layer");
    Objects.requireNonNull(layerName, "layerName");
    Objects.requireNonNull(inputInformation, "inputInformation");
    Objects.requireNonNull(targetInformation, "targetInformation");
    Objects.requireNonNull(fit, "fit");
    Objects.requireNonNull(decoder, "decoder");
  }

  /**
   * Returns how the layer is observed. Only fits of one observer can be compared.
   *
   * @return the description of the estimator whose cells or noise these are
   */
  public String observer() {
    return inputInformation.estimator();
  }

  /**
   * Returns how far the layer, as observed, lies from the curve.
   *
   * @param curve the curve of the joint distribution that the layer was compared under
   * @return the gaps in nats; no upper end is negative for an exact encoder but by rounding, while
   *     the draws of a noisy one leave I(X;T) and I(T;Y) the errors that they state
   */
  public CurveGap gap(InformationCurve curve) {
    return curve.gap(inputInformation.nats(), targetInformation.nats());
  }

  /**
   * Returns the fit as a line for people, in bits.
   *
   * @return for example {@code epoch 100, layer 5, binning(width=0.07): I(X;T) = 6.2998, I(T;Y) =
   *     0.7975 bits; beta* = 5.812, residual 4.1032 bits = floor 3.6120 + fit 0.4912}
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "epoch %d, %s, %s: I(X;T) = %.4f, I(T;Y) = %.4f bits; %s",
        epoch,
        layerName,
        observer(),
        inputInformation.bits(),
        targetInformation.bits(),
        fit);
  }
}
