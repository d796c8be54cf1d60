package org.infobottleneck.examples.situations;

import java.util.function.Function;
import org.infobottleneck.estimators.Variable;

/** Two correlated normal numbers, written with few decimals. */
final class Rounding {

  /** Cells farther out hold 1e-9 of the mass together. */
  private static final double CUT = 6;

  private static final int STEPS = 20;

  private Rounding() {}

  /** The information of the two as rounded to multiples of a step. */
  static double information(double correlation, double step) {
    int reach = (int) (CUT / step);
    double rest = Math.sqrt((1 - correlation) * (1 + correlation));
    double[][] joint = new double[2 * reach + 1][2 * reach + 1];
    for (int a = -reach; a <= reach; a++) {
      for (int b = -reach; b <= reach; b++) {
        double low = (b - 0.5) * step;
        double high = (b + 0.5) * step;
        joint[a + reach][b + reach] =
            Integrals.simpson(
                (a - 0.5) * step,
                (a + 0.5) * step,
                STEPS,
                x ->
                    Integrals.normal(x, 0, 1)
                        * (Integrals.below((high - correlation * x) / rest)
                            - Integrals.below((low - correlation * x) / rest)));
      }
    }
    return Integrals.ofTable(joint);
  }

  static Pair draw(
      int n, long seed, double correlation, double step, Function<double[][], Variable> kind) {
    double rest = Math.sqrt((1 - correlation) * (1 + correlation));
    double[][] x = new double[n][1];
    double[][] y = new double[n][1];
    Draws draws = new Draws(seed);
    for (int i = 0; i < n; i++) {
      draws.nextRow();
      double a = draws.normal();
      x[i][0] = step * Math.rint(a / step);
      y[i][0] = step * Math.rint((correlation * a + rest * draws.normal()) / step);
    }
    return new Pair(kind.apply(x), kind.apply(y));
  }
}
