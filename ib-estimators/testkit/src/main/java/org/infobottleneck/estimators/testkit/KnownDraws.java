package org.infobottleneck.estimators.testkit;

import java.util.SplittableRandom;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * The random numbers of one sample, row after row: the same bits on every virtual machine, and the
 * same first rows however many follow.
 */
final class KnownDraws {

  // A law or an estimator may take noise from the very seed of the samples; it must not come out
  // equal to the samples themselves, nor may normal and uniform numbers hang together.
  private static final long NORMAL = 0x6B6E6F776E2D6E6FL;
  private static final long UNIFORM = 0x6B6E6F776E2D756EL;

  private final long seed;
  private final SplittableRandom random;
  private int row = -1;
  private int unit;

  KnownDraws(long seed) {
    this.seed = seed ^ NORMAL;
    this.random = new SplittableRandom(seed ^ UNIFORM);
  }

  void nextRow() {
    row++;
    unit = 0;
  }

  int row() {
    return row;
  }

  /** A standard normal number. */
  double normal() {
    return GaussianNoise.at(seed, row, 0, unit++);
  }

  /** A uniform number between zero and one, neither of them included. */
  double uniform() {
    // The bounded draws of SplittableRandom were rewritten between releases; its bits were not.
    return ((random.nextLong() >>> 12) + 0.5) * 0x1p-52;
  }

  /** A uniform number from 0 to {@code classes - 1}. */
  int label(int classes) {
    return (int) (uniform() * classes);
  }

  /** A number from 0 to {@code weights.length - 1} with these probabilities. */
  int label(double[] weights) {
    double rest = uniform();
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i; // the sum may fall short of the draw by a rounding: no label of weight zero then
        rest -= weights[i];
        if (rest < 0) {
          break;
        }
      }
    }
    return last;
  }
}
