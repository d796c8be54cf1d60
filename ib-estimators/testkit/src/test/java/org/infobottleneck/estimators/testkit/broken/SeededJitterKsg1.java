package org.infobottleneck.estimators.testkit.broken;

import java.util.Random;

/**
 * Breaks ties with noise from a fixed seed: repeats itself, but which sample gets which noise
 * depends on the order of the samples. The usual remedy for ties in public programs.
 */
final class SeededJitterKsg1 extends CorrectKsg1 {

  SeededJitterKsg1(int k) {
    super("seeded-jitter-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    Random random = new Random(0);
    return super.nats(Jitter.added(x, random), Jitter.added(y, random));
  }
}
