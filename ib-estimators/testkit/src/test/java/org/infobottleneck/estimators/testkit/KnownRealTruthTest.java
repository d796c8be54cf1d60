package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.testkit.KnownFixtures.CORRELATIONS;
import static org.infobottleneck.estimators.testkit.KnownFixtures.LN_2;
import static org.infobottleneck.estimators.testkit.KnownFixtures.MEANS;
import static org.infobottleneck.estimators.testkit.KnownFixtures.WEIGHTS;
import static org.infobottleneck.estimators.testkit.KnownFixtures.assertMeanLogRatio;
import static org.infobottleneck.estimators.testkit.KnownFixtures.integral;
import static org.infobottleneck.estimators.testkit.KnownFixtures.logRatioOfGaussian;
import static org.infobottleneck.estimators.testkit.KnownFixtures.minusPLogP;
import static org.infobottleneck.estimators.testkit.KnownFixtures.mixture;
import static org.infobottleneck.estimators.testkit.KnownFixtures.natsUnderNoise;
import static org.infobottleneck.estimators.testkit.KnownFixtures.normal;
import static org.infobottleneck.estimators.testkit.KnownFixtures.normalPair;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** The information of real variables, against log ratios, integrals and limits. */
class KnownRealTruthTest {

  @Test
  void gaussianLogRatiosAverageToTheInformation() {
    for (double correlation : new double[] {0, 0.3, -0.6, 0.95}) {
      assertMeanLogRatio(
          KnownDistributions.gaussian(correlation),
          (x, y) -> logRatioOfGaussian(x[0], y[0], correlation));
      assertMeanLogRatio(
          KnownDistributions.gaussianInLastColumns(4, correlation),
          (x, y) -> logRatioOfGaussian(x[3], y[3], correlation));
    }
  }

  @Test
  void gaussianInformationIsKnownToTheLastDigits() {
    assertThat(KnownDistributions.gaussian(0).nats()).isZero();
    assertThat(KnownDistributions.gaussian(0.6).nats())
        .isCloseTo(0.22314355131420976, within(1e-15)); // ln 1.25
    assertThat(KnownDistributions.gaussian(1e-8).nats()).isCloseTo(5e-17, within(1e-30));
    assertThat(KnownDistributions.gaussian(-0.6).nats())
        .isEqualTo(KnownDistributions.gaussian(0.6).nats());
  }

  /** The covariance stays, the variances grow: integrated with the densities of that. */
  @Test
  void gaussianInformationUnderNoiseIsThatOfTheWiderDensity() {
    double direct =
        informationByIntegral(
            (x, y) -> normalPair(x, y, 1.5, 3, 0.8),
            x -> normal(x, 0, 1.5),
            y -> normal(y, 0, 3),
            14);
    KnownDistribution gaussian = KnownDistributions.gaussian(0.8);
    assertThat(natsUnderNoise(gaussian, 0.5, 2)).isCloseTo(direct, within(1e-9));
    assertThat(natsUnderNoise(gaussian, 2, 0.5)).isCloseTo(direct, within(1e-9));
    assertThat(natsUnderNoise(KnownDistributions.gaussianInLastColumns(3, 0.8), 0.5, 2))
        .isEqualTo(natsUnderNoise(gaussian, 0.5, 2));
    assertThat(natsUnderNoise(gaussian, 1e-12, 0)).isCloseTo(gaussian.nats(), within(1e-10));
    assertThat(natsUnderNoise(gaussian, Double.MAX_VALUE, Double.MAX_VALUE)).isZero();
  }

  private static double informationByIntegral(
      DoubleBinaryOperator joint, DoubleUnaryOperator x, DoubleUnaryOperator y, double range) {
    return integral(
        a ->
            integral(
                b -> {
                  double p = joint.applyAsDouble(a, b);
                  return p > 0
                      ? p * StrictMath.log(p / (x.applyAsDouble(a) * y.applyAsDouble(b)))
                      : 0;
                },
                -range,
                range),
        -range,
        range);
  }

  @Test
  void studentLogRatiosAverageToTheInformation() {
    for (int nu : new int[] {1, 2, 3, 10}) {
      TDistribution margin = new TDistribution(nu);
      double rho = 0.5;
      assertMeanLogRatio(
          KnownDistributions.studentT(nu, rho),
          (x, y) -> {
            double form = (x[0] * x[0] - 2 * rho * x[0] * y[0] + y[0] * y[0]) / (1 - rho * rho);
            double joint =
                -StrictMath.log(2 * Math.PI * Math.sqrt(1 - rho * rho))
                    - (nu + 2) / 2.0 * StrictMath.log1p(form / nu);
            return joint - margin.logDensity(x[0]) - margin.logDensity(y[0]);
          });
    }
  }

  /** h(X) + h(Y) - h(X,Y): along the line with x = sinh u, in the plane along the radius e^v. */
  @Test
  void studentInformationIsTheDifferenceOfItsEntropies() {
    for (int nu : new int[] {1, 2, 3, 7, 30, 1000}) {
      TDistribution margin = new TDistribution(nu);
      double single = 0;
      double pair = 0;
      double step = 1.0 / 64;
      for (double u = -60; u <= 60; u += step) {
        double log = margin.logDensity(StrictMath.sinh(u));
        single -= step * StrictMath.cosh(u) * StrictMath.exp(log) * log;
        double square = StrictMath.exp(2 * u);
        double logPair =
            -StrictMath.log(2 * Math.PI) - (nu + 2) / 2.0 * StrictMath.log1p(square / nu);
        pair -= step * 2 * Math.PI * square * StrictMath.exp(logPair) * logPair;
      }
      assertThat(KnownDistributions.studentT(nu, 0).nats())
          .as("nu = %d", nu)
          .isCloseTo(2 * single - pair, within(1e-9));
    }
  }

  @Test
  void studentInformationFallsToThatOfTheGaussian() {
    double before = Double.POSITIVE_INFINITY;
    for (int nu = 1; nu <= 1000; nu++) {
      double excess =
          KnownDistributions.studentT(nu, 0.6).nats() - KnownDistributions.gaussian(0.6).nats();
      assertThat(excess).as("nu = %d", nu).isPositive().isLessThan(before);
      before = excess;
    }
    assertThat(before).isLessThan(1e-6);
  }

  @Test
  void uniformNoiseLogRatiosAverageToTheInformation() {
    for (double a : new double[] {0.01, 0.25, 0.5, 1, 4}) {
      assertMeanLogRatio(
          KnownDistributions.uniformNoise(a),
          (x, y) -> -StrictMath.log(2 * a * densityOfSum(y[0], a)));
    }
  }

  /** Of X + U: the overlap of (y - a, y + a) with (0, 1) over 2a. */
  private static double densityOfSum(double y, double a) {
    return (Math.min(1, y + a) - Math.max(0, y - a)) / (2 * a);
  }

  @Test
  void uniformNoiseInformationIsContinuousAndFallsToZero() {
    double below = KnownDistributions.uniformNoise(Math.nextDown(0.5)).nats();
    double above = KnownDistributions.uniformNoise(Math.nextUp(0.5)).nats();
    assertThat(below).isCloseTo(0.5, within(1e-15));
    assertThat(above).isCloseTo(0.5, within(1e-15));
    double before = Double.POSITIVE_INFINITY;
    for (double a = 1e-3; a < 1e6; a *= 1.7) {
      double nats = KnownDistributions.uniformNoise(a).nats();
      assertThat(nats).isPositive().isLessThan(before);
      before = nats;
    }
    assertThat(before).isLessThan(1e-6);
  }

  @Test
  void mixtureLogRatiosAverageToTheInformation() {
    assertMeanLogRatio(
        mixture(),
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
    for (double[] noise : new double[][] {{0, 0}, {0.5, 0}, {0, 2}, {0.1, 1}}) {
      double direct =
          informationByIntegral(
              (x, y) -> mixturePair(x, y, 1 + noise[0], 1 + noise[1]),
              x -> mixtureMargin(x, 0, 1 + noise[0]),
              y -> mixtureMargin(y, 1, 1 + noise[1]),
              14);
      assertThat(natsUnderNoise(mixture(), noise[0], noise[1])).isCloseTo(direct, within(1e-8));
    }
  }

  /** The hardest pair that is allowed: two ridges that cross. */
  @Test
  void anotherStepGivesTheSameMixture() {
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
    for (double rho : new double[] {0, -0.3, 0.95}) {
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
  void mixturesThatDifferInOneVariableOnlyHoldNothing() {
    KnownDistribution flat =
        KnownDistributions.gaussianMixture(
            new double[] {0.4, 0.6}, new double[][] {{-1, 0}, {2, 0}}, new double[] {0, 0});
    assertThat(flat.nats()).isCloseTo(0, within(1e-12));
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
              x -> minusPLogP(Arrays.stream(means).map(m -> normal(x, m, variance)).sum() / 3),
              -40,
              40);
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
}
