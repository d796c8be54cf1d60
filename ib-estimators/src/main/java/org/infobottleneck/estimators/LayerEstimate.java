package org.infobottleneck.estimators;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * Both coordinates of one layer on the information plane, by one estimator.
 *
 * @param layer index of the layer in the list that was given
 * @param estimator the estimator's description
 * @param inputInformation I(X;T)
 * @param targetInformation I(T;Y)
 */
public record LayerEstimate(
    int layer, String estimator, Estimate inputInformation, Estimate targetInformation) {

  /**
   * Checks the parts.
   *
   * @param layer index of the layer in the list that was given
   * @param estimator the estimator's description
   * @param inputInformation I(X;T)
   * @param targetInformation I(T;Y)
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the index is negative
   */
  public LayerEstimate {
    Arguments.atLeast(layer, 0, "layer");
    Objects.requireNonNull(estimator, "estimator");
    Objects.requireNonNull(inputInformation, "inputInformation");
    Objects.requireNonNull(targetInformation, "targetInformation");
  }

  /** Both coordinates by two calls of an estimator that shares no work between them. */
  static LayerEstimate byTwoCalls(
      MutualInformationEstimator estimator,
      int layer,
      Discrete inputs,
      Continuous values,
      Variable targets) {
    return new LayerEstimate(
        layer,
        estimator.description(),
        estimator.estimate(inputs, values).named("X", "T"),
        estimator.estimate(values, targets).named("T", "Y"));
  }
}
