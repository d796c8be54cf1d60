package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses the library as its users do: from outside, through published names only. */
class SampleConsumerTest {

  private static final double NATS_PER_BIT = Math.log(2);
  private static final double TOLERANCE = 1e-9;

  /** All 128 patterns of 7 bits, labeled by whether most of them are ones. */
  private static Dataset majority() {
    double[][] inputs = new double[128][7];
    int[] labels = new int[128];
    for (int row = 0; row < 128; row++) {
      for (int bit = 0; bit < 7; bit++) {
        inputs[row][bit] = row >> bit & 1;
      }
      labels[row] = Integer.bitCount(row) > 3 ? 1 : 0;
    }
    return Dataset.labeled(inputs, labels, 2).asEnumerated();
  }

  @Test
  void tracksWithTheDefaults() {
    Mlp network = Mlp.create(Architecture.tanh(7, 5, 3, 2), 1);

    InformationPlane plane = InformationPlane.track(network, majority());

    assertEquals(3, plane.layers().size());
    assertEquals(3, plane.estimators().size());
    assertEquals(60 * 3 * 3, plane.points().size());
    assertPointsInRange(plane, 7, 1);
    assertTrue(
        plane.snapshots().get(59).train().orElseThrow().accuracy().orElseThrow() > 0.99,
        "the task is learned");
  }

  @Test
  void tracksThePublishedTask(@TempDir Path folder) {
    Dataset data = IcosahedronTask.deterministic();
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 1);

    InformationPlane plane =
        InformationPlane.tracker()
            .estimators(KdeEstimator.upperBound(1e-3), BinningEstimator.width(0.07))
            .epochs(20)
            .snapshots(Snapshots.logarithmic(3))
            .track(network, data);

    assertEquals(3 * 6 * 2, plane.points().size());
    assertPointsInRange(plane, 12, 0.9991571208502711);

    Path file = folder.resolve("plane.ibp");
    plane.save(file);
    assertEquals(plane, InformationPlane.load(file));
  }

  private static void assertPointsInRange(InformationPlane plane, double hx, double hy) {
    assertEquals(hx, plane.observed().get(0).inputEntropy() / NATS_PER_BIT, TOLERANCE);
    assertEquals(
        hy, plane.observed().get(0).targetEntropy().orElseThrow() / NATS_PER_BIT, TOLERANCE);
    for (PlanePoint point : plane.points()) {
      double x = point.inputInformation().bits();
      double y = point.targetInformation().bits();
      assertTrue(-TOLERANCE <= x && x <= hx + TOLERANCE, point::toString);
      assertTrue(-TOLERANCE <= y && y <= hy + TOLERANCE, point::toString);
    }
  }
}
