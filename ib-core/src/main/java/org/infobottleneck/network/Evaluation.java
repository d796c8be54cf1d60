package org.infobottleneck.network;

import java.util.Objects;
import java.util.OptionalDouble;
import org.infobottleneck.numerics.Arguments;

/**
 * How well a network answers a data set.
 *
 * @param loss the mean loss, in the unit of the loss (nats for the cross entropy), finite
 * @param accuracy share of rows whose largest output stands where the largest target does, the
 *     first of equal ones counting; empty for a regression
 */
public record Evaluation(double loss, OptionalDouble accuracy) {

  /**
   * Creates an evaluation.
   *
   * @param loss the mean loss
   * @param accuracy the share of rows answered rightly, or empty
   * @throws IllegalArgumentException if the loss is not finite or the accuracy outside 0 to 1
   */
  public Evaluation {
    Arguments.finite(loss, "loss");
    Objects.requireNonNull(accuracy, "accuracy");
    accuracy.ifPresent(share -> Arguments.within(share, 0, 1, "accuracy"));
  }

  /** Counts the samples that are answered rightly; outputs and targets are [unit][sample]. */
  static int agreements(double[][] outputs, double[][] targets, int samples) {
    int count = 0;
    for (int s = 0; s < samples; s++) {
      int output = 0;
      int target = 0;
      for (int j = 1; j < outputs.length; j++) {
        output = outputs[j][s] > outputs[output][s] ? j : output;
        target = targets[j][s] > targets[target][s] ? j : target;
      }
      count += output == target ? 1 : 0;
    }
    return count;
  }
}
