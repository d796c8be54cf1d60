package org.infobottleneck.estimators.testkit.broken;

import java.util.Arrays;

/** Silently uses the first samples only, to bound its running time. */
final class TruncatingKsg1 extends CorrectKsg1 {

  private final int most;

  TruncatingKsg1(int k, int most) {
    super("truncating-ksg1[" + most + "]", k);
    this.most = most;
  }

  @Override
  double nats(double[][] x, double[][] y) {
    int n = Math.min(x.length, most);
    return super.nats(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }
}
