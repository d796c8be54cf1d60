package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.infobottleneck.numerics.Digamma;
import org.infobottleneck.numerics.GaussianNoise;
import org.junit.jupiter.api.Test;

/**
 * {@link KnnEstimator#noisy} against its formula over distances by brute force, and its rule for
 * {@link Caveat#NOISE_UNRESOLVED} on both sides of both bounds.
 */
class NoisyLayerBruteForceTest {

  private static final double NOISE = 0.04;

  /**
   * The distances from every noisy sample to all others in ascending order, behind its own zero.
   */
  private static double[][] distances(double[][] t, int draws, long seed) {
    int d = t[0].length;
    double[][] noisy = new double[t.length * draws][d];
    for (int a = 0; a < noisy.length; a++) {
      int i = a / draws;
      for (int f = 0; f < d; f++) {
        double noise = GaussianNoise.at(seed, i, a - i * draws, f);
        noisy[a][f] = t[i][f] + Math.sqrt(NOISE) * noise;
      }
    }
    double[][] distances = new double[noisy.length][noisy.length];
    for (int a = 0; a < noisy.length; a++) {
      for (int b = 0; b < noisy.length; b++) {
        for (int f = 0; f < d; f++) {
          distances[a][b] = Math.max(distances[a][b], Math.abs(noisy[a][f] - noisy[b][f]));
        }
      }
      Arrays.sort(distances[a]);
    }
    return distances;
  }

  /** The estimate, and three standard errors of it: the draws of one input count as one value. */
  private record Expected(double nats, double threeErrors) {}

  private static Expected expected(double[][] distances, int draws, int d, int k) {
    int n = distances.length / draws;
    double[] perInput = new double[n];
    for (int a = 0; a < distances.length; a++) {
      perInput[a / draws] += d * StrictMath.log(2 * distances[a][k]) / draws;
    }
    double mean = Arrays.stream(perInput).sum() / n;
    double variance = 0;
    for (double value : perInput) {
      variance += (value - mean) * (value - mean) / (n - 1);
    }
    double entropy = Digamma.digamma(distances.length) - Digamma.digamma(k) + mean;
    double noiseEntropy = d / 2.0 * StrictMath.log(2 * Math.PI * Math.E * NOISE);
    return new Expected(entropy - noiseEntropy, 3 * Math.sqrt(variance / n));
  }

  private static Estimate estimate(double[][] t, int draws, int k, long seed) {
    return KnnEstimator.noisy(NOISE)
        .withDraws(draws)
        .withK(k)
        .withSeed(seed)
        .estimate(Variable.everyRowDistinct(t.length, Coverage.ENUMERATED), Variable.continuous(t));
  }

  @Test
  void estimatesAreThoseOfTheFormulaOverTheFieldOfNoise() {
    for (int d = 1; d <= 3; d++) {
      for (int draws : new int[] {1, 2, 7}) {
        double[][] t = Draws.gaussian(40, d, d);
        assertThat(estimate(t, draws, 4, 11).nats())
            .isCloseTo(expected(distances(t, draws, 11), draws, d, 4).nats(), within(1e-12));
      }
    }
  }

  /**
   * A layer that is constant holds nothing, and both bounds say so exactly. Of 800 noisy samples
   * 160 neighbors lie so far that the estimate of one unit falls by more than three standard
   * errors.
   */
  @Test
  void anEstimateMayLeaveTheBoundsByThreeStandardErrors() {
    int unresolvedWithinATenth = 0;
    int resolvedFarAway = 0;
    for (int d = 1; d <= 2; d++) {
      double[][] t = new double[200][d];
      for (long seed = 0; seed < 4; seed++) {
        double[][] distances = distances(t, 4, seed);
        for (int k : new int[] {6, 50, 160}) {
          Expected expected = expected(distances, 4, d, k);
          double error = Math.abs(expected.nats());
          boolean isResolved = error <= Math.min(0.1, expected.threeErrors());
          assertThat(estimate(t, 4, k, seed).isValid()).isEqualTo(isResolved);
          unresolvedWithinATenth += !isResolved && error < 0.1 ? 1 : 0;
          resolvedFarAway += isResolved && error > expected.threeErrors() / 3 ? 1 : 0;
        }
      }
    }
    assertThat(unresolvedWithinATenth).isPositive();
    assertThat(resolvedFarAway).isPositive();
  }

  /** Few samples: the error is large, and an estimate leaves the bounds on either side. */
  @Test
  void anEstimateMayLeaveTheBoundsByATenthOfANatAtTheMost() {
    int below = 0;
    int within = 0;
    int above = 0;
    for (long seed = 0; seed < 50; seed++) {
      double[][] t = Draws.gaussian(15, 1, seed);
      for (double[] row : t) {
        row[0] *= 0.02; // so close that the bounds are, too
      }
      Expected expected = expected(distances(t, 1, seed), 1, 1, 1);
      assertThat(expected.threeErrors()).isGreaterThan(0.1);
      KdeEntropies bounds =
          KdeEstimator.upperBound(NOISE)
              .entropies(
                  Variable.continuous(t), Variable.everyRowDistinct(15, Coverage.ENUMERATED));
      boolean isBelow = expected.nats() < bounds.lowerExcess() - 0.1;
      boolean isAbove = expected.nats() > bounds.upperExcess() + 0.1;
      assertThat(estimate(t, 1, 1, seed).isValid()).isEqualTo(!isBelow && !isAbove);
      below += isBelow ? 1 : 0;
      within += isBelow || isAbove ? 0 : 1;
      above += isAbove ? 1 : 0;
    }
    assertThat(below).isGreaterThan(5);
    assertThat(within).isGreaterThan(5);
    assertThat(above).isGreaterThan(5);
  }

  /** Nothing is counted twice: further draws of an input are no further samples. */
  @Test
  void enumeratedLabelsCountTheirInputsOnce() {
    Continuous t = Variable.continuous(Draws.gaussian(30, 2, 1));
    Discrete labels = Variable.labels(Draws.labels(30, 2, 2));
    KnnEstimator noisy = KnnEstimator.noisy(NOISE).withDraws(5);
    assertThat(noisy.estimate(t, labels.withCoverage(Coverage.ENUMERATED)).samples()).isEqualTo(30);
    assertThat(noisy.estimate(t, labels).samples()).isEqualTo(30);
  }

  @Test
  void theDrawsOfAllInputsMustExceedK() {
    Discrete inputs = Variable.everyRowDistinct(2, Coverage.ENUMERATED);
    Variable t = Variable.scalar(new double[] {0, 1});
    KnnEstimator noisy = KnnEstimator.noisy(NOISE);
    assertThatThrownBy(() -> noisy.withDraws(1).estimate(inputs, t))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of samples must exceed k = 3, got 2");
    assertThat(noisy.withDraws(2).estimate(inputs, t).samples()).isEqualTo(2);
    Discrete labels = Variable.labels(new int[] {0, 1, 0});
    Variable three = Variable.scalar(new double[] {0, 1, 2});
    assertThatThrownBy(() -> noisy.estimate(three, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of samples must exceed k = 3, got 3");
  }

  @Test
  void noiseLostInRoundingNamesItsRow() {
    Discrete inputs = Variable.everyRowDistinct(4, Coverage.ENUMERATED);
    Variable t = Variable.scalar(new double[] {1, 2, 3, 4e20});
    assertThatThrownBy(() -> KnnEstimator.noisy(NOISE).estimate(inputs, t))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is lost in rounding at row 3");
  }
}
