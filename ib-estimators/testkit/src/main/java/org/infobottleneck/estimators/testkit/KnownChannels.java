package org.infobottleneck.estimators.testkit;

import org.infobottleneck.estimators.Variable.Kind;

/** A source X and what a noisy channel makes of it. */
final class KnownChannels {

  private KnownChannels() {}

  static KnownDistribution uniformNoise(double halfWidth) {
    double nats =
        halfWidth <= 0.5
            ? halfWidth - KnownTables.LN_2 - StrictMath.log(halfWidth)
            : 0.25 / halfWidth;
    return new KnownPair(
        KnownName.of("uniformNoise").with("halfWidth", halfWidth).text(),
        KnownSide.SCALAR,
        KnownSide.SCALAR,
        nats,
        KnownTruth.NONE,
        (draws, x, y) -> {
          x[0] = draws.uniform();
          y[0] = x[0] + halfWidth * (2 * draws.uniform() - 1);
        });
  }

  static KnownDistribution discrete(double[][] joint) {
    double[] cells = KnownTables.joint(joint);
    return table(KnownName.of("discreteChannel").with("joint", joint), cells, joint[0].length);
  }

  static KnownDistribution binarySymmetric(double flip) {
    double same = (1 - flip) / 2;
    double other = flip / 2;
    return table(
        KnownName.of("binarySymmetric").with("flip", flip),
        new double[] {same, other, other, same},
        2);
  }

  static KnownDistribution erasure(double probability) {
    double kept = (1 - probability) / 2;
    double erased = probability / 2;
    return table(
        KnownName.of("erasure").with("probability", probability),
        new double[] {kept, 0, erased, 0, kept, erased},
        3);
  }

  private static KnownDistribution table(KnownName name, double[] cells, int columns) {
    return new KnownPair(
        name.text(),
        KnownSide.LABEL,
        KnownSide.LABEL,
        KnownTables.information(cells, columns),
        KnownTruth.NONE,
        (draws, x, y) -> {
          int cell = draws.label(cells);
          int row = cell / columns;
          int column = cell % columns;
          x[0] = row;
          y[0] = column;
        });
  }

  static KnownDistribution softBinarySymmetric(double flip) {
    return new KnownPair(
        KnownName.of("softBinarySymmetric").with("flip", flip).text(),
        KnownSide.LABEL,
        new KnownSide(Kind.SOFT, 2),
        KnownTables.LN_2 - KnownTables.entropy(flip, 1 - flip),
        KnownTruth.NONE,
        (draws, x, y) -> {
          int bit = draws.label(2);
          x[0] = bit;
          y[bit] = 1 - flip;
          y[1 - bit] = flip;
        });
  }
}
