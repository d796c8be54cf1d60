package org.infobottleneck.plane;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * One layer at one epoch on the information plane by one estimator, averaged over repeats of a run.
 *
 * @param epoch the number of epochs trained
 * @param observed the name of the rows that were observed
 * @param layer the layer's number, from 1
 * @param layerName the layer's name
 * @param estimator the estimator that was asked, with its parameters
 * @param inputInformation I(X;T) over the runs
 * @param targetInformation I(T;Y) over the runs
 * @param invalidRuns the number of runs whose point is not valid, see {@link PlanePoint#isValid};
 *     the means contain them all the same
 */
public record AveragePoint(
    int epoch,
    String observed,
    int layer,
    String layerName,
    String estimator,
    AverageEstimate inputInformation,
    AverageEstimate targetInformation,
    int invalidRuns) {

  /**
   * Checks the parts.
   *
   * @param epoch the number of epochs trained
   * @param observed the name of the rows that were observed
   * @param layer the layer's number
   * @param layerName the layer's name
   * @param estimator the estimator that was asked
   * @param inputInformation I(X;T) over the runs
   * @param targetInformation I(T;Y) over the runs
   * @param invalidRuns the number of runs whose point is not valid
   * @throws IllegalArgumentException if epoch or number of invalid runs is negative or the layer
   *     less than 1
   */
  public AveragePoint {
    Arguments.atLeast(epoch, 0, "epoch");
    Objects.requireNonNull(observed, "observed");
    Arguments.atLeast(layer, 1, "layer");
    Objects.requireNonNull(layerName, "layerName");
    Objects.requireNonNull(estimator, "estimator");
    Objects.requireNonNull(inputInformation, "inputInformation");
    Objects.requireNonNull(targetInformation, "targetInformation");
    Arguments.atLeast(invalidRuns, 0, "number of invalid runs");
  }

  /**
   * Returns the number of runs that have this point.
   *
   * @return the number, at least 1
   */
  public int runs() {
    return inputInformation.nats().runs();
  }

  /**
   * Returns whether the point may be drawn among others: it is valid in every run.
   *
   * @return true if no run's point is invalid
   */
  public boolean isValid() {
    return invalidRuns == 0;
  }
}
