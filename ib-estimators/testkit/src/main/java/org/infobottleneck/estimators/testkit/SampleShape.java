package org.infobottleneck.estimators.testkit;

import java.util.Objects;
import java.util.Random;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Arguments;

/**
 * What samples look like: the cases in which estimators differ.
 *
 * <p>All values are dyadic, multiples of 2^-30 below 2^20, so that shifting them by whole numbers
 * and scaling them by powers of two is exact in floating point. Shapes concern real variables;
 * labels, inputs and soft labels come along, independent of the reals, a noisy function of them, or
 * an exact one.
 */
public enum SampleShape {
  /** Real vectors of one to three dimensions, no value twice in a column. */
  TIE_FREE,
  /** Real vectors on a coarse grid, where values and distances repeat. */
  TIE_HEAVY,
  /** One column holds the same value throughout. */
  CONSTANT_COLUMN,
  /** A third of the joint samples repeat others. */
  DUPLICATED_ROWS,
  /** Magnitudes from 2^-8 to 2^19, no value twice in a column. */
  HEAVY_TAILS,
  /** Labels of which some occur once or twice. */
  RARE_SYMBOLS,
  /** Half of the values are atoms, the others differ. */
  MIXED,
  /** Y is a function of X. */
  DETERMINISTIC,
  /** Activations of which most are -1 or 1 exactly, or next to it. */
  SATURATED,
  /** Eight to twelve dimensions, no value twice in a column. */
  HIGH_DIMENSION;

  private static final int MOST_SAMPLES = 1_000_000;

  /** Whether no real value repeats in a column, nor a distance but by accident. */
  boolean isUntied() {
    return this == TIE_FREE || this == HEAVY_TAILS || this == HIGH_DIMENSION;
  }

  /**
   * Draws samples of this shape.
   *
   * @param x the kind of X
   * @param y the kind of Y
   * @param least least number of samples, at least 4
   * @param most greatest number of samples
   * @param random the source of randomness
   * @return the samples
   * @throws IllegalArgumentException if the least number is below 4, or the greatest below the
   *     least or above a million
   */
  public Samples draw(Kind x, Kind y, int least, int most, Random random) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    Objects.requireNonNull(random, "random");
    Arguments.atLeast(least, 4, "least number of samples");
    Arguments.atLeast(most, least, "greatest number of samples");
    if (most > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "greatest number of samples must be at most " + MOST_SAMPLES + ", got " + most);
    }
    return new SampleDrawer(this, least + random.nextInt(most - least + 1), random).draw(x, y);
  }
}
