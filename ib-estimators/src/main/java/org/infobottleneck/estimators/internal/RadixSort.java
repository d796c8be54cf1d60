package org.infobottleneck.estimators.internal;

/**
 * Sorts a column of finite values stably, least significant digit first, and remembers the order.
 *
 * <p>The bits of a double, its sign turned, are in the order of the values; digits that all values
 * share are skipped. O(n) for each of eight bits, no comparison. Reusable, not thread-safe.
 */
final class RadixSort {

  private static final int BITS = 8;
  private static final int MASK = (1 << BITS) - 1;
  private static final int DIGITS = 8;
  private static final int FEW = 100; // below, insertion is faster

  private final int[] counts = new int[DIGITS << BITS]; // per digit and value
  private long[] keys = {};
  private long[] spareKeys = {};
  private int[] order = {};
  private int[] spareOrder = {};

  /**
   * Sorts values.
   *
   * @param values holds them. Not modified.
   * @param start index of the first
   * @param stride how far apart they are
   * @param n how many there are
   */
  void sort(double[] values, int start, int stride, int n) {
    if (keys.length < n) {
      keys = new long[n];
      spareKeys = new long[n];
      order = new int[n];
      spareOrder = new int[n];
    }
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(values[start + i * stride]);
      keys[i] = bits ^ ((bits >> 63) | Long.MIN_VALUE); // unsigned order
      order[i] = i;
    }
    if (n < FEW) {
      insert(n);
      return;
    }
    java.util.Arrays.fill(counts, 0);
    for (int i = 0; i < n; i++) {
      long key = keys[i];
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[(digit << BITS) | digit(key, digit)]++;
      }
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      if (counts[(digit << BITS) | digit(keys[0], digit)] < n) {
        pass(digit, n);
      }
    }
  }

  private static int digit(long key, int digit) {
    return (int) (key >>> (digit * BITS)) & MASK;
  }

  private void pass(int digit, int n) {
    int next = 0;
    for (int c = digit << BITS; c < (digit + 1) << BITS; c++) {
      int count = counts[c];
      counts[c] = next;
      next += count;
    }
    for (int i = 0; i < n; i++) {
      int to = counts[(digit << BITS) | digit(keys[i], digit)]++;
      spareKeys[to] = keys[i];
      spareOrder[to] = order[i];
    }
    long[] sortedKeys = spareKeys;
    spareKeys = keys;
    keys = sortedKeys;
    int[] sortedOrder = spareOrder;
    spareOrder = order;
    order = sortedOrder;
  }

  private void insert(int n) {
    for (int i = 1; i < n; i++) {
      long key = keys[i];
      int j = i - 1;
      while (j >= 0 && Long.compareUnsigned(keys[j], key) > 0) {
        keys[j + 1] = keys[j];
        order[j + 1] = order[j];
        j--;
      }
      keys[j + 1] = key;
      order[j + 1] = i;
    }
  }

  /**
   * Returns where a value of the last sort was.
   *
   * @param rank 0 for the least value
   * @return its index, counted from the first
   */
  int order(int rank) {
    return order[rank];
  }
}
