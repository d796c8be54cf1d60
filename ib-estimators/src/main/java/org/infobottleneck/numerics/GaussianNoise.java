package org.infobottleneck.numerics;

/**
 * Standard normal draws that are a pure function of a seed and a position.
 *
 * <p>The draw at a position depends on nothing else: not on the order of calls, the thread, the
 * number of rows or the epoch. Rounds of the SplitMix64 finalizer (Steele, Lea &amp; Flood 2014)
 * turn seed and position into two uniform numbers, the Box-Muller transform (1958) into a normal
 * one; logarithm, cosine and square root are those of {@link StrictMath}, so the bits are the same
 * on every virtual machine.
 */
public final class GaussianNoise {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private GaussianNoise() {}

  /**
   * Returns the standard normal draw at a position.
   *
   * @param seed the seed of the whole field of draws
   * @param row first coordinate of the position, for example the sample
   * @param draw second coordinate, for example the repetition
   * @param unit third coordinate, for example the unit of a layer
   * @return a standard normal number
   */
  public static double at(long seed, int row, int draw, int unit) {
    long key = mix(seed + GOLDEN_GAMMA);
    key = mix(key + GOLDEN_GAMMA * (row + 1L));
    key = mix(key + GOLDEN_GAMMA * (draw + 1L));
    key = mix(key + GOLDEN_GAMMA * (unit + 1L));
    double radius = ((key >>> 11) + 1) * UNIT; // in (0, 1]: the logarithm stays finite
    double angle = (mix(key + GOLDEN_GAMMA) >>> 11) * UNIT;
    return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * angle);
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
