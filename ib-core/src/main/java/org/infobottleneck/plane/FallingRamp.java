package org.infobottleneck.plane;

/**
 * The least-squares fit of a level, a straight fall and a second level to points (x_i, y_i).
 *
 * <p>With a ramp h that is 0 up to x_s, 1 from x_e on and straight between: y_i = a - b h_i, b > 0.
 * For every pair s < e the residual sum is S_yy - S_hy² / S_hh, in constant time from prefix sums;
 * pairs that would rise keep S_yy. At least {@link #MARGIN} points lie up to s and behind it.
 *
 * <p>Cost: n² / 2 pairs for n points, a few operations each; what depends on x alone is computed
 * once, for many fits on the same abscissae.
 */
final class FallingRamp {

  static final int MARGIN = 3;

  private final double[] x;

  /** By start and end: the sum of h. */
  private final double[][] heights;

  /** By start and end: the reciprocal of the sum of squared deviations of h from its mean. */
  private final double[][] inverseSquares;

  /** The abscissae, strictly ascending; not copied. */
  FallingRamp(double[] x) {
    this.x = x;
    int n = x.length;
    heights = new double[n][n];
    inverseSquares = new double[n][n];
    for (int s = 0; s < n; s++) {
      double sum = 0; // of x_i - x_s over the points of the fall
      double squares = 0;
      for (int e = s + 1; e < n; e++) {
        double width = x[e] - x[s];
        sum += width;
        squares += width * width;
        int behind = n - 1 - e;
        double height = sum / width + behind;
        heights[s][e] = height;
        inverseSquares[s][e] = 1 / (squares / (width * width) + behind - height * height / n);
      }
    }
  }

  /** A fit: where the fall starts and ends, levels, and what is left unexplained. */
  record Fit(int start, int end, double upper, double lower, double residual, double total) {

    boolean falls() {
      return lower < upper;
    }
  }

  /** The best fit for a given start of the fall. */
  Fit startingAt(int start, double[] y) {
    return best(start, start, y);
  }

  /** The best fit of all; the earliest of equal ones. */
  Fit best(double[] y) {
    return best(MARGIN - 1, x.length - 1 - MARGIN, y);
  }

  private Fit best(int firstStart, int lastStart, double[] y) {
    int n = x.length;
    double mean = 0;
    for (double value : y) {
      mean += value / n;
    }
    double[] sumY = new double[n + 1]; // of the deviations from the mean
    double[] sumXy = new double[n + 1];
    double total = 0;
    for (int i = 0; i < n; i++) {
      double deviation = y[i] - mean;
      sumY[i + 1] = sumY[i] + deviation;
      sumXy[i + 1] = sumXy[i] + x[i] * deviation;
      total += deviation * deviation;
    }
    double explained = 0;
    double slope = 0;
    int start = firstStart;
    int end = n - 1;
    for (int s = firstStart; s <= lastStart; s++) {
      for (int e = s + 1; e < n; e++) {
        double inside = sumXy[e + 1] - sumXy[s + 1] - x[s] * (sumY[e + 1] - sumY[s + 1]);
        double product = inside / (x[e] - x[s]) + sumY[n] - sumY[e + 1];
        double gain = product * product * inverseSquares[s][e];
        if (product < 0 && gain > explained) {
          explained = gain;
          slope = product * inverseSquares[s][e];
          start = s;
          end = e;
        }
      }
    }
    double upper = mean - slope * heights[start][end] / n;
    return new Fit(start, end, upper, upper + slope, Math.max(0, total - explained), total);
  }
}
