package org.infobottleneck.examples.experiments;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.numerics.Arguments;

/**
 * What a noisy linear layer knows, exactly: T = x A + b + z with x ~ N(0, I) and z ~ N(0, s2 I), so
 * that S = A'A + s2 I is the covariance of T. With y = x w + e, e ~ N(0, v), all are jointly
 * Gaussian:
 *
 * <pre>
 *   I(X;T) = 1/2 ln det(S / s2)
 *   I(T;Y) = -1/2 ln(1 - c' S^-1 c / (w'w + v)),   c = A'w
 * </pre>
 *
 * <p>Source: Saxe et al. (2018), section 3; Cover &amp; Thomas (2006), section 8.4.
 */
final class GaussianLayer {

  private final DMatrixRMaj map;
  private final double noiseVariance;
  private final double[][] root;

  /**
   * A layer.
   *
   * @param map A, inputs x units. Not modified.
   * @param noiseVariance s2, positive
   */
  GaussianLayer(DMatrixRMaj map, double noiseVariance) {
    this.map = map;
    this.noiseVariance = Arguments.positive(noiseVariance, "noise variance");
    DMatrixRMaj covariance = new DMatrixRMaj(map.numCols, map.numCols);
    CommonOps_DDRM.multTransA(map, map, covariance);
    for (int i = 0; i < map.numCols; i++) {
      covariance.add(i, i, noiseVariance);
    }
    root = cholesky(covariance);
  }

  /** I(X;T) in nats. */
  double inputInformation() {
    double sum = 0;
    for (int i = 0; i < root.length; i++) {
      // Half the logarithm of the square of a diagonal element over s2.
      sum += StrictMath.log(root[i][i]) - StrictMath.log(noiseVariance) / 2;
    }
    return sum;
  }

  /**
   * I(T;Y) in nats.
   *
   * @param weights w, inputs x 1. Not modified.
   * @param labelNoise v, positive
   */
  double targetInformation(DMatrixRMaj weights, double labelNoise) {
    Arguments.positive(labelNoise, "label noise");
    DMatrixRMaj cross = new DMatrixRMaj(map.numCols, 1);
    CommonOps_DDRM.multTransA(map, weights, cross);
    double explained = 0;
    double[] solved = new double[root.length];
    for (int i = 0; i < root.length; i++) {
      double rest = cross.get(i, 0);
      for (int j = 0; j < i; j++) {
        rest -= root[i][j] * solved[j];
      }
      solved[i] = rest / root[i][i];
      explained += solved[i] * solved[i];
    }
    double variance = labelNoise;
    for (int i = 0; i < weights.numRows; i++) {
      variance += weights.get(i, 0) * weights.get(i, 0);
    }
    return -StrictMath.log1p(-explained / variance) / 2;
  }

  /** The lower triangle L of L L' = matrix. */
  private static double[][] cholesky(DMatrixRMaj matrix) {
    int n = matrix.numRows;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix.get(i, j);
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }
}
