package org.infobottleneck.estimators.testkit;

import org.infobottleneck.estimators.Variable.Kind;

/** Draws the parts of a row that several distributions have in common. */
final class KnownRows {

  private KnownRows() {}

  /** The last column of each row; the only one of a scalar. */
  static void correlated(double correlation, KnownDraws draws, double[] x, double[] y) {
    double a = draws.normal();
    x[x.length - 1] = a;
    y[y.length - 1] = correlation * a + KnownNormals.rest(correlation) * draws.normal();
  }

  static void alone(Kind kind, int width, KnownDraws draws, double[] row) {
    switch (kind) {
      case CONTINUOUS -> normals(draws, row);
      case MIXED -> {
        if (draws.label(2) == 0) {
          normals(draws, row);
        }
      }
      case LABELS -> row[0] = draws.label(width);
      case SOFT -> distribution(draws, row);
      case INPUTS -> throw new IllegalStateException("inputs are not drawn");
    }
  }

  static void normals(KnownDraws draws, double[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] = draws.normal();
    }
  }

  /** Exponential numbers over their sum are uniform on the simplex. */
  static void distribution(KnownDraws draws, double[] row) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      row[j] = -StrictMath.log(draws.uniform());
      sum += row[j];
    }
    for (int j = 0; j < row.length; j++) {
      row[j] /= sum;
    }
  }
}
