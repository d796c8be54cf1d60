package org.infobottleneck.examples.verify;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.infobottleneck.numerics.Decimals;

/**
 * A reference value, what was computed for it, and what came of it.
 *
 * @param id the entry
 * @param expected the value or the values, as text
 * @param computed likewise; empty where nothing was
 * @param tolerance the greatest deviation allowed, as text
 * @param verdict what came of it
 * @param message the reason, where the verdict needs one, else empty
 */
record Outcome(
    String id,
    String expected,
    String computed,
    String tolerance,
    Verdict verdict,
    String message) {

  /** Compares; an infinity meets itself only. */
  static Outcome compared(String id, double[] expected, double[] computed, double tolerance) {
    if (computed.length < expected.length) {
      return new Outcome(
          id,
          text(expected),
          text(computed),
          Decimals.shortest(tolerance),
          Verdict.FAILED,
          expected.length + " values expected, " + computed.length + " computed");
    }
    int worst = 0;
    for (int i = 1; i < expected.length; i++) {
      if (!(deviation(expected[i], computed[i]) <= deviation(expected[worst], computed[worst]))) {
        worst = i;
      }
    }
    double deviation = deviation(expected[worst], computed[worst]);
    boolean met = deviation <= tolerance;
    String where = expected.length > 1 ? " at value " + worst : "";
    return new Outcome(
        id,
        text(expected),
        text(Arrays.copyOf(computed, expected.length)),
        Decimals.shortest(tolerance),
        met ? Verdict.OK : Verdict.FAILED,
        met ? "" : "off by " + Decimals.shortest(deviation) + where);
  }

  /** The same values judged otherwise. */
  Outcome with(Verdict newVerdict, String newMessage) {
    return new Outcome(id, expected, computed, tolerance, newVerdict, newMessage);
  }

  /** An entry without a computed value. */
  static Outcome without(String id, String expected, Verdict verdict, String message) {
    return new Outcome(id, expected, "", "", verdict, message);
  }

  private static double deviation(double expected, double computed) {
    return expected == computed ? 0 : Math.abs(expected - computed);
  }

  static String text(double[] values) {
    String text =
        Arrays.stream(values).mapToObj(Decimals::shortest).collect(Collectors.joining(","));
    return values.length == 1 ? text : "[" + text + "]";
  }
}
