package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * Traces of powers of a Gaussian kernel matrix K, K_ij = exp(-|t_i - t_j|² / 2).
 *
 * <p>tr K² is the sum of the squares of all elements: cost n² d / 2 and no matrix. Other powers
 * need the eigenvalues: cost 4/3 n³, and two n x n matrices. Where few of them are not zero, as of
 * samples that repeat, the iteration may find no end, for it compares what is left with its
 * neighbors on the diagonal, which are rounding errors too; then those of K + 1 are sought, which
 * are one more each.
 */
public final class KernelPowers {

  /** The noise variance with which the sums over pairs are those of the squares of K. */
  private static final double SQUARES = 0.5;

  private KernelPowers() {}

  /**
   * Returns tr K².
   *
   * @param columns d x n values, feature-major. Not modified.
   * @param n number of samples
   * @param d number of dimensions
   * @return the trace, from n to n²
   */
  public static double ofSquare(double[] columns, int n, int d) {
    double[] rows = new double[n * d];
    for (int i = 0; i < n; i++) {
      for (int f = 0; f < d; f++) {
        rows[i * d + f] = columns[f * n + i];
      }
    }
    PairSums sums = new PairSums();
    sums.compute(rows, d, n, SQUARES);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += sums.upper()[i];
    }
    return sum;
  }

  /**
   * Returns tr K^α from the eigenvalues.
   *
   * @param columns d x n values, feature-major. Not modified.
   * @param n number of samples
   * @param d number of dimensions
   * @param alpha the power, positive
   * @return the trace
   * @throws IllegalArgumentException if the eigenvalues are not found
   */
  public static double of(double[] columns, int n, int d, double alpha) {
    double[] values = eigenvalues(columns, n, d, 0);
    if (values.length == 0) {
      values = eigenvalues(columns, n, d, 1);
    }
    if (values.length == 0) {
      throw new IllegalArgumentException("eigenvalues of the kernel matrix were not found");
    }
    double largest = values[n - 1];
    double rounding = n * 0x1p-52 * largest; // less than that is zero, and may be negative
    double sum = 0;
    for (double value : values) {
      sum += value > rounding ? StrictMath.pow(value, alpha) : 0;
    }
    return sum;
  }

  /** The eigenvalues in ascending order by way of K + shift, or none where they are not found. */
  private static double[] eigenvalues(double[] columns, int n, int d, double shift) {
    DMatrixRMaj kernel = matrix(columns, n, d);
    for (int i = 0; i < n; i++) {
      kernel.data[i * n + i] += shift;
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(kernel)) {
      return new double[0];
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = eigen.getEigenvalue(i).getReal() - shift;
    }
    Arrays.sort(values);
    return values;
  }

  private static DMatrixRMaj matrix(double[] columns, int n, int d) {
    DMatrixRMaj kernel = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      int row = i * n;
      for (int f = 0; f < d; f++) {
        double value = columns[f * n + i];
        for (int j = 0; j < i; j++) {
          double difference = columns[f * n + j] - value;
          kernel.data[row + j] += difference * difference;
        }
      }
      for (int j = 0; j < i; j++) {
        kernel.data[row + j] /= 2;
      }
      ElementaryFunctions.expOfNegative(kernel.data, row, row + i);
      kernel.data[row + i] = 1;
      for (int j = 0; j < i; j++) {
        kernel.data[j * n + i] = kernel.data[row + j];
      }
    }
    return kernel;
  }
}
