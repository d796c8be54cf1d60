package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * The columns of a tile of {@link PairSums}, in blocks: the samples of one leaf, and those behind
 * it that come near enough to its box. Those that matter to both bounds come first, in order of
 * position, then those that matter to the lower one only.
 *
 * <p>Leaves whose boxes lie all within the way or all beyond it are chosen or left as they are;
 * samples of the others are looked at one by one. Which samples are chosen is a matter of their own
 * ways alone: a bound of these is computed as they are, and rounding keeps an order. Blocks are cut
 * as if all were wanted, and only those made that hold some of the samples wanted. Reusable, not
 * thread-safe.
 */
final class TileColumns {

  private double[] least = new double[0]; // bounds of squared ways to the box, by leaf
  private double[] most = new double[0];
  private int[] near = new int[0]; // samples that matter to both bounds, by leaf
  private int[] far = new int[0]; // those that matter to the lower one only
  private double[] gaps = new double[0]; // squared ways of samples, where a leaf has both or some
  private int[] listed = new int[0];
  private TileBlock[] blocks = new TileBlock[0];
  private SampleOrder order = new SampleOrder();
  private double cut;
  private int own; // the tile's leaf
  private int nearSize;
  private int farSize;
  private int count;
  private int nearCount;
  private int widest;

  /**
   * Chooses columns anew: squared ways to the box of a leaf up to a cut-off, and for both bounds up
   * to a quarter of it.
   */
  void choose(SampleOrder order, int d, int leaf, double cut) {
    this.order = order;
    this.cut = cut;
    own = leaf;
    int leaves = order.leaves();
    int n = order.end(leaves - 1);
    if (gaps.length < n) {
      gaps = new double[n];
      listed = new int[n];
    }
    if (near.length < leaves) {
      least = new double[leaves];
      most = new double[leaves];
      near = new int[leaves];
      far = new int[leaves];
    }
    Arrays.fill(least, leaf, leaves, 0);
    Arrays.fill(most, leaf, leaves, 0);
    for (int f = 0; f < d; f++) {
      double low = order.low(leaf, f);
      double high = order.high(leaf, f);
      PairLoops.addGap(order.highs(f), order.lows(f), low, high, least, leaf + 1, leaves);
      PairLoops.addGap(order.lows(f), order.highs(f), low, high, most, leaf + 1, leaves);
    }
    near[leaf] = order.end(leaf) - order.begin(leaf);
    far[leaf] = 0;
    nearSize = near[leaf];
    farSize = 0;
    for (int other = leaf + 1; other < leaves; other++) {
      count(d, other);
      nearSize += near[other];
      farSize += far[other];
    }
  }

  private void count(int d, int leaf) {
    int from = order.begin(leaf);
    int to = order.end(leaf);
    near[leaf] = most[leaf] <= cut / 4 ? to - from : 0;
    far[leaf] = least[leaf] > cut / 4 && most[leaf] <= cut ? to - from : 0;
    if (near[leaf] + far[leaf] > 0 || least[leaf] > cut) {
      return;
    }
    Arrays.fill(gaps, from, to, 0);
    for (int f = 0; f < d; f++) {
      double low = order.low(own, f);
      double high = order.high(own, f);
      PairLoops.addGap(order.column(f), order.column(f), low, high, gaps, from, to);
    }
    for (int p = from; p < to; p++) {
      near[leaf] += gaps[p] <= cut / 4 ? 1 : 0;
      far[leaf] += gaps[p] > cut / 4 && gaps[p] <= cut ? 1 : 0;
    }
  }

  /** The number of all columns chosen. */
  int size() {
    return nearSize + farSize;
  }

  /** The number of columns chosen in a leaf, the tile's own or one behind it. */
  int size(int leaf) {
    return near[leaf] + far[leaf];
  }

  /** Writes the positions of the columns of a leaf behind those written before. */
  int list(int leaf, int[] positions, int before) {
    return list(leaf, false, positions, list(leaf, true, positions, before));
  }

  private int list(int leaf, boolean both, int[] positions, int before) {
    int from = order.begin(leaf);
    int to = order.end(leaf);
    int wanted = both ? near[leaf] : far[leaf];
    int end = before;
    if (wanted == to - from) {
      for (int p = from; p < to; p++) {
        positions[end++] = p;
      }
    } else if (wanted > 0) {
      for (int p = from; p < to; p++) {
        if (both ? gaps[p] <= cut / 4 : gaps[p] > cut / 4 && gaps[p] <= cut) {
          positions[end++] = p;
        }
      }
    }
    return end;
  }

  /** Makes the blocks that hold columns of the leaves from one to another. */
  void take(int d, int first, int end) {
    count = 0;
    widest = 0;
    take(d, first, end, true);
    nearCount = count;
    take(d, first, end, false);
  }

  /** Blocks of nearly equal widths. */
  private void take(int d, int first, int end, boolean both) {
    int[] sizes = both ? near : far;
    int all = both ? nearSize : farSize;
    int from = sum(sizes, own, Math.max(own, first)); // columns wanted are listed from here
    int to = from + sum(sizes, Math.max(own, first), end);
    int pieces = (all + TileBlock.WIDTH - 1) / TileBlock.WIDTH;
    int leaf = own;
    int before = 0; // columns in front of the leaf
    for (int p = 0; p < pieces && from < to; p++) {
      int start = (int) ((long) all * p / pieces);
      int next = (int) ((long) all * (p + 1) / pieces);
      if (next <= from || start >= to) {
        continue;
      }
      while (before + sizes[leaf] <= start) {
        before += sizes[leaf++];
      }
      int ahead = leaf;
      int found = 0;
      for (int seen = before; seen < next; seen += sizes[ahead++]) {
        found = list(ahead, both, listed, found);
      }
      add(d, start - before, next - start, both);
    }
  }

  private static int sum(int[] sizes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += sizes[i];
    }
    return sum;
  }

  private void add(int d, int start, int width, boolean both) {
    if (count == blocks.length) {
      blocks = Arrays.copyOf(blocks, count + 1);
      blocks[count] = new TileBlock();
    }
    blocks[count++].take(d, listed, start, width, both);
    widest = Math.max(widest, width);
  }

  /** Leaves out the columns before a position and from another on; blocks are left with some. */
  void keep(int from, int to) {
    widest = 0;
    for (int b = 0; b < count; b++) {
      blocks[b].keep(from, to);
      widest = Math.max(widest, blocks[b].count);
    }
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
