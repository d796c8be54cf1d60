package org.infobottleneck.estimators.testkit.broken;

/** Returns the absolute value, since information is not negative. */
final class AbsoluteKsg1 extends CorrectKsg1 {

  AbsoluteKsg1(int k) {
    super("absolute-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    return Math.abs(super.nats(x, y));
  }
}
