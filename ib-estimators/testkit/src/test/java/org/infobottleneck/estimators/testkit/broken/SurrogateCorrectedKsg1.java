package org.infobottleneck.estimators.testkit.broken;

import java.util.Random;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Adds the information of Gaussians with the sample's correlations and subtracts what KSG1 makes of
 * such Gaussians. Sample correlations of several columns are never all zero, so that dependence is
 * added that is not in the data.
 */
final class SurrogateCorrectedKsg1 extends CorrectKsg1 {

  private static final int SURROGATES = 3;

  private final long seed;
  private final CorrectGaussianCopula copula = new CorrectGaussianCopula();

  SurrogateCorrectedKsg1(int k, long seed) {
    super("surrogate-corrected-ksg1[seed=" + seed + "]", k);
    this.seed = seed;
  }

  @Override
  double nats(double[][] x, double[][] y) {
    double[][] correlation = copula.correlation(Rows.join(x, y));
    RealMatrix factor = CorrectGaussianCopula.factor(correlation, 0, correlation.length);
    Random random = new Random(seed);
    double surrogates = 0;
    for (int s = 0; s < SURROGATES; s++) {
      double[][] gaussians = gaussians(factor, x.length, random);
      surrogates +=
          super.nats(
              Rows.columns(gaussians, 0, x[0].length),
              Rows.columns(gaussians, x[0].length, correlation.length));
    }
    return super.nats(x, y) + copula.nats(x, y) - surrogates / SURROGATES;
  }

  private static double[][] gaussians(RealMatrix factor, int samples, Random random) {
    double[][] rows = new double[samples][];
    for (int i = 0; i < samples; i++) {
      double[] independent = new double[factor.getRowDimension()];
      for (int j = 0; j < independent.length; j++) {
        independent[j] = random.nextGaussian();
      }
      rows[i] = factor.operate(independent);
    }
    return rows;
  }
}
