package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.junit.jupiter.api.Test;

class PlainLoopTest {

  private static final InformationPlane PLANE = PlainLoop.run(1, 1000);

  @Test
  void recordsEverySnapshotLayerAndEstimator() {
    assertThat(PLANE.snapshots()).hasSize(21);
    assertThat(PLANE.points()).hasSize(21 * 3 * 2);
    assertThat(PLANE.layerName(3)).isEqualTo("output");
  }

  @Test
  void outputLearnsItsLabels() {
    String binning = "binning(width=0.1)";
    List<PlanePoint> output = PLANE.path(3, binning);
    double targetEntropy = PLANE.observed().get(0).targetEntropy().orElseThrow();

    assertThat(PLANE.estimators()).contains(binning);
    assertThat(output.get(output.size() - 1).targetInformation().nats())
        .isGreaterThan(output.get(0).targetInformation().nats())
        .isBetween(0.9 * targetEntropy, targetEntropy + 1e-12);
  }

  @Test
  void noLayerHoldsMoreThanTheInputs() {
    assertThat(PLANE.points())
        .allSatisfy(point -> assertThat(point.inputInformation().bits()).isBetween(0.0, 8 + 1e-9));
  }
}
