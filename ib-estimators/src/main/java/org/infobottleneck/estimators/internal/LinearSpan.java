package org.infobottleneck.estimators.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What columns span, as an orthonormal basis to which columns are added.
 *
 * <p>Gram-Schmidt with pivoting: of the columns to add, the one of which the largest share of its
 * length is left comes next. Every column that is taken is orthogonalized a second time, by which
 * the basis is orthonormal to rounding. The lengths that are left are the diagonal of the R of a QR
 * decomposition, and twice the sum of their logarithms the logarithm of the determinant of the
 * columns' products, as from a Cholesky factor, but with the root of its condition number. A column
 * of which no more is left than its tolerance is a linear combination of the others: dropped.
 *
 * <p>Cost O(n d b), b the columns and those of the basis before. Not thread-safe.
 */
public final class LinearSpan {

  private final List<double[]> basis = new ArrayList<>();

  /** Makes the span of no column. */
  public LinearSpan() {}

  /** What became of columns that were added. */
  public static final class Growth {

    private final int[] kept;
    private final int[] dropped;
    private final double logVolume;
    private final double leastShare;

    Growth(int[] kept, int[] dropped, double logVolume, double leastShare) {
      this.kept = kept;
      this.dropped = dropped;
      this.logVolume = logVolume;
      this.leastShare = leastShare;
    }

    /**
     * Returns the columns that were new, in the order in which they were taken.
     *
     * @return their numbers; not copied
     */
    public int[] kept() {
      return kept;
    }

    /**
     * Returns the columns that were linear combinations, ascending.
     *
     * @return their numbers; not copied
     */
    public int[] dropped() {
      return dropped;
    }

    /**
     * Returns the sum of the logarithms of the lengths that were left of the columns kept.
     *
     * @return the logarithm of the volume that they span beside the basis before
     */
    public double logVolume() {
      return logVolume;
    }

    /**
     * Returns the least share of its length that was left of a column kept.
     *
     * @return the share, 1 if none was kept
     */
    public double leastShare() {
      return leastShare;
    }
  }

  /**
   * Adds all columns.
   *
   * @param columns the columns, of as many samples as those before. Not modified.
   * @return what became of them
   */
  public Growth add(CenteredColumns columns) {
    int[] all = new int[columns.dimensions()];
    Arrays.setAll(all, j -> j);
    return add(columns, all);
  }

  /**
   * Adds some columns.
   *
   * @param columns the columns, of as many samples as those before. Not modified.
   * @param wanted the numbers of those to add. Not modified.
   * @return what became of them
   */
  public Growth add(CenteredColumns columns, int[] wanted) {
    double[][] rests = new double[wanted.length][];
    double[] shares = new double[wanted.length];
    boolean[] done = new boolean[wanted.length];
    for (int c = 0; c < wanted.length; c++) {
      rests[c] = columns.column(wanted[c]);
      orthogonalize(rests[c]);
      shares[c] = share(rests[c], columns, wanted[c]);
    }
    int[] kept = new int[wanted.length];
    int count = 0;
    double logVolume = 0;
    double leastShare = 1;
    for (int c = largest(shares, done); c >= 0; c = largest(shares, done)) {
      done[c] = true;
      double[] direction = rests[c];
      orthogonalize(direction);
      double length = length(direction);
      if (!(length > columns.tolerance(wanted[c]))) {
        continue; // lost in rounding after all; the next may be longer
      }
      kept[count++] = wanted[c];
      logVolume += StrictMath.log(length);
      leastShare = Math.min(leastShare, length / columns.length(wanted[c]));
      for (int i = 0; i < direction.length; i++) {
        direction[i] /= length;
      }
      basis.add(direction);
      for (int other = 0; other < wanted.length; other++) {
        if (!done[other]) {
          takeOff(rests[other], direction);
          shares[other] = share(rests[other], columns, wanted[other]);
        }
      }
    }
    int[] taken = Arrays.copyOf(kept, count);
    int[] dropped =
        Arrays.stream(wanted)
            .filter(j -> Arrays.stream(taken).noneMatch(k -> k == j))
            .sorted()
            .toArray();
    return new Growth(taken, dropped, logVolume, leastShare);
  }

  /** The share of its length that is left of a column; zero where the rest is rounding. */
  private static double share(double[] rest, CenteredColumns columns, int j) {
    double length = length(rest);
    return length > columns.tolerance(j) ? length / columns.length(j) : 0;
  }

  private static int largest(double[] shares, boolean[] done) {
    int largest = -1;
    for (int c = 0; c < shares.length; c++) {
      if (!done[c] && shares[c] > 0 && (largest < 0 || shares[c] > shares[largest])) {
        largest = c;
      }
    }
    return largest;
  }

  private void orthogonalize(double[] column) {
    for (double[] direction : basis) {
      takeOff(column, direction);
    }
  }

  private static void takeOff(double[] column, double[] direction) {
    double product = product(column, direction);
    for (int i = 0; i < column.length; i++) {
      column[i] -= product * direction[i];
    }
  }

  /**
   * Returns the dimension of the span.
   *
   * @return the number of directions in the basis
   */
  public int dimension() {
    return basis.size();
  }

  /**
   * Returns what a sample shares with the directions that were added last: the sum of the squares
   * of its coordinates there, which is (N - 1)⁻¹ times its squared Mahalanobis distance.
   *
   * @param from the first direction to look at
   * @param sample the sample
   * @return the sum over the directions from there on
   */
  public double leverage(int from, int sample) {
    double sum = 0;
    for (int b = from; b < basis.size(); b++) {
      double coordinate = basis.get(b)[sample];
      sum += coordinate * coordinate;
    }
    return sum;
  }

  static double length(double[] column) {
    return Math.sqrt(product(column, column));
  }

  /** Four running sums hide the latency of addition; their order is fixed. */
  static double product(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
