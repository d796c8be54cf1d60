package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.testkit.KnownSupport.assertMeanLogRatio;
import static org.infobottleneck.estimators.testkit.KnownSupport.informationByIntegral;
import static org.infobottleneck.estimators.testkit.KnownSupport.logRatioOfGaussian;
import static org.infobottleneck.estimators.testkit.KnownSupport.natsUnderNoise;
import static org.infobottleneck.estimators.testkit.KnownSupport.normal;
import static org.infobottleneck.estimators.testkit.KnownSupport.normalPair;

import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class KnownGaussianTruthTest {

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
            (x, y) -> normalPair(x, y, 1.5, 3, 0.8), x -> normal(x, 0, 1.5), y -> normal(y, 0, 3));
    KnownDistribution gaussian = KnownDistributions.gaussian(0.8);
    assertThat(natsUnderNoise(gaussian, 0.5, 2)).isCloseTo(direct, within(1e-9));
    assertThat(natsUnderNoise(gaussian, 2, 0.5)).isCloseTo(direct, within(1e-9));
    assertThat(natsUnderNoise(KnownDistributions.gaussianInLastColumns(3, 0.8), 0.5, 2))
        .isEqualTo(natsUnderNoise(gaussian, 0.5, 2));
    assertThat(natsUnderNoise(gaussian, 1e-12, 0)).isCloseTo(gaussian.nats(), within(1e-10));
    assertThat(natsUnderNoise(gaussian, Double.MAX_VALUE, Double.MAX_VALUE)).isZero();
  }

  @Test
  void studentLogRatiosAverageToTheInformation() {
    for (int nu : new int[] {1, 3, 10}) {
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

  /** Y has a density p on a flat part w wide, and ramps r long on both sides; U one of 1/(2a). */
  @Test
  void uniformNoiseInformationIsThatOfATrapezoid() {
    for (double a = 1e-3; a < 1e6; a *= 1.7) {
      double p = 1 / Math.max(1, 2 * a);
      double r = Math.min(1, 2 * a);
      double w = Math.abs(1 - 2 * a);
      double entropy = -w * p * StrictMath.log(p) - r * p * (StrictMath.log(p) - 0.5);
      assertThat(KnownDistributions.uniformNoise(a).nats())
          .as("a = %s", a)
          .isCloseTo(entropy - StrictMath.log(2 * a), within(1e-14));
    }
    assertThat(KnownDistributions.uniformNoise(0.5).nats()).isEqualTo(0.5);
  }
}
