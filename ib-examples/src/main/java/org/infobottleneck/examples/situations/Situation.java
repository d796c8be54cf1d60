package org.infobottleneck.examples.situations;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A distribution whose mutual information is known.
 *
 * @param name what the samples are
 * @param truth the information in nats; may take a second, and is asked for once
 * @param sizes how many samples to draw, one row of the table for each
 * @param effort how often to draw them
 * @param draw draws the samples
 */
record Situation(String name, DoubleSupplier truth, List<Integer> sizes, Effort effort, Draw draw) {

  private static final int MANY_SAMPLES = 4000;

  /** How many repeats a situation is worth. */
  enum Effort {
    /** As many as are asked for, half of them from 4000 samples on. */
    ALL,
    /** Half of those asked for, since each takes seconds. */
    HALF,
    /** One: nothing is random, all inputs are enumerated. */
    ONCE
  }

  /** Draws samples from a seed. */
  interface Draw {
    Pair of(int samples, long seed);
  }

  /** A situation of which samples are drawn, of known truth. */
  static Situation sampled(String name, double truth, List<Integer> sizes, Draw draw) {
    return new Situation(name, () -> truth, sizes, Effort.ALL, draw);
  }

  boolean enumerated() {
    return effort == Effort.ONCE;
  }

  /** The same situation with other numbers of samples. */
  Situation withSizes(List<Integer> sizes) {
    return new Situation(name, truth, sizes, effort, draw);
  }

  /** The number of repeats at so many samples. */
  int repeats(int samples, int asked) {
    if (effort == Effort.ONCE) {
      return 1;
    }
    boolean half = effort == Effort.HALF || samples >= MANY_SAMPLES;
    return half ? Math.max(2, asked / 2) : asked;
  }
}
