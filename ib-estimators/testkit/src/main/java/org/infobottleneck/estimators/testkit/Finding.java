package org.infobottleneck.estimators.testkit;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.numerics.Arguments;

/**
 * What an examination found of one law.
 *
 * @param law the law
 * @param status whether the law holds, and whether that is as the subject says
 * @param applied on how many samples the law said something, or how many data sets of each
 *     distribution it looked at
 * @param detail why it is broken, waived or does not apply; empty where it holds
 * @param counterexample the smallest samples found that break the law, where it is broken on
 *     samples
 */
public record Finding(
    Law law, Status status, int applied, String detail, Optional<Samples> counterexample) {

  /** Whether a law holds, and whether that is as the subject says. */
  public enum Status {
    /** Holds. */
    HOLDS,
    /** Broken, and waived for a reason. */
    WAIVED,
    /** Says nothing of this estimator. */
    DOES_NOT_APPLY,
    /** Broken. */
    BROKEN,
    /** Waived, but it holds or does not apply: the waiver hides nothing and has to go. */
    WAIVED_IN_VAIN
  }

  /**
   * Checks the parts.
   *
   * @param law the law
   * @param status whether the law holds
   * @param applied on how many samples the law said something, or how many data sets of each
   *     distribution it looked at
   * @param detail why it is broken, waived or does not apply
   * @param counterexample the smallest samples found that break the law
   * @throws NullPointerException if a part is null
   */
  public Finding {
    Objects.requireNonNull(law, "law");
    Objects.requireNonNull(status, "status");
    Arguments.atLeast(applied, 0, "applied");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(counterexample, "counterexample");
  }

  /**
   * Returns whether the subject passes this law.
   *
   * @return false where the law is broken or waived in vain
   */
  public boolean isPassed() {
    return status != Status.BROKEN && status != Status.WAIVED_IN_VAIN;
  }

  @Override
  public String toString() {
    String line = law.name() + " " + status;
    return switch (status) {
      case HOLDS -> line + " on " + applied + (law instanceof ExactLaw ? " samples" : " data sets");
      case WAIVED, DOES_NOT_APPLY -> line + ": " + detail;
      case BROKEN, WAIVED_IN_VAIN ->
          line
              + ": "
              + law.statement()
              + System.lineSeparator()
              + "  "
              + detail
              + counterexample.map(s -> System.lineSeparator() + "  with " + s).orElse("");
    };
  }
}
