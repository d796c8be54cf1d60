package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * An order of samples in which neighbors stand together: halves along the widest column, until a
 * leaf holds at most 64.
 *
 * <p>The order is a function of the samples alone. Held are the columns in that order and the box
 * around every leaf. Cost n log n + n d. Reusable: memory grows to the largest layer seen. Not
 * thread-safe.
 */
final class SampleOrder {

  /** The most samples of a leaf. */
  static final int LEAF = 64;

  /** About so many samples show which column is the widest. */
  private static final int SHOWN = 64;

  private static final double[] NONE = {};

  private int d;
  private double[] rows = NONE;
  private int leaves;
  private int[] rowAt = new int[0];
  private int[] ends = new int[0];
  private double[] keys = new double[0];
  private double[][] columns = new double[0][];
  private double[][] low = new double[0][];
  private double[][] high = new double[0][];

  /** Orders n samples anew. */
  void sort(double[] rows, int d, int n) {
    reserve(n, d);
    for (int i = 0; i < n; i++) {
      rowAt[i] = i;
    }
    order(rows, d, n);
  }

  /** Orders n samples anew, whose row numbers begin at some place among the members. */
  void sort(double[] rows, int d, int n, int[] members, int first) {
    reserve(n, d);
    System.arraycopy(members, first, rowAt, 0, n);
    order(rows, d, n);
  }

  private void order(double[] rows, int d, int n) {
    this.d = d;
    this.rows = rows;
    leaves = 0;
    split(rows, 0, n);
    for (int f = 0; f < d; f++) {
      double[] column = columns[f];
      for (int p = 0; p < n; p++) {
        column[p] = rows[rowAt[p] * d + f];
      }
      boxes(column, low[f], high[f]);
    }
  }

  private void reserve(int n, int d) {
    boolean longer = rowAt.length < n;
    if (longer) {
      rowAt = new int[n];
      keys = new double[n];
      ends = new int[2 * (n / LEAF + 1)]; // a leaf holds at least half of the most
    }
    if (longer || columns.length < d) {
      int width = Math.max(d, columns.length);
      columns = new double[width][rowAt.length];
      low = new double[width][ends.length];
      high = new double[width][ends.length];
    }
  }

  private void split(double[] rows, int from, int to) {
    if (to - from <= LEAF) {
      ends[leaves++] = to;
      return;
    }
    int widest = Halving.widest(rows, d, rowAt, from, to, SHOWN);
    for (int p = from; p < to; p++) {
      keys[p] = rows[rowAt[p] * d + widest];
    }
    int middle = (from + to) >>> 1;
    Halving.select(keys, rowAt, from, to - 1, middle);
    split(rows, from, middle);
    split(rows, middle, to);
  }

  /** The ends of the leaves of n samples, which depend on their number alone. */
  static int[] ends(int n) {
    int[] ends = new int[2 * (n / LEAF + 1)];
    return Arrays.copyOf(ends, cut(0, n, ends, 0));
  }

  private static int cut(int from, int to, int[] ends, int before) {
    if (to - from <= LEAF) {
      ends[before] = to;
      return before + 1;
    }
    int middle = (from + to) >>> 1;
    return cut(middle, to, ends, cut(from, middle, ends, before));
  }

  private void boxes(double[] column, double[] low, double[] high) {
    int from = 0;
    for (int leaf = 0; leaf < leaves; leaf++) {
      double min = column[from];
      double max = min;
      for (int p = from + 1; p < ends[leaf]; p++) {
        double value = column[p];
        min = value < min ? value : min;
        max = value > max ? value : max;
      }
      low[leaf] = min;
      high[leaf] = max;
      from = ends[leaf];
    }
  }

  int leaves() {
    return leaves;
  }

  /** The values by row number, row-major, until {@link #release}. Not to be modified. */
  double[] rows() {
    return rows;
  }

  /** Lets the samples go, which belong to the caller. */
  void release() {
    rows = NONE;
  }

  /** The position behind a leaf, where the next one begins. */
  int end(int leaf) {
    return ends[leaf];
  }

  /** The position of a leaf's first sample. */
  int begin(int leaf) {
    return leaf == 0 ? 0 : ends[leaf - 1];
  }

  /** The least values of all leaves in one column. Not to be modified. */
  double[] lows(int f) {
    return low[f];
  }

  /** The greatest values of all leaves in one column. Not to be modified. */
  double[] highs(int f) {
    return high[f];
  }

  /** The least value of a leaf in one column. */
  double low(int leaf, int f) {
    return low[f][leaf];
  }

  /** The greatest value of a leaf in one column. */
  double high(int leaf, int f) {
    return high[f][leaf];
  }

  /** The row at a position. */
  int rowAt(int position) {
    return rowAt[position];
  }

  /** The values of one column in this order. Not to be modified. */
  double[] column(int f) {
    return columns[f];
  }
}
