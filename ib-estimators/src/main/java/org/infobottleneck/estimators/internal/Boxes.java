package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Closed boxes around points of a {@link KdTree}: how many points they hold, and how far these
 * extend. Some of the coordinates may be left out, as those of another margin.
 *
 * <p>Distances are computed as |a - b| and compared with the radius itself, as in the tree, so that
 * boxes and brute force agree to the last bit. Not thread-safe.
 */
final class Boxes {

  /** So many points are as soon checked as the ends of one coordinate are cut. */
  private static final int CHECKS = 2;

  private final KdTree tree;
  private final int from;
  private final int to;
  private final double[] radii; // of each coordinate
  private final int[] bins;
  private final long[] found;
  private int offset; // of the point in the middle

  /**
   * Prepares boxes.
   *
   * @param tree the points
   * @param from the first coordinate that matters
   * @param to the end of those that matter
   */
  Boxes(KdTree tree, int from, int to) {
    this.tree = tree;
    this.from = from;
    this.to = to;
    radii = new double[tree.d];
    bins = new int[2 * tree.d];
    found = new long[tree.blockSize >> 6];
  }

  /** Boxes in all coordinates. */
  Boxes(KdTree tree) {
    this(tree, 0, tree.d);
  }

  /**
   * Counts points.
   *
   * @param row the point in the middle, counted too
   * @param radius the radius in all coordinates
   * @return the number of points no farther
   */
  int count(int row, double radius) {
    Arrays.fill(radii, radius);
    return count(row);
  }

  /**
   * Counts points where the coordinates are those of two variables, one behind the other.
   *
   * @param row the point in the middle, counted too
   * @param split the first coordinate of the second variable
   * @param first the radius in the first variable
   * @param second the radius in the second
   * @return the number of points no farther in either
   */
  int count(int row, int split, double first, double second) {
    Arrays.fill(radii, from, split, first);
    Arrays.fill(radii, split, to, second);
    return count(row);
  }

  private int count(int row) {
    offset = tree.position[row] * tree.d;
    int blocks = tree.blocks;
    return blocks == 1 ? countBlock(0) : count(0, 0, blocks);
  }

  private int count(int node, int first, int end) {
    if (isOutside(node)) {
      return 0;
    }
    if (isInside(node)) {
      return tree.size(first, end);
    }
    if (end - first == 1) {
      return countBlock(first);
    }
    int middle = KdTree.middle(first, end);
    return count(node + 1, first, middle) + count(KdTree.right(node, first, middle), middle, end);
  }

  private int countBlock(int block) {
    RangeBitmaps bitmaps = tree.bitmaps;
    if (!bitmaps.find(block, tree.points, offset, radii, from, to, bins, found)) {
      return 0;
    }
    int words = bitmaps.words(block);
    int candidates = size(found, words);
    if (candidates <= (to - from) * CHECKS) {
      return candidates == 0 ? 0 : contained(block, words);
    }
    bitmaps.takeOut(block, tree.points, offset, radii, from, to, bins, found);
    return size(found, words);
  }

  private int contained(int block, int words) {
    int count = 0;
    for (int w = 0; w < words; w++) {
      int base = block * tree.blockSize + (w << 6);
      for (long bits = found[w]; bits != 0; bits &= bits - 1) {
        count += contains(base + Long.numberOfTrailingZeros(bits)) ? 1 : 0;
      }
    }
    return count;
  }

  private static int size(long[] found, int words) {
    int count = 0;
    for (int w = 0; w < words; w++) {
      count += Long.bitCount(found[w]);
    }
    return count;
  }

  /**
   * Finds how far the points within a closed radius of a point extend in each variable.
   *
   * @param row the point's row
   * @param radius the radius in all coordinates
   * @param ends where the coordinates of each variable end. Not modified.
   * @param extents receives one extent per variable. Modified.
   */
  void extents(int row, double radius, int[] ends, double[] extents) {
    offset = tree.position[row] * tree.d;
    Arrays.fill(radii, radius);
    Arrays.fill(extents, 0);
    extend(0, 0, tree.blocks, ends, extents);
  }

  private void extend(int node, int first, int end, int[] ends, double[] extents) {
    if (isOutside(node)) {
      return;
    }
    if (end - first > 1) {
      int middle = KdTree.middle(first, end);
      extend(node + 1, first, middle, ends, extents);
      extend(KdTree.right(node, first, middle), middle, end, ends, extents);
      return;
    }
    RangeBitmaps bitmaps = tree.bitmaps;
    if (!bitmaps.find(first, tree.points, offset, radii, from, to, bins, found)) {
      return;
    }
    int words = bitmaps.words(first);
    for (int w = 0; w < words; w++) {
      int base = first * tree.blockSize + (w << 6);
      for (long bits = found[w]; bits != 0; bits &= bits - 1) {
        int p = base + Long.numberOfTrailingZeros(bits);
        if (contains(p)) {
          extend(p, ends, extents);
        }
      }
    }
  }

  private void extend(int p, int[] ends, double[] extents) {
    int f = from;
    for (int v = 0; v < ends.length; v++) {
      for (; f < ends[v]; f++) {
        extents[v] = Math.max(extents[v], distance(p, f));
      }
    }
  }

  private boolean contains(int p) {
    for (int f = from; f < to; f++) {
      if (distance(p, f) > radii[f]) {
        return false;
      }
    }
    return true;
  }

  private double distance(int p, int f) {
    return Math.abs(tree.points[p * tree.d + f] - tree.points[offset + f]);
  }

  private boolean isOutside(int node) {
    for (int f = from; f < to; f++) {
      double value = tree.points[offset + f];
      double below = tree.low[node * tree.d + f] - value;
      double above = value - tree.high[node * tree.d + f];
      if (below > radii[f] || above > radii[f]) {
        return true;
      }
    }
    return false;
  }

  private boolean isInside(int node) {
    for (int f = from; f < to; f++) {
      double value = tree.points[offset + f];
      double toLow = Math.abs(tree.low[node * tree.d + f] - value);
      double toHigh = Math.abs(tree.high[node * tree.d + f] - value);
      if (toLow > radii[f] || toHigh > radii[f]) {
        return false;
      }
    }
    return true;
  }
}
