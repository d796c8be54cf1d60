package org.infobottleneck.network;

/**
 * Sums over the samples of a batch stored by unit: the gradients by weights and biases.
 *
 * <p>A sum in the order of its index can't be spread over the lanes of a vector, and one alone
 * waits for its own last addition. So eight sums run side by side, two units against four, each
 * value loaded used two or four times. At the edges of a layer the last unit is taken again, and
 * its sum written again.
 *
 * <p>Every sum runs in the order of the samples, one term at a time, without a fused multiply-add:
 * the results are those of a plain triple loop to the bit. Nothing is allocated.
 */
final class SampleSums {

  private SampleSums() {}

  /** Writes g_kj = sum_s a_k[s] d_j[s], row-major, fan in x fan out. */
  static void products(double[][] a, double[][] d, double[] g, int samples) {
    int fanIn = a.length;
    int fanOut = d.length;
    if (roundedUp(fanIn, 2) * roundedUp(fanOut, 4) <= roundedUp(fanIn, 4) * roundedUp(fanOut, 2)) {
      tiles(a, fanOut, d, 1, g, samples);
    } else {
      tiles(d, 1, a, fanOut, g, samples);
    }
  }

  private static long roundedUp(int count, int multiple) {
    return (count + multiple - 1) / multiple * (long) multiple;
  }

  private static void tiles(
      double[][] x, int row, double[][] y, int column, double[] g, int samples) {
    for (int i = 0; i < x.length; i += 2) {
      for (int j = 0; j < y.length; j += 4) {
        tile(x, i, row, y, j, column, g, samples);
      }
    }
  }

  /** Writes the sums of x_i and x_(i+1) with y_j to y_(j+3). */
  private static void tile(
      double[][] x, int i, int row, double[][] y, int j, int column, double[] g, int samples) {
    int i1 = Math.min(i + 1, x.length - 1);
    int j1 = Math.min(j + 1, y.length - 1);
    int j2 = Math.min(j + 2, y.length - 1);
    int j3 = Math.min(j + 3, y.length - 1);
    double[] x0 = x[i];
    double[] x1 = x[i1];
    double[] y0 = y[j];
    double[] y1 = y[j1];
    double[] y2 = y[j2];
    double[] y3 = y[j3];
    double g00 = 0;
    double g01 = 0;
    double g02 = 0;
    double g03 = 0;
    double g10 = 0;
    double g11 = 0;
    double g12 = 0;
    double g13 = 0;
    for (int s = 0; s < samples; s++) {
      double u = x0[s];
      double v = x1[s];
      g00 += u * y0[s];
      g01 += u * y1[s];
      g02 += u * y2[s];
      g03 += u * y3[s];
      g10 += v * y0[s];
      g11 += v * y1[s];
      g12 += v * y2[s];
      g13 += v * y3[s];
    }
    g[i * row + j * column] = g00;
    g[i * row + j1 * column] = g01;
    g[i * row + j2 * column] = g02;
    g[i * row + j3 * column] = g03;
    g[i1 * row + j * column] = g10;
    g[i1 * row + j1 * column] = g11;
    g[i1 * row + j2 * column] = g12;
    g[i1 * row + j3 * column] = g13;
  }

  /** Writes the sum of every unit. */
  static void units(double[][] d, double[] sums, int samples) {
    for (int j = 0; j < d.length; j += 4) {
      fourUnits(d, j, sums, samples);
    }
  }

  private static void fourUnits(double[][] d, int j, double[] sums, int samples) {
    int j1 = Math.min(j + 1, d.length - 1);
    int j2 = Math.min(j + 2, d.length - 1);
    int j3 = Math.min(j + 3, d.length - 1);
    double[] d0 = d[j];
    double[] d1 = d[j1];
    double[] d2 = d[j2];
    double[] d3 = d[j3];
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int s = 0; s < samples; s++) {
      sum0 += d0[s];
      sum1 += d1[s];
      sum2 += d2[s];
      sum3 += d3[s];
    }
    sums[j] = sum0;
    sums[j1] = sum1;
    sums[j2] = sum2;
    sums[j3] = sum3;
  }
}
