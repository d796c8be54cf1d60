package org.infobottleneck.network;

/**
 * The matrix products of backpropagation over batches stored by unit: {@code a[unit][sample]}.
 *
 * <p>Layers are narrow and batches long. Stored by unit, the inner loops run over the samples of a
 * batch, and the compiler turns them into vector instructions: all arrays have the same index, and
 * no loop has a branch. Four units are added at a time, so that a sum is loaded and stored once for
 * four products (with six, the compiler of Java 17 leaves the loop scalar, five times as slow); a
 * few units and a few hundred samples at a time stay in the first cache.
 *
 * <p>Every element is summed in the order of its index, one term at a time, without a fused
 * multiply-add, and a bias is added last: the results are those of a plain triple loop, and of
 * EJML's, to the bit, whatever the virtual machine (but for the sign of a zero). Cost: fan in x fan
 * out x samples per product. Nothing is allocated.
 */
final class UnitMajor {

  /** Samples per pass. */
  private static final int SAMPLES = 256;

  /** Units read per pass, a multiple of four: with 256 samples they take 24 KB. */
  private static final int UNITS = 12;

  /** Sums written per pass: with 256 samples they take 256 KB, and stay in the second cache. */
  private static final int SUMS = 128;

  static final double[] NO_BIASES = {};

  private UnitMajor() {}

  /** Copies rows of a row-major matrix, samples x units, into unit-major storage. */
  static void fromRows(double[] rows, int firstRow, double[][] result, int samples) {
    int units = result.length;
    for (int j = 0; j < units; j++) {
      double[] unit = result[j];
      for (int s = 0, i = firstRow * units + j; s < samples; s++, i += units) {
        unit[s] = rows[i];
      }
    }
  }

  /** Copies the rows that a part of an index array names into unit-major storage. */
  static void fromRows(double[] rows, int[] order, int first, double[][] result, int samples) {
    int j = 0;
    for (; j + 4 <= result.length; j += 4) {
      fourFromRows(rows, order, first, result, j, samples);
    }
    for (; j < result.length; j++) {
      double[] unit = result[j];
      for (int s = 0; s < samples; s++) {
        unit[s] = rows[order[first + s] * result.length + j];
      }
    }
  }

  private static void fourFromRows(
      double[] rows, int[] order, int first, double[][] result, int j, int samples) {
    double[] unit0 = result[j];
    double[] unit1 = result[j + 1];
    double[] unit2 = result[j + 2];
    double[] unit3 = result[j + 3];
    for (int s = 0; s < samples; s++) {
      int at = order[first + s] * result.length + j;
      unit0[s] = rows[at];
      unit1[s] = rows[at + 1];
      unit2[s] = rows[at + 2];
      unit3[s] = rows[at + 3];
    }
  }

  /** Copies unit-major storage into rows of a row-major matrix, samples x units. */
  static void toRows(double[][] units, double[] result, int firstRow, int samples) {
    for (int j = 0; j < units.length; j++) {
      double[] unit = units[j];
      for (int s = 0, i = firstRow * units.length + j; s < samples; s++, i += units.length) {
        result[i] = unit[s];
      }
    }
  }

  /** Writes z_j = sum_k w_kj a_k + b_j, where w is row-major, fan in x fan out. */
  static void weightedSums(double[][] a, double[] w, double[] b, double[][] z, int samples) {
    combine(a, a.length, w, 0, 1, z.length, b, z, z.length, samples);
  }

  /** Writes e_k = sum_j w_kj d_j, where w is row-major, fan in x fan out. */
  static void backward(double[][] d, double[] w, double[][] e, int samples) {
    combine(d, d.length, w, 0, d.length, 1, NO_BIASES, e, e.length, samples);
  }

  /**
   * Writes z_i = sum_k w[at + i row + k column] x_k, plus b_i where there are biases.
   *
   * @param x the first {@code terms} units are read, at least 1
   * @param z the first {@code sums} units are written
   */
  static void combine(
      double[][] x,
      int terms,
      double[] w,
      int at,
      int row,
      int column,
      double[] b,
      double[][] z,
      int sums,
      int samples) {
    int head = (terms - 1) % 4 + 1;
    for (int from = 0; from < samples; from += SAMPLES) {
      int to = Math.min(samples, from + SAMPLES);
      for (int block = 0; block < sums; block += SUMS) {
        int end = Math.min(sums, block + SUMS);
        for (int i = block; i < end; i++) {
          double bias = head < terms ? 0 : bias(b, i);
          set(z[i], x, w, at + i * row, column, head, bias, from, to);
        }
        for (int first = head; first < terms; first += UNITS) {
          int last = Math.min(terms, first + UNITS);
          for (int i = block; i < end; i++) {
            for (int k = first, n = at + i * row + k * column; k < last; k += 4, n += 4 * column) {
              double bias = k + 4 < terms ? 0 : bias(b, i);
              double w1 = w[n + column];
              double w2 = w[n + 2 * column];
              double w3 = w[n + 3 * column];
              add(z[i], x[k], w[n], x[k + 1], w1, x[k + 2], w2, x[k + 3], w3, bias, from, to);
            }
          }
        }
      }
    }
  }

  private static double bias(double[] b, int i) {
    return i < b.length ? b[i] : 0;
  }

  /** Starts a sum with one to four terms. */
  private static void set(
      double[] z,
      double[][] x,
      double[] w,
      int at,
      int column,
      int terms,
      double bias,
      int from,
      int to) {
    double w0 = w[at];
    double w1 = terms > 1 ? w[at + column] : 0;
    double w2 = terms > 2 ? w[at + 2 * column] : 0;
    switch (terms) {
      case 1 -> set(z, x[0], w0, bias, from, to);
      case 2 -> set(z, x[0], w0, x[1], w1, bias, from, to);
      case 3 -> set(z, x[0], w0, x[1], w1, x[2], w2, bias, from, to);
      default -> set(z, x[0], w0, x[1], w1, x[2], w2, x[3], w[at + 3 * column], bias, from, to);
    }
  }

  private static void set(double[] z, double[] x0, double w0, double bias, int from, int to) {
    for (int s = from; s < to; s++) {
      z[s] = w0 * x0[s] + bias;
    }
  }

  private static void set(
      double[] z, double[] x0, double w0, double[] x1, double w1, double bias, int from, int to) {
    for (int s = from; s < to; s++) {
      z[s] = w0 * x0[s] + w1 * x1[s] + bias;
    }
  }

  private static void set(
      double[] z,
      double[] x0,
      double w0,
      double[] x1,
      double w1,
      double[] x2,
      double w2,
      double bias,
      int from,
      int to) {
    for (int s = from; s < to; s++) {
      z[s] = w0 * x0[s] + w1 * x1[s] + w2 * x2[s] + bias;
    }
  }

  private static void set(
      double[] z,
      double[] x0,
      double w0,
      double[] x1,
      double w1,
      double[] x2,
      double w2,
      double[] x3,
      double w3,
      double bias,
      int from,
      int to) {
    for (int s = from; s < to; s++) {
      z[s] = w0 * x0[s] + w1 * x1[s] + w2 * x2[s] + w3 * x3[s] + bias;
    }
  }

  private static void add(
      double[] z,
      double[] x0,
      double w0,
      double[] x1,
      double w1,
      double[] x2,
      double w2,
      double[] x3,
      double w3,
      double bias,
      int from,
      int to) {
    for (int s = from; s < to; s++) {
      z[s] = z[s] + w0 * x0[s] + w1 * x1[s] + w2 * x2[s] + w3 * x3[s] + bias;
    }
  }
}
