package org.infobottleneck.examples.experiments;

import org.infobottleneck.numerics.Arguments;

/**
 * How much of an experiment is run.
 *
 * @param full whether at the scale of the papers, or small enough for a minute or two
 * @param seeds the number of repeats
 * @param firstSeed the seed of the first one
 */
record Scale(boolean full, int seeds, long firstSeed) {

  Scale {
    Arguments.atLeast(seeds, 1, "number of seeds");
  }

  /** One number at the full scale, another at the small one. */
  int of(int fullNumber, int smallNumber) {
    return full ? fullNumber : smallNumber;
  }
}
