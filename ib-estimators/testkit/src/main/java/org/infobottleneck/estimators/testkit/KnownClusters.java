package org.infobottleneck.estimators.testkit;

import java.util.OptionalDouble;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Variable.Kind;

/** One side of clusters that lie too far apart to be confused. */
final class KnownClusters {

  private static final double SPACING = 0x1p20;
  private static final double JITTER = 0x1p-10;

  /** A thousand standard deviations between the centers: no two clusters overlap in a double. */
  private static final double MOST_NOISE = 1e6;

  private final KnownSide side;
  private final int[] places;

  /** A side and the place of every cluster on its line, which only real numbers take. */
  private KnownClusters(Kind kind, int[] places) {
    this.side = new KnownSide(kind, kind == Kind.SOFT ? places.length : 1);
    this.places = places;
  }

  static KnownDistribution of(int classes, Kind x, Kind y) {
    KnownClusters first = new KnownClusters(x, evenFirst(classes));
    KnownClusters second = new KnownClusters(y, shifted(classes));
    double nats = StrictMath.log(classes);
    return new KnownPair(
        KnownName.of("farClusters")
            .with("classes", classes)
            .with("x", x.name())
            .with("y", y.name())
            .text(),
        first.side,
        second.side,
        nats,
        truth(first, second, nats),
        (draws, xRow, yRow) -> {
          int cluster = draws.label(classes);
          first.draw(cluster, draws, xRow);
          second.draw(cluster, draws, yRow);
        });
  }

  /** Even clusters first, then the odd ones. */
  private static int[] evenFirst(int classes) {
    int[] places = new int[classes];
    for (int c = 0; c < classes; c++) {
      places[c] = c % 2 == 0 ? c / 2 : (classes + 1) / 2 + c / 2;
    }
    return places;
  }

  /** Every cluster at the place of the next one. */
  private static int[] shifted(int classes) {
    int[] places = new int[classes];
    for (int c = 0; c < classes; c++) {
      places[c] = (c + 1) % classes;
    }
    return places;
  }

  private void draw(int cluster, KnownDraws draws, double[] row) {
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

  private static KnownTruth truth(KnownClusters first, KnownClusters second, double nats) {
    return (x, y) ->
        first.isSeenThrough(x) && second.isSeenThrough(y)
            ? OptionalDouble.of(nats)
            : OptionalDouble.empty();
  }
}
