package org.infobottleneck.estimators;

import java.util.Locale;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;

/**
 * A covariance that somebody gave, checked.
 *
 * <p>A column without variance, or that others of its variable or of Z determine, adds nothing; one
 * of y that x determines makes the information infinite, and is refused.
 */
final class KnownCovariance {

  private static final double ASYMMETRY = 1e-12;

  private final double[] matrix; // correlations
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
    KnownCovariance known = new KnownCovariance(correlations(matrix, d), d);
    known.requireSemidefinite();
    return known;
  }

  /** Information has no units; and no product of two correlations overflows. */
  private static double[] correlations(double[] covariance, int d) {
    double[] correlations = new double[d * d];
    for (int i = 0; i < d; i++) {
      double ofRow = Math.sqrt(covariance[i * d + i]);
      for (int j = 0; j < d; j++) {
        double ofColumn = Math.sqrt(covariance[j * d + j]);
        double value = covariance[i * d + j];
        boolean none = value == 0 && (ofRow == 0 || ofColumn == 0);
        correlations[i * d + j] = none ? 0 : value / ofRow / ofColumn;
      }
    }
    return correlations;
  }

  private void requireSemidefinite() {
    double[] left = matrix.clone();
    for (int i = 0; i < d; i++) {
      boolean refused = !(left[i * d + i] >= -rounding());
      for (int j = 0; j < d && isDetermined(left, i); j++) {
        refused |= !(Math.abs(left[i * d + j]) <= Math.sqrt(rounding()));
      }
      if (refused) {
        throw new IllegalArgumentException("covariance must be positive semidefinite");
      }
      condition(left, i);
    }
  }

  /** What is left of a variance of one and this small is rounding. */
  private double rounding() {
    return 4 * d * 0x1p-52;
  }

  private boolean isDetermined(double[] left, int column) {
    return left[column * d + column] <= rounding();
  }

  /** Leaves of all columns what a column does not tell of them. */
  private void condition(double[] left, int... columns) {
    for (int c : columns) {
      if (isDetermined(left, c)) {
        continue;
      }
      double[] row = new double[d];
      System.arraycopy(left, c * d, row, 0, d);
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          left[i * d + j] -= row[i] * row[j] / row[c];
        }
      }
    }
  }

  /** Σ ln (what Z and former columns leave of a column of Y / what X leaves of that) / 2. */
  double information(int[] x, int[] y, int[] given) {
    requireColumns(x, y, given);
    double[] alone = matrix.clone();
    condition(alone, given);
    double[] beside = alone.clone();
    condition(beside, x);
    double nats = 0;
    for (int column : y) {
      if (isDetermined(alone, column)) {
        continue;
      }
      if (isDetermined(beside, column)) {
        throw new IllegalArgumentException(
            "column "
                + column
                + " of the covariance must not be determined by x and other columns, to rounding:"
                + " the information is infinite");
      }
      int at = column * d + column;
      nats += (StrictMath.log(alone[at]) - StrictMath.log(beside[at])) / 2;
      condition(alone, column);
      condition(beside, column);
    }
    return nats;
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
}
