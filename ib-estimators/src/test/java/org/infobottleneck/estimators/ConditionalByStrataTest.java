package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** I(X;Y|Z) where an estimator has no form of its own. */
class ConditionalByStrataTest {

  private static final int N = 300;

  private static double entropy(int[]... columns) {
    Map<String, Integer> counts = new TreeMap<>();
    int n = columns[0].length;
    for (int i = 0; i < n; i++) {
      StringBuilder key = new StringBuilder();
      for (int[] column : columns) {
        key.append(column[i]).append(',');
      }
      counts.merge(key.toString(), 1, Integer::sum);
    }
    return counts.values().stream()
        .mapToDouble(c -> -(double) c / n * StrictMath.log((double) c / n))
        .sum();
  }

  /** Z decides whether Y copies X, so that all four entropies differ. */
  @Test
  void countsFollowTheFourEntropies() {
    int[] x = Draws.labels(N, 3, 1);
    int[] z = Draws.labels(N, 4, 2);
    int[] y = Draws.labels(N, 3, 3);
    for (int i = 0; i < N; i++) {
      y[i] = z[i] > 1 ? x[i] : y[i];
    }
    double expected = entropy(x, z) + entropy(y, z) - entropy(x, y, z) - entropy(z);
    Estimate estimate =
        new StratifiedEstimator(BinningEstimator.distinct())
            .estimate(Variable.labels(x), Variable.labels(y), Variable.labels(z));
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-13));
    assertThat(estimate.estimand()).hasToString("I(X;Y|Z)");
    assertThat(estimate.samples()).isEqualTo(N);
    assertThat(estimate.estimator()).isEqualTo("binning(distinct)|strata");
  }

  /** I(X;T|Y) = H(T~|Y) - H(noise) = I(X;T) - I(T;Y), for hard labels and both bounds. */
  @Test
  void whatAKernelDensitySeesOfALayerBeyondTheLabelIsADifference() {
    Continuous t = Variable.continuous(Draws.gaussian(N, 2, 4));
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    Discrete labels = Variable.labels(Draws.labels(N, 3, 5));
    for (KdeEstimator estimator :
        new KdeEstimator[] {KdeEstimator.upperBound(0.1), KdeEstimator.lowerBound(0.1)}) {
      Estimate estimate = estimator.conditional().estimate(inputs, t, labels);
      double difference =
          estimator.estimate(inputs, t).nats() - estimator.estimate(t, labels).nats();
      assertThat(estimate.nats()).isCloseTo(difference, within(1e-12));
      KdeEntropies entropies = estimator.entropies(t, labels);
      boolean upper = estimate.bound() == Bound.UPPER;
      assertThat(estimate.nats())
          .isCloseTo(
              upper ? entropies.upperConditionalExcess() : entropies.lowerConditionalExcess(),
              within(1e-12));
      assertThat(estimate.bound())
          .isEqualTo(estimator.description().contains("upper") ? Bound.UPPER : Bound.LOWER);
      assertThat(estimator.conditional().estimate(t, inputs, labels).nats())
          .isCloseTo(difference, within(1e-12));
    }
  }

  @Test
  void softLabelsThatAreSureAreWorthTheLabels() {
    Continuous t = Variable.continuous(Draws.gaussian(N, 2, 4));
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    int[] labels = Draws.labels(N, 3, 5);
    Soft sure = Variable.distribution(Draws.oneHot(labels, 3)).withCoverage(Coverage.ENUMERATED);
    for (MutualInformationEstimator estimator :
        new MutualInformationEstimator[] {
          KdeEstimator.upperBound(0.1), BinningEstimator.width(0.5)
        }) {
      double hard = estimator.conditional().estimate(inputs, t, Variable.labels(labels)).nats();
      assertThat(estimator.conditional().estimate(inputs, t, sure).nats())
          .isCloseTo(hard, within(1e-12));
    }
  }

  @Test
  void softLabelsAreADifferenceAndCarryTheDoubtsOfBoth() {
    double[][] rows = new double[N][2];
    for (int i = 0; i < N; i++) {
      rows[i][0] = (i % 7) / 8.0;
      rows[i][1] = 1 - rows[i][0];
    }
    Soft soft = Variable.distribution(rows);
    Continuous t = Variable.continuous(Draws.gaussian(N, 2, 4));
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    KdeEstimator kde = KdeEstimator.upperBound(1e-4);
    Estimate estimate = kde.conditional().estimate(inputs, t, soft);
    Estimate all = kde.estimate(inputs, t);
    Estimate relevant = kde.estimate(t, soft);
    assertThat(estimate.nats()).isEqualTo(all.nats() - relevant.nats());
    assertThat(estimate.bound()).isEqualTo(Bound.DIFFERENCE_OF_BOUNDS);
    assertThat(all.caveats()).doesNotContain(Caveat.UNDERSAMPLED).contains(Caveat.SATURATED);
    assertThat(estimate.caveats()).contains(Caveat.SATURATED, Caveat.UNDERSAMPLED);
    assertThat(estimate.estimand()).hasToString("I(X;Y+N(0,1e-4)|Z)");
    assertThat(kde.conditional().estimate(t, inputs, soft).nats()).isEqualTo(estimate.nats());
    assertThat(BinningEstimator.width(0.5).conditional().estimate(inputs, t, soft).bound())
        .isEqualTo(Bound.NONE);
  }

  @Test
  void aSymbolThatIsAloneAddsNothingAndIsNamed() {
    int[] z = Draws.labels(N, 2, 6);
    z[17] = 9;
    int[] x = Draws.labels(N, 2, 7);
    int[] y = Draws.labels(N, 2, 8);
    Estimate estimate =
        new StratifiedEstimator(BinningEstimator.distinct())
            .estimate(Variable.labels(x), Variable.labels(y), Variable.labels(z));
    double expected = entropy(x, z) + entropy(y, z) - entropy(x, y, z) - entropy(z);
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-13));
    assertThat(estimate.caveats()).contains(Caveat.SINGLETONS_DROPPED);
    assertThat(estimate.samples()).isEqualTo(N - 1);
    int[] alone = {0, 1, 2};
    Variable three = Variable.labels(alone);
    assertThatThrownBy(
            () ->
                new StratifiedEstimator(BinningEstimator.distinct()).estimate(three, three, three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "binning(distinct)|strata needs a symbol of Z with two samples, every one is alone");
  }

  /** All inputs of a label are all there are of it: no warning that they are a sample. */
  @Test
  void enumeratedInputsAreEnumeratedWithinALabel() {
    Variable t = Variable.continuous(Draws.gaussian(N, 1, 9));
    Discrete labels = Variable.labels(Draws.labels(N, 2, 10));
    ConditionalEstimator kde = KdeEstimator.upperBound(0.1).conditional();
    Estimate all = kde.estimate(Variable.everyRowDistinct(N, Coverage.ENUMERATED), t, labels);
    Estimate sample = kde.estimate(Variable.everyRowDistinct(N, Coverage.SAMPLED), t, labels);
    assertThat(all.nats()).isEqualTo(sample.nats());
    assertThat(all.bound()).isEqualTo(Bound.UPPER);
    assertThat(all.caveats()).doesNotContain(Caveat.SAMPLED_INPUTS);
    assertThat(sample.bound()).isEqualTo(Bound.NONE);
    assertThat(sample.caveats()).contains(Caveat.SAMPLED_INPUTS);
  }

  @Test
  void whatCanNotBeConditionedOnIsRefusedWithWhomToAsk() {
    Variable.Kind real = Variable.Kind.CONTINUOUS;
    Variable.Kind labels = Variable.Kind.LABELS;
    Variable.Kind soft = Variable.Kind.SOFT;
    Variable.Kind inputs = Variable.Kind.INPUTS;
    ConditionalEstimator counts = new StratifiedEstimator(BinningEstimator.width(1));
    assertThat(counts.refusal(real, labels, labels)).isEmpty();
    assertThat(counts.refusal(inputs, real, soft)).isEmpty();
    assertThat(counts.refusal(real, inputs, soft)).isEmpty();
    assertThat(counts.refusal(real, labels, soft).orElseThrow()).contains("got " + soft);
    assertThat(counts.refusal(real, labels, real).orElseThrow())
        .contains("for a continuous Z ask KnnEstimator.ksg1()");
    assertThat(counts.refusal(soft, soft, labels))
        .isEqualTo(BinningEstimator.width(1).refusal(soft, soft));
    assertThat(KnnEstimator.noisy(1).conditional().refusal(inputs, real, soft))
        .isEqualTo(KnnEstimator.noisy(1).refusal(real, soft));
    Variable x = Variable.labels(new int[] {0, 1, 0, 1});
    assertThatThrownBy(() -> counts.estimate(x, x, Variable.labels(new int[] {0, 1, 0})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x, y and given must have the same number of samples, got 4, 4 and 3");
  }

  @Test
  void whatDefeatsTheEstimatorInAStratumIsSaidWithItsSymbol() {
    Variable x = Variable.continuous(Draws.gaussian(20, 1, 1));
    Variable y = Variable.labels(Draws.labels(20, 2, 2));
    int[] z = new int[20];
    Arrays.fill(z, 0, 3, 1);
    assertThatThrownBy(() -> KnnEstimator.ross().conditional().estimate(x, y, Variable.labels(z)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "among the 3 samples of symbol 0 of Z: number of samples must exceed k = 3, got 3");
  }
}
