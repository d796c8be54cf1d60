package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;

class ConvergenceTest {

  private static Experiment experiment() {
    Experiment paper = Presets.shwartzZivTishby2017();
    return paper
        .withArchitecture(Architecture.tanh(12, 10, 2))
        .withTraining(paper.training().withOptimizer(Sgd.learningRate(1)))
        .withEstimators(paper.estimators().get(0))
        .withEpochs(60)
        .withSnapshots(Snapshots.logarithmic(20))
        .withGradients(GradientSampling.NONE);
  }

  @Test
  void goalsAreMetWhereTheTrackedPlaneMeetsThem() {
    Experiment experiment = experiment();
    Convergence convergence = Convergence.of(experiment);
    InformationPlane plane = experiment.run(1, progress -> {});
    String bins = experiment.estimators().get(0).description();
    assertThat(convergence.epochsTo(Convergence.Goal.ACCURACY_EARLY))
        .isEqualTo(
            plane.snapshots().stream()
                .filter(s -> s.test().orElseThrow().accuracy().orElseThrow() >= 0.9)
                .mapToDouble(Snapshot::epoch)
                .min()
                .orElseThrow());
    assertThat(convergence.epochsTo(Convergence.Goal.OUTPUT_EARLY))
        .isEqualTo(first(plane.path(2, bins), 0.7));
    assertThat(convergence.epochsTo(Convergence.Goal.LAST_HIDDEN))
        .isEqualTo(first(plane.path(1, bins), 0.9));
  }

  private static double first(List<PlanePoint> path, double bits) {
    return path.stream()
        .filter(point -> point.targetInformation().bits() >= bits)
        .mapToDouble(PlanePoint::epoch)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  @Test
  void textKeepsEverything() {
    Convergence some =
        new Convergence(
            7,
            OptionalInt.empty(),
            Map.of(Convergence.Goal.OUTPUT, 0, Convergence.Goal.ACCURACY, 3));
    assertThat(Convergence.parse(some.text())).isEqualTo(some);
    Convergence diverged = new Convergence(8, OptionalInt.of(12), Map.of());
    assertThat(Convergence.parse(diverged.text())).isEqualTo(diverged);
    assertThat(some.epochsTo(Convergence.Goal.LAST_HIDDEN)).isInfinite();
  }

  @Test
  void aMultiplicationIsCountedPerWeightAndPass() {
    // 12 x 10 and 10 x 2 weights: forward and gradient for both, errors back through the second.
    assertThat(Convergence.multiplyAdds(Architecture.tanh(12, 10, 2), 100))
        .isEqualTo(100 * (2 * 120 + 3 * 20));
  }
}
