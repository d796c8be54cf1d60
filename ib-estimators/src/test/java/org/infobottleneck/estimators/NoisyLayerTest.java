package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;

/** Nearest neighbors of a noisy layer: {@link KnnEstimator#noisy}. */
class NoisyLayerTest {

  private static final KnnEstimator NOISY = KnnEstimator.noisy(0.01);

  /**
   * H(T~) of the mixture by the trapezoidal rule, and five standard errors of the estimate, those
   * of the mean log distance of independent samples: sqrt((var ln p + ψ'(k)) / M). Several draws of
   * each input spread more evenly than independent samples do.
   */
  @Test
  void oneUnitHasTheInformationOfItsMixture() {
    int n = 1000;
    double[] t = Draws.column(Draws.gaussian(n, 1, 1), 0);
    double variance = 0.25;
    double step = 0.05;
    double entropy = 0;
    double square = 0;
    for (double z = -8; z <= 8; z += step) {
      double p = 0;
      for (double center : t) {
        p += StrictMath.exp(-(z - center) * (z - center) / (2 * variance)) / n;
      }
      p /= Math.sqrt(2 * Math.PI * variance);
      double surprise = p > 0 ? -StrictMath.log(p) : 0;
      entropy += p * surprise * step;
      square += p * surprise * surprise * step;
    }
    double truth = entropy - 0.5 * StrictMath.log(2 * Math.PI * Math.E * variance);
    double error = Math.sqrt((square - entropy * entropy + Gamma.trigamma(3)) / (16 * n));
    Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    Estimate estimate = KnnEstimator.noisy(variance).estimate(inputs, Variable.scalar(t));
    assertThat(5 * error).isLessThan(0.04);
    assertThat(estimate.nats()).isCloseTo(truth, within(5 * error));
    assertThat(estimate.isValid()).isTrue();
    assertThat(estimate.caveats()).isEmpty();
    assertThat(estimate.named("X", "T").estimand()).hasToString("I(X;T+N(0,0.25))");
  }

  @Test
  void twoWellSeparatedClustersHoldOneBit() {
    int n = 500;
    double[][] t = new double[n][2];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % 2;
      t[i][0] = labels[i] == 0 ? -1 : 1;
    }
    Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    Estimate ofInputs = NOISY.estimate(inputs, Variable.continuous(t));
    // 8000 noisy samples in two dimensions: 2.6 standard errors sqrt((2/2 + ψ'(3)) / 8000).
    assertThat(ofInputs.bits()).isCloseTo(1, within(0.05));
    assertThat(ofInputs.isValid()).isTrue();
    Estimate ofLabels = NOISY.estimate(Variable.continuous(t), Variable.labels(labels));
    // No sample of the other cluster is ever nearer, so that only the class sizes are left.
    assertThat(ofLabels.nats())
        .isCloseTo(Digamma.digamma(n) - Digamma.digamma(n / 2.0), within(1e-12));
    assertThat(ofLabels.bits()).isCloseTo(1, within(0.01));
  }

  @Test
  void sparsePointsAreFlaggedAsUnresolved() {
    int n = 400;
    Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    Variable t = Variable.continuous(Draws.gaussian(n, 8, 3));
    Estimate estimate = KnnEstimator.noisy(1e-4).withDraws(4).estimate(inputs, t);
    assertThat(estimate.nats()).isGreaterThan(StrictMath.log(n));
    assertThat(estimate.caveats()).contains(Caveat.NOISE_UNRESOLVED);
    assertThat(estimate.isValid()).isFalse();
  }

  @Test
  void validEstimatesLieWithinTheKolchinskyTraceyBounds() {
    int n = 300;
    Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    Continuous t = Variable.continuous(Draws.gaussian(n, 2, 3));
    for (double variance : new double[] {0.01, 0.1, 1}) {
      KdeEntropies bounds = KdeEstimator.upperBound(variance).entropies(t, inputs);
      Estimate estimate = KnnEstimator.noisy(variance).estimate(inputs, t);
      assertThat(estimate.isValid()).isTrue();
      // 4800 draws: three standard errors of the entropy are below 0.06.
      assertThat(estimate.nats())
          .isBetween(bounds.lowerExcess() - 0.06, bounds.upperExcess() + 0.06);
    }
  }

  @Test
  void noiseDependsOnSeedRowAndUnitAlone() {
    Discrete inputs = Variable.everyRowDistinct(50, Coverage.ENUMERATED);
    Variable t = Variable.continuous(Draws.gaussian(50, 2, 1));
    double first = NOISY.estimate(inputs, t).nats();
    NOISY.estimate(inputs, Variable.continuous(Draws.gaussian(50, 4, 2)));
    assertThat(NOISY.estimate(inputs, t).nats()).isEqualTo(first);
    assertThat(NOISY.withSeed(1).estimate(inputs, t).nats()).isNotEqualTo(first);
    assertThat(NOISY.withSeed(1).description())
        .isEqualTo("knn-noisy(k=3,noiseVariance=0.01,draws=16,seed=1)");
  }

  /** Labels drawn anew: their mean estimate is zero within five of its own standard errors. */
  @Test
  void sampledLabelsAreNotToldByHeart() {
    Continuous t = Variable.continuous(Draws.gaussian(400, 5, 1));
    KnnEstimator estimator = KnnEstimator.noisy(1e-3);
    double[] estimates = new double[30];
    for (int seed = 0; seed < estimates.length; seed++) {
      Discrete random = Variable.labels(Draws.labels(400, 3, 2 + seed));
      estimates[seed] = estimator.estimate(t, random).nats();
      assertThat(estimates[seed]).isCloseTo(0, within(0.15));
    }
    DescriptiveStatistics statistics = new DescriptiveStatistics(estimates);
    double error = statistics.getStandardDeviation() / Math.sqrt(estimates.length);
    assertThat(statistics.getMean()).isCloseTo(0, within(5 * error));
    assertThat(5 * error).isLessThan(0.04);
    // Further draws of a label's own samples would say ln 3.
    Discrete all = Variable.labels(Draws.labels(400, 3, 2)).withCoverage(Coverage.ENUMERATED);
    assertThat(estimator.estimate(t, all).nats()).isGreaterThan(1);
  }

  @Test
  void samplesThatWereUsedAreCounted() {
    Variable t = Variable.scalar(new double[] {0, 1, 3, 4.5, 10, 11.5, 2});
    Estimate estimate = NOISY.estimate(t, Variable.labels(new int[] {0, 0, 1, 0, 1, 1, 9}));
    assertThat(estimate.samples()).isEqualTo(6);
    assertThat(estimate.caveats()).contains(Caveat.SINGLETONS_DROPPED);
  }

  @Test
  void continuousTargetGoesToNeighborsOfOneDraw() {
    double[][] rows = Draws.correlated(2000, 0.9, 4);
    Variable t = Variable.scalar(Draws.column(rows, 0));
    Variable y = Variable.scalar(Draws.column(rows, 1));
    // Noise of variance 1 halves the squared correlation: 0.81 / 2.
    double truth = -0.5 * StrictMath.log(1 - 0.405);
    // The standard deviation of KSG1 at N = 2000 is below 0.02 (Kraskov et al. 2004, figure 2).
    assertThat(KnnEstimator.noisy(1).estimate(t, y).nats()).isCloseTo(truth, within(0.1));
  }

  /** An even layer on a unit interval: I(X;T~) is near -ln(4.13 σ), against ln 20 = 3.0. */
  @Test
  void sampledInputsThatTheNoiseLeavesApartAreFlagged() {
    double[] t = new double[200];
    Arrays.setAll(t, i -> i / 200.0);
    Variable layer = Variable.scalar(t);
    Discrete sampled = Variable.everyRowDistinct(200, Coverage.SAMPLED);
    Discrete all = Variable.everyRowDistinct(200, Coverage.ENUMERATED);
    KnnEstimator narrow = KnnEstimator.noisy(1e-4); // 3.2 nats
    assertThat(narrow.estimate(sampled, layer).caveats()).contains(Caveat.UNDERSAMPLED);
    assertThat(narrow.estimate(all, layer).caveats()).doesNotContain(Caveat.UNDERSAMPLED);
    assertThat(KnnEstimator.noisy(1e-3).estimate(sampled, layer).caveats()) // 2.0 nats
        .doesNotContain(Caveat.UNDERSAMPLED);
  }

  @Test
  void layerThatIsNoFunctionOfItsInputsIsRefused() {
    Discrete inputs = Variable.distinctRows(new double[][] {{1}, {1}, {2}, {3}}, Coverage.SAMPLED);
    assertThatThrownBy(() -> NOISY.estimate(inputs, Variable.scalar(new double[] {0, 0.5, 1, 2})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows 0 and 1 are the same input but differ in column 0");
  }

  @Test
  void estimatesAboveTheEntropyOfTheInputsAreNeverValid() {
    int above = 0;
    for (int seed = 0; seed < 50; seed++) {
      double[] t = Draws.column(Draws.gaussian(20, 1, seed), 0);
      for (int i = 0; i < t.length; i++) {
        t[i] = StrictMath.exp(5 * t[i]); // spacings of all sizes, so a large standard error
      }
      Discrete inputs = Variable.everyRowDistinct(t.length, Coverage.ENUMERATED);
      Estimate estimate =
          KnnEstimator.noisy(0.01).withDraws(1).estimate(inputs, Variable.scalar(t));
      boolean isAbove = estimate.nats() > StrictMath.log(t.length);
      above += isAbove ? 1 : 0;
      assertThat(isAbove && estimate.isValid()).isFalse();
    }
    assertThat(above).isGreaterThan(10);
  }

  @Test
  void drawsThatNoArrayCanHoldAreRefused() {
    Discrete inputs = Variable.everyRowDistinct(100, Coverage.ENUMERATED);
    Variable t = Variable.continuous(Draws.gaussian(100, 10, 1));
    for (int draws : new int[] {3_000_000, 42_949_673, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> NOISY.withDraws(draws).estimate(inputs, t))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("number of draws is too large: " + draws);
    }
    assertThatThrownBy(() -> KnnEstimator.noisy(1e308)).hasMessageContaining("noise variance");
  }

  @Test
  void noiseLostInRoundingIsRefused() {
    Discrete inputs = Variable.everyRowDistinct(4, Coverage.ENUMERATED);
    Variable t = Variable.scalar(new double[] {1e20, 2e20, 3e20, 4e20});
    assertThatThrownBy(() -> KnnEstimator.noisy(1e-3).estimate(inputs, t))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is lost in rounding at row 0");
  }
}
