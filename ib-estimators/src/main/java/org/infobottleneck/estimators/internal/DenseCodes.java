package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Numbers the distinct rows of a matrix 0, 1, 2, … in order of first appearance.
 *
 * <p>Open addressing on a hash of the row's bits, verified by comparing rows; -0.0 equals 0.0. Cost
 * O(n d) expected.
 */
public final class DenseCodes {

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private DenseCodes() {}

  /**
   * Codes rows.
   *
   * @param rows n x d values, row-major, none NaN. Not modified.
   * @param n number of rows
   * @param d number of columns
   * @param codes receives one code per row. Modified.
   * @return the number of distinct rows
   */
  public static int ofRows(double[] rows, int n, int d, int[] codes) {
    return ofRows(rows, n, d, codes, new int[capacity(n)]);
  }

  /**
   * Returns how many places coding takes.
   *
   * @param n number of rows
   * @return the length of a table
   */
  public static int capacity(int n) {
    return Integer.highestOneBit(Math.max(4, n)) << 2;
  }

  /**
   * Codes rows by a table that is used again.
   *
   * @param rows n x d values, row-major, none NaN. Not modified.
   * @param n number of rows
   * @param d number of columns
   * @param codes receives one code per row. Modified.
   * @param table at least as long as the capacity for n rows, its content arbitrary. Modified.
   * @return the number of distinct rows
   */
  public static int ofRows(double[] rows, int n, int d, int[] codes, int[] table) {
    int capacity = capacity(n);
    Arrays.fill(table, 0, capacity, 0); // 1 + a row that represents its code, 0 where empty
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      int slot = (int) (hash(rows, i * d, d) >>> 32) & (capacity - 1);
      while (table[slot] != 0 && !equal(rows, (table[slot] - 1) * d, i * d, d)) {
        slot = (slot + 1) & (capacity - 1);
      }
      if (table[slot] == 0) {
        table[slot] = i + 1;
        codes[i] = distinct++;
      } else {
        codes[i] = codes[table[slot] - 1];
      }
    }
    return distinct;
  }

  /**
   * Codes pairs of codes.
   *
   * @param a first codes, none negative. Not modified.
   * @param b second codes, as many. Not modified.
   * @param codes receives one code per pair. Modified.
   * @return the number of distinct pairs
   */
  public static int ofPairs(int[] a, int[] b, int[] codes) {
    long[] keys = new long[a.length];
    for (int i = 0; i < a.length; i++) {
      keys[i] = ((long) a[i] << Integer.SIZE) | b[i];
    }
    return new KeyCodes().number(keys, a.length, codes);
  }

  private static long hash(double[] rows, int offset, int d) {
    long hash = 0;
    for (int j = 0; j < d; j++) {
      // Adding 0.0 turns -0.0 into 0.0 and changes nothing else.
      hash = (hash ^ Double.doubleToRawLongBits(rows[offset + j] + 0.0)) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
    return hash * MULTIPLIER;
  }

  private static boolean equal(double[] rows, int a, int b, int d) {
    for (int j = 0; j < d; j++) {
      if (rows[a + j] != rows[b + j]) {
        return false;
      }
    }
    return true;
  }
}
