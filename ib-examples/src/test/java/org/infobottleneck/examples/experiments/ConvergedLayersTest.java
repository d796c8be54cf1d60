package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;

class ConvergedLayersTest {

  private static Experiment experiment() {
    Experiment paper = Presets.shwartzZivTishby2017();
    return paper
        .withTask(Tasks.icosahedron(12))
        .withArchitecture(Architecture.tanh(12, 4, 2))
        .withEstimators(paper.estimators().get(0))
        .withEpochs(5)
        .withSnapshots(Snapshots.at(0, 5))
        .withGradients(GradientSampling.NONE);
  }

  @Test
  void layersLieWhereTheTrackedPlaneHasThem() {
    ConvergedLayers layers = ConvergedLayers.of(experiment());
    InformationPlane plane = experiment().run(1, progress -> {});
    String bins = experiment().estimators().get(0).description();
    for (int layer : List.of(1, 2)) {
      for (PlanePoint point : plane.path(layer, bins)) {
        ConvergedLayers.Reading reading = layers.at(point.epoch(), layer, bins);
        assertThat(reading.input()).isCloseTo(point.inputInformation().nats(), within(1e-12));
        assertThat(reading.target()).isCloseTo(point.targetInformation().nats(), within(1e-12));
      }
    }
    assertThat(layers.testAccuracy())
        .isEqualTo(plane.snapshots().get(1).test().orElseThrow().accuracy().orElseThrow());
  }

  @Test
  void textKeepsEveryBit() {
    ConvergedLayers layers =
        SyntheticLayers.network(
            3,
            3482,
            new double[] {8.3, 0.62, Double.POSITIVE_INFINITY, 4.5},
            new double[] {0.1 + 0.2, 0.3, 1.08, 1e-17});
    assertThat(ConvergedLayers.parse(layers.text())).isEqualTo(layers);
    ConvergedLayers diverged = ConvergedLayers.parse("diverged\t3\t100\t17\n");
    assertThat(diverged.isPresent()).isFalse();
    assertThat(diverged.text()).isEqualTo("diverged\t3\t100\t17\n");
  }
}
