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

  /** Draws samples from a seed. */
  interface Draw {
    Pair of(int samples, long seed);
  }

  /** A situation of which samples are drawn. */
  static Situation sampled(String name, double truth, List<Integer> sizes, Draw draw) {
    return new Situation(name, () -> truth, sizes, false, draw);
  }
}
