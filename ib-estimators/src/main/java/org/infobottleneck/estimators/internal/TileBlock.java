package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Some columns of a tile of {@link PairSums}: samples that stand apart, copied side by side so that
 * loops over them read every array at one index. Reusable, not thread-safe.
 */
final class TileBlock {

  /** The most columns of a block: what a group of four rows reads and writes stays in the cache. */
  static final int WIDTH = 512;

  /**
   * The length of arrays that hold so many: with its header of 16 bytes one fills whole lines of
   * the cache, so that those allocated together can be aligned together.
   */
  static final int LENGTH = WIDTH + 6;

  final int[] positions = new int[WIDTH];
  final double[] marks = new double[LENGTH];
  double[][] values = new double[0][];
  double[][] masks = new double[0][]; // of the labels of the tile's rows
  int count;

  /** Whether some of the columns may count for the upper bound. */
  boolean near;

  /** Whether all marks are equal. */
  boolean uniform;

  private int filled; // units whose values have been copied

  /** Takes the samples at some positions; their values come with {@link #fill}. */
  void take(int d, int[] from, int start, int count, boolean near) {
    this.count = count;
    this.near = near;
    System.arraycopy(from, start, positions, 0, count);
    if (values.length < d) {
      values = Arrays.copyOf(values, d);
    }
    filled = 0;
  }

  /** Leaves out the columns before a position and from another on, whose order is ascending. */
  void keep(int from, int to) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      if (positions[k] >= from && positions[k] < to) {
        positions[kept] = positions[k];
        marks[kept++] = marks[k];
      }
    }
    filled = kept == count ? filled : 0;
    count = kept; // whether marks are all equal stays what it was: it decides the order of sums
  }

  /** Copies the samples' values in the units up to one. */
  void fill(SampleOrder order, int to) {
    for (; filled < to; filled++) {
      if (values[filled] == null) {
        values[filled] = new double[LENGTH];
      }
      copy(order.column(filled), values[filled]);
    }
  }

  /** Copies the weights or labels of its samples. */
  void mark(double[] from) {
    copy(from, marks);
    uniform = true;
    for (int k = 1; k < count; k++) {
      uniform &= marks[k] == marks[0];
    }
  }

  private void copy(double[] from, double[] to) {
    if (positions[count - 1] - positions[0] == count - 1) { // ascending: no gap
      System.arraycopy(from, positions[0], to, 0, count);
      return;
    }
    for (int k = 0; k < count; k++) {
      to[k] = from[positions[k]];
    }
  }
}
