package org.infobottleneck.bottleneck;

import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/** Checks of tables of probabilities or counts. */
final class ProbabilityTables {

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

  /** Divides a row in place. */
  static void divide(double[] values, int from, int count, double by) {
    for (int i = from; i < from + count; i++) {
      values[i] /= by;
    }
  }
}
