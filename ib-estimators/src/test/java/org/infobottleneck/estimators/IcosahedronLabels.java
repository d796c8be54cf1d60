package org.infobottleneck.estimators;

/**
 * The task of Shwartz-Ziv and Tishby (2017) for the reference activations: 4096 patterns on the
 * vertices of an icosahedron in counting order, first vertex most significant.
 */
final class IcosahedronLabels {

  private static final int[][] NEIGHBORS = {
    {1, 3, 5, 10, 11},
    {0, 2, 3, 4, 11},
    {1, 3, 4, 8, 9},
    {0, 1, 2, 8, 10},
    {1, 2, 6, 9, 11},
    {0, 6, 7, 10, 11},
    {4, 5, 7, 9, 11},
    {5, 6, 8, 9, 10},
    {2, 3, 7, 9, 10},
    {2, 4, 6, 7, 8},
    {0, 3, 5, 7, 8},
    {0, 1, 4, 5, 6}
  };
  private static final int[] ANTIPODE = {9, 7, 5, 6, 10, 2, 3, 1, 11, 0, 4, 8};
  private static final double C = 1 / Math.sqrt(5);

  private IcosahedronLabels() {}

  /** The published labels: 1 where ||a0|| + 2 ||a1|| exceeds 2.32. */
  static int[] deterministic() {
    int[] labels = new int[4096];
    for (int row = 0; row < labels.length; row++) {
      double[] a = spectrum(row);
      labels[row] = a[0] + 2 * a[1] > 2.32 ? 1 : 0;
    }
    return labels;
  }

  /** p(y|x) with the gain of the authors' file, 12. */
  static double[][] stochastic() {
    double[][] rows = new double[4096][2];
    for (int row = 0; row < rows.length; row++) {
      double[] a = spectrum(row);
      double p = 1 / (1 + StrictMath.exp(-12 * (2 * a[0] + 5 * a[1] + 4 * a[2] - 5.89)));
      rows[row][0] = 1 - p;
      rows[row][1] = p;
    }
    return rows;
  }

  private static double[] spectrum(int row) {
    boolean[] set = new boolean[12];
    int ones = 0;
    for (int v = 0; v < 12; v++) {
      set[v] = (row >> (11 - v) & 1) == 1;
      ones += set[v] ? 1 : 0;
    }
    int adjacent = 0;
    int antipodal = 0;
    for (int v = 0; v < 12; v++) {
      for (int w : NEIGHBORS[v]) {
        adjacent += set[v] && set[w] ? 1 : 0;
      }
      antipodal += set[v] && set[ANTIPODE[v]] ? 1 : 0;
    }
    adjacent /= 2;
    antipodal /= 2;
    int other = ones * (ones - 1) / 2 - adjacent - antipodal;
    double[] q = {
      (double) ones * ones,
      ones + 2 * (C * adjacent - C * other - antipodal),
      ones + 2 * (-0.2 * adjacent - 0.2 * other + antipodal)
    };
    double[] norms = new double[3];
    for (int l = 0; l < 3; l++) {
      norms[l] = Math.sqrt(4 * Math.PI / (2 * l + 1)) * Math.sqrt(Math.max(0, q[l])) / 12;
    }
    return norms;
  }
}
