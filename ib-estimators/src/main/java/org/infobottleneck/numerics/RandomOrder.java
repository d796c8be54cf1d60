package org.infobottleneck.numerics;

import java.util.SplittableRandom;

/** Random orders, the same on every virtual machine. */
public final class RandomOrder {

  private RandomOrder() {}

  /**
   * Writes the numbers from 0 on in random order: the shuffle of Fisher and Yates (Durstenfeld
   * 1964), drawn by {@link SplittableRandom}.
   *
   * @param order receives every number below its length once. Modified.
   * @param seed the seed; the order is a pure function of it and of the length
   */
  public static void fill(int[] order, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < order.length; i++) {
      // A product of 32-bit numbers instead of nextInt(bound), whose algorithm no specification
      // fixes. Its bias is below (i + 1) / 2^32.
      int j = (int) (((random.nextLong() >>> 32) * (i + 1)) >>> 32);
      order[i] = order[j];
      order[j] = i;
    }
  }
}
