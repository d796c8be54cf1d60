package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Nearest neighbors of a noisy layer: {@link KnnEstimator#noisy}. */
class NoisyLayerTest {

  private static final KnnEstimator NOISY = KnnEstimator.noisy(0.01);

  /**
   * Points so close that the noise drowns them: T~ is N(0, s2 + var t), whose information is known.
   */
  @Test
  void gaussianLayerHasTheInformationOfTheGaussianChannel() {
    int n = 1000;
    double[] t = Draws.column(Draws.gaussian(n, 1, 1), 0);
    Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    double variance = 0.25;
    double sampleVariance = 0;
    for (double value : t) {
      sampleVariance += value * value / n;
    }
    double truth = 0.5 * StrictMath.log(1 + sampleVariance / variance);
    Estimate estimate = KnnEstimator.noisy(variance).estimate(inputs, Variable.scalar(t));
    // 16000 draws: the standard error of the entropy is below 0.01; the mixture is not quite
    // Gaussian.
    assertThat(estimate.nats()).isCloseTo(truth, within(0.05));
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
    assertThat(ofInputs.bits()).isCloseTo(1, within(0.05));
    assertThat(ofInputs.isValid()).isTrue();
    Estimate ofLabels = NOISY.estimate(Variable.continuous(t), Variable.labels(labels));
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

  /**
   * Ross on independent data errs by about 0.03 nats at this size; draws of one label would say ln
   * 3.
   */
  @Test
  void sampledLabelsAreNotToldByHeart() {
    Continuous t = Variable.continuous(Draws.gaussian(400, 5, 1));
    Discrete random = Variable.labels(Draws.labels(400, 3, 2));
    assertThat(KnnEstimator.noisy(1e-3).estimate(t, random).nats()).isCloseTo(0, within(0.15));
    assertThat(
            KnnEstimator.noisy(1e-3).estimate(t, random.withCoverage(Coverage.ENUMERATED)).nats())
        .isGreaterThan(1);
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
    assertThat(KnnEstimator.noisy(1).estimate(t, y).nats()).isCloseTo(truth, within(0.1));
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
