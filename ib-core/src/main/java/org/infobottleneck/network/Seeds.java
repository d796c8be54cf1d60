package org.infobottleneck.network;

/** Derives independent seeds from one. */
final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /**
   * Returns the seed of a numbered stream: two rounds of the SplitMix64 finalizer (Steele, Lea
   * &amp; Flood 2014), so that neighboring seeds and streams share nothing.
   */
  static long of(long seed, int stream) {
    return mix(mix(seed + GOLDEN_GAMMA) + GOLDEN_GAMMA * (stream + 1L));
  }

  /** The finalizer of SplitMix64. */
  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
