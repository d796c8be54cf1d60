package org.infobottleneck.examples.situations;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A distribution whose mutual information is known.
 *
 * @param name what the samples are
 * @param truth the information in nats; may take a second, and is asked for once
 * @param sizes how many samples to draw, one row of the table for each
 * @param enumerated whether nothing is random, so that one repeat tells all
 * @param draw draws the samples
 */
record Situation(
    String name, DoubleSupplier truth, List<Integer> sizes, boolean enumerated, Draw draw) {

  private static final int MANY_SAMPLES = 4000;
  private static final int MANY_DIMENSIONS = 10;

  /** Draws samples from a seed. */
  interface Draw {
    Pair of(int samples, long seed);
  }

  /** A situation of which samples are drawn. */
  static Situation sampled(String name, double truth, List<Integer> sizes, Draw draw) {
    return new Situation(name, () -> truth, sizes, false, draw);
  }

  /** One repeat where nothing is random, and half of those asked for where each takes seconds. */
  int repeats(int samples, int asked) {
    if (enumerated) {
      return 1;
    }
    boolean slow = samples >= MANY_SAMPLES || name.contains(MANY_DIMENSIONS + "+");
    return slow ? Math.max(2, asked / 2) : asked;
  }
}
