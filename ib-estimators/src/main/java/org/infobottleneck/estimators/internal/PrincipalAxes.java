package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The leading principal components of samples: coordinates of the centered samples along the
 * eigenvectors of their covariance, largest eigenvalue first.
 *
 * <p>An eigenvector has no sign: that one is taken in which its largest element (the first of
 * equals) is positive. Components whose variance is rounding, less than d 2^-52 of the largest, are
 * zero. Values are scaled by a power of two first, so that no square overflows, and the components
 * back. Cost O(n d² + d³).
 */
public final class PrincipalAxes {

  private final double[] components;
  private final double varianceKept;

  private PrincipalAxes(double[] components, double varianceKept) {
    this.components = components;
    this.varianceKept = varianceKept;
  }

  /**
   * Finds the leading components.
   *
   * @param rows n x d values, row-major. Not modified.
   * @param n number of samples, at least 2
   * @param d number of dimensions
   * @param kept number of components, at most d
   * @return the components
   * @throws IllegalArgumentException if the eigenvectors are not found
   */
  public static PrincipalAxes of(double[] rows, int n, int d, int kept) {
    int exponent = Arrays.stream(CenteredColumns.exponents(rows, n, d)).max().orElse(0);
    int[] exponents = new int[d];
    Arrays.fill(exponents, exponent);
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    CenteredColumns columns = CenteredColumns.of(rows, n, d, exponents, weights);
    double[][] centered = new double[d][];
    Arrays.setAll(centered, columns::column);
    DMatrixRMaj covariance = new DMatrixRMaj(d, d);
    for (int j = 0; j < d; j++) {
      for (int l = 0; l <= j; l++) {
        double product = LinearSpan.product(centered[j], centered[l]) / (n - 1);
        covariance.data[j * d + l] = product;
        covariance.data[l * d + j] = product;
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
    if (!eigen.decompose(covariance)) {
      throw new IllegalArgumentException("principal components were not found");
    }
    int[] order =
        IntStream.range(0, d)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = 0;
    double held = 0;
    for (int c = 0; c < d; c++) {
      double variance = Math.max(0, eigen.getEigenvalue(order[c]).getReal());
      all += variance;
      held += c < kept ? variance : 0;
    }
    double rounding = d * 0x1p-52 * eigen.getEigenvalue(order[0]).getReal();
    double[] result = new double[n * kept];
    for (int c = 0; c < kept; c++) {
      if (eigen.getEigenvalue(order[c]).getReal() > rounding) {
        double[] axis = signed(eigen.getEigenVector(order[c]).data);
        for (int i = 0; i < n; i++) {
          double sum = 0;
          for (int j = 0; j < d; j++) {
            sum += axis[j] * centered[j][i];
          }
          result[i * kept + c] = Math.scalb(sum, exponent);
        }
      }
    }
    return new PrincipalAxes(result, all > 0 ? held / all : 1);
  }

  /**
   * Returns the coordinates.
   *
   * @return n x kept coordinates, row-major: the array itself
   */
  public double[] components() {
    return components;
  }

  /**
   * Returns the share of the variance that the components hold.
   *
   * @return from 0 to 1; 1 where there is no variance at all
   */
  public double varianceKept() {
    return varianceKept;
  }

  private static double[] signed(double[] axis) {
    int largest = 0;
    for (int j = 1; j < axis.length; j++) {
      if (Math.abs(axis[j]) > Math.abs(axis[largest])) {
        largest = j;
      }
    }
    double[] result = axis.clone();
    if (axis[largest] < 0) {
      Arrays.setAll(result, j -> -axis[j]);
    }
    return result;
  }
}
