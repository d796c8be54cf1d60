package org.infobottleneck.plane;

import java.util.List;
import java.util.Optional;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.GradientsVanishedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for layers that nothing moves any more. Small gradients are no error but what a plane is
 * drawn to show; gradients of zero while there is a loss mean that the layer has stopped for good.
 */
final class GradientWatch {

  private static final Logger LOG = LoggerFactory.getLogger(GradientWatch.class);

  private final boolean strict;
  private boolean warned;

  /**
   * Watches a run.
   *
   * @param strict whether such a layer ends the run, which is warned of once otherwise
   */
  GradientWatch(boolean strict) {
    this.strict = strict;
  }

  /** What should end the run at a snapshot, if anything. */
  Optional<RuntimeException> check(
      int epoch, Evaluation train, List<GradientStatistics> statistics) {
    Optional<GradientStatistics> vanished =
        train.loss() == 0
            ? Optional.empty() // nothing is left to learn
            : statistics.stream().filter(GradientStatistics::isVanished).findFirst();
    if (vanished.isEmpty()) {
      return Optional.empty();
    }
    int layer = vanished.get().layer();
    if (strict) {
      return Optional.of(new GradientsVanishedException(epoch, layer));
    }
    if (!warned) {
      LOG.warn("{}; the run goes on", GradientsVanishedException.message(epoch, layer));
      warned = true;
    }
    return Optional.empty();
  }
}
