package org.infobottleneck.estimators.internal;

/**
 * Covariances and their Cholesky factors over flat row-major arrays, summed in a fixed order.
 *
 * <p>Matrices here are at most a few hundred wide and factored once an estimate.
 */
public final class SymmetricMatrix {

  /**
   * A column of which the earlier ones leave less than this share of its variance is theirs: sums
   * over thousands of samples round to some hundred times the precision of a double.
   */
  private static final double LEAST_SHARE = 0x1p-44;

  private SymmetricMatrix() {}

  /**
   * Returns the covariance of samples, (1/(n-1)) Σ (x - mean)(x - mean)ᵀ.
   *
   * @param rows n x d values, row-major. Not modified.
   * @param n number of samples, at least 2
   * @param d number of dimensions
   * @return d x d covariances
   */
  public static double[] covariance(double[] rows, int n, int d) {
    double[] mean = new double[d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        mean[j] += rows[i * d + j];
      }
    }
    for (int j = 0; j < d; j++) {
      mean[j] /= n;
    }
    double[] sums = new double[d * d];
    double[] centered = new double[d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        centered[j] = rows[i * d + j] - mean[j];
      }
      for (int j = 0; j < d; j++) {
        for (int l = 0; l <= j; l++) {
          sums[j * d + l] += centered[j] * centered[l];
        }
      }
    }
    for (int j = 0; j < d; j++) {
      for (int l = 0; l <= j; l++) {
        sums[j * d + l] /= n - 1;
        sums[l * d + j] = sums[j * d + l];
      }
    }
    return sums;
  }

  /**
   * Returns a block around the diagonal of a matrix.
   *
   * @param matrix d x d values. Not modified.
   * @param d its width
   * @param from the first row and column of the block
   * @param to the ones behind the last
   * @return the block, {@code to - from} wide
   */
  public static double[] block(double[] matrix, int d, int from, int to) {
    int width = to - from;
    double[] result = new double[width * width];
    for (int i = 0; i < width; i++) {
      System.arraycopy(matrix, (from + i) * d + from, result, i * width, width);
    }
    return result;
  }

  /**
   * Returns rows and columns of a matrix.
   *
   * @param matrix d x d values. Not modified.
   * @param d its width
   * @param kept the indices to keep, in this order. Not modified.
   * @return the matrix of these rows and columns
   */
  public static double[] sub(double[] matrix, int d, int[] kept) {
    double[] result = new double[kept.length * kept.length];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        result[i * kept.length + j] = matrix[kept[i] * d + kept[j]];
      }
    }
    return result;
  }

  /**
   * Returns the lower Cholesky factor L, L Lᵀ = matrix.
   *
   * @param matrix d x d values, symmetric. Not modified.
   * @param d its width
   * @return the factor, its upper part zero; an empty array where the matrix is not positive
   *     definite, or a column is a linear function of earlier ones but for 2⁻⁴⁴ of its variance
   */
  public static double[] cholesky(double[] matrix, int d) {
    double[] factor = new double[d * d];
    for (int j = 0; j < d; j++) {
      for (int i = j; i < d; i++) {
        double sum = matrix[i * d + j];
        for (int l = 0; l < j; l++) {
          sum -= factor[i * d + l] * factor[j * d + l];
        }
        if (i > j) {
          factor[i * d + j] = sum / factor[j * d + j];
        } else if (sum > LEAST_SHARE * matrix[j * d + j]) { // false for NaN, too
          factor[j * d + j] = Math.sqrt(sum);
        } else {
          return new double[0];
        }
      }
    }
    return factor;
  }

  /**
   * Returns half the logarithm of the determinant of L Lᵀ.
   *
   * @param factor a lower Cholesky factor. Not modified.
   * @param d its width
   * @return Σ ln L_jj
   */
  public static double halfLogDeterminant(double[] factor, int d) {
    double sum = 0;
    for (int j = 0; j < d; j++) {
      sum += StrictMath.log(factor[j * d + j]);
    }
    return sum;
  }
}
