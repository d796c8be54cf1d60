package org.infobottleneck.network;

import java.util.Arrays;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * The softmax over batches stored by unit: the operations of {@link Activation#SOFTMAX} in the same
 * order for every sample, and so the same bits, in loops over the samples that vectorize.
 */
final class SoftmaxByUnit {

  private SoftmaxByUnit() {}

  /** Replaces weighted sums by exp(z_j)/sum_k exp(z_k). */
  static void apply(double[][] units, int samples, double[] scratch) {
    System.arraycopy(units[0], 0, scratch, 0, samples);
    for (int j = 1; j < units.length; j++) {
      max(scratch, units[j], samples);
    }
    for (double[] unit : units) {
      subtractFrom(scratch, unit, samples);
      ElementaryFunctions.expOfNegative(unit, 0, samples);
    }
    System.arraycopy(units[0], 0, scratch, 0, samples);
    for (int j = 1; j < units.length; j++) {
      add(scratch, units[j], samples);
    }
    for (double[] unit : units) {
      divide(unit, scratch, samples);
    }
  }

  /** Replaces g_j by p_j (g_j - sum_k g_k p_k). */
  static void multiplyByDerivative(
      double[][] outputs, double[][] gradient, int samples, double[] scratch) {
    Arrays.fill(scratch, 0, samples, 0);
    for (int j = 0; j < outputs.length; j++) {
      addProduct(scratch, gradient[j], outputs[j], samples);
    }
    for (int j = 0; j < outputs.length; j++) {
      multiplyDifference(gradient[j], scratch, outputs[j], samples);
    }
  }

  private static void max(double[] result, double[] x, int samples) {
    for (int s = 0; s < samples; s++) {
      result[s] = Math.max(result[s], x[s]);
    }
  }

  private static void subtractFrom(double[] from, double[] x, int samples) {
    for (int s = 0; s < samples; s++) {
      x[s] = from[s] - x[s];
    }
  }

  private static void add(double[] sum, double[] x, int samples) {
    for (int s = 0; s < samples; s++) {
      sum[s] = sum[s] + x[s];
    }
  }

  private static void divide(double[] x, double[] divisor, int samples) {
    for (int s = 0; s < samples; s++) {
      x[s] = x[s] / divisor[s];
    }
  }

  private static void addProduct(double[] sum, double[] x, double[] y, int samples) {
    for (int s = 0; s < samples; s++) {
      sum[s] = sum[s] + x[s] * y[s];
    }
  }

  private static void multiplyDifference(double[] g, double[] mean, double[] p, int samples) {
    for (int s = 0; s < samples; s++) {
      g[s] = p[s] * (g[s] - mean[s]);
    }
  }
}
