package org.infobottleneck.numerics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Argument checks with messages that name the argument, the place, what was expected and what was
 * found. Comparisons are written so that NaN fails them.
 */
public final class Arguments {

  private Arguments() {}

  /**
   * Checks that a value is positive and finite.
   *
   * @param value the value
   * @param name the argument's name in the message
   * @return the value
   * @throws IllegalArgumentException if the value is zero, negative, NaN or infinite
   */
  public static double positive(double value, String name) {
    Objects.requireNonNull(name, "name");
    if (value > 0 && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
  }

  /**
   * Checks that a value is finite.
   *
   * @param value the value
   * @param name the argument's name in the message
   * @return the value
   * @throws IllegalArgumentException if the value is NaN or infinite
   */
  public static double finite(double value, String name) {
    Objects.requireNonNull(name, "name");
    if (Double.isFinite(value)) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be finite, got " + value);
  }

  /**
   * Checks that a value lies in a closed interval.
   *
   * @param value the value
   * @param low the smallest allowed value
   * @param high the largest allowed value
   * @param name the argument's name in the message
   * @return the value
   * @throws IllegalArgumentException if the value is NaN or outside the interval
   */
  public static double within(double value, double low, double high, String name) {
    Objects.requireNonNull(name, "name");
    if (value >= low && value <= high) {
      return value;
    }
    throw new IllegalArgumentException(
        name + " must lie between " + low + " and " + high + ", got " + value);
  }

  /**
   * Checks that a whole number is at least a bound.
   *
   * @param value the value
   * @param least the smallest allowed value
   * @param name the argument's name in the message
   * @return the value
   * @throws IllegalArgumentException if the value is smaller
   */
  public static int atLeast(int value, int least, String name) {
    Objects.requireNonNull(name, "name");
    if (value >= least) {
      return value;
    }
    throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
  }

  /**
   * Checks that two counts agree.
   *
   * @param actual the count found
   * @param expected the count required
   * @param name what is counted, in the message
   * @throws IllegalArgumentException if they differ
   */
  public static void same(int actual, int expected, String name) {
    Objects.requireNonNull(name, "name");
    if (actual != expected) {
      throw new IllegalArgumentException(name + " must be " + expected + ", got " + actual);
    }
  }

  /**
   * Checks that every element of a row-major matrix is finite.
   *
   * @param values the matrix, row-major. Not modified.
   * @param rows number of rows
   * @param columns number of columns
   * @param name the argument's name in the message
   * @throws IllegalArgumentException naming row and column of the first NaN or infinity; or if a
   *     number is negative or the array shorter than their product
   */
  public static void finite(double[] values, int rows, int columns, String name) {
    Objects.requireNonNull(name, "name");
    if (rows < 0 || columns < 0 || values.length < (long) rows * columns) {
      throw new IllegalArgumentException(
          "values of "
              + name
              + " must fill rows x columns, "
              + rows
              + " x "
              + columns
              + ", got "
              + values.length);
    }
    for (int i = 0; i < rows * columns; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s must be finite, got %s at row %d, column %d",
                name,
                values[i],
                i / columns,
                i % columns));
      }
    }
  }

  /**
   * Checks that a value is a number.
   *
   * @param value the value
   * @param name the argument's name in the message
   * @return the value
   * @throws IllegalArgumentException if the value is NaN
   */
  public static double number(double value, String name) {
    Objects.requireNonNull(name, "name");
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " must not be NaN");
    }
    return value;
  }

  /**
   * Checks the index of one element.
   *
   * @param index the index
   * @param count the number of elements
   * @param name the argument's name in the message
   * @return the index
   * @throws IndexOutOfBoundsException if it is negative, or not below the count
   */
  public static int index(int index, int count, String name) {
    if (index < 0 || index >= count) {
      Objects.requireNonNull(name, "name");
      throw new IndexOutOfBoundsException(
          name + " must lie between 0 and " + (count - 1) + ", got " + index);
    }
    return index;
  }

  /**
   * Copies values of which none may be null.
   *
   * @param <T> the type of the values
   * @param values the values. Not modified.
   * @param name the argument's name in the message
   * @return the values, unmodifiable
   * @throws NullPointerException naming the argument if it is null, and the place if a value is
   */
  public static <T> List<T> listOf(Collection<? extends T> values, String name) {
    Objects.requireNonNull(name, "name");
    int place = 0;
    for (T value : Objects.requireNonNull(values, name)) {
      int at = place++;
      Objects.requireNonNull(value, () -> name + " must not hold null, got one at " + at);
    }
    return List.copyOf(values);
  }

  /**
   * Copies values of which none may be null.
   *
   * @param <T> the type of the values
   * @param values the values. Not modified.
   * @param name the argument's name in the message
   * @return the values, unmodifiable
   * @throws NullPointerException naming the argument if it is null, and the place if a value is
   */
  public static <T> List<T> listOf(T[] values, String name) {
    return listOf(Arrays.asList(Objects.requireNonNull(values, name)), name);
  }
}
