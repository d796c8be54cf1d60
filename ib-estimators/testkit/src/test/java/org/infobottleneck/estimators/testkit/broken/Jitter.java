package org.infobottleneck.estimators.testkit.broken;

import java.util.Random;

/** Noise that is too small to matter but where values are tied. */
final class Jitter {

  private static final double SIZE = 1e-10;

  private Jitter() {}

  static double[][] added(double[][] rows, Random random) {
    double[][] jittered = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        jittered[i][j] = rows[i][j] + SIZE * random.nextGaussian();
      }
    }
    return jittered;
  }
}
