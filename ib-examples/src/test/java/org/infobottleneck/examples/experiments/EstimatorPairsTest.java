package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.examples.experiments.Sight.FALLS;
import static org.infobottleneck.examples.experiments.Sight.INVALID;
import static org.infobottleneck.examples.experiments.Sight.SATURATED;
import static org.infobottleneck.examples.experiments.Sight.STAYS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.examples.experiments.Saxe2018.Tally;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.CompressionAnalysis;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;

final class EstimatorPairsTest {

  @Test
  void layersThatOneDoesNotSeeSayNothing() {
    assertThat(EstimatorPairs.agree(List.of(FALLS, SATURATED), List.of(FALLS, STAYS)))
        .contains(true);
    assertThat(EstimatorPairs.agree(List.of(FALLS, STAYS), List.of(FALLS, FALLS))).contains(false);
    assertThat(EstimatorPairs.agree(List.of(FALLS, INVALID), List.of(SATURATED, STAYS))).isEmpty();
  }

  @Test
  void pairsAreCountedOnceEachAndForEveryEstimator() {
    Map<String, List<Sight>> sights = new LinkedHashMap<>();
    sights.put("a", List.of(FALLS, STAYS));
    sights.put("b", List.of(FALLS, STAYS));
    sights.put("c", List.of(STAYS, STAYS));
    sights.put("blind", List.of(SATURATED, INVALID));
    EstimatorPairs pairs = new EstimatorPairs(sights);
    assertThat(pairs.count()).isEqualTo(new EstimatorPairs.Count(1, 3));
    assertThat(pairs.count().share()).isEqualTo(1.0 / 3);
    assertThat(pairs.count("a")).hasToString("1 of 2");
    assertThat(pairs.count("c")).hasToString("0 of 2");
    assertThat(pairs.count("blind").share()).isZero();
  }

  @Test
  void onlySaturatingNetworksCompressWhereTheOthersAreSeenAndStay() {
    Tally some = new Tally(1, 3, Optional.empty());
    Tally none = new Tally(0, 4, Optional.empty());
    Tally unseen = new Tally(0, 0, Optional.empty());
    assertThat(Saxe2018.onlyTheFirstFalls(some, none)).isTrue();
    assertThat(Saxe2018.onlyTheFirstFalls(some, some)).isFalse();
    assertThat(Saxe2018.onlyTheFirstFalls(none, none)).isFalse();
    assertThat(Saxe2018.onlyTheFirstFalls(some, unseen)).as("nobody looked").isFalse();
  }

  @Test
  void aTrueFallExceedsTheErrorOfItsDrawsToo() {
    Average fall = new Average(20, 0.5, OptionalDouble.of(0.15));
    assertThat(TrueAnswer.exceeds(fall, 0)).isTrue();
    assertThat(TrueAnswer.exceeds(fall, 0.19)).isTrue();
    assertThat(TrueAnswer.exceeds(fall, 0.21)).as("0.5 < 2 sqrt(0.15^2 + 0.21^2)").isFalse();
  }

  @Test
  void binsThatTellEveryLevelApartAreRightOnAQuantizedNetwork() {
    BinningEstimator truth = BinningEstimator.distinct();
    BinningEstimator same = BinningEstimator.width(0.1); // 1 bit: the levels are -1 and 1
    BinningEstimator blind = BinningEstimator.edges(-3, 3, 2); // one cell for all
    Experiment base =
        Presets.shwartzZivTishby2017()
            .withArchitecture(
                Architecture.tanh(12, 4, 3, 2).withChannel(ActivationChannel.quantized(1)))
            .withEpochs(4)
            .withSnapshots(Snapshots.at(0, 2, 4))
            .withEstimators(truth, same, blind);
    List<InformationPlane> planes =
        base.repeats(2).stream().map(experiment -> experiment.run(1, progress -> {})).toList();
    TrueAnswer answer =
        new TrueAnswer(
            "one bit",
            new Repeats(
                base,
                planes,
                AveragePlane.of(planes),
                CompressionAnalysis.of(planes).withLeastFall(0.1),
                0),
            truth.description());
    assertThat(answer.known()).containsExactly(1, 2);
    assertThat(answer.estimators()).containsExactly(same.description(), blind.description());
    assertThat(answer.meanDistance(same.description()).orElseThrow().mean()).isZero();
    assertThat(answer.fallDistance(same.description())).isZero();
    assertThat(answer.rightLayers(same.description())).isEqualTo(new EstimatorPairs.Count(2, 2));
    assertThat(answer.points(same.description())).isEqualTo(2 * 2 * 3);
    assertThat(answer.largestOwnError()).isZero();
    assertThat(answer.ownError(1)).isZero();
    double sum = 0;
    for (InformationPlane plane : planes) {
      for (int layer : answer.known()) {
        sum +=
            plane.path(layer, truth).stream()
                .mapToDouble(point -> point.inputInformation().bits() / 3)
                .sum();
      }
    }
    assertThat(sum).isPositive();
    assertThat(answer.meanDifference(blind.description()).orElseThrow().mean())
        .as("one cell for all knows nothing")
        .isCloseTo(-sum / 4, within(1e-12));
  }
}
