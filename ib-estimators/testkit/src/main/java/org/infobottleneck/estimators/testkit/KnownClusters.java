package org.infobottleneck.estimators.testkit;

import java.util.OptionalDouble;
import org.infobottleneck.estimators.Channel;

/** One side of clusters that lie too far apart to be confused. */
final class KnownClusters {

  private static final double SPACING = 0x1p20;
  private static final double JITTER = 0x1p-10;

  /** A thousand standard deviations between the centers: no two clusters overlap in a double. */
  private static final double MOST_NOISE = 1e6;

  private final KnownSide side;
  private final int[] places;

  /** A side and the place of every cluster on its line, which only real numbers take. */
  KnownClusters(KnownSide side, int[] places) {
    this.side = side;
    this.places = places;
  }

  /** Even clusters first, then the odd ones. */
  static int[] evenFirst(int classes) {
    int[] places = new int[classes];
    for (int c = 0; c < classes; c++) {
      places[c] = c % 2 == 0 ? c / 2 : (classes + 1) / 2 + c / 2;
    }
    return places;
  }

  /** Every cluster at the place of the next one. */
  static int[] shifted(int classes) {
    int[] places = new int[classes];
    for (int c = 0; c < classes; c++) {
      places[c] = (c + 1) % classes;
    }
    return places;
  }

  void draw(int cluster, KnownDraws draws, double[] row) {
    switch (side.kind()) {
      case CONTINUOUS, MIXED ->
          row[0] =
              (places[cluster] - (places.length - 1) / 2.0) * SPACING
                  + (draws.uniform() - 0.5) * JITTER;
      case LABELS -> row[0] = cluster;
      case SOFT -> row[cluster] = 1;
      case INPUTS -> throw new IllegalStateException("inputs are no clusters");
    }
  }

  /**
   * Whether the cluster is still seen through a channel; of cells it isn't known where they lie.
   */
  private boolean isSeenThrough(Channel channel) {
    return channel.equals(Channel.EXACT)
        || (side.isReal()
            && channel instanceof Channel.Noisy noisy
            && noisy.variance() <= MOST_NOISE);
  }

  static KnownTruth truth(KnownClusters first, KnownClusters second, double nats) {
    return (x, y) ->
        first.isSeenThrough(x) && second.isSeenThrough(y)
            ? OptionalDouble.of(nats)
            : OptionalDouble.empty();
  }
}
