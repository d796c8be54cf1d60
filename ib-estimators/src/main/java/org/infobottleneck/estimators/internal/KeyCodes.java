package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Numbers distinct keys 0, 1, 2, … in order of first appearance, with tables that are kept for the
 * next call.
 *
 * <p>Open addressing at the leading bits of key · 2^64 / φ (Knuth, The Art of Computer Programming,
 * 6.4), at most half of the places taken. Numbers go on from call to call, so that the tables need
 * not be cleared: what is no greater than the last number of the call before is empty. Cost O(n)
 * expected. Not thread-safe.
 */
public final class KeyCodes {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  /** Tables up to this size are kept sparse, so that few keys meet in a place. */
  private static final int SPARSE_BITS = 15;

  private static final int PLACES_PER_KEY = 8;

  /** A table of keys themselves has at most so many bits. */
  public static final int DIRECT_BITS = 15;

  private long[] held = {};
  private int[] numbers = {}; // above taken: 1 + taken + the code of the key held there
  private int taken; // what earlier calls have written is no greater
  private int[] direct = {}; // as numbers, at the last bits of a key
  private int directTaken;

  /** Makes empty tables. */
  public KeyCodes() {}

  /**
   * Numbers keys, whatever they are.
   *
   * @param keys keys. Not modified.
   * @param n how many
   * @param codes receives one code per key. Modified.
   * @return the number of distinct keys
   */
  public int number(long[] keys, int n, int[] codes) {
    int half = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(4, n) - 1);
    int bits = Math.max(half + 1, Math.min(SPARSE_BITS, half + 3));
    if (held.length != 1 << bits) {
      held = new long[1 << bits];
      numbers = new int[1 << bits];
      taken = 0;
    } else if (taken > Integer.MAX_VALUE - n) {
      Arrays.fill(numbers, 0);
      taken = 0;
    }
    int distinct = number(keys, n, codes, held, numbers, taken);
    taken += distinct;
    return distinct;
  }

  /**
   * Numbers keys that lie close together: where there are few, each has a place of its own in a
   * table.
   *
   * @param range keys differ by less, at least 1
   * @param keys keys. Not modified.
   * @param n how many
   * @param codes receives one code per key. Modified.
   * @return the number of distinct keys
   */
  public int numberWithin(double range, long[] keys, int n, int[] codes) {
    if (range > 1 << DIRECT_BITS || range > (double) PLACES_PER_KEY * n) {
      return number(keys, n, codes);
    }
    if (direct.length < range) {
      direct = new int[Math.max(1, Integer.highestOneBit((int) range - 1) << 1)];
      directTaken = 0;
    } else if (directTaken > Integer.MAX_VALUE - n) {
      Arrays.fill(direct, 0);
      directTaken = 0;
    }
    int distinct = look(keys, n, codes, direct, directTaken);
    directTaken += distinct;
    return distinct;
  }

  private static int look(long[] keys, int n, int[] codes, int[] numbers, int taken) {
    int mask = numbers.length - 1;
    int last = taken;
    for (int i = 0; i < n; i++) {
      int place = (int) keys[i] & mask;
      int number = numbers[place];
      if (number <= taken) {
        number = ++last;
        numbers[place] = number;
      }
      codes[i] = number - taken - 1;
    }
    return last - taken;
  }

  private static int number(
      long[] keys, int n, int[] codes, long[] held, int[] numbers, int taken) {
    int mask = numbers.length - 1;
    int shift = Integer.numberOfLeadingZeros(mask) + Integer.SIZE;
    int last = taken;
    for (int i = 0; i < n; i++) {
      long key = keys[i];
      int slot = (int) ((key * MULTIPLIER) >>> shift) & mask;
      int number = numbers[slot];
      while (number > taken && held[slot] != key) {
        slot = (slot + 1) & mask;
        number = numbers[slot];
      }
      if (number <= taken) {
        number = ++last;
        held[slot] = key;
        numbers[slot] = number;
      }
      codes[i] = number - taken - 1;
    }
    return last - taken;
  }
}
