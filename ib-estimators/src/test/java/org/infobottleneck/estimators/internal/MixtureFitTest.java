package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class MixtureFitTest {

  private static final int N = 400;
  private static final double[] IDENTITY = {1, 0, 0, 1};

  /** Two Gaussians of unit variance at (-3, 0) and (3, 0), or one at the origin. */
  private static double[] samples(boolean two, long seed) {
    Random random = new Random(seed);
    double[] rows = new double[2 * N];
    for (int i = 0; i < N; i++) {
      double center = random.nextDouble() < 0.3 ? -3 : 3;
      rows[2 * i] = random.nextGaussian() + (two ? center : 0);
      rows[2 * i + 1] = random.nextGaussian();
    }
    return rows;
  }

  private static double logLikelihood(GaussianMixture mixture, double[] rows) {
    double[] scratch = new double[mixture.scratchLength()];
    double sum = 0;
    for (int i = 0; i < rows.length; i += mixture.dimensions()) {
      sum += mixture.logDensity(rows, i, scratch);
    }
    return sum;
  }

  /**
   * The fit beats the truth, and twice the logarithm of the ratio is chi-square with one degree of
   * freedom per parameter (Wilks 1938): above the bound once in 10^6. Steps end, and variances are
   * floored, 0.01 below the greatest likelihood.
   */
  @Test
  void twoClustersAreFoundAsFarAsTheirSamplesTell() {
    GaussianMixture truth =
        GaussianMixture.of(
                new double[] {0.3, 0.7},
                new double[][] {{-3, 0}, {3, 0}},
                new double[][] {IDENTITY, IDENTITY})
            .orElseThrow();
    for (long seed = 1; seed <= 5; seed++) {
      double[] rows = samples(true, seed);
      MixtureFit.Fit fit = MixtureFit.best(rows, N, 2, 16, seed).orElseThrow();
      assertThat(fit.mixture().components()).isEqualTo(2);
      double ratio = 2 * (logLikelihood(fit.mixture(), rows) - logLikelihood(truth, rows));
      double most = new ChiSquaredDistribution(11).inverseCumulativeProbability(1 - 1e-6);
      assertThat(ratio).isBetween(-0.02, most);
    }
  }

  @Test
  void oneGaussianIsFittedByOneAndItsMoments() {
    for (long seed = 1; seed <= 5; seed++) {
      double[] rows = samples(false, seed);
      MixtureFit.Fit fit = MixtureFit.best(rows, N, 2, 16, seed).orElseThrow();
      assertThat(fit.mixture().components()).isEqualTo(1);
      double[] covariance = SymmetricMatrix.covariance(rows, N, 2);
      for (int at = 0; at < 4; at++) {
        double floor = at == 0 || at == 3 ? 1e-5 : 0;
        assertThat(fit.mixture().covariance(0)[at])
            .isCloseTo(covariance[at] * (N - 1) / N + floor, within(1e-12));
      }
    }
  }

  @Test
  void theCriterionIsThatOfSchwarz() {
    double[] rows = samples(true, 6);
    for (int most : new int[] {1, 2, 16}) {
      MixtureFit.Fit fit = MixtureFit.best(rows, N, 2, most, 0).orElseThrow();
      int components = Math.min(most, 2);
      double penalty = (6 * components - 1) * StrictMath.log(N);
      assertThat(fit.mixture().components()).isEqualTo(components);
      assertThat(fit.criterion())
          .isCloseTo(penalty - 2 * logLikelihood(fit.mixture(), rows), within(1e-8));
    }
  }

  @Test
  void equalSeedsGiveEqualBits() {
    double[] rows = samples(true, 7);
    double[] before = rows.clone();
    MixtureFit.Fit one = MixtureFit.best(rows, N, 2, 16, 3).orElseThrow();
    MixtureFit.Fit other = MixtureFit.best(rows, N, 2, 16, 3).orElseThrow();
    assertThat(rows).containsExactly(before);
    assertThat(other.criterion()).isEqualTo(one.criterion());
    for (int c = 0; c < 2; c++) {
      assertThat(other.mixture().covariance(c)).containsExactly(one.mixture().covariance(c));
    }
  }

  /** Of twice as many rows as are used it is every second one. */
  @Test
  void ofMoreSamplesThanAreUsedEvenlySpacedOnesAre() {
    int used = 4096;
    Random random = new Random(10);
    double[] rows = random.doubles(4L * used, -1, 1).toArray();
    double[] odd = new double[2 * used];
    for (int i = 0; i < used; i++) {
      odd[2 * i] = rows[4 * i + 2];
      odd[2 * i + 1] = rows[4 * i + 3];
    }
    MixtureFit.Fit expected = MixtureFit.best(odd, used, 2, 1, 0).orElseThrow();
    MixtureFit.Fit fit = MixtureFit.best(rows, 2 * used, 2, 1, 0).orElseThrow();
    assertThat(fit.criterion()).isEqualTo(expected.criterion());
    assertThat(fit.mixture().covariance(0)).containsExactly(expected.mixture().covariance(0));
  }

  /** A component needs more than twice as many samples as dimensions and one. */
  @Test
  void fewSamplesAreNotFitted() {
    double[] rows = samples(false, 8);
    assertThat(MixtureFit.best(rows, 6, 2, 16, 0)).isEmpty();
    assertThat(MixtureFit.best(rows, 7, 2, 16, 0))
        .hasValueSatisfying(fit -> assertThat(fit.mixture().components()).isEqualTo(1));
  }

  /** The floor keeps a component from collapsing: it has a thickness of 1e-5, not a singularity. */
  @Test
  void samplesOnALineAreFittedWithTheThicknessOfTheFloor() {
    double[] rows = samples(false, 9);
    for (int i = 0; i < N; i++) {
      rows[2 * i + 1] = rows[2 * i];
    }
    GaussianMixture fit = MixtureFit.best(rows, N, 2, 1, 0).orElseThrow().mixture();
    double[] s = fit.covariance(0);
    assertThat(s[0] * s[3] - s[1] * s[2]).isCloseTo(2e-5 * s[0], within(1e-6));
    assertThat(MixtureFit.best(new double[2 * N], N, 2, 16, 0))
        .hasValueSatisfying(
            constant ->
                assertThat(constant.mixture().covariance(0)).containsExactly(1e-5, 0, 0, 1e-5));
  }
}
