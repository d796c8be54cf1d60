package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/** Checks and prints the parameters of a distribution. */
final class KnownArguments {

  /** A mean so large still leaves ten digits to the deviation of one. */
  private static final double LARGEST_MEAN = 1e6;

  private KnownArguments() {}

  static void requireCorrelation(double correlation) {
    if (!(Math.abs(correlation) < 1)) {
      throw new IllegalArgumentException(
          "correlation must lie between -1 and 1, neither of them included, got " + correlation);
    }
  }

  static void requireNoInputs(Kind kind, String name) {
    if (Objects.requireNonNull(kind, name) == Kind.INPUTS) {
      throw new IllegalArgumentException(
          name + " must be CONTINUOUS, MIXED, LABELS or SOFT, got INPUTS");
    }
  }

  static double mean(double value, String name) {
    return Arguments.within(value, -LARGEST_MEAN, LARGEST_MEAN, name);
  }

  static double[] finite(double[] values, String name) {
    Arguments.atLeast(values.length, 1, "number of " + name);
    Arguments.finite(values, values.length, 1, name);
    return values.clone();
  }

  static String text(double[] values) {
    return Arrays.stream(values)
        .mapToObj(Decimals::shortest)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String text(double[][] rows) {
    return Arrays.stream(rows)
        .map(KnownArguments::text)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
