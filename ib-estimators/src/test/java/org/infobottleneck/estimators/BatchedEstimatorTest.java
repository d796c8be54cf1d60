package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchedEstimatorTest {

  private static final Continuous X = Variable.scalar(Draws.column(Draws.gaussian(101, 1, 1), 0));
  private static final Continuous Y = Variable.scalar(Draws.column(Draws.gaussian(101, 1, 2), 0));

  @Test
  void theValueIsTheMeanOverDisjointBatches() {
    Set<Double> seen = new TreeSet<>();
    Scripted inner =
        new Scripted(
            (x, y) -> {
              if (x.size() == 20) {
                for (double value : ((Continuous) x).toRowMajor()) {
                  assertThat(seen.add(value)).as("drawn once").isTrue();
                }
              }
              return ((Continuous) x).value(0, 0) == ((Continuous) y).value(0, 0) ? 0.7 : 0;
            },
            Bound.UPPER,
            Set.of(Caveat.TIES));
    Estimate estimate = BatchedEstimator.of(inner, 20).withBatches(5).withSeed(3).estimate(X, X);
    assertThat(seen).hasSize(100);
    assertThat(estimate.nats()).isCloseTo(0.7, within(1e-15));
    assertThat(estimate.bound()).as("of the whole").isEqualTo(Bound.NONE);
    assertThat(estimate.caveats()).containsExactly(Caveat.TIES);
    assertThat(estimate.samples()).isEqualTo(100);
    assertThat(estimate.estimator()).isEqualTo("batched(scripted,rows=20,batches=5,seed=3)");
    assertThat(estimate.error().orElseThrow().nats()).isCloseTo(0, within(1e-15));
    assertThat(estimate.error().orElseThrow().degreesOfFreedom()).isEqualTo(4);
  }

  @Test
  void batchesOfAllRowsLeaveNoError() {
    Continuous x = X.take(IntStream.range(0, 100).toArray());
    Estimate all = BatchedEstimator.of(Scripted.mean(), 10).estimate(x, x);
    assertThat(all.nats()).isCloseTo(Means.of(x.toRowMajor()), within(1e-14));
    assertThat(all.standardError().orElseThrow()).isZero();
  }

  /**
   * Sampling from N values without replacement: the mean of n M of them has the variance S²/(n M)
   * (1 - n M/N), and the stated squared error has it for its mean (Cochran 1977, theorem 2.2). Over
   * 4000 seeds both scatter by less than √(2/4000) = 2 % where values are near Gaussian.
   */
  @Test
  void theErrorOfAMeanIsTheTextbooks() {
    double whole = Means.of(X.toRowMajor());
    double spread = Means.standardError(X.toRowMajor()) * Math.sqrt(101);
    double expected = spread * spread / 50 * (1 - 50.0 / 101);
    double squares = 0;
    double stated = 0;
    int within = 0;
    int seeds = 4000;
    for (int seed = 0; seed < seeds; seed++) {
      Estimate estimate =
          BatchedEstimator.of(Scripted.mean(), 10).withBatches(5).withSeed(seed).estimate(X, X);
      double error = estimate.standardError().orElseThrow();
      stated += error * error / seeds;
      squares += (estimate.nats() - whole) * (estimate.nats() - whole) / seeds;
      within += estimate.interval(0.95).orElseThrow().contains(whole) ? 1 : 0;
    }
    assertThat(squares / expected).isCloseTo(1, within(0.1));
    assertThat(stated / expected).isCloseTo(1, within(0.1));
    // 95 % of 4000 have a deviation of 0.34 %.
    assertThat((double) within / seeds).isCloseTo(0.95, within(0.02));
  }

  /** KDE with noise as wide as the signal: its bias at 300 rows is a small part of the error. */
  @Test
  void intervalsCoverTheValueOfAllRowsWhereTheBiasIsSmall() {
    int all = 3000;
    Continuous layer = Variable.continuous(Draws.gaussian(all, 1, 5));
    Discrete inputs = Variable.everyRowDistinct(all, Coverage.SAMPLED);
    MutualInformationEstimator kde = KdeEstimator.upperBound(1);
    double whole = kde.estimate(inputs, layer).nats();
    int covered = 0;
    int seeds = 100;
    for (int seed = 0; seed < seeds; seed++) {
      Estimate estimate =
          BatchedEstimator.of(kde, 300).withBatches(4).withSeed(seed).estimate(inputs, layer);
      covered += estimate.interval(0.95).orElseThrow().contains(whole) ? 1 : 0;
      assertThat(estimate.bound()).isEqualTo(Bound.NONE);
    }
    // 95 of 100, with a deviation of 2.2: four of them below.
    assertThat(covered).isGreaterThanOrEqualTo(86);
  }

  @Test
  void aCeilingOfTheBatchIsFlagged() {
    int all = 4000;
    Continuous layer = Variable.continuous(Draws.gaussian(all, 3, 5));
    Discrete inputs = Variable.everyRowDistinct(all, Coverage.SAMPLED);
    Estimate estimate =
        BatchedEstimator.of(BinningEstimator.width(0.1), 100).estimate(inputs, layer);
    assertThat(estimate.nats()).isLessThanOrEqualTo(StrictMath.log(100));
    assertThat(estimate.caveats()).contains(Caveat.SATURATED, Caveat.MOVES_WITH_SAMPLES);
    assertThat(BinningEstimator.width(0.1).estimate(inputs, layer).nats())
        .isGreaterThan(estimate.interval(0.99).orElseThrow().high());
  }

  @Test
  void enumeratedInputsAreSampled() {
    Scripted inner =
        Scripted.of(
            (x, y) -> {
              assertThat(Pairs.coverage(x)).isEqualTo(Coverage.SAMPLED);
              return 1;
            });
    BatchedEstimator.of(inner, 50)
        .withBatches(2)
        .estimate(Variable.everyRowDistinct(101, Coverage.ENUMERATED), Y);
  }

  @Test
  void theSameSeedTakesTheSameRowsOfAnyVariable() {
    BatchedEstimator estimator = BatchedEstimator.of(Scripted.mean(), 10).withBatches(3);
    assertThat(estimator.estimate(X, Y)).isEqualTo(estimator.estimate(X, Y));
    assertThat(estimator.withSeed(1).estimate(X, Y).nats())
        .isNotEqualTo(estimator.estimate(X, Y).nats());
    double[] shifted = X.toRowMajor();
    Arrays.setAll(shifted, i -> shifted[i] + 1);
    assertThat(estimator.estimate(Variable.scalar(shifted), Y).nats())
        .isCloseTo(estimator.estimate(X, Y).nats() + 1, within(1e-14));
  }

  @Test
  void conditionalInformationComesFromBatchesToo() {
    Discrete z = Variable.labels(Draws.labels(101, 2, 9));
    ConditionalEstimator conditional =
        BatchedEstimator.of(KnnEstimator.gao(), 50).withBatches(2).conditional();
    Estimate estimate = conditional.estimate(X, Y, z);
    assertThat(estimate.estimator()).isEqualTo(conditional.description());
    assertThat(estimate.estimand())
        .isEqualTo(KnnEstimator.gao().conditional().estimate(X, Y, z).estimand());
    assertThat(estimate.standardError().orElseThrow()).isPositive();
  }

  @Test
  void tooFewRowsAndRefusedKindsAreNamed() {
    BatchedEstimator estimator = BatchedEstimator.of(KnnEstimator.ksg1(), 11);
    assertThatThrownBy(() -> estimator.estimate(X, Y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "number of samples must be at least 10 batches of 11 rows for"
                + " batched(ksg1(k=3),rows=11,batches=10,seed=0), got 101");
    assertThatThrownBy(() -> BatchedEstimator.of(KnnEstimator.ksg1(), 3))
        .hasMessage("number of rows of a batch must be at least 4, got 3");
    assertThatThrownBy(() -> estimator.withBatches(1))
        .hasMessage("number of batches must be at least 2, got 1");
    assertThat(estimator.refusal(Variable.Kind.LABELS, Variable.Kind.LABELS))
        .isEqualTo(KnnEstimator.ksg1().refusal(Variable.Kind.LABELS, Variable.Kind.LABELS));
    assertThatNullPointerException()
        .isThrownBy(() -> BatchedEstimator.of(null, 10))
        .withMessage("inner");
  }

  @Test
  void equalConfigurationsAreEqual() {
    BatchedEstimator estimator = BatchedEstimator.of(KnnEstimator.ross(), 30).withBatches(3);
    assertThat(estimator)
        .isEqualTo(Estimators.parse("batched(ross, rows=30, batches=3)"))
        .hasSameHashCodeAs(Estimators.parse(estimator.description()))
        .isNotEqualTo(estimator.withSeed(1))
        .isNotEqualTo(BatchedEstimator.of(KnnEstimator.ross(), 31).withBatches(3));
  }
}
