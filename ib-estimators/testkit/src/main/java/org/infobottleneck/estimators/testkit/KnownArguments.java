package org.infobottleneck.estimators.testkit;

import java.util.Objects;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Arguments;

/** Checks of the arguments that several distributions take. */
final class KnownArguments {

  private KnownArguments() {}

  static void correlation(double correlation) {
    if (!(Math.abs(correlation) < 1)) {
      throw new IllegalArgumentException(
          "correlation must lie between -1 and 1, neither of them included, got " + correlation);
    }
  }

  /** Any kind but inputs, of which every other variable is a function. */
  static void sampled(Kind kind, String name) {
    if (Objects.requireNonNull(kind, name) == Kind.INPUTS) {
      throw new IllegalArgumentException(
          name + " must be CONTINUOUS, MIXED, LABELS or SOFT, got INPUTS");
    }
  }

  /** A copy of finite numbers, at least one. */
  static double[] points(double[] values, String name) {
    Arguments.atLeast(values.length, 1, "number of " + name);
    Arguments.finite(values, values.length, 1, name);
    return values.clone();
  }
}
