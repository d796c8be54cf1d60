package org.infobottleneck.estimators.testkit.broken;

import java.util.Arrays;

/** Drops the last sample where their number is odd, as programs that split samples in halves do. */
final class EvenSizesOnlyKsg1 extends CorrectKsg1 {

  EvenSizesOnlyKsg1(int k) {
    super("even-sizes-only-ksg1", k);
  }

  @Override
  void requireEnough(int samples) {
    super.requireEnough(samples - samples % 2);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    int n = x.length - x.length % 2;
    return super.nats(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }
}
