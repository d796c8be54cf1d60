package org.infobottleneck.catalogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;

/**
 * Odd data sets by name: pairs of columns, and what becomes of them as variables of every kind.
 *
 * @param x first column
 * @param y second column
 */
record OddData(Column x, Column y) {

  static final int ROWS = 40;

  /**
   * Real numbers.
   *
   * @param values one per sample
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Column(double[] values) {

    Column times(double factor) {
      return map(value -> value * factor);
    }

    Column plus(double shift) {
      return map(value -> value + shift);
    }

    Column map(DoubleUnaryOperator function) {
      return new Column(Arrays.stream(values).map(function).toArray());
    }

    Column first(int count) {
      return new Column(Arrays.copyOf(values, count));
    }
  }

  /** Dependent columns without ties, of order one, on a grid of 2^-20. */
  static OddData plain() {
    double[] x = new double[ROWS];
    double[] y = new double[ROWS];
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < ROWS; i++) {
      x[i] = onGrid(random.nextDouble() * 2 - 1);
      y[i] = onGrid(0.8 * x[i] + 0.5 * (random.nextDouble() - 0.5));
    }
    return new OddData(new Column(x), new Column(y));
  }

  private static double onGrid(double value) {
    return Math.rint(value * (1 << 20)) / (1 << 20);
  }

  static Map<String, OddData> all() {
    OddData plain = plain();
    Map<String, OddData> all = new LinkedHashMap<>();
    all.put("plain", plain);
    all.put("two samples", new OddData(plain.x.first(2), plain.y.first(2)));
    all.put("three samples", new OddData(plain.x.first(3), plain.y.first(3)));
    all.put("x constant", new OddData(plain.x.times(0).plus(0.5), plain.y));
    all.put("y constant", new OddData(plain.x, plain.y.times(0).plus(0.5)));
    all.put("both constant", new OddData(plain.x.times(0), plain.y.times(0)));
    all.put("all ties", new OddData(plain.x.map(Math::signum), plain.y.map(Math::signum)));
    all.put("zeros", new OddData(plain.x.map(v -> v > 0 ? v : 0.0), plain.y));
    all.put("negative zeros", new OddData(plain.x.map(v -> v > 0 ? v : -0.0), plain.y));
    all.put("x equals y", new OddData(plain.x, plain.x));
    all.put("denormal", scaled(Math.scalb(1.0, -1050)));
    all.put("scale 1e-300", scaled(Math.scalb(1.0, -996)));
    all.put("scale 1e-150", scaled(Math.scalb(1.0, -498)));
    all.put("scale 1e150", scaled(Math.scalb(1.0, 498)));
    all.put("scale 1e300", scaled(Math.scalb(1.0, 996)));
    all.put("greatest", scaled(Double.MAX_VALUE / 2));
    // Values up to 2^-9 on a grid of 2^-12, the last digit that 2^40 = 1.1e12 leaves: an exact
    // shift.
    all.put("spread 1e-3", new OddData(coarse(plain.x), coarse(plain.y)));
    all.put(
        "offset 1e12, spread 1e-3",
        new OddData(coarse(plain.x).plus(0x1p40), coarse(plain.y).plus(0x1p40)));
    all.put(
        "near-duplicates",
        new OddData(
            plain.x.map(v -> Math.signum(v) + v * 1e-15),
            plain.y.map(v -> Math.signum(v) + v * 1e-15)));
    return all;
  }

  private static Column coarse(Column column) {
    return column.map(value -> Math.rint(value * 8) * 0x1p-12);
  }

  private static OddData scaled(double factor) {
    return new OddData(plain().x.times(factor), plain().y.times(factor));
  }

  /** The first column as real vectors, beside a second that is its reverse. */
  Variable continuous() {
    double[][] rows = new double[x.values.length][2];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = x.values[i];
      rows[i][1] = x.values[rows.length - 1 - i];
    }
    return Variable.continuous(rows);
  }

  /** The second column as a variable of a kind. */
  Variable second(Variable.Kind kind) {
    int n = y.values.length;
    // Above the median or not: neither a scale nor a shift changes a label.
    double middle = Arrays.stream(y.values).sorted().toArray()[(n - 1) / 2];
    return switch (kind) {
      case CONTINUOUS -> Variable.scalar(y.values);
      case MIXED -> Variable.mixed(rows(y.values));
      case INPUTS -> Variable.everyRowDistinct(n, Coverage.SAMPLED);
      case LABELS -> {
        int[] labels = new int[n];
        Arrays.setAll(labels, i -> y.values[i] > middle ? 1 : 0);
        yield Variable.labels(labels, 2);
      }
      case SOFT -> {
        double[][] soft = new double[n][2];
        for (int i = 0; i < n; i++) {
          soft[i][0] = y.values[i] > middle ? 0.75 : 0.25;
          soft[i][1] = 1 - soft[i][0];
        }
        yield Variable.distribution(soft);
      }
    };
  }

  private static double[][] rows(double[] values) {
    double[][] rows = new double[values.length][1];
    for (int i = 0; i < values.length; i++) {
      rows[i][0] = values[i];
    }
    return rows;
  }
}
