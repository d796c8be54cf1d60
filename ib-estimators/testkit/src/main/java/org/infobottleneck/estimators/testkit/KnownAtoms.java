package org.infobottleneck.estimators.testkit;

/** Real numbers with atoms, after Gao et al. (2017), section 5. */
final class KnownAtoms {

  private KnownAtoms() {}

  static KnownDistribution stairs(int classes) {
    return stairs("stairs", KnownSide.LABEL, classes);
  }

  static KnownDistribution stairsMixed(int classes) {
    return stairs("stairsMixed", KnownSide.MIXED_SCALAR, classes);
  }

  private static KnownDistribution stairs(String name, KnownSide first, int classes) {
    return new KnownPair(
        KnownName.of(name).with("classes", classes).text(),
        first,
        KnownSide.SCALAR,
        StrictMath.log(classes) - (classes - 1.0) / classes * KnownTables.LN_2,
        KnownTruth.NONE,
        (draws, x, y) -> {
          x[0] = draws.label(classes);
          y[0] = x[0] + 2 * draws.uniform();
        });
  }

  static KnownDistribution besideGaussian(double correlation, double agreement) {
    double atoms = KnownTables.LN_2 - KnownTables.entropy(agreement, 1 - agreement);
    return new KnownPair(
        KnownName.of("atomsAndGaussian")
            .with("correlation", correlation)
            .with("agreement", agreement)
            .text(),
        KnownSide.MIXED_SCALAR,
        KnownSide.MIXED_SCALAR,
        KnownTables.LN_2 + 0.5 * KnownNormals.information(correlation) + 0.5 * atoms,
        KnownTruth.NONE,
        (draws, x, y) -> {
          if (draws.label(2) == 0) {
            KnownGaussians.drawLast(correlation, draws, x, y);
          } else {
            x[0] = 2 * draws.label(2) - 1;
            y[0] = draws.uniform() < agreement ? x[0] : -x[0];
          }
        });
  }
}
