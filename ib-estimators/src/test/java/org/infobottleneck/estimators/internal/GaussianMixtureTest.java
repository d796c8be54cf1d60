package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.MixtureMultivariateNormalDistribution;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.junit.jupiter.api.Test;

class GaussianMixtureTest {

  private static final double[] WEIGHTS = {0.2, 0.5, 0.3};
  private static final double[][] MEANS = {{0, 1, -2}, {3, 0, 0.5}, {-1, -1, 1}};
  private static final double[][] COVARIANCES = {
    {1, 0.4, -0.2, 0.4, 2, 0.3, -0.2, 0.3, 0.5},
    {0.3, 0, 0, 0, 0.6, -0.1, 0, -0.1, 1.5},
    {2, 1, 1, 1, 2, 1, 1, 1, 2},
  };
  private static final int D = 3;

  private static GaussianMixture mixture() {
    return GaussianMixture.of(WEIGHTS, MEANS, COVARIANCES).orElseThrow();
  }

  private static double[][] square(double[] matrix, int d) {
    double[][] result = new double[d][];
    for (int j = 0; j < d; j++) {
      result[j] = Arrays.copyOfRange(matrix, j * d, (j + 1) * d);
    }
    return result;
  }

  private static double logDensity(GaussianMixture mixture, double... z) {
    return mixture.logDensity(z, 0, new double[mixture.scratchLength()]);
  }

  private static double[] point(Random random, int d) {
    return random.doubles(d, -4, 4).toArray();
  }

  @Test
  void densitiesAreThoseOfCommonsMath() {
    double[][][] covariances =
        Arrays.stream(COVARIANCES).map(c -> square(c, D)).toArray(double[][][]::new);
    MixtureMultivariateNormalDistribution expected =
        new MixtureMultivariateNormalDistribution(WEIGHTS, MEANS, covariances);
    GaussianMixture mixture = mixture();
    double[] scratch = new double[mixture.scratchLength()];
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      double[] z = point(random, D);
      assertThat(mixture.logDensity(z, 0, scratch))
          .isCloseTo(StrictMath.log(expected.density(z)), within(1e-10));
      for (int c = 0; c < WEIGHTS.length; c++) {
        MultivariateNormalDistribution one =
            new MultivariateNormalDistribution(MEANS[c], covariances[c]);
        assertThat(scratch[D + c])
            .isCloseTo(StrictMath.log(WEIGHTS[c] * one.density(z)), within(1e-10));
      }
    }
  }

  @Test
  void aPointIsReadFromWhereItBegins() {
    GaussianMixture mixture = mixture();
    double[] rows = {9, 9, 9, 0.5, -0.5, 1};
    assertThat(mixture.logDensity(rows, 3, new double[mixture.scratchLength()]))
        .isEqualTo(logDensity(mixture, 0.5, -0.5, 1));
  }

  /** Far out every density underflows, its logarithm does not. */
  @Test
  void logarithmsDoNotUnderflow() {
    GaussianMixture two =
        GaussianMixture.of(
                new double[] {0.5, 0.5}, new double[][] {{0}, {1}}, new double[][] {{1}, {1}})
            .orElseThrow();
    double nearer = 1e6 - 1;
    double expected = -nearer * nearer / 2 - StrictMath.log(2 * Math.PI) / 2 - StrictMath.log(2);
    assertThat(logDensity(two, 1e6)).isCloseTo(expected, within(1e-3));
  }

  @Test
  void aMarginalIsTheMixtureOfTheMarginals() {
    GaussianMixture marginal = mixture().marginal(1, 3);
    double[][] means = {{1, -2}, {0, 0.5}, {-1, 1}};
    double[][][] covariances = {
      {{2, 0.3}, {0.3, 0.5}}, {{0.6, -0.1}, {-0.1, 1.5}}, {{2, 1}, {1, 2}}
    };
    MixtureMultivariateNormalDistribution expected =
        new MixtureMultivariateNormalDistribution(WEIGHTS, means, covariances);
    assertThat(marginal.dimensions()).isEqualTo(2);
    Random random = new Random(2);
    for (int trial = 0; trial < 50; trial++) {
      double[] z = point(random, 2);
      assertThat(logDensity(marginal, z))
          .isCloseTo(StrictMath.log(expected.density(z)), within(1e-10));
    }
  }

  @Test
  void aUnionIsTheWeightedSumOfDensities() {
    GaussianMixture one =
        GaussianMixture.single(new double[D], new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1})
            .orElseThrow();
    GaussianMixture union =
        GaussianMixture.union(new double[] {0.25, 0.75}, List.of(one, mixture()));
    assertThat(union.components()).isEqualTo(4);
    Random random = new Random(3);
    for (int trial = 0; trial < 50; trial++) {
      double[] z = point(random, D);
      double sum =
          0.25 * StrictMath.exp(logDensity(one, z))
              + 0.75 * StrictMath.exp(logDensity(mixture(), z));
      assertThat(logDensity(union, z)).isCloseTo(StrictMath.log(sum), within(1e-12));
    }
  }

  /** Every mean and every second moment within five of its standard errors; 9 moments in all. */
  @Test
  void drawsHaveTheMomentsOfTheMixture() {
    int n = 50_000;
    GaussianMixture mixture = mixture();
    SplittableRandom random = new SplittableRandom(4);
    double[] rows = new double[n * D];
    for (int i = 0; i < n; i++) {
      mixture.draw(random, rows, i * D);
    }
    for (int j = 0; j < D; j++) {
      for (int l = -1; l <= j; l++) { // l = -1 is the mean
        double expected = 0;
        for (int c = 0; c < WEIGHTS.length; c++) {
          double moment =
              l < 0 ? MEANS[c][j] : COVARIANCES[c][j * D + l] + MEANS[c][j] * MEANS[c][l];
          expected += WEIGHTS[c] * moment;
        }
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
          double value = rows[i * D + j] * (l < 0 ? 1 : rows[i * D + l]);
          sum += value;
          squares += value * value;
        }
        double mean = sum / n;
        double error = Math.sqrt((squares / n - mean * mean) / n);
        assertThat(mean).as("moment %d %d", j, l).isCloseTo(expected, within(5 * error));
      }
    }
  }

  /** Moments alone would not tell a mixture from one broad Gaussian. */
  @Test
  void drawsHaveTheEntropyOfTheMixture() {
    int n = 50_000;
    GaussianMixture far =
        GaussianMixture.of(
                new double[] {0.25, 0.75}, new double[][] {{0}, {100}}, new double[][] {{1}, {4}})
            .orElseThrow();
    SplittableRandom random = new SplittableRandom(5);
    double[] z = new double[1];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      far.draw(random, z, 0);
      double local = -logDensity(far, z);
      sum += local;
      squares += local * local;
    }
    double mean = sum / n;
    double entropy =
        -0.25 * StrictMath.log(0.25)
            - 0.75 * StrictMath.log(0.75)
            + StrictMath.log(2 * Math.PI * Math.E) / 2
            + 0.75 * StrictMath.log(2);
    assertThat(mean).isCloseTo(entropy, within(5 * Math.sqrt((squares / n - mean * mean) / n)));
  }

  @Test
  void equalSeedsDrawEqualBits() {
    double[] one = new double[D];
    double[] other = new double[D];
    mixture().draw(new SplittableRandom(6), one, 0);
    mixture().draw(new SplittableRandom(6), other, 0);
    assertThat(one).containsExactly(other);
  }

  @Test
  void parametersAreWeightsMeansAndCovariances() {
    assertThat(mixture().parameters()).isEqualTo(2 + 3 * 3 + 3 * 6);
    assertThat(mixture().components()).isEqualTo(3);
    assertThat(mixture().covariance(1)).containsExactly(COVARIANCES[1]);
  }

  @Test
  void aSingularCovarianceMakesNoMixture() {
    double[] singular = {1, 1, 1, 1};
    double[] identity = {1, 0, 0, 1};
    assertThat(GaussianMixture.single(new double[2], singular)).isEmpty();
    assertThat(
            GaussianMixture.of(
                new double[] {0.5, 0.5}, new double[2][2], new double[][] {identity, singular}))
        .isEmpty();
  }
}
