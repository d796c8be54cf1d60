package org.infobottleneck.examples.sweep.report;

import org.infobottleneck.examples.sweep.SweepRun;

/**
 * What is in the folder of a run.
 *
 * @param run the run
 * @param status whether its plane is there
 * @param attempts how often it was tried; 0 where that is not known
 * @param cause why there is no plane; empty where there is one
 */
record RunState(SweepRun run, Status status, int attempts, String cause) {

  /** Whether a plane is there. */
  enum Status {
    /** It is there. */
    DONE("done"),
    /** The run was tried and failed. */
    FAILED("failed"),
    /** There is a file that can't be read or used. */
    UNREADABLE("unreadable"),
    /** The run was not made yet. */
    MISSING("not run");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean isDone() {
    return status == Status.DONE;
  }
}
