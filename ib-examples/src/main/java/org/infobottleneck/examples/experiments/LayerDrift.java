package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.PhaseBoundary;

/**
 * Drift and diffusion of one layer over runs.
 *
 * @param layer the layer, from 1
 * @param runs the number of runs
 * @param boundaries those that were found
 */
record LayerDrift(int layer, int runs, List<PhaseBoundary> boundaries) {

  LayerDrift {
    boundaries = List.copyOf(boundaries);
  }

  static LayerDrift of(int layer, List<GradientPhases> phases) {
    List<PhaseBoundary> boundaries = new ArrayList<>();
    phases.forEach(run -> run.layer(layer).boundary().ifPresent(boundaries::add));
    return new LayerDrift(layer, phases.size(), boundaries);
  }

  /** The share of runs with a boundary and a ratio below one behind it. */
  double diffusing() {
    return share(boundaries.stream().filter(each -> each.diffusionRatio() < 1).count());
  }

  /** The share of runs whose ratio is at least one before the boundary, too. */
  double crossing() {
    return share(boundaries.stream().filter(PhaseBoundary::crossesOne).count());
  }

  private double share(long count) {
    return (double) count / runs;
  }

  /** The middle half of the boundaries' epochs. */
  Optional<Quartiles> epochs() {
    return boundaries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Quartiles.of(boundaries.stream().mapToDouble(PhaseBoundary::epoch).toArray()));
  }

  /** Mean and error of the logarithm of the ratio before the boundary. */
  Optional<Average> lnDriftRatio() {
    return lnMean(boundaries.stream().mapToDouble(PhaseBoundary::driftRatio).toArray());
  }

  /** Mean and error of the logarithm of the ratio behind the boundary. */
  Optional<Average> lnDiffusionRatio() {
    return lnMean(boundaries.stream().mapToDouble(PhaseBoundary::diffusionRatio).toArray());
  }

  private static Optional<Average> lnMean(double[] values) {
    if (values.length == 0) {
      return Optional.empty();
    }
    double[] logarithms = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logarithms[i] = StrictMath.log(values[i]);
    }
    return Optional.of(Average.of(logarithms));
  }

  /** The boundary of every run, in their order; empty where there is none. */
  static List<OptionalInt> epochs(int layer, List<GradientPhases> phases) {
    return GradientPhases.boundaries(phases, layer).epochs();
  }
}
