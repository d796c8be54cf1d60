package org.infobottleneck.benchmarks;

import java.util.Locale;

/** Values that a benchmark must compute, or it measures something else. */
final class Expected {

  private Expected() {}

  /** Prints a value beside that of the peer and fails where they differ. */
  static void same(String what, double actual, double expected, double tolerance) {
    System.out.printf(Locale.ROOT, "%n# %s: %.15f, peer %.15f%n", what, actual, expected);
    if (!(Math.abs(actual - expected) <= tolerance)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT, "%s must be %s to %.1e, got %s", what, expected, tolerance, actual));
    }
  }
}
