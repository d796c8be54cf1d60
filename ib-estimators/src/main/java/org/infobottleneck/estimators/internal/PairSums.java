package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * Sums of Gaussian kernels over all pairs of samples, for both Kolchinsky-Tracey bounds in one
 * pass.
 *
 * <p>For every sample i and with squared distances as sums of (a - b)² (the Gram trick loses all
 * digits of near neighbors):
 *
 * <pre>
 *   lower[i] = Σ_j w_j exp(-|t_i - t_j|² / (8 s2))
 *   upper[i] = Σ_j w_j exp(-|t_i - t_j|² / (2 s2))     the fourth power of the same exponential
 * </pre>
 *
 * <p>The sum includes j = i, so unweighted sums are at least 1. Every pair is visited once and adds
 * to both its rows. Columns are contiguous (feature-major) and blocked so that the inner loops run
 * over one array of a cache line's neighbors and vectorize. Cost n²(d + c)/2; relative error of a
 * sum below 1e-13. The order of summation is fixed by the order of samples.
 */
public final class PairSums {

  /** Columns of a block: its distances and the columns it reads stay in the first-level cache. */
  private static final int BLOCK = 512;

  private PairSums() {}

  /**
   * Computes unweighted sums, w = 1.
   *
   * @param columns d x n values, feature-major. Not modified.
   * @param n number of samples
   * @param d number of dimensions
   * @param noiseVariance s2
   * @param lower receives n sums with 8 s2. Modified.
   * @param upper receives n sums with 2 s2. Modified.
   * @param scratch at least n values. Modified.
   */
  public static void unweighted(
      double[] columns,
      int n,
      int d,
      double noiseVariance,
      double[] lower,
      double[] upper,
      double[] scratch) {
    Arrays.fill(lower, 0, n, 1);
    Arrays.fill(upper, 0, n, 1);
    double scale = 1 / (8 * noiseVariance);
    for (int block = 0; block < n; block += BLOCK) {
      int end = Math.min(n, block + BLOCK);
      for (int i = 0; i < end - 1; i++) {
        int from = Math.max(block, i + 1);
        kernel(columns, n, d, i, scale, scratch, from, end);
        lower[i] += addToAll(scratch, lower, from, end);
        fourthPower(scratch, from, end);
        upper[i] += addToAll(scratch, upper, from, end);
      }
    }
  }

  /**
   * Computes weighted sums, one set for every class.
   *
   * @param columns d x n values, feature-major. Not modified.
   * @param n number of samples
   * @param d number of dimensions
   * @param noiseVariance s2
   * @param weights for each class, n weights. Not modified.
   * @param lower for each class, receives n sums with 8 s2. Modified.
   * @param upper for each class, receives n sums with 2 s2. Modified.
   * @param scratch at least n values. Modified.
   */
  public static void weighted(
      double[] columns,
      int n,
      int d,
      double noiseVariance,
      double[][] weights,
      double[][] lower,
      double[][] upper,
      double[] scratch) {
    for (int c = 0; c < weights.length; c++) {
      System.arraycopy(weights[c], 0, lower[c], 0, n);
      System.arraycopy(weights[c], 0, upper[c], 0, n);
    }
    double scale = 1 / (8 * noiseVariance);
    for (int block = 0; block < n; block += BLOCK) {
      int end = Math.min(n, block + BLOCK);
      for (int i = 0; i < end - 1; i++) {
        int from = Math.max(block, i + 1);
        kernel(columns, n, d, i, scale, scratch, from, end);
        for (int c = 0; c < weights.length; c++) {
          lower[c][i] += addWeighted(scratch, weights[c], weights[c][i], lower[c], from, end);
        }
        fourthPower(scratch, from, end);
        for (int c = 0; c < weights.length; c++) {
          upper[c][i] += addWeighted(scratch, weights[c], weights[c][i], upper[c], from, end);
        }
      }
    }
  }

  /** Writes exp(-scale |t_i - t_j|²) for j in a range. */
  private static void kernel(
      double[] columns, int n, int d, int i, double scale, double[] out, int from, int to) {
    Arrays.fill(out, from, to, 0);
    for (int f = 0; f < d; f++) {
      addSquares(columns, f * n, columns[f * n + i], out, from, to);
    }
    for (int j = from; j < to; j++) {
      out[j] *= scale;
    }
    ElementaryFunctions.expOfNegative(out, from, to);
  }

  private static void addSquares(
      double[] columns, int offset, double value, double[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      double difference = columns[offset + j] - value;
      out[j] += difference * difference;
    }
  }

  private static void fourthPower(double[] a, int from, int to) {
    for (int j = from; j < to; j++) {
      double square = a[j] * a[j];
      a[j] = square * square;
    }
  }

  /** Adds every term to its column's sum and returns the sum of the terms. */
  private static double addToAll(double[] terms, double[] sums, int from, int to) {
    for (int j = from; j < to; j++) {
      sums[j] += terms[j];
    }
    return sum(terms, from, to);
  }

  /** Adds weight times term to every column's sum; returns the sum of the terms times theirs. */
  private static double addWeighted(
      double[] terms, double[] weights, double weight, double[] sums, int from, int to) {
    for (int j = from; j < to; j++) {
      sums[j] += weight * terms[j];
    }
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = from;
    for (; j + 3 < to; j += 4) {
      s0 += terms[j] * weights[j];
      s1 += terms[j + 1] * weights[j + 1];
      s2 += terms[j + 2] * weights[j + 2];
      s3 += terms[j + 3] * weights[j + 3];
    }
    for (; j < to; j++) {
      s0 += terms[j] * weights[j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Four running sums hide the latency of addition; their order is fixed. */
  private static double sum(double[] terms, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = from;
    for (; j + 3 < to; j += 4) {
      s0 += terms[j];
      s1 += terms[j + 1];
      s2 += terms[j + 2];
      s3 += terms[j + 3];
    }
    for (; j < to; j++) {
      s0 += terms[j];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
