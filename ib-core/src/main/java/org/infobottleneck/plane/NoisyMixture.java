package org.infobottleneck.plane;

import java.util.Arrays;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * Centers of a noisy layer at all rows, and their kernels around a point t: for every row the sums
 * of exp(-|t - c|&sup2;/2s2) over two halves of its centers.
 *
 * <p>A row whose box of centers is too far from t for any of them to matter costs a distance to the
 * box. The fewer rows are left, the more centers of each are read, from {@link #FEWEST} on, so that
 * a point costs about the same wherever it lies: where many rows meet, few centers of each will do.
 * Cost: N d for the boxes, and for 16384 kernels, or 4 N, d and an exponential each. Holds buffers:
 * not thread-safe.
 */
final class NoisyMixture {

  /** Centers read of every row at least, where there are so many. */
  private static final int FEWEST = 4;

  /** Kernels read at a point, where there are so many. */
  private static final int LEAST_KERNELS = 16_384;

  /** exp(-25) = 1e-11: all rows of this share together are lost beside the own one. */
  private static final double FAR = 25;

  private final int rows;
  private final int units;
  private final int repeats;
  private final double scale;

  /** Centers of each row, one after another. */
  private final double[][] centers;

  /** The box of the centers of each row; [unit][row]. */
  private final double[][] low;

  private final double[][] high;
  private final double[] distances;
  private final int[] near;
  private double[] exponents = {};

  /** Halves of the sums of the rows that are near, in their order. */
  private final double[] first;

  private final double[] second;
  private double least;

  NoisyMixture(double[][] centers, int units, double noiseVariance) {
    this.centers = centers;
    this.units = units;
    rows = centers.length;
    repeats = centers[0].length / units;
    scale = 1 / (Math.sqrt(noiseVariance) * Math.sqrt(2));
    low = new double[units][rows];
    high = new double[units][rows];
    for (int i = 0; i < rows; i++) {
      for (int f = 0; f < units; f++) {
        low[f][i] = Double.POSITIVE_INFINITY;
        high[f][i] = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < repeats; r++) {
          low[f][i] = Math.min(low[f][i], centers[i][r * units + f]);
          high[f][i] = Math.max(high[f][i], centers[i][r * units + f]);
        }
      }
    }
    distances = new double[rows];
    near = new int[rows];
    first = new double[rows];
    second = new double[rows];
  }

  double scale() {
    return scale;
  }

  /**
   * Reads the kernels of all rows but one.
   *
   * @param t the point. Not modified.
   * @param own the row left out
   * @param origin the least exponent of the row left out
   * @return the number of rows that matter
   */
  int read(double[] t, int own, double origin) {
    Arrays.fill(distances, 0);
    for (int f = 0; f < units; f++) {
      addDistances(low[f], high[f], t[f], scale, distances);
    }
    int count = 0;
    least = origin;
    for (int i = 0; i < rows; i++) {
      if (distances[i] <= origin + FAR && i != own) {
        near[count++] = i;
      }
    }
    if (count == 0) {
      return 0;
    }
    int worth = Math.max(FEWEST * rows, LEAST_KERNELS) / count / 2 * 2;
    int used = Math.min(repeats, Math.max(FEWEST, worth));
    if (exponents.length < used * count) {
      exponents = new double[used * count];
    }
    for (int k = 0; k < count; k++) {
      squares(centers[near[k]], t, scale * scale, exponents, k * used, used);
    }
    for (int j = 0; j < used * count; j++) {
      if (exponents[j] < least) {
        least = exponents[j];
      }
    }
    shift(exponents, least, used * count);
    ElementaryFunctions.expOfNegative(exponents, 0, used * count);
    for (int k = 0; k < count; k++) {
      int middle = k * used + used / 2;
      first[k] = used == 1 ? exponents[k] : mean(k * used, middle);
      second[k] = used == 1 ? exponents[k] : mean(middle, (k + 1) * used);
    }
    return count;
  }

  private double mean(int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += exponents[j];
    }
    return sum / (to - from);
  }

  /** The number of a row that mattered in the last reading, k counting those. */
  int row(int k) {
    return near[k];
  }

  /** The mean kernel of the first half of its centers. */
  double first(int k) {
    return first[k];
  }

  /** The mean kernel of the second half of its centers. */
  double second(int k) {
    return second[k];
  }

  /** The exponent whose kernel was the unit of the last reading: the least of all. */
  double least() {
    return least;
  }

  private static void addDistances(
      double[] low, double[] high, double t, double scale, double[] out) {
    for (int i = 0; i < out.length; i++) {
      double u = Math.max(0, Math.max(low[i] - t, t - high[i])) * scale;
      out[i] += u * u;
    }
  }

  private static void squares(
      double[] centers, double[] t, double factor, double[] out, int from, int count) {
    int at = 0;
    for (int r = 0; r < count; r++) {
      double square = 0;
      for (double value : t) {
        double u = value - centers[at++];
        square += u * u;
      }
      out[from + r] = square * factor;
    }
  }

  private static void shift(double[] exponents, double least, int count) {
    for (int j = 0; j < count; j++) {
      exponents[j] = exponents[j] - least;
    }
  }
}
