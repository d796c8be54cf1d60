package org.infobottleneck.examples.sweep;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * What became of a run of a sweep.
 *
 * @param key the run's key
 * @param status how it ended
 * @param attempts how often it was tried; 0 where its plane was there already
 * @param cause why it failed, on one line; empty where it did not
 */
public record RunOutcome(String key, Status status, int attempts, String cause)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** How a run ended. */
  public enum Status {
    /** Its plane was in the folder already. */
    STORED,
    /** It was run, and its plane stands in the folder. */
    RAN,
    /** It was tried as often as allowed, and its cause stands in the folder. */
    FAILED
  }

  /**
   * Checks the parts.
   *
   * @param key the run's key
   * @param status how it ended
   * @param attempts how often it was tried
   * @param cause why it failed
   * @throws IllegalArgumentException if a number is negative, or there is a cause where there was
   *     no failure
   */
  public RunOutcome {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(status, "status");
    Arguments.atLeast(attempts, 0, "number of attempts");
    if (cause.isEmpty() == (status == Status.FAILED)) {
      throw new IllegalArgumentException(
          "a run must have a cause exactly where it failed, got " + status + ": " + cause);
    }
  }
}
