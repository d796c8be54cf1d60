package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Mixed;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Makes variables from variables: other rows, other columns, other values, the kind kept. */
final class Rewrite {

  private Rewrite() {}

  static boolean isReal(Kind kind) {
    return kind == Kind.CONTINUOUS || kind == Kind.MIXED;
  }

  static boolean isReal(Variable variable) {
    return isReal(variable.kind());
  }

  /** The rows of a continuous or mixed variable. */
  static double[][] reals(Variable variable) {
    Continuous values = variable instanceof Mixed mixed ? mixed.values() : (Continuous) variable;
    double[][] rows = new double[values.size()][values.dimensions()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = values.value(i, j);
      }
    }
    return rows;
  }

  /** Real rows as a variable of a real kind. */
  static Variable ofReals(Kind kind, double[][] rows) {
    return kind == Kind.MIXED ? Variable.mixed(rows) : Variable.continuous(rows);
  }

  /** The rows of a soft variable. */
  static double[][] probabilities(Soft soft) {
    double[][] rows = new double[soft.size()][soft.classes()];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < rows[i].length; c++) {
        rows[i][c] = soft.probability(i, c);
      }
    }
    return rows;
  }

  /** Discrete symbols of the kind and the coverage of another variable. */
  static Discrete ofCodes(Discrete like, int[] codes) {
    if (like.kind() == Kind.LABELS) {
      return Variable.labels(codes).withCoverage(like.coverage());
    }
    double[][] rows = new double[codes.length][];
    for (int i = 0; i < codes.length; i++) {
      rows[i] = new double[] {codes[i]};
    }
    return Variable.distinctRows(rows, like.coverage());
  }

  /** The rows of these numbers, in this order; a row may be asked for more than once. */
  static Variable take(Variable variable, int[] rows) {
    if (variable instanceof Discrete discrete) {
      int[] codes = Arrays.stream(rows).map(discrete::code).toArray();
      return ofCodes(discrete, codes);
    }
    if (variable instanceof Soft soft) {
      double[][] all = probabilities(soft);
      double[][] taken = Arrays.stream(rows).mapToObj(i -> all[i]).toArray(double[][]::new);
      return Variable.distribution(taken).withCoverage(soft.coverage());
    }
    double[][] all = reals(variable);
    return ofReals(
        variable.kind(), Arrays.stream(rows).mapToObj(i -> all[i]).toArray(double[][]::new));
  }

  static Samples take(Samples samples, int[] rows) {
    return new Samples(take(samples.x(), rows), take(samples.y(), rows), samples.seed());
  }

  /** The columns of these numbers of a real variable. */
  static Variable columns(Variable real, int[] columns) {
    double[][] rows = reals(real);
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      rows[i] = Arrays.stream(columns).mapToDouble(j -> row[j]).toArray();
    }
    return ofReals(real.kind(), rows);
  }

  static int dimensions(Variable real) {
    return reals(real)[0].length;
  }

  /** Maps every value of a real variable; leaves other kinds as they are. */
  static Variable map(Variable variable, DoubleUnaryOperator function) {
    if (!isReal(variable)) {
      return variable;
    }
    double[][] rows = reals(variable);
    for (double[] row : rows) {
      Arrays.setAll(row, j -> function.applyAsDouble(row[j]));
    }
    return ofReals(variable.kind(), rows);
  }

  /** Maps every real value of both sides. */
  static Samples mapBoth(Samples samples, DoubleUnaryOperator function) {
    return new Samples(map(samples.x(), function), map(samples.y(), function), samples.seed());
  }

  /** The numbers 0 to n - 1. */
  static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  /** The numbers from one to another, the latter excluded. */
  static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  /** Every number of a variable, to the bit. */
  static long[] bits(Variable variable) {
    if (variable instanceof Discrete discrete) {
      return Arrays.stream(discrete.toCodes()).mapToLong(code -> code).toArray();
    }
    double[][] rows = variable instanceof Soft soft ? probabilities(soft) : reals(variable);
    return Arrays.stream(rows)
        .flatMapToDouble(Arrays::stream)
        .mapToLong(Double::doubleToRawLongBits)
        .toArray();
  }
}
