package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.SubsampledEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.Test;

class RowSampleTest {

  @Test
  void rowsAreDistinctAscendingAndAFunctionOfSeedAndEpoch() {
    RowSample always = RowSample.of(20, 3);
    RowSample anew = always.anewAtEverySnapshot();
    for (RowSample sample : List.of(always, anew)) {
      int[] rows = sample.rows(100, 7);
      assertThat(rows).hasSize(20).doesNotHaveDuplicates().isSorted();
      assertThat(IntStream.of(rows).allMatch(row -> row >= 0 && row < 100)).isTrue();
      assertThat(sample.rows(100, 7)).isEqualTo(rows);
    }
    assertThat(always.rows(100, 8)).isEqualTo(always.rows(100, 7));
    assertThat(anew.rows(100, 8)).isNotEqualTo(anew.rows(100, 7));
    assertThat(RowSample.of(20, 4).rows(100, 7)).isNotEqualTo(always.rows(100, 7));
    assertThat(always.rows(20, 0)).isEqualTo(IntStream.range(0, 20).toArray());
    assertThat(always).isEqualTo(RowSample.of(20, 3)).hasSameHashCodeAs(RowSample.of(20, 3));
    assertThat(always).isNotEqualTo(anew).hasToString("20 rows drawn once, seed 3");
    assertThat(anew).hasToString("20 rows drawn at every snapshot, seed 3");
    assertThatThrownBy(() -> RowSample.of(1, 0))
        .hasMessage("number of rows of a sample must be at least 2, got 1");
    assertThatThrownBy(() -> always.rows(19, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of rows of a sample must be at most 19, got 20");
  }

  /** A row is drawn with the probability n/N: 4.9 deviations of a binomial count. */
  @Test
  void everyRowIsAsLikelyAsAnother() {
    int draws = 2000;
    int[] counts = new int[50];
    RowSample anew = RowSample.of(10, 0).anewAtEverySnapshot();
    for (int epoch = 0; epoch < draws; epoch++) {
      for (int row : anew.rows(50, epoch)) {
        counts[row]++;
      }
    }
    double deviation = Math.sqrt(draws * 0.2 * 0.8);
    for (int count : counts) {
      assertThat((double) count).isCloseTo(400, within(4.9 * deviation));
    }
  }

  @Test
  void aSampleThatStaysIsTheSameAsObservingItsRows() {
    Dataset data = Runs.patterns();
    RowSample sample = RowSample.of(60, 5);
    InformationPlane sampled =
        Runs.tracker().observe("some", data, sample).track(Runs.network(), data);
    InformationPlane subset =
        Runs.tracker()
            .observe("some", data.subset(sample.rows(data.size(), 0)))
            .track(Runs.network(), data);
    assertThat(sampled.points()).isEqualTo(subset.points());
    assertThat(sampled.observed()).isEqualTo(subset.observed());
    assertThat(sampled.configuration().get("observed some"))
        .contains("512 x 12")
        .endsWith(", of it 60 rows drawn once, seed 5");
  }

  @Test
  void aFreshSampleIsWhatARecorderSeesOfItsRows() {
    Dataset data = Runs.patterns();
    RowSample sample = RowSample.of(60, 5).anewAtEverySnapshot();
    InformationPlane sampled =
        Runs.tracker()
            .estimators(BinningEstimator.edges(-1, 1, 30))
            .observe("some", data, sample)
            .observe("every", data)
            .track(Runs.network(), data);
    Mlp untrained = Runs.network();
    for (Snapshot snapshot : sampled.snapshots()) {
      assertThat(snapshot.scatter()).hasSize(2 * 4);
    }
    Dataset rows = data.subset(sample.rows(data.size(), 0));
    Recorder recorder =
        InformationPlane.recorder(BinningEstimator.edges(-1, 1, 30))
            .observe("some", rows.inputVariable(), rows.targetVariable());
    recorder.record(0, untrained.activations(rows.inputs()));
    assertThat(sampled.points().subList(0, 4)).isEqualTo(recorder.plane().points());
    // The ceilings are the highest of all samples, and of I(T;Y) every sample has its own.
    double highest = 0;
    for (Snapshot snapshot : sampled.snapshots()) {
      Dataset now = data.subset(sample.rows(data.size(), snapshot.epoch()));
      double targets = Observed.of("some", now).rows().targetEntropy().orElseThrow();
      highest = Math.max(highest, targets);
    }
    ObservedRows some = sampled.observed().get(0);
    assertThat(some.targetEntropy()).hasValue(highest);
    assertThat(some.rows()).isEqualTo(60);
    assertThat(some.inputEntropy()).isEqualTo(StrictMath.log(60), within(1e-12));
    assertThatThrownBy(() -> Runs.tracker().observe("all", data, RowSample.of(513, 1)))
        .hasMessage("number of rows of a sample must be at most 512, got 513");
  }

  /**
   * The interval of a sample holds the value of all rows, by an estimator whose bias at 250 rows is
   * a small part of the error. 95 of 100 are expected, with a deviation of 2.2: four of them below.
   */
  @Test
  void theErrorBarOfASampleHoldsTheValueOfAllRows() {
    int all = 4000;
    DMatrixRMaj layer = Spilled.matrix(all, 2, 9);
    Discrete inputs = Variable.everyRowDistinct(all, Coverage.SAMPLED);
    MutualInformationEstimator kde = KdeEstimator.upperBound(0.3);
    Variable activations = Variable.continuous(layer);
    double whole = kde.estimate(inputs, activations).nats();
    int covered = 0;
    for (int seed = 0; seed < 100; seed++) {
      int[] rows = RowSample.of(250, seed).rows(all, 0);
      Estimate estimate =
          SubsampledEstimator.of(kde)
              .withSplits(10)
              .estimate(inputs.take(rows), activations.take(rows));
      covered += estimate.interval(0.95).orElseThrow().contains(whole) ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(86);
  }
}
