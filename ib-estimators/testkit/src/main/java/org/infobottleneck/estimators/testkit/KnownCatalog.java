package org.infobottleneck.estimators.testkit;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.Variable.Kind;

/** The distributions, other than Gaussians, on which an estimator is held to the truth. */
final class KnownCatalog {

  private KnownCatalog() {}

  static List<KnownDistribution> of(Subject subject) {
    List<KnownDistribution> all = new ArrayList<>();
    all.add(KnownDistributions.studentT(5, 0.5));
    all.add(KnownDistributions.uniformNoise(0.25));
    all.add(KnownDistributions.uniformNoise(1));
    all.add(
        KnownDistributions.gaussianMixture(
            new double[] {0.5, 0.5}, new double[][] {{-1, 1}, {1, -1}}, new double[] {0.6, 0.6}));
    all.add(KnownDistributions.gaussianClasses(new double[] {-1, 1}, 1));
    all.add(KnownDistributions.gaussianClasses(new double[] {-3, 0, 3}, 0.5));
    all.add(KnownDistributions.stairs(4));
    all.add(KnownDistributions.stairsMixed(4));
    all.add(KnownDistributions.atomsAndGaussian(0.8, 0.9));
    all.add(KnownDistributions.binarySymmetric(0.1));
    all.add(KnownDistributions.erasure(0.3));
    all.add(KnownDistributions.softBinarySymmetric(0.2));
    all.add(KnownDistributions.pointsWithNoise(-1, 0, 1, 3));
    for (Domain.Pair pair : Domain.ANY.pairs(subject)) {
      if (pair.x() != Kind.INPUTS && pair.y() != Kind.INPUTS) {
        all.add(KnownDistributions.farClusters(3, pair.x(), pair.y()));
      }
    }
    return all;
  }
}
