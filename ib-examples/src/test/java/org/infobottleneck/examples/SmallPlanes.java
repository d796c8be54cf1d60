package org.infobottleneck.examples;

import java.util.SplittableRandom;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;

/** Planes for tests: 64 inputs, two layers that shrink from epoch to epoch. */
public final class SmallPlanes {

  public static final int SNAPSHOTS = 12;

  private SmallPlanes() {}

  public static InformationPlane by(MutualInformationEstimator... estimators) {
    return of(SNAPSHOTS, estimators);
  }

  public static InformationPlane of(int snapshots, MutualInformationEstimator... estimators) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] inputs = new double[64][3];
    int[] labels = new int[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      for (int j = 0; j < 3; j++) {
        inputs[i][j] = 2 * random.nextDouble() - 1;
      }
      labels[i] = inputs[i][0] > 0 ? 1 : 0;
    }
    Recorder recorder =
        InformationPlane.recorder(
            Variable.distinctRows(inputs, Coverage.ENUMERATED),
            Variable.labels(labels),
            estimators);
    for (int snapshot = 0; snapshot < snapshots; snapshot++) {
      double scale = Math.exp(-0.3 * snapshot);
      double[][] wide = new double[inputs.length][];
      double[][] narrow = new double[inputs.length][];
      for (int i = 0; i < inputs.length; i++) {
        wide[i] = new double[] {inputs[i][0], scale * inputs[i][1], scale * inputs[i][2]};
        narrow[i] = new double[] {scale * scale * inputs[i][0]};
      }
      recorder.record(snapshot * snapshot, wide, narrow);
    }
    return recorder.plane();
  }
}
