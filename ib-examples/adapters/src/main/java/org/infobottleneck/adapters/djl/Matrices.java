package org.infobottleneck.adapters.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;

/**
 * Arrays of DJL as matrices with a row per sample.
 *
 * <ul>
 *   <li>The first dimension counts samples; all others are flattened into columns, the last index
 *       running fastest. In which order units come changes no estimate.
 *   <li>Every float is a double: single precision is passed as it is, without rounding. Other types
 *       are converted to doubles by the engine.
 * </ul>
 */
public final class Matrices {

  private Matrices() {}

  /**
   * Copies an array.
   *
   * @param array samples first, of any number of dimensions from 1. Not modified.
   * @return samples x units, new
   * @throws IllegalArgumentException if the array is a scalar or empty
   */
  public static DMatrixRMaj of(NDArray array) {
    Objects.requireNonNull(array, "array");
    if (array.getShape().dimension() < 1 || array.size() < 1) {
      throw new IllegalArgumentException(
          "array must have a dimension of samples, got shape " + array.getShape());
    }
    int rows = Math.toIntExact(array.getShape().get(0));
    DMatrixRMaj matrix = new DMatrixRMaj(rows, Math.toIntExact(array.size() / rows));
    copy(array, matrix, 0);
    return matrix;
  }

  /** Writes an array into the rows of a matrix that begin at one. */
  static void copy(NDArray array, DMatrixRMaj matrix, int fromRow) {
    int at = fromRow * matrix.numCols;
    if (array.getDataType() == DataType.FLOAT32) {
      float[] values = array.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        matrix.data[at + i] = values[i];
      }
    } else if (array.getDataType() == DataType.FLOAT64) {
      double[] values = array.toDoubleArray();
      System.arraycopy(values, 0, matrix.data, at, values.length);
    } else {
      try (NDArray converted = array.toType(DataType.FLOAT64, false)) {
        double[] values = converted.toDoubleArray();
        System.arraycopy(values, 0, matrix.data, at, values.length);
      }
    }
  }
}
