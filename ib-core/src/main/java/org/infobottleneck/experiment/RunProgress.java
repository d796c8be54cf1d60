package org.infobottleneck.experiment;

import java.time.Duration;
import java.util.Optional;

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
    Optional<Duration> remaining) {}
