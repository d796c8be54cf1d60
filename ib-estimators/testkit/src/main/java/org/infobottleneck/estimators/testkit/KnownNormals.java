package org.infobottleneck.estimators.testkit;

/**
 * How much a normal number, or a pair of them, tells of the component from which it was drawn.
 *
 * <p>Everything here is in units of the standard deviation, which all components share.
 */
final class KnownNormals {

  private KnownNormals() {}

  /**
   * I(C;X) = Σ w_c E[-ln Σ w_j exp(-(d² + 2dZ)/2)] with d the distance of the means of c and j, in
   * nats, within 1e-12.
   */
  static double information(double[] weights, double[] means, double deviation) {
    double information = 0;
    for (int c = 0; c < means.length; c++) {
      double own = means[c];
      information +=
          weights[c]
              * Quadrature.overNormal(
                  z -> {
                    double odds = 0;
                    for (int j = 0; j < means.length; j++) {
                      double distance = (own - means[j]) / deviation;
                      odds += weights[j] * StrictMath.exp(-distance * (z + distance / 2));
                    }
                    return -StrictMath.log(odds);
                  });
    }
    return information;
  }

  /** The same of pairs whose components differ in the means of X and Y and in correlation. */
  static double information(
      double[] weights, double[] xMeans, double[] yMeans, double[] correlations, double step) {
    double information = 0;
    for (int c = 0; c < weights.length; c++) {
      int own = c;
      double slope = correlations[c];
      double rest = rest(slope);
      information +=
          weights[c]
              * Quadrature.overNormalPair(
                  (a, b) -> {
                    double exponent = (a * a + b * b) / 2;
                    double odds = 0;
                    for (int j = 0; j < weights.length; j++) {
                      double dx = a + (xMeans[own] - xMeans[j]);
                      double dy = slope * a + rest * b + (yMeans[own] - yMeans[j]);
                      double across = (dy - correlations[j] * dx) / rest(correlations[j]);
                      double density = rest / rest(correlations[j]);
                      odds +=
                          weights[j]
                              * density
                              * StrictMath.exp(exponent - (dx * dx + across * across) / 2);
                    }
                    return -StrictMath.log(odds);
                  },
                  step);
    }
    return information;
  }

  /** -½ ln(1 - ρ²): what one of two correlated normal numbers tells of the other, in nats. */
  static double information(double correlation) {
    return -0.5 * StrictMath.log1p(-correlation * correlation);
  }

  /** √(1 - ρ²), also where ρ is close to one. */
  static double rest(double correlation) {
    return Math.sqrt((1 - correlation) * (1 + correlation));
  }
}
