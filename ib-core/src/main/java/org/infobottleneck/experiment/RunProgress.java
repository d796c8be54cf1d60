package org.infobottleneck.experiment;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.numerics.Arguments;

/**
 * How far a runner has come.
 *
 * @param experiment the experiment that has just ended
 * @param finished the number of experiments that have ended, whatever became of them
 * @param total the number of all experiments
 * @param restored how many of the finished ones had been stored by an earlier run
 * @param elapsed the time since the runner started
 * @param remaining the time that the others are expected to take, by what the finished ones took
 *     for their size; empty as long as none was run
 */
public record RunProgress(
    Experiment experiment,
    int finished,
    int total,
    int restored,
    Duration elapsed,
    Optional<Duration> remaining) {

  /**
   * Checks the parts.
   *
   * @param experiment the experiment
   * @param finished the number of runs finished
   * @param total the number of runs in total
   * @param restored the number of runs that were there already
   * @param elapsed the time so far
   * @param remaining the time that is left
   * @throws IllegalArgumentException if a number is negative
   */
  public RunProgress {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(remaining, "remaining");
    Arguments.atLeast(finished, 0, "number of runs finished");
    Arguments.atLeast(total, 0, "number of runs in total");
    Arguments.atLeast(restored, 0, "number of runs restored");
  }
}
