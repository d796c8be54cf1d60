package org.infobottleneck.estimators.testkit.broken;

import java.util.Random;

/**
 * Breaks ties with noise from one generator for all: seeded, and yet no two calls are alike. The
 * global state of NumPy's random module invites it.
 */
final class GlobalRandomKsg1 extends CorrectKsg1 {

  private static final Random RANDOM = new Random(0);

  GlobalRandomKsg1(int k) {
    super("global-random-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    return super.nats(Jitter.added(x, RANDOM), Jitter.added(y, RANDOM));
  }
}
