package org.infobottleneck.plane;

import java.util.Objects;
import java.util.OptionalInt;
import org.infobottleneck.numerics.Arguments;

/**
 * How long a layer takes to know so much of the target.
 *
 * @param targetNats the I(T;Y) to reach, in nats
 * @param onMeanPath the first snapshot at which the mean path has reached it; empty for never
 * @param runs the first snapshot at which every run has reached it; empty for never
 */
public record EpochsToReach(double targetNats, OptionalInt onMeanPath, RunEpochs runs) {

  /**
   * Checks the parts.
   *
   * @param targetNats the I(T;Y) to reach
   * @param onMeanPath when the mean path has reached it
   * @param runs when every run has reached it
   */
  public EpochsToReach {
    Arguments.finite(targetNats, "I(T;Y) to reach");
    Objects.requireNonNull(onMeanPath, "onMeanPath");
    Objects.requireNonNull(runs, "runs");
  }
}
