package org.infobottleneck.estimators.testkit.broken;

import java.util.Arrays;

/** Scales each variable by the deviation of the first half of its samples. */
final class FirstHalfScaleKsg1 extends CorrectKsg1 {

  FirstHalfScaleKsg1(int k) {
    super("first-half-scale-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    return super.nats(scaled(x), scaled(y));
  }

  private static double[][] scaled(double[][] rows) {
    double[] firstHalf = Arrays.copyOf(Rows.column(rows, 0), (rows.length + 1) / 2);
    double deviation = Rows.deviation(firstHalf);
    return Rows.scaled(rows, deviation > 0 ? 1 / deviation : 1);
  }
}
