package org.infobottleneck.examples.figures;

/** Checks and copies of the numbers of a mark. */
final class Columns {

  private Columns() {}

  /** A copy of a column that has to be as long as another one. */
  static double[] copy(String name, double[] column, int length) {
    if (column.length != length) {
      throw new IllegalArgumentException(
          name + " must hold " + length + " values, got " + column.length);
    }
    return column.clone();
  }

  /** A copy of a column of lengths: none below zero; NaN where one is not known. */
  static double[] lengths(String name, double[] column, int length) {
    double[] copy = copy(name, column, length);
    for (int i = 0; i < length; i++) {
      if (copy[i] < 0) {
        throw new IllegalArgumentException(
            name + " must not be negative, got " + copy[i] + " at " + i);
      }
    }
    return copy;
  }

  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
    return value;
  }
}
