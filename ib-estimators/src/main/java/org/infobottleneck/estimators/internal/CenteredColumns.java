package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import java.util.List;

/**
 * The columns of samples less their means, ready for their volume to be measured.
 *
 * <p>Column j of sample i is held as √w_i (x_ij - m_j) / 2^e_j with weights w_i, the weighted mean
 * m_j, and the exponent e_j of the column's largest magnitude, so that no square overflows and a
 * scale by a power of two is lost to the last bit. The mean is taken off twice: once more from what
 * the first rounding left. Cost O(n d).
 */
public final class CenteredColumns {

  /** Of a column no more is left beside others than a share of its length: then it is theirs. */
  private static final double SHARE = 1e-10;

  /** The rounding of values, of their mean and of a difference, in units of the last place. */
  private static final double ROUNDING = 4 * 0x1p-52;

  private final int n;
  private final double[][] columns;
  private final double[] lengths;
  private final double[] floors;

  private CenteredColumns(int n, double[][] columns, double[] floors) {
    this.n = n;
    this.columns = columns;
    this.floors = floors;
    lengths = new double[columns.length];
    Arrays.setAll(lengths, j -> LinearSpan.length(columns[j]));
  }

  /**
   * Returns for every column the exponent of its largest magnitude.
   *
   * @param rows n x d values, row-major. Not modified.
   * @param n number of samples
   * @param d number of columns
   * @return the exponents
   */
  public static int[] exponents(double[] rows, int n, int d) {
    int[] exponents = new int[d];
    for (int j = 0; j < d; j++) {
      double largest = 0;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.abs(rows[i * d + j]));
      }
      // Below 1, so that the difference of two is finite; subnormal numbers become normal.
      exponents[j] = largest == 0 ? 0 : exponent(largest) + 1;
    }
    return exponents;
  }

  private static int exponent(double magnitude) {
    return magnitude < Double.MIN_NORMAL
        ? Math.getExponent(magnitude * 0x1p60) - 60
        : Math.getExponent(magnitude);
  }

  /**
   * Centers samples of equal weight.
   *
   * @param rows n x d values, row-major. Not modified.
   * @param n number of samples
   * @param d number of columns
   * @return the columns
   */
  public static CenteredColumns of(double[] rows, int n, int d) {
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    return of(rows, n, d, exponents(rows, n, d), weights);
  }

  /**
   * Centers samples of different weights.
   *
   * @param rows n x d values, row-major. Not modified.
   * @param n number of samples
   * @param d number of columns
   * @param exponents one per column, at least those of {@link #exponents}. Not modified.
   * @param weights one per sample, not negative, not all zero; a sample without weight is left out.
   *     Not modified.
   * @return the columns
   */
  public static CenteredColumns of(double[] rows, int n, int d, int[] exponents, double[] weights) {
    int[] used = new int[n];
    int count = 0;
    double total = 0;
    for (int i = 0; i < n; i++) {
      if (weights[i] > 0) {
        used[count++] = i;
        total += weights[i];
      }
    }
    double[][] columns = new double[d][count];
    double[] floors = new double[d];
    for (int j = 0; j < d; j++) {
      double[] column = columns[j];
      double largest = 0;
      for (int i = 0; i < count; i++) {
        column[i] = scaled(rows[used[i] * d + j], -exponents[j]);
        largest = Math.max(largest, Math.abs(column[i]));
      }
      center(column, used, weights, total);
      center(column, used, weights, total);
      for (int i = 0; i < count; i++) {
        column[i] *= Math.sqrt(weights[used[i]]);
      }
      floors[j] = ROUNDING * largest * Math.sqrt(total);
    }
    return new CenteredColumns(count, columns, floors);
  }

  /** A scale beyond the range of a power of two that a double can hold is taken in two steps. */
  private static double scaled(double value, int exponent) {
    return Math.scalb(Math.scalb(value, exponent / 2), exponent - exponent / 2);
  }

  private static void center(double[] column, int[] used, double[] weights, double total) {
    double sum = 0;
    for (int i = 0; i < column.length; i++) {
      sum += weights[used[i]] * column[i];
    }
    double mean = sum / total;
    for (int i = 0; i < column.length; i++) {
      column[i] -= mean;
    }
  }

  /**
   * Puts samples below one another, each part centered by itself.
   *
   * @param parts parts of as many columns. Not modified.
   * @return the columns over all samples
   */
  public static CenteredColumns stacked(List<CenteredColumns> parts) {
    int d = parts.get(0).columns.length;
    int n = parts.stream().mapToInt(part -> part.n).sum();
    double[][] columns = new double[d][n];
    double[] floors = new double[d];
    for (int j = 0; j < d; j++) {
      int next = 0;
      double squares = 0;
      for (CenteredColumns part : parts) {
        System.arraycopy(part.columns[j], 0, columns[j], next, part.n);
        next += part.n;
        squares += part.floors[j] * part.floors[j];
      }
      floors[j] = Math.sqrt(squares);
    }
    return new CenteredColumns(n, columns, floors);
  }

  /**
   * Returns the number of samples that have a weight.
   *
   * @return the number
   */
  public int size() {
    return n;
  }

  /**
   * Returns the number of columns.
   *
   * @return the number
   */
  public int dimensions() {
    return columns.length;
  }

  /** A copy of a column. */
  double[] column(int j) {
    return columns[j].clone();
  }

  /**
   * Returns the length of a column, the root of the sum of its squares.
   *
   * @param j the column
   * @return its length, in units of 2^e_j
   */
  public double length(int j) {
    return lengths[j];
  }

  /** So short, what other columns leave of a column is rounding. */
  double tolerance(int j) {
    return Math.max(SHARE * lengths[j], floors[j]);
  }
}
