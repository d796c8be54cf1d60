package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Gaussian kernels between a noisy sample and all samples, for a draw of the noise and its
 * opposite.
 *
 * <p>For sample i, a standard normal vector z and both signs, t~ = t_i ± s z:
 *
 * <pre>
 *   e_j = (|t~ - t_j|² - |t~ - t_i|²) / (2 s2) = |u_j|² ± √2 u_j · z      u_j = (t_i - t_j) / (s √2)
 *   term_j = exp(-(e_j - m)),   m = min_j e_j ≤ 0                          own term = exp(m)
 * </pre>
 *
 * <p>Differences are taken before the noise is added, so that a shift of all samples or a noise far
 * below their magnitude loses no digit, and e_i is exactly 0. With the least exponent as the origin
 * the greatest term is 1: no sum underflows. Terms below exp(-40) of the greatest are exactly 0,
 * and so are those of samples whose squared distance overflows a double.
 *
 * <p>The exponential is a Taylor polynomial of degree 6 in the 256th part of the exponent, squared
 * eight times: absolute error of a term below 1e-13. Columns are contiguous (feature-major) and
 * blocked, and the inner loops run over one array and are short, so that they vectorize and unroll.
 * Cost n d to move to a sample, n d and two exponentials per n for a draw and its opposite. Holds
 * scratch memory: not thread-safe.
 */
public final class AntitheticKernels {

  /** The block of the distances stays in the first-level cache from column to column. */
  private static final int BLOCK = 1024;

  /** exp(-40) is 4e-18: lost in a sum that holds a one. */
  private static final double NEGLIGIBLE = 40;

  // Taylor coefficients 1/n! of the exponential.
  private static final double C2 = 1.0 / 2;
  private static final double C3 = 1.0 / 6;
  private static final double C4 = 1.0 / 24;
  private static final double C5 = 1.0 / 120;
  private static final double C6 = 1.0 / 720;

  /** What the exponential gives for everything beyond its range. */
  private static final double CUT = cut();

  private final double[] columns;
  private final int n;
  private final int d;
  private final double scale;
  private final double[] squares;
  private final double[] plus;
  private final double[] minus;
  private int row;
  private double plusLeast;
  private double minusLeast;

  /**
   * Prepares the kernels.
   *
   * @param columns d x n values, feature-major. Not modified, borrowed.
   * @param n number of samples
   * @param d number of dimensions
   * @param noiseVariance s2
   */
  public AntitheticKernels(double[] columns, int n, int d, double noiseVariance) {
    this.columns = columns;
    this.n = n;
    this.d = d;
    this.scale = 1 / (Math.sqrt(noiseVariance) * Math.sqrt(2));
    this.squares = new double[n];
    this.plus = new double[n];
    this.minus = new double[n];
  }

  /**
   * Goes to a sample.
   *
   * @param row the sample i
   */
  public void moveTo(int row) {
    this.row = row;
    Arrays.fill(squares, 0);
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      for (int f = 0; f < d; f++) {
        addSquares(columns, f * n, columns[f * n + row], scale, squares, from, to);
      }
    }
  }

  /**
   * Draws the noise and its opposite at the sample.
   *
   * @param noise the draw z, one standard normal number per dimension. Not modified.
   */
  public void draw(double[] noise) {
    Arrays.fill(minus, 0);
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      for (int f = 0; f < d; f++) {
        double factor = noise[f] * (Math.sqrt(2) * scale);
        project(columns, f * n, columns[f * n + row], factor, minus, from, to);
      }
    }
    parts(squares, plus, minus, n);
    plusLeast = terms(plus);
    minusLeast = terms(minus);
  }

  /**
   * Returns the terms of all samples but the own one, whose place holds zero.
   *
   * @param opposite whether to return those of -z
   * @return n terms, from 0 to 1; not copied, valid until the next draw
   */
  public double[] terms(boolean opposite) {
    return opposite ? minus : plus;
  }

  /**
   * Returns the least exponent m.
   *
   * @param opposite whether to return that of -z
   * @return ln of the own term, 0 or negative
   */
  public double least(boolean opposite) {
    return opposite ? minusLeast : plusLeast;
  }

  /** Turns exponents into terms and returns the least exponent. */
  private double terms(double[] exponents) {
    double least = least(exponents, n);
    root(exponents, least, n);
    power(exponents, n);
    exponents[row] = 0;
    return least;
  }

  private static void addSquares(
      double[] columns, int offset, double value, double scale, double[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      double u = (value - columns[offset + j]) * scale;
      out[j] += u * u;
    }
  }

  private static void project(
      double[] columns, int offset, double value, double factor, double[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] += (value - columns[offset + j]) * factor;
    }
  }

  /** From squares and projections, the latter in {@code minus}, to both signs' exponents. */
  private static void parts(double[] squares, double[] plus, double[] minus, int n) {
    for (int j = 0; j < n; j++) {
      plus[j] = squares[j] + minus[j];
    }
    for (int j = 0; j < n; j++) {
      minus[j] = squares[j] - minus[j];
    }
  }

  /**
   * A new minimum is rare, so that branches cost less than a minimum of vectors; rarer still are
   * samples so far away that one infinity was taken from another.
   */
  private static double least(double[] a, int n) {
    double least = 0;
    for (int j = 0; j < n; j++) {
      if (!(a[j] >= least)) {
        if (Double.isNaN(a[j])) {
          a[j] = Double.POSITIVE_INFINITY;
        } else {
          least = a[j];
        }
      }
    }
    return least;
  }

  /** The 256th root of the kernel, by Taylor's polynomial of degree 6. */
  private static void root(double[] a, double least, int n) {
    for (int j = 0; j < n; j++) {
      double u = Math.min(NEGLIGIBLE, a[j] - least) * (-1.0 / 256);
      double square = u * u;
      double high = (C4 + C5 * u) + C6 * square;
      double low = C2 + C3 * u;
      a[j] = (1 + u) + square * (low + square * high);
    }
  }

  private static void power(double[] a, int n) {
    for (int j = 0; j < n; j++) {
      double p = a[j];
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      a[j] = Math.max(0, p - CUT);
    }
  }

  private static double cut() {
    double[] far = {Double.POSITIVE_INFINITY};
    root(far, 0, 1);
    double p = far[0];
    for (int i = 0; i < 8; i++) {
      p = p * p;
    }
    return p;
  }
}
