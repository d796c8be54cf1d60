package org.infobottleneck.examples.experiments;

import java.util.List;
import java.util.Optional;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.Compression;

/** What an estimator sees of a layer behind the rightmost point of its path. */
enum Sight {
  /** I(X;T) falls, beyond chance and by the least fall that counts. */
  FALLS("falls"),
  /** It does not, or not so that it could be told from chance. */
  STAYS("does not fall"),
  /** It stays within 1 % of H(X) until the end: nothing can be seen. */
  SATURATED("saturated"),
  /** The estimate at the onset or at the end is not valid in some run. */
  INVALID("not valid"),
  /** One run alone has no standard error: nothing can be told from chance. */
  ONE_RUN("one run");

  /** From here on two standard errors are enough. */
  private static final int ENOUGH = 6;

  private final String words;

  Sight(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Whether the estimator sees whether the layer moves. */
  boolean isSeen() {
    return this == FALLS || this == STAYS;
  }

  /** What a reader should know where there are few runs, so that little can be told from chance. */
  static Optional<String> remarkOn(int runs) {
    return runs >= ENOUGH
        ? Optional.empty()
        : Optional.of(
            "With "
                + runs
                + " runs a fall must exceed many standard errors to be told from chance, 14 of two"
                + " runs and 4.5 of three: at this scale a layer that does not fall may well fall.");
  }

  /** What an estimator sees of a layer. */
  static Sight of(Repeats repeats, int layer, String estimator) {
    if (repeats.planes().size() < 2) {
      return ONE_RUN;
    }
    Compression compression = repeats.layer(layer, estimator);
    List<AveragePoint> path = repeats.average().path(layer, estimator);
    int last = path.get(path.size() - 1).epoch();
    boolean invalid =
        path.stream()
            .filter(point -> point.epoch() == compression.onset() || point.epoch() == last)
            .anyMatch(point -> !point.isValid());
    if (invalid) {
      return INVALID;
    }
    if (!repeats.visible(estimator).contains(layer)) {
      return SATURATED;
    }
    return compression.kind() == Compression.Kind.NONE ? STAYS : FALLS;
  }
}
