package org.infobottleneck.estimators;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/** Matrices whose values are all there, and rows taken from them. */
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

  /** Checks the numbers of rows to take from a variable. */
  static void requireTaken(int[] rows, int size) {
    Objects.requireNonNull(rows, "rows");
    Arguments.atLeast(rows.length, 2, "number of rows taken");
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] < 0 || rows[i] >= size) {
        throw new IllegalArgumentException(
            "row to take must lie in 0.." + (size - 1) + ", got " + rows[i] + " at " + i);
      }
    }
  }

  /** Whether every row is there, and once. */
  static boolean isPermutation(int[] rows, int size) {
    boolean[] seen = new boolean[size];
    for (int row : rows) {
      if (seen[row]) {
        return false;
      }
      seen[row] = true;
    }
    return rows.length == size;
  }
}
