package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * The columns of a tile of {@link PairSums}, in blocks: the samples of one leaf, and those behind
 * it that come near enough to its box. Those that matter to both bounds come first. Reusable, not
 * thread-safe.
 */
final class TileColumns {

  private double[] gaps = new double[0]; // squared ways to the box, by position
  private int[] near = new int[0];
  private TileBlock[] blocks = new TileBlock[0];
  private int count;
  private int nearCount;
  private int widest;

  /**
   * Chooses columns anew: squared ways to the box up to a cut-off, and for both bounds up to a
   * quarter of it.
   */
  void choose(SampleOrder order, int d, int n, int leaf, int from, double cut) {
    if (near.length < n) {
      near = new int[n];
      gaps = new double[n];
    }
    int to = order.end(leaf);
    Arrays.fill(gaps, to, n, 0);
    for (int f = 0; f < d; f++) {
      PairLoops.addGap(order.column(f), order.low(leaf, f), order.high(leaf, f), gaps, to, n);
    }
    int found = 0;
    for (int p = from; p < to; p++) {
      near[found++] = p;
    }
    for (int p = to; p < n; p++) {
      if (gaps[p] <= cut / 4) {
        near[found++] = p;
      }
    }
    int forBoth = found;
    for (int p = to; p < n; p++) {
      if (gaps[p] > cut / 4 && gaps[p] <= cut) {
        near[found++] = p;
      }
    }
    count = 0;
    widest = 0;
    cut(d, 0, forBoth, true);
    nearCount = count;
    cut(d, forBoth, found, false);
  }

  /** Blocks of nearly equal widths. */
  private void cut(int d, int start, int end, boolean both) {
    int pieces = (end - start + TileBlock.WIDTH - 1) / TileBlock.WIDTH;
    int at = start;
    for (int p = 1; p <= pieces; p++) {
      if (count == blocks.length) {
        blocks = Arrays.copyOf(blocks, count + 1);
        blocks[count] = new TileBlock();
      }
      int next = start + (int) ((long) (end - start) * p / pieces);
      blocks[count++].take(d, near, at, next - at, both);
      widest = Math.max(widest, next - at);
      at = next;
    }
  }

  /** Leaves out the columns before a position and from another on, and blocks that have no other. */
  void keep(int from, int to) {
    int kept = 0;
    int keptNear = 0;
    widest = 0;
    for (int b = 0; b < count; b++) {
      TileBlock block = blocks[b];
      block.keep(from, to);
      if (block.count > 0) {
        blocks[b] = blocks[kept];
        blocks[kept++] = block;
        keptNear += block.near ? 1 : 0;
        widest = Math.max(widest, block.count);
      }
    }
    count = kept;
    nearCount = keptNear;
  }

  /** The number of columns. */
  int size() {
    int size = 0;
    for (int b = 0; b < count; b++) {
      size += blocks[b].count;
    }
    return size;
  }

  /** Copies the values of all columns. */
  void fill(SampleOrder order, int d) {
    for (int b = 0; b < count; b++) {
      blocks[b].fill(order, d);
    }
  }

  /** Gives every column its weight or label, by position. */
  void mark(double[] marks) {
    for (int b = 0; b < count; b++) {
      blocks[b].mark(marks);
    }
  }

  /** Gives every column its masks of the rows' labels. */
  void mask(TileLabels labels) {
    for (int b = 0; b < count; b++) {
      labels.mask(blocks[b]);
    }
  }

  TileBlock[] blocks() {
    return blocks;
  }

  /** The number of blocks. */
  int count() {
    return count;
  }

  /** The number of blocks that matter to both bounds. */
  int nearCount() {
    return nearCount;
  }

  /** The columns of the widest block. */
  int widest() {
    return widest;
  }
}
