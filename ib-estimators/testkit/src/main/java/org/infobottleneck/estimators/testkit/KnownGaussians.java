package org.infobottleneck.estimators.testkit;

import org.apache.commons.math3.special.Gamma;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Digamma;

/** Correlated normal numbers, and the heavy tails that a common random scale gives them. */
final class KnownGaussians {

  private KnownGaussians() {}

  static KnownDistribution pair(double correlation) {
    return normal(
        KnownName.of("gaussian").with("correlation", correlation), KnownSide.SCALAR, correlation);
  }

  static KnownDistribution vectors(int dimensions, double correlation) {
    return normal(
        KnownName.of("gaussianInLastColumns")
            .with("dimensions", dimensions)
            .with("correlation", correlation),
        new KnownSide(Kind.CONTINUOUS, dimensions),
        correlation);
  }

  private static KnownDistribution normal(KnownName name, KnownSide side, double correlation) {
    return new KnownPair(
        name.text(),
        side,
        side,
        KnownNormals.information(correlation),
        KnownTruth.ofNoise((s, t) -> underNoise(correlation, s, t)),
        (draws, x, y) -> drawVectors(correlation, draws, x, y));
  }

  static KnownDistribution student(int degreesOfFreedom, double correlation) {
    double tails =
        tailTerm(degreesOfFreedom)
            - 2 * tailTerm(degreesOfFreedom + 1)
            + tailTerm(degreesOfFreedom + 2);
    return new KnownPair(
        KnownName.of("studentT")
            .with("degreesOfFreedom", degreesOfFreedom)
            .with("correlation", correlation)
            .text(),
        KnownSide.SCALAR,
        KnownSide.SCALAR,
        KnownNormals.information(correlation) + tails,
        KnownTruth.NONE,
        (draws, x, y) -> drawStudent(degreesOfFreedom, correlation, draws, x, y));
  }

  /** Correlated standard normal numbers in the last columns; the only ones of scalars. */
  static void drawLast(double correlation, KnownDraws draws, double[] x, double[] y) {
    double a = draws.normal();
    x[x.length - 1] = a;
    y[y.length - 1] = correlation * a + KnownNormals.rest(correlation) * draws.normal();
  }

  private static void drawVectors(double correlation, KnownDraws draws, double[] x, double[] y) {
    for (int j = 0; j < x.length - 1; j++) {
      x[j] = draws.normal();
      y[j] = draws.normal();
    }
    drawLast(correlation, draws, x, y);
  }

  private static void drawStudent(
      int degreesOfFreedom, double correlation, KnownDraws draws, double[] x, double[] y) {
    drawLast(correlation, draws, x, y);
    double chiSquare = 0;
    for (int i = 0; i < degreesOfFreedom; i++) {
      double z = draws.normal();
      chiSquare += z * z;
    }
    double scale = Math.sqrt(degreesOfFreedom / chiSquare);
    x[0] *= scale;
    y[0] *= scale;
  }

  private static double underNoise(double correlation, double xVariance, double yVariance) {
    return KnownNormals.information(
        correlation / (Math.sqrt(1 + xVariance) * Math.sqrt(1 + yVariance)));
  }

  /** ln Γ(u/2) - u/2 ψ(u/2). */
  private static double tailTerm(int u) {
    return Gamma.logGamma(u / 2.0) - u / 2.0 * Digamma.digamma(u / 2.0);
  }
}
