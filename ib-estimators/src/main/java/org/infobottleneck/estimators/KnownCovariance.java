package org.infobottleneck.estimators;

import java.util.Locale;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.internal.SymmetricMatrix;
import org.infobottleneck.numerics.Arguments;

/** A covariance that somebody gave, checked. */
final class KnownCovariance {

  private static final double ASYMMETRY = 1e-12;

  private final double[] matrix;
  private final int d;

  private KnownCovariance(double[] matrix, int d) {
    this.matrix = matrix;
    this.d = d;
  }

  static KnownCovariance of(DMatrixRMaj covariance) {
    Objects.requireNonNull(covariance, "covariance");
    Rows.requireHeld(covariance, "covariance");
    int d = covariance.getNumRows();
    Arguments.atLeast(d, 1, "number of rows of covariance");
    Arguments.same(covariance.getNumCols(), d, "number of columns of covariance");
    Arguments.finite(covariance.data, d, d, "covariance");
    double[] matrix = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double value = covariance.unsafe_get(i, j);
        double mirrored = covariance.unsafe_get(j, i);
        double scale =
            Math.sqrt(Math.abs(covariance.unsafe_get(i, i)))
                * Math.sqrt(Math.abs(covariance.unsafe_get(j, j)));
        if (!(Math.abs(value - mirrored) <= ASYMMETRY * scale)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "covariance must be symmetric, got %s at row %d, column %d, and %s mirrored",
                  value,
                  i,
                  j,
                  mirrored));
        }
        matrix[i * d + j] = value / 2 + mirrored / 2;
      }
    }
    if (SymmetricMatrix.cholesky(matrix, d).length == 0) {
      throw new IllegalArgumentException("covariance must be positive definite");
    }
    return new KnownCovariance(matrix, d);
  }

  double information(int[] x, int[] y, int[] given) {
    requireColumns(x, y, given);
    int[] none = new int[0];
    return halfLogDeterminant(x, none, given)
        + halfLogDeterminant(y, none, given)
        - halfLogDeterminant(x, y, given)
        - halfLogDeterminant(none, none, given);
  }

  private void requireColumns(int[] x, int[] y, int[] given) {
    boolean[] seen = new boolean[d];
    requireColumns(x, "x", seen);
    requireColumns(y, "y", seen);
    requireColumns(given, "given", seen);
    Arguments.atLeast(x.length, 1, "number of columns of x");
    Arguments.atLeast(y.length, 1, "number of columns of y");
  }

  private void requireColumns(int[] columns, String name, boolean[] seen) {
    Objects.requireNonNull(columns, name);
    for (int column : columns) {
      if (column < 0 || column >= d) {
        throw new IllegalArgumentException(
            "column of " + name + " must lie in 0.." + (d - 1) + ", got " + column);
      }
      if (seen[column]) {
        throw new IllegalArgumentException(
            "column " + column + " of " + name + " must be named once, among x, y and given");
      }
      seen[column] = true;
    }
  }

  private double halfLogDeterminant(int[] x, int[] y, int[] z) {
    int[] kept = new int[x.length + y.length + z.length];
    System.arraycopy(z, 0, kept, 0, z.length);
    System.arraycopy(x, 0, kept, z.length, x.length);
    System.arraycopy(y, 0, kept, z.length + x.length, y.length);
    double[] part = SymmetricMatrix.sub(matrix, d, kept);
    double[] factor = SymmetricMatrix.cholesky(part, kept.length);
    if (factor.length < kept.length) { // the whole passed, but its rounding was another
      throw new IllegalArgumentException("covariance must be positive definite");
    }
    return SymmetricMatrix.halfLogDeterminant(factor, kept.length);
  }
}
