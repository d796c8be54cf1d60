package org.infobottleneck.benchmarks;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * Pairs of Gaussian vectors for neighbor estimators: x standard normal, y = 0.6 x + 0.8 noise in
 * every dimension.
 *
 * @param dimensions the dimensions of x, and of y
 * @param samples the number of samples
 */
record JointData(int dimensions, int samples) {

  private static final double CORRELATION = 0.6;
  private static final double REST = 0.8;

  /** The sizes of the table. */
  static List<JointData> all() {
    return List.of(
        new JointData(1, 4096),
        new JointData(1, 100_000),
        new JointData(3, 4096),
        new JointData(3, 20_000),
        new JointData(3, 100_000),
        new JointData(6, 4096),
        new JointData(10, 4096));
  }

  /** The name in a table. */
  String label() {
    return dimensions + "+" + dimensions + " n=" + samples;
  }

  /** The name of a file that holds the rows. */
  String file() {
    return "joint." + dimensions + "." + samples;
  }

  /** The samples, x in the first columns and y in the others. */
  DMatrixRMaj rows() {
    DMatrixRMaj rows = new DMatrixRMaj(samples, 2 * dimensions);
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < dimensions; j++) {
        double x = GaussianNoise.at(1, i, 0, j);
        rows.set(i, j, x);
        rows.set(i, dimensions + j, CORRELATION * x + REST * GaussianNoise.at(1, i, 1, j));
      }
    }
    return rows;
  }
}
