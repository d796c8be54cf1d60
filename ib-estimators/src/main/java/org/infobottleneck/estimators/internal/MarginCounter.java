package org.infobottleneck.estimators.internal;

/**
 * Counts of marginal neighbors: how many points of one margin lie within a radius of one of them,
 * the point itself excluded, under the maximum norm.
 *
 * <p>Sorted values and binary search in one dimension, O(log n) a count; {@link Boxes} in more.
 * Both compare |a - b| with the radius.
 */
public abstract class MarginCounter {

  /** A joint space of so few points serves its margins, though they would be cut otherwise. */
  private static final int FEW = 4096;

  private MarginCounter() {}

  /**
   * Prepares a space as a margin of its own.
   *
   * @param rows n x d finite values, row-major. Not modified, not retained.
   * @param n number of points
   * @param d number of dimensions
   * @return the counter, not thread-safe
   */
  public static MarginCounter of(double[] rows, int n, int d) {
    return of(rows, n, d, new Arena());
  }

  /** As {@link #of(double[], int, int)}, in memory that is used again. */
  static MarginCounter of(double[] rows, int n, int d, Arena arena) {
    return d == 1
        ? new Sorted(rows, 0, 1, n, arena)
        : new Tree(new Boxes(new KdTree(rows, n, d, false, arena)));
  }

  /**
   * Prepares a margin of a joint space, by its tree where that serves the margin as well.
   *
   * @param joint the tree of the joint space
   * @param rows what it was made of, row-major. Not modified, not retained.
   * @param from the first coordinate of the margin
   * @param to the end of its coordinates
   * @param arena gives the memory
   * @return the counter, not thread-safe
   */
  static MarginCounter of(KdTree joint, double[] rows, int from, int to, Arena arena) {
    if (to - from == 1) {
      return new Sorted(rows, from, joint.d, joint.n, arena);
    }
    if (joint.n <= FEW) {
      return new Tree(new Boxes(joint, from, to));
    }
    int d = to - from;
    double[] margin = arena.doubles(joint.n * d);
    for (int i = 0; i < joint.n; i++) {
      System.arraycopy(rows, i * joint.d + from, margin, i * d, d);
    }
    return of(margin, joint.n, d, arena);
  }

  /**
   * Counts points strictly nearer than a radius to a point.
   *
   * @param row the point, excluded from its own count
   * @param radius the radius
   * @return the count
   */
  public final int countOpen(int row, double radius) {
    return radius > 0 ? count(row, Math.nextDown(radius)) - 1 : 0; // no double lies between
  }

  /**
   * Counts points no farther than a radius from a point.
   *
   * @param row the point, excluded from its own count
   * @param radius the radius
   * @return the count
   */
  public final int countClosed(int row, double radius) {
    return count(row, radius) - 1;
  }

  /** Counts points no farther than a radius, the point itself among them. */
  abstract int count(int row, double radius);

  private static final class Sorted extends MarginCounter {

    private final int n;
    private final double[] sorted; // n values, and what an arena's array holds beyond
    private final int[] ranks;

    Sorted(double[] rows, int column, int stride, int n, Arena arena) {
      this.n = n;
      RadixSort sort = arena.sort();
      sort.sort(rows, column, stride, n);
      sorted = arena.doubles(n);
      ranks = arena.ints(n);
      for (int r = 0; r < n; r++) {
        int row = sort.order(r);
        sorted[r] = rows[row * stride + column];
        ranks[row] = r;
      }
    }

    @Override
    int count(int row, double radius) {
      int rank = ranks[row];
      return notAbove(rank, radius) + notBelow(rank, radius) + 1;
    }

    /** Number of ranks above one that are within the radius: steps that double, then halve. */
    private int notAbove(int rank, double radius) {
      double value = sorted[rank];
      int inside = rank;
      int step = 1;
      while (inside + step < n && sorted[inside + step] - value <= radius) {
        inside += step;
        step <<= 1;
      }
      for (step >>= 1; step > 0; step >>= 1) {
        if (inside + step < n && sorted[inside + step] - value <= radius) {
          inside += step;
        }
      }
      return inside - rank;
    }

    private int notBelow(int rank, double radius) {
      double value = sorted[rank];
      int inside = rank;
      int step = 1;
      while (inside - step >= 0 && value - sorted[inside - step] <= radius) {
        inside -= step;
        step <<= 1;
      }
      for (step >>= 1; step > 0; step >>= 1) {
        if (inside - step >= 0 && value - sorted[inside - step] <= radius) {
          inside -= step;
        }
      }
      return rank - inside;
    }
  }

  private static final class Tree extends MarginCounter {

    private final Boxes boxes;

    Tree(Boxes boxes) {
      this.boxes = boxes;
    }

    @Override
    int count(int row, double radius) {
      return boxes.count(row, radius);
    }
  }
}
