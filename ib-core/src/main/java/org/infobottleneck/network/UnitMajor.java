package org.infobottleneck.network;

/**
 * The matrix products of backpropagation over batches stored by unit: {@code a[unit][sample]}.
 *
 * <p>Layers are narrow and batches long. Stored by unit, the inner loops of the first two products
 * run over the samples of a batch, and the compiler turns them into vector instructions as long as
 * at most three arrays appear in them, all with the same index; the third one, a sum over samples,
 * keeps four independent sums busy instead.
 *
 * <p>Every element is summed in the order of its index, one term at a time, without a fused
 * multiply-add: the results are those of a plain triple loop, and of EJML's, to the bit, whatever
 * the virtual machine. Cost: fan in x fan out x samples per product. Nothing is allocated.
 */
final class UnitMajor {

  private UnitMajor() {}

  /** Copies a row-major matrix, samples x units, into unit-major storage. */
  static void fromRows(double[] rows, double[][] result, int samples) {
    int units = result.length;
    for (int j = 0; j < units; j++) {
      double[] unit = result[j];
      for (int s = 0, i = j; s < samples; s++, i += units) {
        unit[s] = rows[i];
      }
    }
  }

  /** Copies unit-major storage into a row-major matrix, samples x units. */
  static void toRows(double[][] units, double[] result, int samples) {
    for (int j = 0; j < units.length; j++) {
      double[] unit = units[j];
      for (int s = 0, i = j; s < samples; s++, i += units.length) {
        result[i] = unit[s];
      }
    }
  }

  /** Writes z_j = sum_k w_kj a_k + b_j, where w is row-major, fan in x fan out. */
  static void weightedSums(double[][] a, double[] w, double[] b, double[][] z, int samples) {
    int fanOut = z.length;
    for (int j = 0; j < fanOut; j++) {
      setScaled(z[j], a[0], w[j], samples);
      int k = 1;
      for (; k + 1 < a.length; k += 2) {
        addScaled(z[j], a[k], w[k * fanOut + j], a[k + 1], w[(k + 1) * fanOut + j], samples);
      }
      if (k < a.length) {
        addScaled(z[j], a[k], w[k * fanOut + j], samples);
      }
      add(z[j], b[j], samples);
    }
  }

  /** Writes e_k = sum_j w_kj d_j, where w is row-major, fan in x fan out. */
  static void backward(double[][] d, double[] w, double[][] e, int samples) {
    int fanOut = d.length;
    for (int k = 0; k < e.length; k++) {
      int row = k * fanOut;
      setScaled(e[k], d[0], w[row], samples);
      int j = 1;
      for (; j + 1 < fanOut; j += 2) {
        addScaled(e[k], d[j], w[row + j], d[j + 1], w[row + j + 1], samples);
      }
      if (j < fanOut) {
        addScaled(e[k], d[j], w[row + j], samples);
      }
    }
  }

  /** Writes g_kj = sum_s a_k[s] d_j[s], row-major, fan in x fan out. */
  static void weightGradient(double[][] a, double[][] d, double[] g, int samples) {
    int fanOut = d.length;
    int k = 0;
    for (; k + 1 < a.length; k += 2) {
      int j = 0;
      for (; j + 1 < fanOut; j += 2) {
        fourProducts(a[k], a[k + 1], d[j], d[j + 1], g, k * fanOut + j, fanOut, samples);
      }
      if (j < fanOut) {
        g[k * fanOut + j] = product(a[k], d[j], samples);
        g[(k + 1) * fanOut + j] = product(a[k + 1], d[j], samples);
      }
    }
    if (k < a.length) {
      for (int j = 0; j < fanOut; j++) {
        g[k * fanOut + j] = product(a[k], d[j], samples);
      }
    }
  }

  /** Writes the sum of every unit over the samples. */
  static void unitSums(double[][] d, double[] sums, int samples) {
    for (int j = 0; j < d.length; j++) {
      double[] unit = d[j];
      double sum = 0;
      for (int s = 0; s < samples; s++) {
        sum += unit[s];
      }
      sums[j] = sum;
    }
  }

  private static void setScaled(double[] z, double[] x, double v, int samples) {
    for (int s = 0; s < samples; s++) {
      z[s] = v * x[s];
    }
  }

  private static void addScaled(double[] z, double[] x, double v, int samples) {
    for (int s = 0; s < samples; s++) {
      z[s] = z[s] + v * x[s];
    }
  }

  private static void addScaled(
      double[] z, double[] x, double v, double[] y, double w, int samples) {
    for (int s = 0; s < samples; s++) {
      z[s] = z[s] + v * x[s] + w * y[s];
    }
  }

  private static void add(double[] z, double v, int samples) {
    for (int s = 0; s < samples; s++) {
      z[s] = z[s] + v;
    }
  }

  private static double product(double[] x, double[] y, int samples) {
    double sum = 0;
    for (int s = 0; s < samples; s++) {
      sum += x[s] * y[s];
    }
    return sum;
  }

  private static void fourProducts(
      double[] x0,
      double[] x1,
      double[] y0,
      double[] y1,
      double[] g,
      int at,
      int nextRow,
      int samples) {
    double g00 = 0;
    double g01 = 0;
    double g10 = 0;
    double g11 = 0;
    for (int s = 0; s < samples; s++) {
      g00 += x0[s] * y0[s];
      g01 += x0[s] * y1[s];
      g10 += x1[s] * y0[s];
      g11 += x1[s] * y1[s];
    }
    g[at] = g00;
    g[at + 1] = g01;
    g[at + nextRow] = g10;
    g[at + nextRow + 1] = g11;
  }
}
