package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * The nearest-neighbor estimators of mutual information, as local values whose mean is the
 * estimate.
 *
 * <p>Distances are maximum norms throughout; ψ is the digamma function; e_i is the distance of
 * sample i to its k-th nearest neighbor in the joint space, itself excluded. All values in nats.
 * Cost: n neighbor searches in the joint space and 2n counts in the margins. Whatever else grows
 * with n is taken from an arena, which the caller resets.
 */
public final class NeighborInformation {

  private NeighborInformation() {}

  /**
   * The first estimator of Kraskov, Stögbauer and Grassberger (2004), eq. 8: ψ(k) + ψ(N) - ψ(n_x +
   * 1) - ψ(n_y + 1), with n_x and n_y the numbers of other points strictly nearer than e_i in each
   * margin.
   *
   * @param x n x dx values, row-major. Not modified.
   * @param dx dimensions of x
   * @param y n x dy values, row-major. Not modified.
   * @param dy dimensions of y
   * @param portion the samples asked for, out of all n
   * @param k number of neighbors
   * @param arena gives the memory
   * @param local receives the local values of these, by sample. Modified.
   * @return for how many of these the k-th neighbor shares its distance with the next
   */
  public static int ksg1(
      double[] x, int dx, double[] y, int dy, Portion portion, int k, Arena arena, double[] local) {
    int n = portion.size();
    double[] psi = arena.psi(n);
    Spaces spaces = new Spaces(x, dx, y, dy, n, Math.min(k + 1, n - 1), arena);
    KdTree.Query joint = spaces.joint;
    double[] e = arena.doubles(n);
    int ties = 0;
    for (int p = 0; p < n; p++) {
      int i = spaces.tree.row(p);
      if (!portion.holds(i)) {
        continue;
      }
      joint.nearest(i);
      ties += joint.isTied(k) ? 1 : 0;
      e[i] = joint.distance(k - 1);
    }
    // One space after the other: each finds its own index in the cache.
    for (int p = 0; p < n; p++) {
      int i = spaces.tree.row(p);
      if (!portion.holds(i)) {
        continue;
      }
      local[i] = psi[k] + psi[n] - psi[spaces.inX.countOpen(i, e[i]) + 1];
    }
    for (int p = 0; p < n; p++) {
      int i = spaces.tree.row(p);
      if (!portion.holds(i)) {
        continue;
      }
      local[i] -= psi[spaces.inY.countOpen(i, e[i]) + 1];
    }
    return ties;
  }

  /**
   * The second estimator of Kraskov, Stögbauer and Grassberger (2004), eq. 9: ψ(k) - 1/k + ψ(N) -
   * ψ(n_x) - ψ(n_y), with n_x the number of other points no farther in x than the farthest of the k
   * joint neighbors is in x, and n_y likewise. Where several points share the k-th distance all of
   * them count as neighbors, so that their order does not matter.
   *
   * @param x n x dx values, row-major. Not modified.
   * @param dx dimensions of x
   * @param y n x dy values, row-major. Not modified.
   * @param dy dimensions of y
   * @param portion the samples asked for, out of all n
   * @param k number of neighbors
   * @param arena gives the memory
   * @param local receives the local values of these, by sample. Modified.
   * @return for how many of these the k-th neighbor shares its distance with the next
   */
  public static int ksg2(
      double[] x, int dx, double[] y, int dy, Portion portion, int k, Arena arena, double[] local) {
    int n = portion.size();
    double[] psi = arena.psi(n);
    Spaces spaces = new Spaces(x, dx, y, dy, n, Math.min(k + 1, n - 1), arena);
    KdTree.Query joint = spaces.joint;
    Boxes boxes = new Boxes(spaces.tree);
    int[] ends = {dx, dx + dy};
    double[] extents = new double[2];
    int ties = 0;
    for (int p = 0; p < n; p++) {
      int i = spaces.tree.row(p);
      if (!portion.holds(i)) {
        continue;
      }
      joint.nearest(i);
      ties += joint.isTied(k) ? 1 : 0;
      boxes.extents(i, joint.distance(k - 1), ends, extents);
      int nx = spaces.inX.countClosed(i, extents[0]);
      int ny = spaces.inY.countClosed(i, extents[1]);
      local[i] = psi[k] - 1.0 / k + psi[n] - psi[nx] - psi[ny];
    }
    return ties;
  }

  /**
   * The mixture rule of Gao, Kannan, Oh and Viswanath (2017) as in the authors' program: ψ(k~) + ln
   * N - ψ(n_x) - ψ(n_y). Where e_i &gt; 0, k~ = k and the counts are strict, the point itself
   * included; where e_i = 0, all three count the points at distance 0, the point itself included.
   * (The paper prints ln(n + 1) in place of ψ(n).)
   *
   * @param x n x dx values, row-major. Not modified.
   * @param dx dimensions of x
   * @param y n x dy values, row-major. Not modified.
   * @param dy dimensions of y
   * @param portion the samples asked for, out of all n
   * @param k number of neighbors
   * @param arena gives the memory
   * @param local receives the local values of these, by sample. Modified.
   * @return 0: ties are what it is made for
   */
  public static int gao(
      double[] x, int dx, double[] y, int dy, Portion portion, int k, Arena arena, double[] local) {
    int n = portion.size();
    double[] psi = arena.psi(n);
    Spaces spaces = new Spaces(x, dx, y, dy, n, k, arena);
    KdTree.Query joint = spaces.joint;
    Boxes boxes = new Boxes(spaces.tree);
    for (int p = 0; p < n; p++) {
      int i = spaces.tree.row(p);
      if (!portion.holds(i)) {
        continue;
      }
      double e = joint.nearest(i);
      boolean atom = e == 0;
      int neighbors = atom ? boxes.count(i, 0) : k;
      int nx = 1 + (atom ? spaces.inX.countClosed(i, 0) : spaces.inX.countOpen(i, e));
      int ny = 1 + (atom ? spaces.inY.countClosed(i, 0) : spaces.inY.countOpen(i, e));
      local[i] = psi[neighbors] + StrictMath.log(n) - psi[nx] - psi[ny];
    }
    return 0;
  }

  /**
   * Ross's estimator for labels (2014): ψ(N) + mean ψ(k_i) - mean ψ(N_y) - mean ψ(m_i), with k_i =
   * min(k, N_y - 1), e_i the distance to the k_i-th neighbor of the same class, and m_i the number
   * of points of any class strictly nearer than e_i, the point itself included.
   *
   * @param x n x d values, row-major. Not modified.
   * @param d dimensions of x
   * @param labels n codes from 0 to {@code classes - 1}, every class at least twice. Not modified.
   * @param classes number of classes
   * @param portion the samples asked for, out of all n
   * @param k number of neighbors
   * @param arena gives the memory
   * @param local receives the local values of these, by sample. Modified.
   */
  public static void ross(
      double[] x,
      int d,
      int[] labels,
      int classes,
      Portion portion,
      int k,
      Arena arena,
      double[] local) {
    int n = portion.size();
    double[] psi = arena.psi(n);
    MarginCounter all = MarginCounter.of(x, n, d, arena);
    int[] begins = arena.ints(classes + 1);
    int[] members = grouped(labels, classes, n, begins, arena.ints(n));
    for (int c = 0; c < classes; c++) {
      int begin = begins[c];
      int size = begins[c + 1] - begin;
      if (members[begin + size - 1] < portion.from() || members[begin] >= portion.to()) {
        continue; // as where samples are sorted by class
      }
      Arena part = arena.part();
      double[] rows = part.doubles(size * d);
      gather(x, d, members, begin, size, rows);
      KdTree tree = new KdTree(rows, size, d, false, part);
      int neighbors = Math.min(k, size - 1);
      KdTree.Query own = tree.query(neighbors);
      for (int p = 0; p < size; p++) {
        int m = tree.row(p);
        int row = members[begin + m];
        if (!portion.holds(row)) {
          continue;
        }
        double e = own.nearest(m);
        int within = all.countOpen(row, e) + 1;
        local[row] = psi[n] + psi[neighbors] - psi[size] - psi[within];
      }
    }
  }

  /** The rows class after class, in ascending order each, and where every class begins. */
  private static int[] grouped(int[] labels, int classes, int n, int[] begins, int[] rows) {
    Arrays.fill(begins, 0, classes + 1, 0);
    for (int i = 0; i < n; i++) {
      begins[labels[i]]++;
    }
    int end = 0;
    for (int c = 0; c <= classes; c++) {
      end += begins[c];
      begins[c] = end;
    }
    for (int i = n - 1; i >= 0; i--) {
      rows[--begins[labels[i]]] = i;
    }
    return rows;
  }

  /**
   * The logarithms of the k-th neighbor distances, of which the entropy of Kozachenko and Leonenko
   * (1987) is made: H = ψ(N) - ψ(k) + ln c_d + (d/N) Σ ln e_i.
   *
   * @param x n x d values, row-major. Not modified.
   * @param d dimensions of x
   * @param n number of samples
   * @param k number of neighbors
   * @param euclidean whether the norm is Euclidean instead of maximum
   * @param arena gives the memory
   * @param logs receives n logarithms, negative infinity where k other points coincide with the
   *     sample. Modified.
   */
  public static void logDistances(
      double[] x, int d, int n, int k, boolean euclidean, Arena arena, double[] logs) {
    int exponent = euclidean ? exponentOfSpread(x, n, d) : 0;
    double[] rows = euclidean ? scaled(x, n * d, -exponent, arena.doubles(n * d)) : x;
    KdTree tree = new KdTree(rows, n, d, euclidean, arena);
    KdTree.Query query = tree.query(k);
    for (int p = 0; p < n; p++) {
      int i = tree.row(p);
      logs[i] = StrictMath.log(query.nearest(i)) + exponent * StrictMath.log(2);
    }
  }

  /** The power of two next to the widest range of a column: divided by it, no square overflows. */
  private static int exponentOfSpread(double[] x, int n, int d) {
    double widest = 0;
    for (int f = 0; f < d; f++) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        min = Math.min(min, x[i * d + f]);
        max = Math.max(max, x[i * d + f]);
      }
      widest = Math.max(widest, max - min);
    }
    return widest == 0 ? 0 : Math.getExponent(widest);
  }

  private static double[] scaled(double[] x, int count, int exponent, double[] result) {
    for (int i = 0; i < count; i++) {
      result[i] = Math.scalb(x[i], exponent);
    }
    return result;
  }

  /**
   * Returns the rows of a class.
   *
   * @param labels codes. Not modified.
   * @param label the class
   * @param size how often it occurs
   * @return its rows in ascending order
   */
  public static int[] members(int[] labels, int label, int size) {
    int[] members = new int[size];
    int next = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        members[next++] = i;
      }
    }
    return members;
  }

  /**
   * Copies rows.
   *
   * @param x values, row-major. Not modified.
   * @param d dimensions of x
   * @param members the rows to copy
   * @return the rows in that order
   */
  public static double[] gather(double[] x, int d, int[] members) {
    double[] rows = new double[members.length * d];
    gather(x, d, members, 0, members.length, rows);
    return rows;
  }

  /**
   * Copies rows into an array.
   *
   * @param x values, row-major. Not modified.
   * @param d dimensions of x
   * @param members the rows to copy. Not modified.
   * @param from which of them is the first
   * @param count how many they are
   * @param rows receives the rows in that order. Modified.
   */
  public static void gather(double[] x, int d, int[] members, int from, int count, double[] rows) {
    for (int m = 0; m < count; m++) {
      System.arraycopy(x, members[from + m] * d, rows, m * d, d);
    }
  }

  /** The joint space of two variables and both margins, ready to be searched. */
  private static final class Spaces {

    final KdTree tree;
    final KdTree.Query joint;
    final MarginCounter inX;
    final MarginCounter inY;

    Spaces(double[] x, int dx, double[] y, int dy, int n, int neighbors, Arena arena) {
      double[] rows = arena.doubles(n * (dx + dy));
      join(x, dx, y, dy, n, rows);
      tree = new KdTree(rows, n, dx + dy, false, arena);
      joint = tree.query(neighbors);
      inX = MarginCounter.of(tree, rows, 0, dx, arena);
      inY = MarginCounter.of(tree, rows, dx, dx + dy, arena);
    }
  }

  /**
   * Puts the columns of two matrices side by side.
   *
   * @param x n x dx values, row-major. Not modified.
   * @param dx dimensions of x
   * @param y n x dy values, row-major. Not modified.
   * @param dy dimensions of y
   * @param n number of rows
   * @return n x (dx + dy) values
   */
  public static double[] join(double[] x, int dx, double[] y, int dy, int n) {
    double[] rows = new double[n * (dx + dy)];
    join(x, dx, y, dy, n, rows);
    return rows;
  }

  private static void join(double[] x, int dx, double[] y, int dy, int n, double[] rows) {
    int d = dx + dy;
    for (int i = 0; i < n; i++) {
      System.arraycopy(x, i * dx, rows, i * d, dx);
      System.arraycopy(y, i * dy, rows, i * d + dx, dy);
    }
  }
}
