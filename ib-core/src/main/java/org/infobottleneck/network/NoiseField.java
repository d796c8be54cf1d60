package org.infobottleneck.network;

import org.infobottleneck.numerics.NormalQuantile;

/**
 * Random numbers for the units of a network that are a pure function of (seed, row, layer, unit).
 *
 * <p>Seed, layer and unit choose a stream of SplitMix64 (Steele, Lea &amp; Flood 2014), the row the
 * position in it: whatever the blocks in which rows pass the network, they get the same numbers.
 */
final class NoiseField {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** With 52 bits and a half neither 0 nor 1 is met. */
  private static final double UNIT = 0x1p-52;

  private NoiseField() {}

  /** Writes numbers from 0 to 1, both excluded, of consecutive rows. */
  static void uniform(long seed, int layer, int unit, int firstRow, double[] result, int samples) {
    long key = Seeds.of(Seeds.of(seed, layer), unit);
    for (int s = 0; s < samples; s++) {
      long bits = Seeds.mix(key + GOLDEN_GAMMA * (firstRow + s + 1L)) >>> 12;
      result[s] = (bits + 0.5) * UNIT;
    }
  }

  /** Writes standard normal numbers of consecutive rows. */
  static void normal(long seed, int layer, int unit, int firstRow, double[] result, int samples) {
    uniform(seed, layer, unit, firstRow, result, samples);
    NormalQuantile.of(result, 0, samples);
  }
}
