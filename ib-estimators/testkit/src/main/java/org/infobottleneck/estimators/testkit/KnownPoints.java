package org.infobottleneck.estimators.testkit;

import java.util.Arrays;

/** Equally frequent points on a line, which normal noise blurs. */
final class KnownPoints {

  private KnownPoints() {}

  static KnownDistribution classes(double[] means, double deviation) {
    return new KnownPair(
        KnownName.of("gaussianClasses").with("means", means).with("deviation", deviation).text(),
        KnownSide.SCALAR,
        KnownSide.LABEL,
        information(means, deviation),
        KnownTruth.ofNoise(
            (s, t) -> t > 0 ? Double.NaN : information(means, widened(deviation, s))),
        (draws, x, y) -> {
          int label = draws.label(means.length);
          x[0] = means[label] + deviation * draws.normal();
          y[0] = label;
        });
  }

  static KnownDistribution layer(double[] points) {
    return new KnownPair(
        KnownName.of("pointsWithNoise").with("points", points).text(),
        KnownSide.INPUT,
        KnownSide.SCALAR,
        entropy(points),
        KnownTruth.ofNoise((s, t) -> s > 0 ? Double.NaN : information(points, widened(0, t))),
        (draws, x, t) -> t[0] = points[draws.row() % points.length]);
  }

  private static double information(double[] points, double deviation) {
    return KnownNormals.information(KnownTables.uniform(points.length), points, deviation);
  }

  /** √(σ² + s²), also where a square would leave the range of a double. */
  private static double widened(double deviation, double variance) {
    return StrictMath.hypot(deviation, Math.sqrt(variance));
  }

  private static double entropy(double[] points) {
    double nats = 0;
    for (double point : points) {
      long equal = Arrays.stream(points).filter(other -> other == point).count();
      nats += StrictMath.log((double) points.length / equal) / points.length;
    }
    return nats;
  }
}
