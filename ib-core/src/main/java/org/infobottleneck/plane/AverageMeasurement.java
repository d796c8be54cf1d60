package org.infobottleneck.plane;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * What was measured at one epoch beside the plane, averaged over repeats of a run.
 *
 * @param epoch the number of epochs trained
 * @param quantity what was measured
 * @param observed the name of the rows it was measured on; empty where it does not depend on the
 *     observed rows
 * @param layer the layer's number, from 1; 0 for a quantity of the whole network
 * @param average mean and standard error over the runs that have it
 */
public record AverageMeasurement(
    int epoch, Quantity quantity, String observed, int layer, Average average) {

  /**
   * Checks the parts.
   *
   * @param epoch the number of epochs trained
   * @param quantity what was measured
   * @param observed the name of the rows, or empty
   * @param layer the layer's number, or 0
   * @param average mean and standard error over the runs
   * @throws IllegalArgumentException if epoch or layer is negative
   */
  public AverageMeasurement {
    Arguments.atLeast(epoch, 0, "epoch");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(observed, "observed");
    Arguments.atLeast(layer, 0, "layer");
    Objects.requireNonNull(average, "average");
  }
}
