package org.infobottleneck.estimators.testkit.broken;

/** Returns bits where nats are promised. */
final class BitsKsg1 extends CorrectKsg1 {

  BitsKsg1(int k) {
    super("bits-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    return super.nats(x, y) / StrictMath.log(2);
  }
}
