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
 * @param inputInformation I(X;T), in nats, with what it estimates
 * @param targetInformation I(T;Y), in nats, with what it estimates
 */
public record PlanePoint(
    int epoch,
    String observed,
    int layer,
    String layerName,
    Estimate inputInformation,
    Estimate targetInformation) {

  /**
   * Checks the parts.
   *
   * @param epoch the number of epochs trained
   * @param observed the name of the rows that were observed
   * @param layer the layer's number
   * @param layerName the layer's name
   * @param inputInformation I(X;T)
   * @param targetInformation I(T;Y)
   * @throws IllegalArgumentException if the epoch is negative or the layer less than 1
   */
  public PlanePoint {
    Arguments.atLeast(epoch, 0, "epoch");
    Objects.requireNonNull(observed, "observed");
    Arguments.atLeast(layer, 1, "layer");
    Objects.requireNonNull(layerName, "layerName");
    Objects.requireNonNull(inputInformation, "inputInformation");
    Objects.requireNonNull(targetInformation, "targetInformation");
  }

  /**
   * Returns the estimator of both coordinates, with its parameters.
   *
   * @return the estimator's description
   */
  public String estimator() {
    return inputInformation.estimator();
  }
}
