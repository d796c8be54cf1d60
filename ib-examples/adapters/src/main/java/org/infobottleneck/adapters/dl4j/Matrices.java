package org.infobottleneck.adapters.dl4j;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Arrays of ND4J as matrices with a row per sample.
 *
 * <ul>
 *   <li>The first dimension counts samples; all others are flattened into columns, the last index
 *       running fastest. In which order units come changes no estimate.
 *   <li>Every float is a double: single precision is passed as it is, without rounding. Other types
 *       are converted by ND4J.
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
  public static DMatrixRMaj of(INDArray array) {
    Objects.requireNonNull(array, "array");
    if (array.rank() < 1 || array.isEmpty()) {
      throw new IllegalArgumentException(
          "array must have a dimension of samples, got " + array.shapeInfoToString());
    }
    int rows = Math.toIntExact(array.size(0));
    DMatrixRMaj matrix = new DMatrixRMaj(rows, Math.toIntExact(array.length() / rows));
    copy(array, matrix, 0);
    return matrix;
  }

  /** Writes an array into the rows of a matrix that begin at one. */
  static void copy(INDArray array, DMatrixRMaj matrix, int fromRow) {
    double[] values = array.dup('c').data().asDouble();
    System.arraycopy(values, 0, matrix.data, fromRow * matrix.numCols, values.length);
  }
}
