package org.infobottleneck.estimators;

import java.util.Arrays;
import java.util.Random;

/** Samples with known properties for tests; every draw is a function of its seed. */
final class Draws {

  private Draws() {}

  static double[][] gaussian(int n, int d, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][d];
    for (double[] row : rows) {
      for (int j = 0; j < d; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return rows;
  }

  /** Pairs (x, y) of standard normals with a correlation. */
  static double[][] correlated(int n, double correlation, long seed) {
    double[][] rows = gaussian(n, 2, seed);
    double other = Math.sqrt(1 - correlation * correlation);
    for (double[] row : rows) {
      row[1] = correlation * row[0] + other * row[1];
    }
    return rows;
  }

  static double[] column(double[][] rows, int j) {
    double[] column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][j];
    }
    return column;
  }

  static int[] labels(int n, int classes, long seed) {
    return new Random(seed).ints(n, 0, classes).toArray();
  }

  /** Symbols that take turns, each for a while. */
  static int[] inTurn(int n, int each, int symbols) {
    int[] codes = new int[n];
    Arrays.setAll(codes, i -> i / each % symbols);
    return codes;
  }

  /** Values of which the last fifth occur once and all others are alike. */
  static double[] lastFifthAlone(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> 5 * i < 4 * n ? 0 : i);
    return values;
  }

  static double[][] oneHot(int[] labels, int classes) {
    double[][] rows = new double[labels.length][classes];
    for (int i = 0; i < labels.length; i++) {
      rows[i][labels[i]] = 1;
    }
    return rows;
  }
}
