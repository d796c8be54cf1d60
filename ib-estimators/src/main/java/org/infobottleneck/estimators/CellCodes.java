package org.infobottleneck.estimators;

import org.infobottleneck.estimators.internal.DenseCodes;
import org.infobottleneck.estimators.internal.KeyCodes;
import org.infobottleneck.estimators.internal.RowKeys;

/**
 * Numbers the cells of rows in order of first appearance, with tables kept for the next call.
 *
 * <p>The cells of a row are the digits of one number, which is looked up among those met before.
 * Where they don't fit into a long, the leading digits are numbered first, and their number stands
 * for them. Rules that don't count their cells leave the comparison to {@link DenseCodes}. Which
 * way is taken depends on the values alone; all give the same numbers. Not thread-safe.
 */
final class CellCodes {

  /** Values of a block are still at hand when the keys of its rows are made. */
  private static final int BLOCK = 1 << 11;

  private final KeyCodes numbers = new KeyCodes();
  private double[] cells = {};
  private long[] keys = {};
  private boolean outside;

  /**
   * Numbers cells.
   *
   * @param codes receives one code per row. Modified.
   * @return the number of cells that are occupied
   */
  int number(Quantizer quantizer, Continuous values, int[] codes) {
    int n = values.size();
    int d = values.dimensions();
    if (cells.length < n * d) {
      cells = new double[n * d];
    }
    if (keys.length < n) {
      keys = new long[n];
    }
    if (quantizer instanceof Quantizer.ByValue rule) {
      double narrow = rule.narrowBase(d);
      double wide = rule.base(d);
      if (fast(rule, values, narrow)) {
        return numbers.numberWithin(range(narrow, d), keys, n, codes);
      }
      if (narrow < wide && fast(rule, values, wide)) {
        return numbers.number(keys, n, codes);
      }
    }
    outside = quantizer.quantize(values, cells);
    double base = quantizer instanceof Quantizer.Width ? base(n * d) : quantizer.cells();
    return base > RowKeys.MOST_BASE || RowKeys.fitting(base, n) == 0
        ? DenseCodes.ofRows(cells, n, d, codes)
        : inStages(base, n, d, codes);
  }

  /** Whether a value lay outside the range of the rule, the last time. */
  boolean outOfRange() {
    return outside;
  }

  private boolean fast(Quantizer.ByValue rule, Continuous values, double base) {
    outside = false;
    int n = values.size();
    int d = values.dimensions();
    if (Double.isInfinite(base)) {
      return false;
    }
    int rows = Math.max(1, BLOCK / d);
    for (int from = 0; from < n; from += rows) {
      int to = Math.min(n, from + rows);
      if (!outside) {
        rule.quantize(values.values(), from * d, to * d, base, cells);
        if (RowKeys.append(cells, d, from, to, 0, d, base, keys)) {
          continue;
        }
        outside = true;
      }
      if (!rule.quantizeMarked(values.values(), from * d, to * d, cells)) {
        return false;
      }
      RowKeys.append(cells, d, from, to, 0, d, base, keys);
    }
    return true;
  }

  private static double range(double base, int digits) {
    double range = 1;
    for (int j = 0; j < digits; j++) {
      range *= base;
    }
    return range;
  }

  /** A base for whole numbers of either sign. */
  private double base(int length) {
    double largest = 0;
    for (int k = 0; k < length; k++) {
      largest = Math.max(largest, Math.abs(cells[k]));
    }
    return 2 * largest + 2;
  }

  private int inStages(double base, int n, int d, int[] codes) {
    int distinct = 1;
    for (int column = 0; column < d; ) {
      int columns = Math.min(RowKeys.fitting(base, distinct), d - column);
      RowKeys.append(cells, d, 0, n, column, columns, base, keys);
      distinct = numbers.number(keys, n, codes);
      for (int i = 0; i < n; i++) {
        keys[i] = codes[i];
      }
      column += columns;
    }
    return distinct;
  }
}
