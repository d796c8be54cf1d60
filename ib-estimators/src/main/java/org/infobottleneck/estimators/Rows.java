package org.infobottleneck.estimators;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;

/** Rows of equal length as one flat array. */
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

  static int width(double[][] rows) {
    return rows.length == 0 ? 0 : rows[0].length;
  }

  static double[] flatten(double[][] rows, String name) {
    Objects.requireNonNull(rows, name);
    for (double[] row : rows) {
      Objects.requireNonNull(row, name);
    }
    int width = width(rows);
    if ((long) rows.length * width > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          name + " must fit one array, got " + rows.length + " x " + width + " values");
    }
    double[] flat = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != width) {
        throw new IllegalArgumentException(
            name
                + " must have rows of equal length: row 0 has "
                + width
                + " columns, row "
                + i
                + " has "
                + rows[i].length);
      }
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return flat;
  }

  static DMatrixRMaj matrix(double[][] rows, String name) {
    double[] flat = flatten(rows, name);
    return DMatrixRMaj.wrap(rows.length, width(rows), flat);
  }
}
