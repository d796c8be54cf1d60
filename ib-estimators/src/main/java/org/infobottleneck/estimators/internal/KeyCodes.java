package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Numbers distinct keys 0, 1, 2, … in order of first appearance, with tables that are kept for the
 * next call.
 *
 * <p>A table over all keys where they lie close together, else open addressing at the leading bits
 * of key · 2^64 / φ (Knuth, The Art of Computer Programming, 6.4). Cost O(n) expected. Not
 * thread-safe.
 */
public final class KeyCodes {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private long[] held = {};
  private int[] numbers = {}; // 1 + the code of a key, 0 where there is none

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
    int bits = Integer.SIZE + 1 - Integer.numberOfLeadingZeros(Math.max(4, n) - 1);
    int capacity = 1 << bits;
    if (held.length < capacity) {
      held = new long[capacity];
    }
    clear(capacity);
    return number(keys, n, codes, held, numbers, bits);
  }

  private void clear(int length) {
    if (numbers.length < length) {
      numbers = new int[length];
    } else {
      Arrays.fill(numbers, 0, length, 0);
    }
  }

  private static int number(long[] keys, int n, int[] codes, long[] held, int[] numbers, int bits) {
    int mask = (1 << bits) - 1;
    int shift = Long.SIZE - bits;
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      long key = keys[i];
      int slot = (int) ((key * MULTIPLIER) >>> shift);
      while (numbers[slot] != 0 && held[slot] != key) {
        slot = (slot + 1) & mask;
      }
      if (numbers[slot] == 0) {
        held[slot] = key;
        numbers[slot] = ++distinct;
      }
      codes[i] = numbers[slot] - 1;
    }
    return distinct;
  }
}
