package org.infobottleneck.estimators;

import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.RowMajor;

/** Matrices whose values are all there. */
final class Rows {

  private Rows() {}

  /**
   * Checks that a matrix has the values that its shape promises; one that wraps an array may not.
   */
  static void requireHeld(DMatrixRMaj matrix, String name) {
    requireHeld(matrix.data, matrix.getNumRows(), matrix.getNumCols(), name);
  }

  static void requireHeld(double[] rowMajor, int rows, int columns, String name) {
    if (rowMajor.length < (long) rows * columns) {
      throw new IllegalArgumentException(
          "array of "
              + name
              + " must hold "
              + rows
              + " x "
              + columns
              + " values, got "
              + rowMajor.length);
    }
  }

  static DMatrixRMaj matrix(double[][] rows, String name) {
    double[] flat = RowMajor.flatten(rows, name);
    return DMatrixRMaj.wrap(rows.length, RowMajor.width(rows, name), flat);
  }
}
