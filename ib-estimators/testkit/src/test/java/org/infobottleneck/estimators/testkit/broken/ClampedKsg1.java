package org.infobottleneck.estimators.testkit.broken;

/** Returns zero for what is negative, so that the mean over independent samples is positive. */
final class ClampedKsg1 extends CorrectKsg1 {

  ClampedKsg1(int k) {
    super("clamped-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    return Math.max(0, super.nats(x, y));
  }
}
