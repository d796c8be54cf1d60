package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SubsampledEstimatorTest {

  private static final Continuous X = Variable.scalar(Draws.column(Draws.gaussian(101, 1, 1), 0));
  private static final Continuous Y = Variable.scalar(Draws.column(Draws.gaussian(101, 1, 2), 0));

  @Test
  void theValueIsTheInnerOneWithAllThatBelongsToIt() {
    Scripted inner = new Scripted((x, y) -> 0.7, Bound.LOWER, Set.of(Caveat.TIES));
    Estimate estimate = SubsampledEstimator.of(inner).withSplits(7).withSeed(3).estimate(X, Y);
    assertThat(estimate.nats()).isEqualTo(0.7);
    assertThat(estimate.bound()).isEqualTo(Bound.LOWER);
    assertThat(estimate.caveats()).containsExactly(Caveat.TIES);
    assertThat(estimate.samples()).isEqualTo(101);
    assertThat(estimate.estimator()).isEqualTo("subsampled(scripted,splits=7,seed=3)");
    StandardError error = estimate.error().orElseThrow();
    assertThat(error.source()).isEqualTo(StandardError.Source.SUBSAMPLING);
    assertThat(error.nats()).as("all halves agree").isCloseTo(0, within(1e-15));
  }

  /**
   * Averaged over all splits the variance of a mean is s²/N exactly; over R of them it scatters by
   * √(2/R) of it, and 4.9 such deviations are exceeded once in a million.
   */
  @Test
  void theErrorOfAMeanIsTheTextbooks() {
    int splits = 20_000;
    double error =
        SubsampledEstimator.of(Scripted.mean())
            .withSplits(splits)
            .estimate(X, Y)
            .standardError()
            .orElseThrow();
    double expected = Means.standardError(X.toRowMajor());
    double ratio = error * error / (expected * expected);
    // An odd sample's halves are 50 and 51, with means a ten-thousandth further apart.
    assertThat(ratio).isCloseTo(1, within(4.9 * Math.sqrt(2.0 / splits) + 1e-3));
  }

  /**
   * The variance over R splits, for fresh Gaussian samples, scatters as a chi-square variable of
   * the stated degrees of freedom does: by √(2/df) of its mean.
   */
  @Test
  void theDegreesOfFreedomSayHowWellTheErrorIsKnown() {
    int replicates = 2000;
    int n = 24;
    for (int splits : new int[] {1, 8, 40}) {
      SubsampledEstimator estimator = SubsampledEstimator.of(Scripted.mean()).withSplits(splits);
      double[] variances = new double[replicates];
      double freedom = 0;
      for (int r = 0; r < replicates; r++) {
        Continuous x = Variable.continuous(Draws.gaussian(n, 1, 100 + r));
        StandardError error = estimator.estimate(x, x).error().orElseThrow();
        variances[r] = error.nats() * error.nats();
        freedom = error.degreesOfFreedom();
      }
      double mean = Means.of(variances);
      double deviation = Means.standardError(variances) * Math.sqrt(replicates);
      double found = 2 * mean * mean / (deviation * deviation);
      // A variance over 2000 replicates scatters by some 5 %, of heavy tails by up to 10 %.
      assertThat(found).isCloseTo(freedom, within(0.35 * freedom));
    }
  }

  @Test
  void fewSplitsAndManyHaveTheFreedomOfTheFormula() {
    assertThat(freedom(1, 1000)).isCloseTo(1, within(1e-12));
    assertThat(freedom(20, 1000)).isCloseTo(1 / (0.05 + 0.95 / 999), within(1e-12));
    assertThat(freedom(1_000_000, 11)).isCloseTo(10, within(1e-4));
  }

  private static double freedom(int splits, int samples) {
    return Parts.degreesOfFreedom(splits, samples);
  }

  @Test
  void rowsOfBothVariablesStayTogether() {
    double[] same = X.toRowMajor();
    Scripted together =
        Scripted.of(
            (x, y) -> {
              assertThat(((Continuous) x).toRowMajor()).isEqualTo(((Continuous) y).toRowMajor());
              return 1;
            });
    SubsampledEstimator.of(together).estimate(X, Variable.scalar(same));
    Scripted inputs =
        Scripted.of(
            (x, y) -> {
              assertThat(x.size()).isEqualTo(y.size());
              assertThat(Pairs.coverage(x)).isEqualTo(Coverage.SAMPLED);
              return 1;
            });
    SubsampledEstimator.of(inputs).estimate(Variable.everyRowDistinct(101, Coverage.SAMPLED), Y);
  }

  @Test
  void theSameSeedGivesTheSameErrorAndAnotherSeedAnother() {
    SubsampledEstimator estimator = SubsampledEstimator.of(KnnEstimator.ksg1());
    assertThat(estimator.estimate(X, Y)).isEqualTo(estimator.estimate(X, Y));
    Estimate other = estimator.withSeed(1).estimate(X, Y);
    assertThat(other.nats()).isEqualTo(estimator.estimate(X, Y).nats());
    assertThat(other.error()).isNotEqualTo(estimator.estimate(X, Y).error());
  }

  @Test
  void aMoveOfATenthIsFlaggedAndLessIsNot() {
    assertThat(moves(n -> 1, n -> 1.0999)).isFalse();
    assertThat(moves(n -> 1, n -> 1.1001)).isTrue();
    assertThat(moves(n -> 1, n -> 0.9001)).isFalse();
    assertThat(moves(n -> 1, n -> 0.8999)).isTrue();
    assertThat(moves(n -> -1, n -> -1.1001)).isTrue();
  }

  @Test
  void aMoveOfAHundredthOfANatIsNegligible() {
    assertThat(moves(n -> 0.05, n -> 0.0599)).isFalse();
    assertThat(moves(n -> 0.05, n -> 0.0601)).isTrue();
    assertThat(moves(n -> 0, n -> -0.0099)).isFalse();
    assertThat(moves(n -> 0, n -> -0.0101)).isTrue();
  }

  private static boolean moves(
      java.util.function.IntToDoubleFunction whole, java.util.function.IntToDoubleFunction half) {
    Scripted inner =
        Scripted.bySize(n -> n == 101 ? whole.applyAsDouble(n) : half.applyAsDouble(n));
    return SubsampledEstimator.of(inner)
        .estimate(X, Y)
        .caveats()
        .contains(Caveat.MOVES_WITH_SAMPLES);
  }

  @Test
  void aPlugInOfManyCellsMovesAndOneOfFewDoesNot() {
    SubsampledEstimator estimator = SubsampledEstimator.of(BinningEstimator.distinct());
    Variable many = Variable.labels(Draws.labels(400, 20, 1));
    Variable more = Variable.labels(Draws.labels(400, 20, 2));
    assertThat(estimator.estimate(many, more).caveats()).contains(Caveat.MOVES_WITH_SAMPLES);
    int[] few = Draws.labels(400, 2, 3);
    assertThat(estimator.estimate(Variable.labels(few), Variable.labels(few)).caveats())
        .doesNotContain(Caveat.MOVES_WITH_SAMPLES);
  }

  @Test
  void enumeratedVariablesHaveNoSamplingError() {
    SubsampledEstimator estimator = SubsampledEstimator.of(BinningEstimator.width(0.5));
    Discrete inputs = Variable.everyRowDistinct(101, Coverage.ENUMERATED);
    assertThatThrownBy(() -> estimator.estimate(inputs, Y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x is enumerated")
        .hasMessageContaining("no sampling error")
        .hasMessageContaining("NoisyChannelEstimator gives the error of its draws");
    Soft soft =
        Variable.distribution(Draws.oneHot(Draws.labels(101, 2, 1), 2))
            .withCoverage(Coverage.ENUMERATED);
    assertThatThrownBy(() -> estimator.estimate(Y, soft)).hasMessageContaining("y is enumerated");
    assertThatThrownBy(
            () ->
                estimator
                    .conditional()
                    .estimate(
                        Y,
                        X,
                        Variable.labels(Draws.labels(101, 2, 1)).withCoverage(Coverage.ENUMERATED)))
        .hasMessageContaining("given is enumerated");
  }

  @Test
  void tooFewSamplesAndRefusedKindsAreNamed() {
    SubsampledEstimator ksg = SubsampledEstimator.of(KnnEstimator.ksg1());
    int[] seven = {0, 1, 2, 3, 4, 5, 6};
    assertThatThrownBy(() -> ksg.estimate(X.take(seven), Y.take(seven)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("among the 3 samples of a part: number of samples must exceed k = 3, got 3");
    int[] three = {0, 1, 2};
    assertThatThrownBy(
            () -> SubsampledEstimator.of(Scripted.mean()).estimate(X.take(three), Y.take(three)))
        .hasMessage("number of samples must be at least two in each of 2 parts, got 3 in all");
    assertThat(ksg.refusal(Variable.Kind.LABELS, Variable.Kind.LABELS))
        .isEqualTo(KnnEstimator.ksg1().refusal(Variable.Kind.LABELS, Variable.Kind.LABELS));
    assertThatThrownBy(() -> ksg.withSplits(0))
        .hasMessage("number of splits must be at least 1, got 0");
    assertThatNullPointerException()
        .isThrownBy(() -> SubsampledEstimator.of(null))
        .withMessage("inner");
  }

  /** The inner estimator's own conditional form, subsampled: not strata of subsampled values. */
  @Test
  void conditionalInformationHasAnErrorToo() {
    Discrete z = Variable.labels(Draws.labels(101, 2, 9));
    KnnEstimator inner = KnnEstimator.gao();
    ConditionalEstimator conditional = SubsampledEstimator.of(inner).conditional();
    Estimate estimate = conditional.estimate(X, Y, z);
    Estimate plain = inner.conditional().estimate(X, Y, z);
    assertThat(estimate.nats()).isEqualTo(plain.nats());
    assertThat(estimate.estimand()).isEqualTo(plain.estimand());
    assertThat(estimate.estimator()).isEqualTo(conditional.description());
    assertThat(estimate.standardError().orElseThrow()).isPositive();
    assertThat(conditional.refusal(X.kind(), Y.kind(), Variable.Kind.CONTINUOUS)).isPresent();
    assertThatThrownBy(() -> conditional.estimate(X, Y, X))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalConfigurationsAreEqual() {
    SubsampledEstimator estimator = SubsampledEstimator.of(KnnEstimator.ross()).withSplits(3);
    assertThat(estimator)
        .isEqualTo(SubsampledEstimator.of(KnnEstimator.ross()).withSplits(3))
        .hasSameHashCodeAs(SubsampledEstimator.of(KnnEstimator.ross()).withSplits(3))
        .isNotEqualTo(estimator.withSeed(1))
        .isNotEqualTo(estimator.withSplits(4))
        .hasToString("subsampled(ross(k=3),splits=3,seed=0)");
  }
}
