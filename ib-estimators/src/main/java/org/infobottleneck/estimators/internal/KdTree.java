package org.infobottleneck.estimators.internal;

/**
 * A k-d tree: distances to the k nearest neighbors under the maximum or the Euclidean norm, and
 * counts within a radius under the maximum norm.
 *
 * <p>Points are reordered so that every leaf is contiguous; nodes are numbered as in a heap and
 * carry their bounding boxes (Friedman, Bentley &amp; Finkel 1977). Distances are computed as |a -
 * b| per coordinate and compared with the radius itself, never as a &lt; b + r, which rounds
 * differently; a node is skipped or counted whole by the same subtraction against its box, which is
 * monotone in floating point, so that tree and brute force agree to the last bit. Build O(n log n),
 * a query O(log n) in few dimensions, O(n) in many.
 */
public final class KdTree {

  private static final int LEAF = 12;

  // What Boxes walks through, too, is package-private.
  final int n;
  final int d;
  private final boolean euclidean; // then distances are held squared
  final double[] points; // tree order, row-major
  private final int[] original; // tree position -> row
  final int[] position; // row -> tree position
  final int leaves; // nodes from here on are leaves
  final double[] low;
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
    this.n = n;
    this.d = d;
    this.euclidean = euclidean;
    int count = 1;
    while (count * LEAF < n) {
      count <<= 1;
    }
    leaves = count - 1;
    low = new double[(2 * count - 1) * d];
    high = new double[(2 * count - 1) * d];
    original = new int[n];
    for (int i = 0; i < n; i++) {
      original[i] = i;
    }
    build(rows, 0, 0, n);
    points = new double[n * d];
    position = new int[n];
    for (int p = 0; p < n; p++) {
      System.arraycopy(rows, original[p] * d, points, p * d, d);
      position[original[p]] = p;
    }
  }

  private void build(double[] rows, int node, int from, int to) {
    int widest = 0;
    double width = -1;
    for (int f = 0; f < d; f++) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int p = from; p < to; p++) {
        double value = rows[original[p] * d + f];
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      low[node * d + f] = min;
      high[node * d + f] = max;
      if (max - min > width) {
        width = max - min;
        widest = f;
      }
    }
    if (node < leaves) {
      int middle = (from + to) >>> 1;
      select(rows, widest, from, to - 1, middle);
      build(rows, 2 * node + 1, from, middle);
      build(rows, 2 * node + 2, middle, to);
    }
  }

  /** Hoare's selection: afterwards the element at {@code rank} parts smaller from larger. */
  private void select(double[] rows, int f, int from, int to, int rank) {
    int left = from;
    int right = to;
    while (left < right) {
      double pivot = rows[original[(left + right) >>> 1] * d + f];
      int i = left;
      int j = right;
      while (i <= j) {
        while (rows[original[i] * d + f] < pivot) {
          i++;
        }
        while (rows[original[j] * d + f] > pivot) {
          j--;
        }
        if (i <= j) {
          int swapped = original[i];
          original[i++] = original[j];
          original[j--] = swapped;
        }
      }
      if (rank <= j) {
        right = j;
      } else if (rank >= i) {
        left = i;
      } else {
        return;
      }
    }
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

  /** A query's own state, so that one tree serves many threads. Reusable, not thread-safe. */
  public final class Query {

    private final double[] distances;
    private double[] at = points;
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
      at = points;
      offset = self * d;
      java.util.Arrays.fill(distances, Double.POSITIVE_INFINITY);
      search(0, 0, n);
      double last = distances[distances.length - 1];
      return euclidean ? Math.sqrt(last) : last;
    }

    /**
     * Counts points of the tree nearer than a radius to a location, under the maximum norm.
     *
     * @param location array that holds the location. Not modified.
     * @param start index of its first coordinate
     * @param radius the radius
     * @param closed whether the radius itself counts
     * @return the number of points within
     */
    public int count(double[] location, int start, double radius, boolean closed) {
      at = location;
      offset = start;
      return closed ? countClosed(0, 0, n, radius) : countOpen(0, 0, n, radius);
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

    /**
     * Finds how far the points within a closed radius of a point of the tree extend in the first
     * coordinates, and in the others, under the maximum norm.
     *
     * @param row the point's row
     * @param radius the radius
     * @param split number of first coordinates
     * @param extents receives the two extents. Modified.
     */
    public void extents(int row, double radius, int split, double[] extents) {
      at = points;
      offset = position[row] * d;
      extents[0] = 0;
      extents[1] = 0;
      extend(0, 0, n, radius, split, extents);
    }

    private void extend(int node, int from, int to, double radius, int split, double[] extents) {
      if (toBox(node) > radius) {
        return;
      }
      if (node < leaves) {
        int middle = (from + to) >>> 1;
        extend(2 * node + 1, from, middle, radius, split, extents);
        extend(2 * node + 2, middle, to, radius, split, extents);
        return;
      }
      for (int p = from; p < to; p++) {
        if (distance(p, Double.POSITIVE_INFINITY) <= radius) {
          for (int f = 0; f < d; f++) {
            int side = f < split ? 0 : 1;
            double difference = Math.abs(points[p * d + f] - at[offset + f]);
            extents[side] = Math.max(extents[side], difference);
          }
        }
      }
    }

    private void search(int node, int from, int to) {
      double worst = distances[distances.length - 1];
      if (node >= leaves) {
        for (int p = from; p < to; p++) {
          double distance = euclidean ? squared(p) : distance(p, worst);
          if (distance < worst && p != self) {
            insert(distance);
            worst = distances[distances.length - 1];
          }
        }
        return;
      }
      int middle = (from + to) >>> 1;
      int left = 2 * node + 1;
      int right = left + 1;
      double toLeft = euclidean ? squaredToBox(left) : toBox(left);
      double toRight = euclidean ? squaredToBox(right) : toBox(right);
      if (toLeft <= toRight) {
        if (toLeft < worst) {
          search(left, from, middle);
        }
        if (toRight < distances[distances.length - 1]) {
          search(right, middle, to);
        }
      } else {
        if (toRight < worst) {
          search(right, middle, to);
        }
        if (toLeft < distances[distances.length - 1]) {
          search(left, from, middle);
        }
      }
    }

    private void insert(double distance) {
      int i = distances.length - 1;
      while (i > 0 && distances[i - 1] > distance) {
        distances[i] = distances[i - 1];
        i--;
      }
      distances[i] = distance;
    }

    /** The distance of point p, or some value no less than the limit once that is exceeded. */
    private double distance(int p, double limit) {
      double max = 0;
      for (int f = 0; f < d; f++) {
        max = Math.max(max, Math.abs(points[p * d + f] - at[offset + f]));
        if (max >= limit) {
          return max;
        }
      }
      return max;
    }

    private double squared(int p) {
      double sum = 0;
      for (int f = 0; f < d; f++) {
        double difference = points[p * d + f] - at[offset + f];
        sum += difference * difference;
      }
      return sum;
    }

    private double squaredToBox(int node) {
      double sum = 0;
      for (int f = 0; f < d; f++) {
        double value = at[offset + f];
        double outside =
            Math.max(0, Math.max(low[node * d + f] - value, value - high[node * d + f]));
        sum += outside * outside;
      }
      return sum;
    }

    private double toBox(int node) {
      double max = 0;
      for (int f = 0; f < d; f++) {
        double value = at[offset + f];
        max = Math.max(max, Math.max(low[node * d + f] - value, value - high[node * d + f]));
      }
      return max;
    }

    private double toFarCorner(int node) {
      double max = 0;
      for (int f = 0; f < d; f++) {
        double value = at[offset + f];
        max =
            Math.max(
                max,
                Math.max(
                    Math.abs(low[node * d + f] - value), Math.abs(high[node * d + f] - value)));
      }
      return max;
    }

    private int countOpen(int node, int from, int to, double radius) {
      if (toBox(node) >= radius) {
        return 0;
      }
      if (toFarCorner(node) < radius) {
        return to - from;
      }
      if (node >= leaves) {
        int count = 0;
        for (int p = from; p < to; p++) {
          count += distance(p, radius) < radius ? 1 : 0;
        }
        return count;
      }
      int middle = (from + to) >>> 1;
      return countOpen(2 * node + 1, from, middle, radius)
          + countOpen(2 * node + 2, middle, to, radius);
    }

    private int countClosed(int node, int from, int to, double radius) {
      if (toBox(node) > radius) {
        return 0;
      }
      if (toFarCorner(node) <= radius) {
        return to - from;
      }
      if (node >= leaves) {
        int count = 0;
        for (int p = from; p < to; p++) {
          count += distance(p, Double.POSITIVE_INFINITY) <= radius ? 1 : 0;
        }
        return count;
      }
      int middle = (from + to) >>> 1;
      return countClosed(2 * node + 1, from, middle, radius)
          + countClosed(2 * node + 2, middle, to, radius);
    }
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
}
