package org.infobottleneck.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;

/**
 * Numbers in a box of any number of axes, as files of other programs hold them. The first axis
 * counts samples.
 *
 * <ul>
 *   <li>Elements are doubles whatever the file had; integers beyond 2^53, which doubles can't hold,
 *       are refused by whoever reads the file.
 *   <li>Elements may be NaN or infinite: whoever uses them says what is allowed.
 *   <li>An axis may have length 0, and there may be no axis at all: one number.
 * </ul>
 *
 * <p>Immutable by convention, as {@link Dataset}: {@link #matrix()} returns the elements
 * themselves, not a copy, and nobody may modify them.
 */
public final class NumericArray {

  /** The longest array that every virtual machine allows. */
  static final int MOST = Integer.MAX_VALUE - 8;

  private final int[] shape;

  /** The last axis runs fastest. */
  private final double[] values;

  private NumericArray(int[] shape, double[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * Gives a shape to elements of which the last axis runs fastest, as in C and by default in NumPy.
   *
   * @param values the elements. Not copied: the caller gives them up.
   * @param shape the length of every axis. Not modified.
   * @return the array
   * @throws IllegalArgumentException if a length is negative or the elements are not as many as the
   *     shape says
   */
  public static NumericArray rowMajor(double[] values, int... shape) {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(values, "values");
    if (elements(shape) != values.length) {
      throw new IllegalArgumentException(
          "elements must be as many as the shape "
              + text(shape)
              + " says, got "
              + values.length
              + " of them");
    }
    return new NumericArray(shape.clone(), values);
  }

  /**
   * Gives a shape to elements of which the first axis runs fastest, as in Fortran and MATLAB.
   *
   * @param values the elements. Not modified, copied into the other order.
   * @param shape the length of every axis. Not modified.
   * @return the array
   * @throws IllegalArgumentException as {@link #rowMajor}
   */
  public static NumericArray columnMajor(double[] values, int... shape) {
    Objects.requireNonNull(shape, "shape");
    NumericArray checked = rowMajor(values, shape);
    if (shape.length < 2) {
      return new NumericArray(checked.shape, values.clone());
    }
    double[] turned = new double[values.length];
    int[] at = new int[shape.length];
    for (int from = 0; from < values.length; from++) {
      int to = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        to = to * shape[axis] + at[axis];
      }
      turned[to] = values[from];
      for (int axis = 0; axis < shape.length && ++at[axis] == shape[axis]; axis++) {
        at[axis] = 0;
      }
    }
    return new NumericArray(checked.shape, turned);
  }

  /** The number of elements of a shape. */
  private static long elements(int[] shape) {
    long product = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException(
            "lengths of axes must not be negative, got " + text(shape));
      }
      // Stays above the limit once it is there, unless a later axis is empty: no overflow.
      product = length == 0 || product <= MOST ? product * length : product;
    }
    return product;
  }

  /**
   * Returns the length of every axis.
   *
   * @return the lengths, the axis of samples first; empty for a single number
   */
  public List<Integer> shape() {
    return Arrays.stream(shape).boxed().toList();
  }

  /**
   * Returns the number of elements.
   *
   * @return the number, 0 where an axis is empty
   */
  public int size() {
    return values.length;
  }

  /**
   * Says whether at most one axis is longer than 1: a list of numbers, lying or standing.
   *
   * @return true for shapes such as {@code 5}, {@code 5 x 1}, {@code 1 x 5}
   */
  public boolean isVector() {
    return Arrays.stream(shape).filter(length -> length != 1).count() <= 1;
  }

  /**
   * Returns the elements as a matrix: rows are the first axis, all further axes are laid out one
   * after the other in a row, the last running fastest. So the channels, rows and columns of a
   * convolutional layer become one row of units per sample; a list of numbers becomes one column.
   *
   * @return the matrix: the elements themselves, not a copy. Not to be modified.
   * @throws IllegalStateException if there is no axis, or no element
   */
  public DMatrixRMaj matrix() {
    if (shape.length == 0 || values.length == 0) {
      throw new IllegalStateException(
          "an array must have samples and units to be a matrix, its shape is " + this);
    }
    return DMatrixRMaj.wrap(shape[0], values.length / shape[0], values);
  }

  /**
   * Returns the elements as whole numbers, in order.
   *
   * @return the numbers, a new array
   * @throws IllegalStateException naming the first element that is no whole number of 32 bits
   */
  public int[] integers() {
    int[] integers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      integers[i] = (int) values[i];
      if (integers[i] != values[i]) {
        throw new IllegalStateException(
            "must be whole numbers of 32 bits, got " + values[i] + " at index " + i);
      }
    }
    return integers;
  }

  /**
   * Returns the shape.
   *
   * @return for example {@code 10000 x 28 x 28}
   */
  @Override
  public String toString() {
    return text(shape);
  }

  private static String text(int[] shape) {
    return shape.length == 0
        ? "a single number"
        : Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(" x "));
  }
}
