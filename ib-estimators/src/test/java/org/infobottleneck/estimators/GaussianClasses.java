package org.infobottleneck.estimators;

import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;

/** A class, and a number that is Gaussian around the mean of its class; means ascend. */
final class GaussianClasses {

  private GaussianClasses() {}

  /**
   * Their information in nats: the entropy of the mixture, by an integral, less that of a class.
   */
  static double information(double[] weights, double[] means, double variance) {
    NormalDistribution noise = new NormalDistribution(null, 0, Math.sqrt(variance));
    double mixture =
        new SimpsonIntegrator()
            .integrate(
                1_000_000,
                t -> {
                  double p = 0;
                  for (int c = 0; c < weights.length; c++) {
                    p += weights[c] * noise.density(t - means[c]);
                  }
                  return p > 0 ? -p * StrictMath.log(p) : 0;
                },
                means[0] - 10 * Math.sqrt(variance),
                means[means.length - 1] + 10 * Math.sqrt(variance));
    return mixture - StrictMath.log(2 * Math.PI * Math.E * variance) / 2;
  }
}
