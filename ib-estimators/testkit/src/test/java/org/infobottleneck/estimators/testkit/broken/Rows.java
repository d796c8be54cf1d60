package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Mixed;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Real variables as rows, fresh arrays all of them. */
final class Rows {

  private Rows() {}

  static boolean isReal(Kind kind) {
    return kind == Kind.CONTINUOUS || kind == Kind.MIXED;
  }

  static double[][] of(Variable real) {
    Continuous values = real instanceof Mixed mixed ? mixed.values() : (Continuous) real;
    double[][] rows = new double[values.size()][values.dimensions()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = values.value(i, j);
      }
    }
    return rows;
  }

  static double[] column(double[][] rows, int column) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = rows[i][column];
    }
    return values;
  }

  /** The columns of both, side by side. */
  static double[][] join(double[][] x, double[][] y) {
    double[][] joint = new double[x.length][x[0].length + y[0].length];
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(x[i], 0, joint[i], 0, x[i].length);
      System.arraycopy(y[i], 0, joint[i], x[i].length, y[i].length);
    }
    return joint;
  }

  /** The columns from one to another, the latter excluded. */
  static double[][] columns(double[][] rows, int from, int to) {
    double[][] part = new double[rows.length][to - from];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], from, part[i], 0, to - from);
    }
    return part;
  }

  static double[][] scaled(double[][] rows, double factor) {
    double[][] scaled = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        scaled[i][j] = rows[i][j] * factor;
      }
    }
    return scaled;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  /** Refuses columns whose distances overflow. */
  static void requireFiniteRange(double[][] rows, String name) {
    for (int j = 0; j < rows[0].length; j++) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double[] row : rows) {
        min = Math.min(min, row[j]);
        max = Math.max(max, row[j]);
      }
      if (Double.isInfinite(max - min)) {
        throw new IllegalArgumentException(
            "range of " + name + ", column " + j + ", overflows a double");
      }
    }
  }
}
