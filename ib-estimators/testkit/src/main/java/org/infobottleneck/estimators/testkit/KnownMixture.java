package org.infobottleneck.estimators.testkit;

import org.infobottleneck.numerics.Arguments;

/** Pairs from one of several normal distributions of unit variances. */
final class KnownMixture {

  /** A mean so large still leaves ten digits to the deviation of one. */
  private static final double LARGEST_MEAN = 1e6;

  /** Closer to one a component becomes too narrow for the step of the quadrature. */
  private static final double LARGEST_CORRELATION = 0.95;

  private final double[] weights;
  private final double[] xMeans;
  private final double[] yMeans;
  private final double[] correlations;

  private KnownMixture(double[] weights, double[][] means, double[] correlations) {
    Arguments.atLeast(weights.length, 1, "number of weights");
    Arguments.same(means.length, weights.length, "number of means");
    Arguments.same(correlations.length, weights.length, "number of correlations");
    this.weights = KnownTables.distribution(weights, "weights");
    this.xMeans = new double[weights.length];
    this.yMeans = new double[weights.length];
    this.correlations = correlations.clone();
    for (int c = 0; c < weights.length; c++) {
      Arguments.positive(weights[c], "weights[" + c + "]");
      Arguments.same(means[c].length, 2, "length of means[" + c + "]");
      xMeans[c] = mean(means[c][0], "means[" + c + "][0]");
      yMeans[c] = mean(means[c][1], "means[" + c + "][1]");
      correlation(this.correlations[c], "correlations[" + c + "]");
    }
  }

  private static double mean(double value, String name) {
    return Arguments.within(value, -LARGEST_MEAN, LARGEST_MEAN, name);
  }

  private static void correlation(double value, String name) {
    Arguments.within(value, -LARGEST_CORRELATION, LARGEST_CORRELATION, name);
  }

  /** Checks the arguments and copies them. */
  static KnownDistribution of(double[] weights, double[][] means, double[] correlations) {
    KnownMixture mixture = new KnownMixture(weights, means, correlations);
    return new KnownPair(
        KnownName.of("gaussianMixture")
            .with("weights", weights)
            .with("means", means)
            .with("correlations", correlations)
            .text(),
        KnownSide.SCALAR,
        KnownSide.SCALAR,
        mixture.nats(0, 0),
        KnownTruth.ofNoise(mixture::nats),
        mixture::draw);
  }

  private void draw(KnownDraws draws, double[] x, double[] y) {
    int c = draws.label(weights);
    KnownGaussians.drawLast(correlations[c], draws, x, y);
    x[0] += xMeans[c];
    y[0] += yMeans[c];
  }

  /** Σ w_c I_c + I(C;X) + I(C;Y) - I(C;X,Y), each variable in units of its deviation. */
  private double nats(double xVariance, double yVariance) {
    double xDeviation = Math.sqrt(1 + xVariance);
    double yDeviation = Math.sqrt(1 + yVariance);
    int components = weights.length;
    double[] x = new double[components];
    double[] y = new double[components];
    double[] rho = new double[components];
    double inside = 0;
    for (int c = 0; c < components; c++) {
      x[c] = xMeans[c] / xDeviation;
      y[c] = yMeans[c] / yDeviation;
      rho[c] = correlations[c] / (xDeviation * yDeviation);
      inside += weights[c] * KnownNormals.information(rho[c]);
    }
    return inside
        + KnownNormals.information(weights, x, 1)
        + KnownNormals.information(weights, y, 1)
        - KnownNormals.information(weights, x, y, rho, Quadrature.PAIR_STEP);
  }
}
