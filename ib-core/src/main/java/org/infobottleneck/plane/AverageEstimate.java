package org.infobottleneck.plane;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimand;

/**
 * The mean of one estimate over repeats of a run.
 *
 * @param estimand what is estimated, the same in every run
 * @param bound on which side of it the estimates of all runs lie
 * @param nats mean and standard error over the runs, in nats; errors that the estimates carry
 *     themselves do not enter
 * @param caveats for every caveat that occurred the number of runs whose estimate carries it, in a
 *     fixed order, unmodifiable
 */
public record AverageEstimate(
    Estimand estimand, Bound bound, Average nats, Map<Caveat, Integer> caveats) {

  /**
   * Copies the caveats.
   *
   * @param estimand what is estimated
   * @param bound on which side of it the estimates lie
   * @param nats mean and standard error in nats
   * @param caveats the number of runs for every caveat
   */
  public AverageEstimate {
    Objects.requireNonNull(caveats, "caveats");
    Objects.requireNonNull(estimand, "estimand");
    Objects.requireNonNull(bound, "bound");
    Objects.requireNonNull(nats, "nats");
    Map<Caveat, Integer> ordered = new EnumMap<>(Caveat.class);
    caveats.forEach(
        (caveat, runs) ->
            ordered.put(caveat, Objects.requireNonNull(runs, () -> "runs of caveat " + caveat)));
    caveats = Collections.unmodifiableMap(ordered);
  }

  /**
   * Returns mean and standard error in bits.
   *
   * @return the average divided by ln 2
   */
  public Average bits() {
    return nats.bits();
  }
}
