package org.infobottleneck.estimators.testkit.broken;

/** Scales each variable by the deviation of the first one it ever saw: state from call to call. */
final class FirstScaleKsg1 extends CorrectKsg1 {

  private double scaleOfX;
  private double scaleOfY;

  FirstScaleKsg1(int k) {
    super("first-scale-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    if (scaleOfX == 0) {
      scaleOfX = scale(x);
      scaleOfY = scale(y);
    }
    return super.nats(Rows.scaled(x, scaleOfX), Rows.scaled(y, scaleOfY));
  }

  private static double scale(double[][] rows) {
    double deviation = Rows.deviation(Rows.column(rows, 0));
    return deviation > 0 ? 1 / deviation : 1;
  }
}
