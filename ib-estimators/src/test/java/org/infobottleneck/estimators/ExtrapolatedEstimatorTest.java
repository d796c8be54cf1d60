package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ExtrapolatedEstimatorTest {

  private static Continuous reals(int n, long seed) {
    return Variable.scalar(Draws.column(Draws.gaussian(n, 1, seed), 0));
  }

  private static Estimate extrapolated(IntToDoubleFunction nats, int n) {
    return ExtrapolatedEstimator.of(Scripted.bySize(nats)).estimate(reals(n, 1), reals(n, 2));
  }

  /** Whatever remains when N is divided by four: the means weigh parts by their size. */
  @Test
  void aBiasOfBOverNIsGoneExactly() {
    for (int n = 100; n < 108; n++) {
      Estimate estimate = extrapolated(m -> 0.3 - 7.0 / m, n);
      assertThat(estimate.nats()).isCloseTo(0.3, within(1e-14));
      assertThat(estimate.samples()).isEqualTo(n);
    }
  }

  /** Least squares through three points, solved by the normal equations, and what they leave. */
  @Test
  void anotherBiasIsFittedByLeastSquaresAndItsResidualIsInTheError() {
    double[] x = {1, 2, 4};
    double[] i = new double[3];
    for (int j = 0; j < 3; j++) {
      i[j] = 0.3 + x[j] * x[j] * 0.02;
    }
    double mean = (i[0] + i[1] + i[2]) / 3;
    double slope = 0;
    double squares = 0;
    for (int j = 0; j < 3; j++) {
      slope += (x[j] - 7.0 / 3) * (i[j] - mean);
      squares += (x[j] - 7.0 / 3) * (x[j] - 7.0 / 3);
    }
    slope /= squares;
    double intercept = mean - slope * 7 / 3;
    double residuals = 0;
    for (int j = 0; j < 3; j++) {
      double residual = i[j] - intercept - slope * x[j];
      residuals += residual * residual;
    }
    double error = Math.sqrt(residuals * (1.0 / 3 + 49.0 / 9 / squares));

    Estimate estimate = extrapolated(m -> 0.3 + 0.02 * (400.0 / m) * (400.0 / m), 400);
    assertThat(estimate.nats()).isCloseTo(intercept, within(1e-14));
    assertThat(estimate.standardError().orElseThrow()).isCloseTo(error, within(1e-14));
    assertThat(estimate.error().orElseThrow().degreesOfFreedom()).isCloseTo(1, within(1e-12));
  }

  /** A mean over samples has no bias: it stays, and its error is that of its halves alone. */
  @Test
  void aMeanStaysAndHasTheErrorOfItsHalves() {
    Continuous x = reals(200, 1);
    Estimate estimate = ExtrapolatedEstimator.of(Scripted.mean()).estimate(x, x);
    Estimate halves =
        SubsampledEstimator.of(Scripted.mean()).withSplits(10).withSeed(0).estimate(x, x);
    assertThat(estimate.nats()).isCloseTo(halves.nats(), within(1e-14));
    StandardError error = estimate.error().orElseThrow();
    assertThat(error.nats()).isCloseTo(halves.standardError().orElseThrow(), within(1e-14));
    assertThat(error.degreesOfFreedom())
        .isCloseTo(halves.error().orElseThrow().degreesOfFreedom(), within(1e-9));
    assertThat(error.source()).isEqualTo(StandardError.Source.SUBSAMPLING);
  }

  /**
   * The plug-in of a 4 x 4 table of independent labels is biased by 9/2N to first order: by 0.0225
   * nats at N = 200. Over 400 tables a tenth of that is left, within 4.9 standard errors.
   */
  @Test
  void theBiasOfAPlugInIsGoneOnTheAverage() {
    double[] plain = new double[400];
    double[] values = new double[400];
    BinningEstimator counts = BinningEstimator.distinct();
    for (int r = 0; r < 400; r++) {
      int[] both = Draws.labels(400, 4, r); // streams of two seeds may resemble each other
      Variable x = Variable.labels(Arrays.copyOf(both, 200));
      Variable y = Variable.labels(Arrays.copyOfRange(both, 200, 400));
      plain[r] = counts.estimate(x, y).nats();
      values[r] = ExtrapolatedEstimator.of(counts).estimate(x, y).nats();
    }
    assertThat(Means.of(plain)).isCloseTo(0.0225, within(4.9 * Means.standardError(plain) + 0.001));
    assertThat(Means.of(values)).isCloseTo(0, within(4.9 * Means.standardError(values) + 0.00225));
  }

  @Test
  void whatIsCarriedOnSaysSoAndIsNoBoundAnyMore() {
    Continuous x = reals(40, 1);
    for (Bound bound : Bound.values()) {
      Scripted inner = new Scripted((a, b) -> 1, bound, Set.of(Caveat.TIES));
      Estimate estimate = ExtrapolatedEstimator.of(inner).estimate(x, x);
      assertThat(estimate.caveats()).containsExactly(Caveat.TIES, Caveat.EXTRAPOLATED);
      assertThat(estimate.bound())
          .isEqualTo(bound == Bound.DIFFERENCE_OF_BOUNDS ? bound : Bound.NONE);
    }
  }

  /** The halves move b/N away from the whole: the threshold is a tenth of the whole, not of a. */
  @Test
  void aMoveOfATenthIsFlaggedAndLessIsNot() {
    assertThat(moves(1, 1.0999)).isFalse();
    assertThat(moves(1, 1.1001)).isTrue();
    assertThat(moves(1, 0.8999)).isTrue();
    assertThat(moves(0.05, 0.0599)).isFalse();
    assertThat(moves(0.05, 0.0601)).isTrue();
  }

  private static boolean moves(double whole, double half) {
    return extrapolated(n -> n == 100 ? whole : half, 100)
        .caveats()
        .contains(Caveat.MOVES_WITH_SAMPLES);
  }

  @Test
  void enumeratedVariablesAndTooFewSamplesAreRefused() {
    ExtrapolatedEstimator estimator = ExtrapolatedEstimator.of(BinningEstimator.width(1));
    Discrete inputs = Variable.everyRowDistinct(20, Coverage.ENUMERATED);
    assertThatThrownBy(() -> estimator.estimate(reals(20, 1), inputs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("y is enumerated: there is nothing beyond all there is");
    assertThatThrownBy(() -> estimator.estimate(reals(7, 1), reals(7, 2)))
        .hasMessage("number of samples must be at least two in each of 4 parts, got 7 in all");
    assertThatThrownBy(
            () ->
                ExtrapolatedEstimator.of(KnnEstimator.ksg1()).estimate(reals(15, 1), reals(15, 2)))
        .hasMessage("among the 3 samples of a part: number of samples must exceed k = 3, got 3");
    assertThatThrownBy(() -> estimator.withSplits(0)).hasMessageContaining("number of splits");
  }

  @Test
  void conditionalInformationIsCarriedOnInItsOwnForm() {
    Continuous x = reals(120, 1);
    Continuous y = reals(120, 2);
    Discrete z = Variable.labels(Draws.labels(120, 2, 3));
    ConditionalEstimator conditional =
        ExtrapolatedEstimator.of(BinningEstimator.equalWidth(3)).conditional();
    Estimate estimate = conditional.estimate(x, y, z);
    assertThat(estimate.nats())
        .as("a plug-in of independent variables is too large")
        .isLessThan(BinningEstimator.equalWidth(3).conditional().estimate(x, y, z).nats());
    assertThat(estimate.caveats()).contains(Caveat.EXTRAPOLATED);
    assertThat(estimate.estimand().given()).isPresent();
    assertThat(conditional.description()).isEqualTo(estimate.estimator());
  }

  @Test
  void equalConfigurationsAreEqual() {
    ExtrapolatedEstimator estimator = ExtrapolatedEstimator.of(KnnEstimator.ksg1());
    assertThat(estimator)
        .isEqualTo(ExtrapolatedEstimator.of(KnnEstimator.ksg1()))
        .hasSameHashCodeAs(ExtrapolatedEstimator.of(KnnEstimator.ksg1()))
        .isNotEqualTo(estimator.withSeed(1))
        .isNotEqualTo(estimator.withSplits(1))
        .hasToString("extrapolated(ksg1(k=3),splits=10,seed=0)");
    assertThat(estimator.refusal(Variable.Kind.SOFT, Variable.Kind.CONTINUOUS)).isPresent();
  }
}
