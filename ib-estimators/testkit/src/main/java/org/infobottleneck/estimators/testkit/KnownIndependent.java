package org.infobottleneck.estimators.testkit;

import java.util.OptionalDouble;
import org.infobottleneck.estimators.Variable.Kind;

/** Two variables, each drawn on its own. */
final class KnownIndependent {

  private KnownIndependent() {}

  static KnownDistribution of(Kind x, int dx, Kind y, int dy) {
    return new KnownPair(
        KnownName.of("independent")
            .with("x", x.name())
            .with("dx", dx)
            .with("y", y.name())
            .with("dy", dy)
            .text(),
        new KnownSide(x, x == Kind.LABELS ? 1 : dx),
        new KnownSide(y, y == Kind.LABELS ? 1 : dy),
        0,
        (first, second) -> OptionalDouble.of(0),
        (draws, xRow, yRow) -> {
          draw(x, dx, draws, xRow);
          draw(y, dy, draws, yRow);
        });
  }

  private static void draw(Kind kind, int width, KnownDraws draws, double[] row) {
    switch (kind) {
      case CONTINUOUS -> drawNormals(draws, row);
      case MIXED -> {
        if (draws.label(2) == 0) {
          drawNormals(draws, row);
        }
      }
      case LABELS -> row[0] = draws.label(width);
      case SOFT -> drawDistribution(draws, row);
      case INPUTS -> throw new IllegalStateException("inputs are not drawn");
    }
  }

  private static void drawNormals(KnownDraws draws, double[] row) {
    for (int j = 0; j < row.length; j++) {
      row[j] = draws.normal();
    }
  }

  /** Exponential numbers over their sum are uniform on the simplex. */
  private static void drawDistribution(KnownDraws draws, double[] row) {
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
