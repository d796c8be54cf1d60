package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Decimals;

/** Writes samples as Java source that makes them again. */
final class SourceText {

  private SourceText() {}

  static String of(Samples samples) {
    return String.format(
        Locale.ROOT,
        "new Samples(  // %d joint samples%n    %s,%n    %s,%n    %dL)",
        samples.size(),
        of(samples.x()),
        of(samples.y()),
        samples.seed());
  }

  static String of(Variable variable) {
    if (variable instanceof Discrete discrete) {
      return of(discrete);
    }
    if (variable instanceof Soft soft) {
      return "Variable.distribution("
          + matrix(Rewrite.probabilities(soft))
          + ").withCoverage(Coverage."
          + soft.coverage()
          + ")";
    }
    double[][] rows = Rewrite.reals(variable);
    if (variable.kind() == Variable.Kind.CONTINUOUS && rows[0].length == 1) {
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
      return "Variable.scalar(new double[] " + row(values) + ")";
    }
    String factory = variable.kind() == Variable.Kind.MIXED ? "mixed" : "continuous";
    return "Variable." + factory + "(" + matrix(rows) + ")";
  }

  private static String of(Discrete discrete) {
    String coverage = "Coverage." + discrete.coverage();
    if (discrete.kind() == Variable.Kind.LABELS) {
      return "Variable.labels(new int[] "
          + braces(Arrays.toString(discrete.toCodes()))
          + ").withCoverage("
          + coverage
          + ")";
    }
    if (discrete.symbols() == discrete.size()) {
      return "Variable.everyRowDistinct(" + discrete.size() + ", " + coverage + ")";
    }
    double[][] rows = new double[discrete.size()][];
    Arrays.setAll(rows, i -> new double[] {discrete.code(i)});
    return "Variable.distinctRows(" + matrix(rows) + ", " + coverage + ")";
  }

  private static String matrix(double[][] rows) {
    return Arrays.stream(rows)
        .map(SourceText::row)
        .collect(Collectors.joining(", ", "new double[][] {", "}"));
  }

  private static String row(double[] values) {
    return Arrays.stream(values)
        .mapToObj(SourceText::number)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Java's own decimal literal; the sign of a negative zero matters to a law. */
  static String number(double value) {
    return value == 0 && 1 / value < 0 ? "-0.0" : Decimals.shortest(value);
  }

  private static String braces(String list) {
    return "{" + list.substring(1, list.length() - 1) + "}";
  }
}
