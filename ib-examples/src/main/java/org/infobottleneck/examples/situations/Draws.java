package org.infobottleneck.examples.situations;

import java.util.SplittableRandom;
import org.infobottleneck.numerics.GaussianNoise;

/** The random numbers of one sample, the same bits on every virtual machine. */
final class Draws {

  private final long seed;
  private final SplittableRandom random;
  private int row = -1;
  private int unit;

  Draws(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  void nextRow() {
    row++;
    unit = 0;
  }

  /** A standard normal number. */
  double normal() {
    return GaussianNoise.at(seed, row, 0, unit++);
  }

  /** A uniform number between zero and one, neither of them included. */
  double uniform() {
    return ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
  }

  /** A uniform number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }
}
