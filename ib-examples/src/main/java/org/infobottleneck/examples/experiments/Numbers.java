package org.infobottleneck.examples.experiments;

import java.util.Locale;
import java.util.OptionalInt;
import org.infobottleneck.plane.Average;

/** Numbers as they stand in tables: fixed decimals, the same on every machine. */
final class Numbers {

  private Numbers() {}

  /** Three decimals. */
  static String fixed(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Some decimals. */
  static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** Mean and standard error, three decimals each. */
  static String withError(Average average) {
    return withError(average, 3);
  }

  /** Mean and standard error. */
  static String withError(Average average, int decimals) {
    String mean = fixed(average.mean(), decimals);
    return average.standardError().isPresent()
        ? mean + " ± " + fixed(average.standardError().getAsDouble(), decimals)
        : mean;
  }

  /** A whole number, or a dash. */
  static String orDash(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "–";
  }

  /** The standard error, zero where one run has none. */
  static double error(Average average) {
    return average.standardError().orElse(0);
  }

  /** Whether a mean is at least so large and exceeds two standard errors. */
  static boolean isSeen(Average change, double least) {
    return isSeen(change.mean(), error(change), least);
  }

  /** Whether a change is at least so large and exceeds two standard errors. */
  static boolean isSeen(double change, double error, double least) {
    return change >= least && change > 2 * error;
  }

  /** By how many standard errors of their difference the second mean exceeds the first. */
  static double rise(Average first, Average second) {
    double error = Math.hypot(error(first), error(second));
    double difference = second.mean() - first.mean();
    return error == 0 ? Math.signum(difference) * Double.POSITIVE_INFINITY : difference / error;
  }

  /** An estimator's name without its parameters, for file names. */
  static String slug(String estimator) {
    int end = estimator.indexOf('(');
    return end < 0 ? estimator : estimator.substring(0, end);
  }
}
