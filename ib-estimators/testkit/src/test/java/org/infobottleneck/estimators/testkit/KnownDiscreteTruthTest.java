package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.testkit.KnownSupport.LN_2;
import static org.infobottleneck.estimators.testkit.KnownSupport.assertMeanLogRatio;
import static org.infobottleneck.estimators.testkit.KnownSupport.logRatioOfGaussian;
import static org.infobottleneck.estimators.testkit.KnownSupport.minusPLogP;

import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

class KnownDiscreteTruthTest {

  @Test
  void stairsLogRatiosAverageToTheInformation() {
    int m = 4;
    ToDoubleBiFunction<double[], double[]> logRatio =
        (x, y) -> {
          boolean end = y[0] < 1 || y[0] >= m;
          return StrictMath.log(0.5 / (end ? 0.5 / m : 1.0 / m));
        };
    assertMeanLogRatio(KnownDistributions.stairs(m), logRatio);
    assertMeanLogRatio(KnownDistributions.stairsMixed(m), logRatio);
  }

  /** Y has density 1/m but on its first and last unit, where it has half of that. */
  @Test
  void stairsInformationIsTheDifferenceOfItsEntropies() {
    for (int m = 1; m <= 20; m++) {
      double entropy = 2 * minusPLogP(0.5 / m) + (m - 1) * minusPLogP(1.0 / m);
      assertThat(KnownDistributions.stairs(m).nats()).isCloseTo(entropy - LN_2, within(1e-14));
      assertThat(KnownDistributions.stairsMixed(m).nats())
          .isEqualTo(KnownDistributions.stairs(m).nats());
    }
  }

  /** With respect to the atoms and the plane, each half of the mass of a margin. */
  @Test
  void atomsAndGaussianLogRatiosAverageToTheInformation() {
    assertMeanLogRatio(
        KnownDistributions.atomsAndGaussian(0.9, 0.8),
        (x, y) ->
            Math.abs(x[0]) == 1
                ? StrictMath.log(0.5 * (x[0] == y[0] ? 0.4 : 0.1) / (0.25 * 0.25))
                : LN_2 + logRatioOfGaussian(x[0], y[0], 0.9));
  }

  @Test
  void atomsAndGaussianInItsLimits() {
    assertThat(KnownDistributions.atomsAndGaussian(0, 0.5).nats()).isCloseTo(LN_2, within(1e-15));
    assertThat(KnownDistributions.atomsAndGaussian(0, 1).nats())
        .isCloseTo(1.5 * LN_2, within(1e-15));
    assertThat(KnownDistributions.atomsAndGaussian(0, 0).nats())
        .isCloseTo(1.5 * LN_2, within(1e-15));
    // Gao et al. (2017): the Gaussian of correlation 0.9 and atoms of 0.45, 0.05, 0.05, 0.45.
    double atoms = 2 * 0.45 * StrictMath.log(0.45 / 0.25) + 2 * 0.05 * StrictMath.log(0.05 / 0.25);
    assertThat(KnownDistributions.atomsAndGaussian(0.9, 0.9).nats())
        .isCloseTo(
            LN_2 + 0.5 * atoms + 0.5 * KnownDistributions.gaussian(0.9).nats(), within(1e-14));
  }

  @Test
  void tableLogRatiosAverageToTheInformation() {
    double[][] joint = {{0.1, 0.2, 0.3}, {0.3, 0, 0.1}};
    double[] px = {0.6, 0.4};
    double[] py = {0.4, 0.2, 0.4};
    assertMeanLogRatio(
        KnownDistributions.discreteChannel(joint),
        (x, y) -> {
          int i = (int) x[0];
          int j = (int) y[0];
          return StrictMath.log(joint[i][j] / (px[i] * py[j]));
        });
  }

  @Test
  void tablesOfProductsHoldNothingAndDiagonalOnesTheirEntropy() {
    double[][] product = {{0.06, 0.14}, {0.24, 0.56}};
    assertThat(KnownDistributions.discreteChannel(product).nats()).isCloseTo(0, within(1e-15));
    double[][] diagonal = {{0.2, 0, 0}, {0, 0.5, 0}, {0, 0, 0.3}};
    assertThat(KnownDistributions.discreteChannel(diagonal).nats())
        .isCloseTo(minusPLogP(0.2) + minusPLogP(0.5) + minusPLogP(0.3), within(1e-15));
  }

  @Test
  void channelsOfABitHoldTheirCapacity() {
    for (double p : new double[] {0, 0.1, 0.5, 0.8, 1}) {
      double symmetric = LN_2 - minusPLogP(p) - minusPLogP(1 - p);
      assertThat(KnownDistributions.binarySymmetric(p).nats()).isCloseTo(symmetric, within(1e-15));
      assertThat(KnownDistributions.softBinarySymmetric(p).nats())
          .isCloseTo(symmetric, within(1e-15));
      assertThat(KnownDistributions.erasure(p).nats()).isCloseTo((1 - p) * LN_2, within(1e-15));
    }
  }
}
