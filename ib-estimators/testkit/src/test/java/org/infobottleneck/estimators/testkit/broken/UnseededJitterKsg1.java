package org.infobottleneck.estimators.testkit.broken;

import java.util.Random;

/** Breaks ties with noise that no seed determines. */
final class UnseededJitterKsg1 extends CorrectKsg1 {

  UnseededJitterKsg1(int k) {
    super("unseeded-jitter-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    Random random = new Random();
    return super.nats(Jitter.added(x, random), Jitter.added(y, random));
  }
}
