package org.infobottleneck.experiment;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.plane.InformationPlane;

/**
 * What became of an experiment: its plane, or why there is none.
 *
 * @param experiment the experiment
 * @param outcome the plane; empty where the run failed
 * @param failure why the run failed; empty where it did not
 */
public record ExperimentResult(
    Experiment experiment, Optional<InformationPlane> outcome, Optional<RuntimeException> failure) {

  /**
   * Checks that there is either a plane or a failure.
   *
   * @param experiment the experiment
   * @param outcome the plane
   * @param failure why there is none
   * @throws IllegalArgumentException if there are both or neither
   */
  public ExperimentResult {
    Objects.requireNonNull(experiment, "experiment");
    if (outcome.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException("a result must be either a plane or a failure");
    }
  }

  static ExperimentResult of(Experiment experiment, InformationPlane plane) {
    return new ExperimentResult(experiment, Optional.of(plane), Optional.empty());
  }

  static ExperimentResult failed(Experiment experiment, RuntimeException failure) {
    return new ExperimentResult(experiment, Optional.empty(), Optional.of(failure));
  }

  /**
   * Returns the plane of a run that succeeded.
   *
   * @return the plane
   * @throws IllegalStateException if the run failed, with its cause
   */
  public InformationPlane plane() {
    if (failure.isPresent()) {
      throw new IllegalStateException(
          "the run of seed " + experiment.seed() + " failed: " + failure.get().getMessage(),
          failure.get());
    }
    return outcome.orElseThrow();
  }
}
