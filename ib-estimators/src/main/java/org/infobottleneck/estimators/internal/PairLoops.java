package org.infobottleneck.estimators.internal;

/**
 * The loops of {@link PairSums}, each small enough to run in the vector unit.
 *
 * <p>The compiler vectorizes a loop on JDK 17 where it counts one int, holds no branch and no call,
 * has a short body, and reads and writes every array at the same index: an offset of its own in one
 * of two arrays makes a loop five times slower. Every loop here is written so and must stay so.
 * Additions and multiplications only, in a fixed order: the same bits on every virtual machine.
 */
final class PairLoops {

  // Taylor coefficients 1/n! of the exponential.
  private static final double C2 = 1.0 / 2;
  private static final double C3 = 1.0 / 6;
  private static final double C4 = 1.0 / 24;
  private static final double C5 = 1.0 / 120;
  private static final double C6 = 1.0 / 720;
  private static final double C7 = 1.0 / 5040;

  /** Eight squarings: {@link #exponential} takes its argument so many times. */
  static final double EXPONENTS = 256;

  /** The greatest argument of {@link #exponential}; its polynomial is positive up to there. */
  static final double LIMIT = 2;

  private PairLoops() {}

  /**
   * Replaces v by exp(-256 v) for 0 ≤ v ≤ 2: the Taylor polynomial of degree 7, squared eight
   * times.
   *
   * <p>The remainder v⁸/8! makes a relative error of t⁸/2.4e21 in exp(-t), t = 256 v ≤ 44: 1e-14 at
   * t = 8.3, where 4096 kernels weigh as much as one of t = 0, and an absolute one below 3e-18
   * everywhere. Rounding, doubled by every squaring, adds 6e-14 at most. Zero gives exactly 1.
   */
  static void exponential(double[] v, int count) {
    for (int j = 0; j < count; j++) {
      double u = v[j];
      double s = u * u;
      double odd = ((-C7 * s - C5) * s - C3) * s - 1;
      double even = ((C6 * s + C4) * s + C2) * s;
      double p = odd * u + even + 1;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      p = p * p;
      v[j] = p * p;
    }
  }

  /**
   * Replaces v by the limit of {@link #exponential} where it is greater: exp(-512) is no less lost.
   */
  static void limit(double[] v, int count) {
    for (int j = 0; j < count; j++) {
      v[j] = Math.min(LIMIT, v[j]);
    }
  }

  /** out = scale (x - a)². */
  static void square(double[] x, double a, double scale, double[] out, int count) {
    for (int j = 0; j < count; j++) {
      double e = x[j] - a;
      out[j] = e * e * scale;
    }
  }

  /** out = scale ((x - a)² + (y - b)²). */
  static void squares(
      double[] x, double[] y, double a, double b, double scale, double[] out, int count) {
    for (int j = 0; j < count; j++) {
      double e = x[j] - a;
      double f = y[j] - b;
      out[j] = (e * e + f * f) * scale;
    }
  }

  /** out = scale ((x - a)² + (y - b)² + (z - c)²). */
  static void squares(
      double[] x,
      double[] y,
      double[] z,
      double a,
      double b,
      double c,
      double scale,
      double[] out,
      int count) {
    for (int j = 0; j < count; j++) {
      double e = x[j] - a;
      double f = y[j] - b;
      double g = z[j] - c;
      out[j] = (e * e + f * f + g * g) * scale;
    }
  }

  /** out = out + scale ((x - a)² + (y - b)² + (z - c)²). */
  static void addSquares(
      double[] x,
      double[] y,
      double[] z,
      double a,
      double b,
      double c,
      double scale,
      double[] out,
      int count) {
    for (int j = 0; j < count; j++) {
      double e = x[j] - a;
      double f = y[j] - b;
      double g = z[j] - c;
      out[j] += (e * e + f * f + g * g) * scale;
    }
  }

  /**
   * out = out + the square of the greater of two ways to an interval: that of x from below and that
   * of y from above, if there is one. With x = y it is the way of a point; with the ends of a box
   * it is a bound of the ways of its points, near ends above the interval being y.
   */
  static void addGap(
      double[] x, double[] y, double low, double high, double[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      double way = Math.max(0, Math.max(low - x[j], y[j] - high));
      out[j] += way * way;
    }
  }

  /** sums = sums + terms. */
  static void add(double[] terms, double[] sums, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] += terms[j];
    }
  }

  /** sums = sums + a + b. */
  static void addTwo(double[] a, double[] b, double[] sums, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] += a[j] + b[j];
    }
  }

  /** sums = sums + a + b + c. */
  static void addThree(double[] a, double[] b, double[] c, double[] sums, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] += (a[j] + b[j]) + c[j];
    }
  }

  /** sums = sums + a + b + c + d. */
  static void addFour(double[] a, double[] b, double[] c, double[] d, double[] sums, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] += (a[j] + b[j]) + (c[j] + d[j]);
    }
  }

  /** terms = terms⁴. */
  static void fourthPower(double[] terms, int count) {
    for (int j = 0; j < count; j++) {
      double square = terms[j] * terms[j];
      terms[j] = square * square;
    }
  }

  /** out = 1 where the label is the one given, else 0; labels are whole numbers. */
  static void mask(double[] labels, double label, double[] out, int count) {
    for (int j = 0; j < count; j++) {
      out[j] = 1 - Math.min(1, Math.abs(labels[j] - label));
    }
  }

  /** out = terms weights. */
  static void multiply(double[] terms, double[] weights, double[] out, int count) {
    for (int j = 0; j < count; j++) {
      out[j] = terms[j] * weights[j];
    }
  }

  /** sums = sums + factor terms. */
  static void addScaled(double[] terms, double factor, double[] sums, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] += factor * terms[j];
    }
  }

  /** sums = sums + terms weights. */
  static void addProducts(double[] terms, double[] weights, double[] sums, int count) {
    for (int j = 0; j < count; j++) {
      sums[j] += terms[j] * weights[j];
    }
  }

  /** How many values are below a bound. */
  static int countBelow(double[] v, double bound, int count) {
    int below = 0;
    for (int j = 0; j < count; j++) {
      below += v[j] < bound ? 1 : 0;
    }
    return below;
  }

  /**
   * Writes the indices of the values below a bound behind those found before; returns how many. For
   * values of which few are below: the branch is nearly always foreseen.
   */
  static int find(double[] v, double bound, int[] found, int before, int count) {
    int end = before;
    for (int j = 0; j < count; j++) {
      if (v[j] < bound) {
        found[end++] = j;
      }
    }
    return end;
  }

  /** The sum of terms; four running sums hide the latency of addition, their order is fixed. */
  static double sum(double[] terms, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < count; j += 4) {
      s0 += terms[j];
      s1 += terms[j + 1];
      s2 += terms[j + 2];
      s3 += terms[j + 3];
    }
    for (; j < count; j++) {
      s0 += terms[j];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
