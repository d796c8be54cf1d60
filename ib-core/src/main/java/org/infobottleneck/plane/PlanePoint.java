package org.infobottleneck.plane;

import java.util.Objects;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.numerics.Arguments;

/**
 * One layer at one epoch on the information plane, by one estimator.
 *
 * @param epoch the number of epochs trained
 * @param observed the name of the rows that were observed, {@code all} unless told otherwise
 * @param layer the layer's number, from 1; the last one is the output
 * @param layerName the layer's name
 * @param estimator the estimator that was asked, with its parameters; the estimates say which one
 *     answered
 * @param inputInformation I(X;T), in nats, with what it estimates
 * @param targetInformation I(T;Y), in nats, with what it estimates
 */
public record PlanePoint(
    int epoch,
    String observed,
    int layer,
    String layerName,
    String estimator,
    Estimate inputInformation,
    Estimate targetInformation) {

  /**
   * Checks the parts.
   *
   * @param epoch the number of epochs trained
   * @param observed the name of the rows that were observed
   * @param layer the layer's number
   * @param layerName the layer's name
   * @param estimator the estimator that was asked
   * @param inputInformation I(X;T)
   * @param targetInformation I(T;Y)
   * @throws IllegalArgumentException if the epoch is negative or the layer less than 1
   */
  public PlanePoint {
    Arguments.atLeast(epoch, 0, "epoch");
    Objects.requireNonNull(observed, "observed");
    Arguments.atLeast(layer, 1, "layer");
    Objects.requireNonNull(layerName, "layerName");
    Objects.requireNonNull(estimator, "estimator");
    Objects.requireNonNull(inputInformation, "inputInformation");
    Objects.requireNonNull(targetInformation, "targetInformation");
  }

  /**
   * Returns whether the point may be drawn among others: neither coordinate carries a caveat that
   * says it is no valid value.
   *
   * @return true if both coordinates are valid
   */
  public boolean isValid() {
    return inputInformation.isValid() && targetInformation.isValid();
  }

  /**
   * Returns the point as a line for people, in bits.
   *
   * @return for example {@code epoch 100, layer 5: I(X;bin(T,0.07)) = 6.2998 bits by
   *     binning(width=0.07); I(bin(T,0.07);Y) = 0.7975 bits by binning(width=0.07)}
   */
  @Override
  public String toString() {
    String rows = observed.equals(ObservedRows.ALL) ? "" : ", " + observed;
    return "epoch "
        + epoch
        + rows
        + ", "
        + layerName
        + ": "
        + inputInformation
        + "; "
        + targetInformation;
  }
}
