package org.infobottleneck.bottleneck;

import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/** Checks of tables of probabilities or counts. */
final class ProbabilityTables {

  private static final double SUM_TOLERANCE = 1e-6;

  private ProbabilityTables() {}

  /** Returns a flat copy of a table with at least one cell, finite and nowhere negative. */
  static double[] checked(double[][] table, String name) {
    Objects.requireNonNull(table, name);
    Arguments.atLeast(table.length, 1, "number of rows of the " + name);
    double[] flat = RowMajor.flatten(table, name);
    int columns = RowMajor.width(table, name);
    Arguments.atLeast(columns, 1, "number of columns of the " + name);
    Arguments.finite(flat, table.length, columns, name);
    for (int i = 0; i < flat.length; i++) {
      if (flat[i] < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s must not be negative, got %s at row %d, column %d",
                name,
                flat[i],
                i / columns,
                i % columns));
      }
    }
    return flat;
  }

  /** Whether a sum of probabilities misses 1 by rounding at most. */
  static boolean isOne(double sum) {
    return Math.abs(sum - 1) <= SUM_TOLERANCE;
  }

  /** Makes a row sum to 1 in place, where it nearly does. */
  static void normalizeRow(double[] table, int row, int columns, String name) {
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      sum += table[row * columns + column];
    }
    if (!isOne(sum)) {
      throw new IllegalArgumentException(name + " must sum to 1, got " + sum + " at row " + row);
    }
    divide(table, row * columns, columns, sum);
  }

  /** Divides a row in place. */
  static void divide(double[] values, int from, int count, double by) {
    for (int i = from; i < from + count; i++) {
      values[i] /= by;
    }
  }
}
