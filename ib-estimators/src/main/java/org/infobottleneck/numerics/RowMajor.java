package org.infobottleneck.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;

/** Rows of equal length as one flat array, row after row. */
public final class RowMajor {

  private RowMajor() {}

  /**
   * Copies rows into one array.
   *
   * @param rows the rows. Not modified.
   * @param name the argument's name in messages
   * @return the values, row after row
   * @throws NullPointerException if the rows are null, naming the argument, or one of them is,
   *     naming the row
   * @throws IllegalArgumentException naming the row, if rows differ in length or don't fit one
   *     array
   */
  public static double[] flatten(double[][] rows, String name) {
    Objects.requireNonNull(name, "name");
    int width = width(rows, name);
    if ((long) rows.length * width > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          name + " must fit one array, got " + rows.length + " x " + width + " values");
    }
    double[] flat = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == null) {
        throw new NullPointerException(name + " must not have a null row, got one at row " + i);
      }
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

  /**
   * Returns the length of the first row.
   *
   * @param rows the rows. Not modified.
   * @param name the argument's name in messages
   * @return the number of columns, 0 where there is no row
   * @throws NullPointerException if the rows or the first of them are null
   */
  public static int width(double[][] rows, String name) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(rows, name);
    return rows.length == 0
        ? 0
        : Objects.requireNonNull(
                rows[0], () -> name + " must not have a null row, got one at row 0")
            .length;
  }

  /**
   * Copies the activations of layers into matrices.
   *
   * @param activations for each layer, one row per sample. Not modified.
   * @return one matrix per layer, samples x units, new
   * @throws NullPointerException if a layer or a row is null
   * @throws IllegalArgumentException naming layer and row, if rows differ in length or don't fit
   *     one array
   */
  public static List<DMatrixRMaj> layers(double[][]... activations) {
    List<DMatrixRMaj> matrices = new ArrayList<>();
    for (int layer = 0; layer < activations.length; layer++) {
      String name = "activations of layer " + (layer + 1);
      double[][] rows = activations[layer];
      double[] flat = flatten(rows, name);
      matrices.add(DMatrixRMaj.wrap(rows.length, width(rows, name), flat));
    }
    return matrices;
  }
}
