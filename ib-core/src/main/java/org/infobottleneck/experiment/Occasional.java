package org.infobottleneck.experiment;

import java.util.List;
import java.util.Objects;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.NoisyNetworkEstimator;
import org.infobottleneck.plane.Snapshots;

/**
 * Estimators that are too dear for every snapshot, and the epochs at which they are asked.
 *
 * @param when the epochs; each stands for the snapshot nearest to it
 * @param estimators estimators of layers
 * @param networkEstimators estimators of noisy networks
 */
public record Occasional(
    Snapshots when,
    List<MutualInformationEstimator> estimators,
    List<NoisyNetworkEstimator> networkEstimators) {

  private static final Occasional NONE = new Occasional(Snapshots.at(0), List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @param when the epochs
   * @param estimators estimators of layers
   * @param networkEstimators estimators of noisy networks
   */
  public Occasional {
    Objects.requireNonNull(when, "when");
    estimators = Arguments.listOf(estimators, "estimators");
    networkEstimators = Arguments.listOf(networkEstimators, "networkEstimators");
  }

  /**
   * Nobody is asked.
   *
   * @return no estimators
   */
  public static Occasional none() {
    return NONE;
  }

  /** Whether nobody is asked. */
  boolean isEmpty() {
    return estimators.isEmpty() && networkEstimators.isEmpty();
  }
}
