package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Counts of marginal neighbors: how many points of one margin lie within a radius of one of them,
 * the point itself excluded, under the maximum norm.
 *
 * <p>Sorted values and binary search in one dimension, O(log n) a count; a {@link KdTree} in more.
 * Both compare |a - b| with the radius.
 */
public abstract class MarginCounter {

  private MarginCounter() {}

  /**
   * Prepares a margin.
   *
   * @param rows n x d finite values, row-major. Not modified, retained.
   * @param n number of points
   * @param d number of dimensions
   * @return the counter, not thread-safe
   */
  public static MarginCounter of(double[] rows, int n, int d) {
    return d == 1 ? new Sorted(rows, n) : new Tree(rows, n, d);
  }

  /**
   * Counts points strictly nearer than a radius to a point.
   *
   * @param row the point, excluded from its own count
   * @param radius the radius
   * @return the count
   */
  public final int countOpen(int row, double radius) {
    return radius > 0 ? count(row, radius, false) - 1 : 0;
  }

  /**
   * Counts points no farther than a radius from a point.
   *
   * @param row the point, excluded from its own count
   * @param radius the radius
   * @return the count
   */
  public final int countClosed(int row, double radius) {
    return count(row, radius, true) - 1;
  }

  /** Counts with the point itself. */
  abstract int count(int row, double radius, boolean closed);

  private static final class Sorted extends MarginCounter {

    private final double[] values;
    private final double[] sorted;

    Sorted(double[] values, int n) {
      this.values = values;
      sorted = Arrays.copyOf(values, n);
      Arrays.sort(sorted);
    }

    @Override
    int count(int row, double radius, boolean closed) {
      double value = values[row];
      int low = 0;
      int high = sorted.length;
      while (low < high) { // the first element within, from below
        int middle = (low + high) >>> 1;
        if (sorted[middle] >= value || within(value - sorted[middle], radius, closed)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      int first = low;
      high = sorted.length;
      while (low < high) { // the first element above that is no longer within
        int middle = (low + high) >>> 1;
        if (sorted[middle] <= value || within(sorted[middle] - value, radius, closed)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low - first;
    }

    private static boolean within(double distance, double radius, boolean closed) {
      return closed ? distance <= radius : distance < radius;
    }
  }

  private static final class Tree extends MarginCounter {

    private final double[] rows;
    private final int d;
    private final KdTree.Query query;

    Tree(double[] rows, int n, int d) {
      this.rows = rows;
      this.d = d;
      query = new KdTree(rows, n, d, false).query(1);
    }

    @Override
    int count(int row, double radius, boolean closed) {
      return query.count(rows, row * d, radius, closed);
    }
  }
}
