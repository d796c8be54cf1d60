package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.testkit.KnownSupport.LN_2;
import static org.infobottleneck.estimators.testkit.KnownSupport.assertMeanLogRatio;
import static org.infobottleneck.estimators.testkit.KnownSupport.informationByIntegral;
import static org.infobottleneck.estimators.testkit.KnownSupport.integral;
import static org.infobottleneck.estimators.testkit.KnownSupport.minusPLogP;
import static org.infobottleneck.estimators.testkit.KnownSupport.natsUnderNoise;
import static org.infobottleneck.estimators.testkit.KnownSupport.normal;
import static org.infobottleneck.estimators.testkit.KnownSupport.normalPair;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownMixtureTruthTest {

  private static final double[] WEIGHTS = {0.5, 0.2, 0.3};
  private static final double[][] MEANS = {{0, 0}, {2, -1}, {-1.5, 3}};
  private static final double[] CORRELATIONS = {0.9, -0.5, 0};

  private static final KnownDistribution MIXTURE =
      KnownDistributions.gaussianMixture(WEIGHTS, MEANS, CORRELATIONS);

  @Test
  void mixtureLogRatiosAverageToTheInformation() {
    assertMeanLogRatio(
        MIXTURE,
        (x, y) ->
            StrictMath.log(
                mixturePair(x[0], y[0], 1, 1)
                    / (mixtureMargin(x[0], 0, 1) * mixtureMargin(y[0], 1, 1))));
  }

  private static double mixturePair(double x, double y, double xVariance, double yVariance) {
    double density = 0;
    for (int c = 0; c < WEIGHTS.length; c++) {
      density +=
          WEIGHTS[c]
              * normalPair(x - MEANS[c][0], y - MEANS[c][1], xVariance, yVariance, CORRELATIONS[c]);
    }
    return density;
  }

  private static double mixtureMargin(double value, int side, double variance) {
    double density = 0;
    for (int c = 0; c < WEIGHTS.length; c++) {
      density += WEIGHTS[c] * normal(value, MEANS[c][side], variance);
    }
    return density;
  }

  @Test
  void mixtureInformationIsTheIntegralOfItsDensity() {
    for (double[] noise : new double[][] {{0, 0}, {0.5, 2}}) {
      double direct =
          informationByIntegral(
              (x, y) -> mixturePair(x, y, 1 + noise[0], 1 + noise[1]),
              x -> mixtureMargin(x, 0, 1 + noise[0]),
              y -> mixtureMargin(y, 1, 1 + noise[1]));
      assertThat(natsUnderNoise(MIXTURE, noise[0], noise[1])).isCloseTo(direct, within(1e-8));
    }
  }

  /** The hardest pair that is allowed: two ridges that cross. */
  @Test
  void theHardestMixturesDoNotDependOnTheStep() {
    double[] rho = {0.95, -0.95};
    double[] weights = {0.1, 0.9};
    for (double shift : new double[] {0, 0.3, 1, 4}) {
      double[] x = {0, shift};
      double[] y = {shift / 2, 0};
      double chosen = KnownNormals.information(weights, x, y, rho, Quadrature.PAIR_STEP);
      double finer = KnownNormals.information(weights, x, y, rho, Quadrature.PAIR_STEP / 1.7);
      assertThat(chosen).isCloseTo(finer, within(1e-10));
    }
  }

  @Test
  void mixturesOfOneComponentAreGaussian() {
    for (double rho : new double[] {-0.3, 0.95}) {
      double expected = KnownDistributions.gaussian(rho).nats();
      KnownDistribution one =
          KnownDistributions.gaussianMixture(
              new double[] {1}, new double[][] {{5, -7}}, new double[] {rho});
      KnownDistribution equal =
          KnownDistributions.gaussianMixture(
              new double[] {0.3, 0.7}, new double[][] {{1, 2}, {1, 2}}, new double[] {rho, rho});
      assertThat(one.nats()).isCloseTo(expected, within(1e-12));
      assertThat(equal.nats()).isCloseTo(expected, within(1e-10));
    }
  }

  @Test
  void mixturesOfFarComponentsAddTheEntropyOfTheirWeights() {
    KnownDistribution far =
        KnownDistributions.gaussianMixture(
            new double[] {0.25, 0.75},
            new double[][] {{-1e6, 1e6}, {1e6, -1e6}},
            new double[] {0.9, -0.4});
    double inside =
        0.25 * KnownDistributions.gaussian(0.9).nats()
            + 0.75 * KnownDistributions.gaussian(0.4).nats();
    assertThat(far.nats()).isCloseTo(inside + minusPLogP(0.25) + minusPLogP(0.75), within(1e-12));
  }

  @Test
  void classesLogRatiosAverageToTheInformation() {
    double[] means = {-1, 0.5, 3};
    assertMeanLogRatio(
        KnownDistributions.gaussianClasses(means, 0.8),
        (x, y) -> {
          double own = normal(x[0], means[(int) y[0]], 0.64);
          double any = Arrays.stream(means).map(mean -> normal(x[0], mean, 0.64)).sum() / 3;
          return StrictMath.log(own / any);
        });
  }

  @Test
  void classesInformationIsTheDifferenceOfItsEntropies() {
    double[] means = {-1, 0.5, 3};
    for (double noise : new double[] {0, 0.01, 0.36, 5}) {
      double variance = 0.64 + noise;
      double entropy =
          integral(
              x -> minusPLogP(Arrays.stream(means).map(m -> normal(x, m, variance)).sum() / 3), 40);
      double direct = entropy - 0.5 * StrictMath.log(2 * Math.PI * Math.E * variance);
      KnownDistribution classes = KnownDistributions.gaussianClasses(means, 0.8);
      assertThat(natsUnderNoise(classes, noise, 0)).isCloseTo(direct, within(1e-10));
      assertThat(KnownDistributions.gaussianClasses(means, Math.sqrt(variance)).nats())
          .isCloseTo(direct, within(1e-10));
    }
  }

  @Test
  void classesFarApartHoldTheLabelAndEqualOnesNothing() {
    assertThat(KnownDistributions.gaussianClasses(new double[] {-1e9, 0, 1e300}, 1).nats())
        .isCloseTo(StrictMath.log(3), within(1e-12));
    assertThat(KnownDistributions.gaussianClasses(new double[] {0, 1}, Double.MIN_VALUE).nats())
        .isCloseTo(LN_2, within(1e-12));
    assertThat(KnownDistributions.gaussianClasses(new double[] {7, 7}, 1).nats())
        .isCloseTo(0, within(1e-12));
    assertThat(KnownDistributions.gaussianClasses(new double[] {7}, 1).nats())
        .isCloseTo(0, within(1e-12));
    double[] near = {-0.001, 0.001};
    // For a small distance the information is half the squared half of it.
    assertThat(KnownDistributions.gaussianClasses(near, 1).nats()).isCloseTo(5e-7, within(1e-12));
  }

  @Test
  void pointsUnderNoiseAreClassesOfThatDeviation() {
    double[] points = {-1, 0, 0.5, 4};
    KnownDistribution layer = KnownDistributions.pointsWithNoise(points);
    assertThat(layer.nats()).isCloseTo(StrictMath.log(4), within(1e-15));
    for (double variance : new double[] {1e-3, 0.1, 1, 50}) {
      double expected = KnownDistributions.gaussianClasses(points, Math.sqrt(variance)).nats();
      assertThat(natsUnderNoise(layer, 0, variance)).isCloseTo(expected, within(1e-13));
    }
    assertThat(natsUnderNoise(layer, 0, Double.MIN_VALUE)).isCloseTo(layer.nats(), within(1e-12));
    assertThat(natsUnderNoise(layer, 0, 1e300)).isCloseTo(0, within(1e-12));
    assertThat(KnownDistributions.pointsWithNoise(1, 2, 1, 1).nats())
        .isCloseTo(minusPLogP(0.25) + minusPLogP(0.75), within(1e-15));
    assertThat(KnownDistributions.pointsWithNoise(-0.0, 0.0).nats()).isZero();
  }
}
