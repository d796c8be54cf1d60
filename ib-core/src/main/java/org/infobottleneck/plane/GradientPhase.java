package org.infobottleneck.plane;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.infobottleneck.numerics.Arguments;

/**
 * The phases of one layer's gradients in one run.
 *
 * @param layer the layer's number, from 1
 * @param snapshots the number of snapshots with a positive and finite ratio
 * @param boundary where drift turns into diffusion; empty where the ratio does not fall
 * @param crossing the first snapshot on the side of ratios below one, by the rule of {@link
 *     GradientPhases}; empty where the ratio does not go from above one to below
 */
public record GradientPhase(
    int layer, int snapshots, Optional<PhaseBoundary> boundary, OptionalInt crossing) {

  /**
   * Checks the parts.
   *
   * @param layer the layer's number
   * @param snapshots the number of snapshots with a ratio
   * @param boundary where drift turns into diffusion
   * @param crossing the first snapshot on the side of ratios below one
   * @throws IllegalArgumentException if the layer is less than 1 or the number negative
   */
  public GradientPhase {
    Arguments.atLeast(layer, 1, "layer");
    Arguments.atLeast(snapshots, 0, "number of snapshots");
    Objects.requireNonNull(boundary, "boundary");
    Objects.requireNonNull(crossing, "crossing");
  }
}
