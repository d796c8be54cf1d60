package org.infobottleneck.examples.verify;

import java.util.Objects;
import java.util.function.Supplier;

/** A reference value that waits to be recomputed. */
final class Check {

  private final String id;
  private final String expected;
  private final Supplier<Outcome> outcome;

  private Check(String id, String expected, Supplier<Outcome> outcome) {
    this.id = id;
    this.expected = expected;
    this.outcome = outcome;
  }

  /** A value to compute and compare; what can't be computed is told, not thrown. */
  static Check of(String id, double[] expected, double tolerance, Supplier<double[]> computation) {
    return new Check(
        id,
        Outcome.text(expected),
        () -> Outcome.compared(id, expected, computation.get(), tolerance));
  }

  /** A value that is compared in a manner of its own. */
  static Check of(String id, double expected, Supplier<Outcome> outcome) {
    return new Check(id, Outcome.text(new double[] {expected}), outcome);
  }

  /** An entry that is known to be none of ours. */
  static Check unsupported(String id, String reason) {
    return failing(id, new UnsupportedEntryException(reason));
  }

  /** An entry that can't be checked. */
  static Check failing(String id, RuntimeException problem) {
    return new Check(
        id,
        "",
        () -> {
          throw problem;
        });
  }

  Outcome run() {
    try {
      return outcome.get();
    } catch (UnsupportedEntryException e) {
      return Outcome.without(id, expected, Verdict.UNSUPPORTED, message(e));
    } catch (RuntimeException e) { // whatever it is, the other entries are to be seen
      return Outcome.without(id, expected, Verdict.ERROR, message(e));
    }
  }

  private static String message(RuntimeException e) {
    boolean told =
        e instanceof UnsupportedEntryException
            || e instanceof MalformedException
            || e instanceof IllegalArgumentException;
    return told ? Objects.requireNonNullElse(e.getMessage(), e.toString()) : e.toString();
  }
}
