package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * A k-d tree with large leaves: distances to the k nearest neighbors under the maximum or the
 * Euclidean norm, counts in boxes.
 *
 * <p>Points are put in the order of {@link KdOrder}. Blocks of one or two thousand points are the
 * leaves, indexed by {@link RangeBitmaps}; the nodes above carry bounding boxes (Friedman, Bentley
 * &amp; Finkel 1977). A search looks at the run of 16 or 32 points around its own first, so that
 * all boxes after that are small. Distances are computed as |a - b| per coordinate and compared
 * with the radius itself, never as a &lt; b + r, which rounds differently; a node is skipped or
 * counted whole by the same subtraction against its box, which is monotone in floating point, so
 * that tree and brute force agree to the last bit.
 *
 * <p>Build O(n log n); a query O(d) for every block that the box touches, about 0.1 microseconds
 * for each coordinate. Memory O(n d).
 */
public final class KdTree {

  // In few dimensions a box is small against the block: less of it is looked through for nothing.
  private static final int FEW_DIMENSIONS = 3;
  private static final int SMALL_BLOCK = 1024;
  private static final int LARGE_BLOCK = 2048;

  // What queries walk through, too, is package-private.
  final int n;
  final int d;
  final boolean euclidean; // then distances are held squared
  // Arrays of an arena may be longer, and hold anything there.
  final double[] points; // tree order, row-major
  private final int[] original; // tree position -> row
  final int[] position; // row -> tree position
  final int blockSize; // a multiple of 64
  private final int run; // points of a run, where a search begins: a power of two, at most 32
  final RangeBitmaps bitmaps;
  final int blocks;
  final double[] low; // of nodes, in preorder
  final double[] high;

  /**
   * Builds the tree.
   *
   * @param rows n x d finite values, row-major. Not modified, not retained.
   * @param n number of points, at least one
   * @param d number of dimensions, at least one
   * @param euclidean whether neighbors are sought under the Euclidean norm
   */
  public KdTree(double[] rows, int n, int d, boolean euclidean) {
    this(rows, n, d, euclidean, new Arena());
  }

  /**
   * Builds the tree in memory that is used again.
   *
   * @param rows n x d finite values, row-major. Not modified, not retained.
   * @param n number of points, at least one
   * @param d number of dimensions, at least one
   * @param euclidean whether neighbors are sought under the Euclidean norm
   * @param arena gives the memory; the tree is valid until it is reset
   */
  KdTree(double[] rows, int n, int d, boolean euclidean, Arena arena) {
    this.n = n;
    this.d = d;
    this.euclidean = euclidean;
    int most = d <= FEW_DIMENSIONS ? SMALL_BLOCK : LARGE_BLOCK;
    int parts = (n + most - 1) / most;
    blockSize = ((n + parts - 1) / parts + 63) / 64 * 64;
    run = d <= FEW_DIMENSIONS ? 16 : 32;
    original = KdOrder.of(rows, n, d, blockSize, arena);
    points = arena.doubles(n * d);
    position = arena.ints(n);
    for (int p = 0; p < n; p++) {
      System.arraycopy(rows, original[p] * d, points, p * d, d);
      position[original[p]] = p;
    }
    bitmaps = new RangeBitmaps(points, n, d, blockSize, arena);
    blocks = bitmaps.blocks();
    low = arena.doubles((2 * blocks - 1) * d);
    high = arena.doubles((2 * blocks - 1) * d);
    box(0, 0, blocks);
  }

  private void box(int node, int from, int to) {
    if (to - from == 1) {
      for (int f = 0; f < d; f++) {
        low[node * d + f] = bitmaps.low(from, f);
        high[node * d + f] = bitmaps.high(from, f);
      }
      return;
    }
    int middle = middle(from, to);
    int left = node + 1;
    int right = right(node, from, middle);
    box(left, from, middle);
    box(right, middle, to);
    for (int f = 0; f < d; f++) {
      low[node * d + f] = Math.min(low[left * d + f], low[right * d + f]);
      high[node * d + f] = Math.max(high[left * d + f], high[right * d + f]);
    }
  }

  /** Where a node's blocks are parted, as they were ordered. */
  static int middle(int from, int to) {
    return from + (to - from + 1) / 2;
  }

  /** The right child of a node; the left one is the next node. */
  static int right(int node, int from, int middle) {
    return node + 2 * (middle - from);
  }

  /** Number of points in a range of blocks. */
  int size(int from, int to) {
    return Math.min(n, to * blockSize) - from * blockSize;
  }

  /**
   * Returns the row at a position of the tree. Queries in this order find the nodes they need still
   * in the cache.
   *
   * @param position from 0 to n - 1
   * @return the row
   */
  public int row(int position) {
    return original[position];
  }

  /**
   * Makes the state for queries.
   *
   * @param k number of neighbors to find, fewer than there are points; 1 for counts alone
   * @return the state
   */
  public Query query(int k) {
    return new Query(k);
  }

  /** A query's own state, so that one tree serves many threads. Reusable, not thread-safe. */
  public final class Query {

    private final double[] distances;
    private final double[] radii = new double[d];
    private final int[] ends = new int[2 * d];
    private final long[] found = new long[blockSize >> 6];
    private int offset;
    private int self;

    private Query(int k) {
      distances = new double[k];
    }

    /**
     * Finds the k nearest neighbors of a point of the tree, itself excluded.
     *
     * @param row the point's row
     * @return the distance of the k-th
     */
    public double nearest(int row) {
      self = position[row];
      offset = self * d;
      Arrays.fill(distances, Double.POSITIVE_INFINITY);
      scan();
      int own = self / blockSize;
      searchBlock(own, self - own * blockSize & -run);
      if (blocks > 1 && !isInside(own)) {
        search(0, 0, blocks, own);
      }
      double last = distances[distances.length - 1];
      return euclidean ? Math.sqrt(last) : last;
    }

    /** Whether no point of another block can be nearer than the k-th yet. */
    private boolean isInside(int block) {
      double limit = reach(distances[distances.length - 1]);
      for (int f = 0; f < d; f++) {
        double value = points[offset + f];
        if (value - bitmaps.low(block, f) < limit || bitmaps.high(block, f) - value < limit) {
          return false;
        }
      }
      return true;
    }

    /** Looks at the points of the same run, near ones first. */
    private void scan() {
      double worst = distances[distances.length - 1];
      for (int i = 1; i < run; i++) {
        int p = self ^ i;
        if (p < n) {
          double distance = euclidean ? squared(p) : distance(p, worst);
          if (distance < worst) {
            worst = insert(distance);
          }
        }
      }
    }

    private void search(int node, int from, int to, int own) {
      if (to - from == 1) {
        if (from != own) {
          searchBlock(from, -1);
        }
        return;
      }
      int middle = middle(from, to);
      int left = node + 1;
      int right = right(node, from, middle);
      double toLeft = euclidean ? squaredToBox(left) : toBox(left);
      double toRight = euclidean ? squaredToBox(right) : toBox(right);
      boolean leftFirst = toLeft <= toRight;
      if (leftFirst && toLeft < distances[distances.length - 1]) {
        search(left, from, middle, own);
      }
      if (toRight < distances[distances.length - 1]) {
        search(right, middle, to, own);
      }
      if (!leftFirst && toLeft < distances[distances.length - 1]) {
        search(left, from, middle, own);
      }
    }

    /** Looks at the points of a block that may be nearer than the k-th yet, but for a run. */
    private void searchBlock(int block, int without) {
      double worst = distances[distances.length - 1];
      Arrays.fill(radii, reach(worst));
      if (!bitmaps.find(block, points, offset, radii, 0, d, ends, found)) {
        return;
      }
      if (without >= 0) {
        found[without >> 6] &= ~((-1L >>> (64 - run)) << without);
      }
      int words = bitmaps.words(block);
      for (int w = 0; w < words; w++) {
        int base = block * blockSize + (w << 6);
        for (long bits = found[w]; bits != 0; bits &= bits - 1) {
          int p = base + Long.numberOfTrailingZeros(bits);
          double distance = euclidean ? squared(p) : distance(p, worst);
          if (distance < worst) {
            worst = insert(distance);
          }
        }
      }
    }

    /** No coordinate of a nearer point is farther than this, whatever the rounding of squares. */
    private double reach(double worst) {
      return euclidean ? Math.nextUp(Math.sqrt(worst)) : worst;
    }

    private double insert(double distance) {
      int i = distances.length - 1;
      while (i > 0 && distances[i - 1] > distance) {
        distances[i] = distances[i - 1];
        i--;
      }
      distances[i] = distance;
      return distances[distances.length - 1];
    }

    /** The distance of point p, or some value no less than the limit once that is exceeded. */
    private double distance(int p, double limit) {
      int start = p * d;
      long beyond = 0; // its sign: a loop without a branch on data that nothing foretells
      for (int f = 0; f < d; f++) {
        double difference = Math.abs(points[start + f] - points[offset + f]);
        beyond |= Double.doubleToRawLongBits(limit - difference);
      }
      if (beyond < 0) {
        return limit;
      }
      double max = 0;
      for (int f = 0; f < d; f++) {
        max = Math.max(max, Math.abs(points[start + f] - points[offset + f]));
      }
      return max;
    }

    private double squared(int p) {
      double sum = 0;
      for (int f = 0; f < d; f++) {
        double difference = points[p * d + f] - points[offset + f];
        sum += difference * difference;
      }
      return sum;
    }

    private double squaredToBox(int node) {
      double sum = 0;
      for (int f = 0; f < d; f++) {
        double value = points[offset + f];
        double outside =
            Math.max(0, Math.max(low[node * d + f] - value, value - high[node * d + f]));
        sum += outside * outside;
      }
      return sum;
    }

    private double toBox(int node) {
      double max = 0;
      for (int f = 0; f < d; f++) {
        double value = points[offset + f];
        max = Math.max(max, Math.max(low[node * d + f] - value, value - high[node * d + f]));
      }
      return max;
    }

    /**
     * Tells whether the neighbor behind the k-th of the last search lies at the same distance, so
     * that which points are the k nearest is a matter of order. Known only to a query of k + 1.
     *
     * @param k the number of neighbors meant
     * @return whether their choice is arbitrary
     */
    public boolean isTied(int k) {
      return distances.length > k && distances[k] == distances[k - 1];
    }

    /**
     * Returns a distance that the last search found, under the maximum norm.
     *
     * @param rank 0 for the nearest
     * @return the distance
     */
    public double distance(int rank) {
      return distances[rank];
    }
  }
}
