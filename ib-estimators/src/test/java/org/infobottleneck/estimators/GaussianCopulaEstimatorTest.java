package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class GaussianCopulaEstimatorTest {

  private static final GaussianCopulaEstimator COPULA = GaussianCopulaEstimator.create();

  /** Scores by counting the smaller values; no ties. */
  private static double[][] scores(double[][] rows) {
    NormalDistribution normal = new NormalDistribution();
    double[][] scores = new double[rows.length][rows[0].length];
    for (int j = 0; j < rows[0].length; j++) {
      for (int i = 0; i < rows.length; i++) {
        int rank = 1;
        for (double[] row : rows) {
          rank += row[j] < rows[i][j] ? 1 : 0;
        }
        scores[i][j] = normal.inverseCumulativeProbability(rank / (rows.length + 1.0));
      }
    }
    return scores;
  }

  @Test
  void withoutCorrectionItIsTheGaussianOfScores() {
    double[][] x = Draws.gaussian(60, 2, 1);
    double[][] y = Draws.gaussian(60, 1, 2);
    for (int i = 0; i < 60; i++) {
      y[i][0] = StrictMath.exp(y[i][0] + x[i][1]);
    }
    double expected =
        GaussianEstimator.create()
            .estimate(Variable.continuous(scores(x)), Variable.continuous(scores(y)))
            .nats();
    Estimate plain =
        COPULA.withoutBiasCorrection().estimate(Variable.continuous(x), Variable.continuous(y));
    assertThat(plain.nats()).isCloseTo(expected, within(1e-12));
    assertThat(plain.estimator()).isEqualTo("gaussian-copula(biasCorrection=false)");
    // Ince et al. 2017: half the digammas of N - i over two, and ln 2 - ln(N - 1), per dimension;
    // of 2 + 1 - 3 dimensions the logarithms cancel, and the digammas but one.
    double bias = (Gamma.digamma(59 / 2.0) - Gamma.digamma(57 / 2.0)) / 2;
    Estimate corrected = COPULA.estimate(Variable.continuous(x), Variable.continuous(y));
    assertThat(corrected.nats()).isCloseTo(expected - bias, within(1e-10));
    assertThat(corrected.estimator()).isEqualTo("gaussian-copula(biasCorrection=true)");
  }

  @Test
  void labelsTakeScoresOverAllSamplesAndCorrectEveryClass() {
    double[] x = {1, 5, 2, 9, 3, 8, 4, 7};
    int[] labels = {0, 1, 0, 1, 0, 1, 1, 0};
    double[][] scores = scores(new double[][] {{1}, {5}, {2}, {9}, {3}, {8}, {4}, {7}});
    double expected =
        entropy(
            new double[] {
              scores[0][0], scores[1][0], scores[2][0], scores[3][0],
              scores[4][0], scores[5][0], scores[6][0], scores[7][0]
            });
    expected -= entropy(new double[] {scores[0][0], scores[2][0], scores[4][0], scores[7][0]}) / 2;
    expected -= entropy(new double[] {scores[1][0], scores[3][0], scores[5][0], scores[6][0]}) / 2;
    Estimate estimate = COPULA.estimate(Variable.scalar(x), Variable.labels(labels));
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-9));
    assertThat(estimate.bound()).isEqualTo(Bound.DIFFERENCE_OF_BOUNDS);
    assertThat(
            COPULA
                .estimate(Variable.scalar(x), Variable.distribution(Draws.oneHot(labels, 2)))
                .nats())
        .isCloseTo(estimate.nats(), within(1e-13));
  }

  /** Half the logarithm of the variance, less its bias. */
  private static double entropy(double[] values) {
    int n = values.length;
    double mean = Means.of(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double correction = Gamma.digamma((n - 1) / 2.0) + StrictMath.log(2) - StrictMath.log(n - 1);
    return (StrictMath.log(squares / (n - 1)) - correction) / 2;
  }

  /**
   * Means over 400 samples. The formula's expectation is exact for Gaussians, and scores of ranks
   * move it by less than 0.01 here; bounds are that and five standard errors of the mean.
   */
  @Test
  void theCorrectionRemovesTheBiasOfIndependentVariables() {
    int repeats = 400;
    double[] corrected = new double[repeats];
    double[] plain = new double[repeats];
    double[] conditional = new double[repeats];
    for (int r = 0; r < repeats; r++) {
      Variable x = Variable.continuous(Draws.gaussian(50, 4, 1000 + r));
      Variable y = Variable.continuous(Draws.gaussian(50, 4, 2000 + r));
      Variable z = Variable.continuous(Draws.gaussian(50, 2, 3000 + r));
      corrected[r] = COPULA.estimate(x, y).nats();
      plain[r] = COPULA.withoutBiasCorrection().estimate(x, y).nats();
      conditional[r] = COPULA.conditional().estimate(x, y, z).nats();
    }
    assertThat(Means.of(corrected)).isCloseTo(0, within(0.01 + 5 * Means.standardError(corrected)));
    assertThat(Means.of(conditional))
        .isCloseTo(0, within(0.01 + 5 * Means.standardError(conditional)));
    assertThat(Means.of(plain)).isGreaterThan(16 / 100.0);
  }

  @Test
  void givenAContinuousZTheFormulaIsCorrectedInEveryTerm() {
    Random random = new Random(5);
    double[][] rows = new double[40][3];
    for (double[] row : rows) {
      row[2] = random.nextGaussian();
      row[0] = row[2] + random.nextGaussian();
      row[1] = row[0] - row[2] + random.nextGaussian();
    }
    double[][] scores = scores(rows);
    Estimate gaussian =
        GaussianEstimator.create()
            .conditional()
            .estimate(side(scores, 0), side(scores, 1), side(scores, 2));
    // 2 + 2 - 3 - 1 dimensions of N = 40: digammas of (N-1, N-2), twice, less (N-1, N-2, N-3, N-1).
    double bias = (Gamma.digamma(38 / 2.0) - Gamma.digamma(37 / 2.0)) / 2;
    assertThat(COPULA.conditional().estimate(side(rows, 0), side(rows, 1), side(rows, 2)).nats())
        .isCloseTo(gaussian.nats() - bias, within(1e-9));
  }

  private static Variable side(double[][] rows, int column) {
    return Variable.scalar(Draws.column(rows, column));
  }

  /**
   * Y = (N, ±N) has standard normal columns without correlation, and X is Y with little noise: the
   * copula counts two dimensions where there is one and a sign.
   */
  @Test
  void inSeveralDimensionsItIsNoLowerBound() {
    Random random = new Random(6);
    int n = 4000;
    double noise = 0.001;
    double[][] x = new double[n][2];
    double[][] y = new double[n][2];
    for (int i = 0; i < n; i++) {
      y[i][0] = random.nextGaussian();
      y[i][1] = random.nextBoolean() ? y[i][0] : -y[i][0];
      x[i][0] = y[i][0] + noise * random.nextGaussian();
      x[i][1] = y[i][1] + noise * random.nextGaussian();
    }
    // Given the sign, x is a normal number seen twice through noise; the sign is one bit at most.
    double most = StrictMath.log(1 + 2 / (noise * noise)) / 2 + StrictMath.log(2);
    assertThat(COPULA.estimate(Variable.continuous(x), Variable.continuous(y)).nats())
        .isGreaterThan(most + 4);
  }

  @Test
  void tiesAreFlaggedAndMonotoneColumnsRefused() {
    double[] x = {1, 2, 2, 3, 5, 4};
    double[] y = {2, 1, 4, 3, 6, 5};
    assertThat(COPULA.estimate(Variable.scalar(x), Variable.scalar(y)).caveats())
        .contains(Caveat.TIES);
    double[] cubes = {8, 1, 64, 27, 216, 125};
    assertThatThrownBy(() -> COPULA.estimate(Variable.scalar(y), Variable.scalar(cubes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 0 of y")
        .hasMessageContaining("infinite");
  }
}
