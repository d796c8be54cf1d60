package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.CountEntropyMethod.NSB;
import static org.infobottleneck.estimators.CountEntropyMethod.PLUG_IN;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/** The posterior mean against published values and an integration of another kind. */
class NsbEntropyTest {

  /** The examples on the pages of the package ndd 1.6.1 and 1.4.1 (Marsili). */
  @Test
  void publishedExamplesAreMet() {
    int[] hundred = {12, 4, 12, 4, 5, 3, 1, 5, 1, 2, 2, 2, 2, 11, 3, 4, 12, 12, 1, 2};
    int[] twenty = {7, 3, 5, 8, 9, 1, 3, 3, 1, 0, 2, 5, 2, 11, 4, 23, 5, 0, 8, 0};
    assertThat(NSB.entropy(hundred, 100)).isCloseTo(2.840012048914245, within(1e-9));
    assertThat(NSB.entropy(twenty, 20)).isCloseTo(2.623634344888532, within(1e-9));
  }

  /** By the multiple-precision quadrature of mpmath at 30 digits, over ln β. */
  @Test
  void moreDigitsThanAreNeeded() {
    int[] hundred = {12, 4, 12, 4, 5, 3, 1, 5, 1, 2, 2, 2, 2, 11, 3, 4, 12, 12, 1, 2};
    assertThat(NSB.entropy(hundred, 100)).isCloseTo(2.8400120488979765, within(1e-13));
    assertThat(NSB.entropy(new int[] {1, 1, 1, 1, 1, 1}))
        .isCloseTo(1.689154930469505, within(1e-13));
    assertThat(NSB.entropy(new int[] {9}, 5)).isCloseTo(0.11825865057212719, within(1e-13));
  }

  /** Gauss-Legendre over the expected entropy ξ, β found for each by bisection. */
  @Test
  void anIntegrationOverTheExpectedEntropyAgrees() {
    int[][] samples = {{3, 1, 1}, {10, 5, 2, 2, 1}, {1, 1, 1, 1}, {30, 20, 25, 25}, {4}};
    for (int[] counts : samples) {
      for (int cells : new int[] {5, 30}) {
        double top = logEvidence(counts, cells, 1);
        double mass = integral(cells, b -> StrictMath.exp(logEvidence(counts, cells, b) - top));
        double moment =
            integral(
                cells,
                b ->
                    StrictMath.exp(logEvidence(counts, cells, b) - top)
                        * expectedEntropy(counts, cells, b));
        assertThat(NSB.entropy(counts, cells)).isCloseTo(moment / mass, within(1e-6));
      }
    }
  }

  private static double integral(int cells, DoubleUnaryOperator ofBeta) {
    double end = StrictMath.log(cells);
    return new IterativeLegendreGaussIntegrator(16, 1e-8, 1e-12)
        .integrate(1_000_000, xi -> ofBeta.applyAsDouble(beta(xi, cells)), 1e-7, end - 1e-7);
  }

  private static double beta(double xi, int cells) {
    double log =
        new BrentSolver(1e-12, 1e-12)
            .solve(
                1000,
                u -> {
                  double b = StrictMath.exp(u);
                  return Gamma.digamma(cells * b + 1) - Gamma.digamma(b + 1) - xi;
                },
                -40,
                40);
    return StrictMath.exp(log);
  }

  private static double logEvidence(int[] counts, int cells, double beta) {
    double n = Arrays.stream(counts).sum();
    double log = Gamma.logGamma(cells * beta) - Gamma.logGamma(n + cells * beta);
    for (int c : counts) {
      log += Gamma.logGamma(c + beta) - Gamma.logGamma(beta);
    }
    return log;
  }

  private static double expectedEntropy(int[] counts, int cells, double beta) {
    double total = Arrays.stream(counts).sum() + cells * beta;
    double sum = (cells - counts.length) * beta / total * Gamma.digamma(beta + 1);
    for (int c : counts) {
      sum += (c + beta) / total * Gamma.digamma(c + beta + 1);
    }
    return Gamma.digamma(total + 1) - sum;
  }

  /** With 800,000 samples the posterior of ln β is a few hundredths wide. */
  @Test
  void aNarrowPosteriorIsNotMissed() {
    int[] counts = new int[2000];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 400 + i % 7;
    }
    assertThat(NSB.entropy(counts)).isBetween(PLUG_IN.entropy(counts), StrictMath.log(2000));
    assertThat(NSB.entropy(counts, 1L << 40)).isCloseTo(PLUG_IN.entropy(counts), within(2e-3));
  }
}
