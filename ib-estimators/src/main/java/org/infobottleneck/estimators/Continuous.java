package org.infobottleneck.estimators;

import java.util.Arrays;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.numerics.Arguments;

/**
 * Real vectors: one row per sample, one column per dimension. Made by {@link Variable#continuous},
 * {@link Variable#scalar} and {@link Variable#view}.
 */
public final class Continuous implements Variable {

  private final double[] rowMajor;
  private final int size;
  private final int dimensions;

  Continuous(double[] rowMajor, int size, int dimensions, String name) {
    Arguments.atLeast(size, 2, "number of " + name);
    Arguments.atLeast(dimensions, 1, "number of columns of " + name);
    Rows.requireHeld(rowMajor, size, dimensions, name);
    Arguments.finite(rowMajor, size, dimensions, name);
    this.rowMajor = rowMajor;
    this.size = size;
    this.dimensions = dimensions;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Kind kind() {
    return Kind.CONTINUOUS;
  }

  @Override
  public Continuous take(int[] rows) {
    Rows.requireTaken(rows, size);
    double[] taken = NeighborInformation.gather(rowMajor, dimensions, rows);
    return new Continuous(taken, rows.length, dimensions, "samples");
  }

  /**
   * Returns the number of columns.
   *
   * @return the number of dimensions, at least one
   */
  public int dimensions() {
    return dimensions;
  }

  /**
   * Returns one value.
   *
   * @param row the sample
   * @param column the dimension
   * @return the value, finite
   * @throws IndexOutOfBoundsException if there is no such sample or dimension
   */
  public double value(int row, int column) {
    Arguments.index(row, size, "row");
    Arguments.index(column, dimensions, "column");
    return rowMajor[row * dimensions + column];
  }

  /**
   * Returns all values, row after row, as a fresh array.
   *
   * @return {@code size() * dimensions()} values, the caller's own
   */
  public double[] toRowMajor() {
    return Arrays.copyOf(rowMajor, size * dimensions);
  }

  /** The array itself, for kernels of this package that only read. */
  double[] values() {
    return rowMajor;
  }

  double minimum(int column) {
    double min = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      min = Math.min(min, rowMajor[i * dimensions + column]);
    }
    return min;
  }

  double maximum(int column) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      max = Math.max(max, rowMajor[i * dimensions + column]);
    }
    return max;
  }

  /** Whether some column holds a single value throughout. */
  boolean hasConstantColumn() {
    for (int j = 0; j < dimensions; j++) {
      int i = 1;
      while (i < size && rowMajor[i * dimensions + j] == rowMajor[j]) {
        i++;
      }
      if (i == size) {
        return true;
      }
    }
    return false;
  }
}
