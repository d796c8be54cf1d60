package org.infobottleneck.examples.situations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.Mixed;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.SplitAtomsEstimator;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The truths are integrals; here stand other ways to find them. */
class TruthsTest {

  private static final int SAMPLES = 20_000;

  /** A neighbor estimate of so many samples: its deviation is about .01, and .04 four of them. */
  private static final double TOLERANCE = 0.04;

  static Stream<Situation> simpleOnes() {
    return Stream.of(ContinuousPairs.group(), MixedPairs.group(), LabeledPairs.group())
        .flatMap(group -> group.situations().stream())
        .filter(situation -> !hard(situation.name()));
  }

  /** Where neighbors are known to fail at any number of samples, which the tables show. */
  private static boolean hard(String name) {
    return List.of("10+10", "10-D", "3+3", ".9999", "rounded to .1").stream()
        .anyMatch(name::contains);
  }

  @ParameterizedTest
  @MethodSource("simpleOnes")
  void manySamplesComeNearTheTruth(Situation situation) {
    Pair pair = situation.draw().of(SAMPLES, 3);
    Estimate estimate = estimator(pair).estimate(pair.x(), pair.y());
    assertThat(estimate.nats()).isCloseTo(situation.truth().getAsDouble(), within(TOLERANCE));
  }

  private static MutualInformationEstimator estimator(Pair pair) {
    if (pair.x() instanceof Mixed) {
      return SplitAtomsEstimator.create();
    }
    return pair.y() instanceof Discrete
        ? KnnEstimator.ross().withStandardization()
        : KnnEstimator.ksg1().withStandardization();
  }

  @Test
  void roundingLosesLittleAndTheLessTheFiner() {
    double all = Integrals.gaussian(0.6);
    assertThat(all).isCloseTo(-0.5 * StrictMath.log(0.64), within(1e-15));
    assertThat(Rounding.information(0.6, 0.1)).isBetween(all - 0.002, all);
    assertThat(Rounding.information(0.6, 1)).isBetween(0.15, Rounding.information(0.6, 0.1));
  }

  /** All inputs by Monte Carlo, whose standard error is known. */
  @Test
  void theGridAgreesWithDrawsOfTheNoise() {
    Layer layer = Layer.enumerated();
    Continuous activations = Variable.continuous(layer.activations(layer.all()));
    NoisyChannelEstimator channel = NoisyChannelEstimator.of(0.01);
    NoisyLayerTruth hard = NoisyLayerTruth.of(layer, false, 0.01);
    Estimate inputs =
        channel.estimate(activations, Variable.everyRowDistinct(layer.size(), Coverage.ENUMERATED));
    assertThat(hard.ofInputs())
        .isCloseTo(inputs.nats(), within(5 * inputs.standardError().orElseThrow()));
    Estimate labels =
        channel.estimate(
            activations,
            Variable.labels(layer.labels(layer.all())).withCoverage(Coverage.ENUMERATED));
    assertThat(hard.ofLabels())
        .isCloseTo(labels.nats(), within(5 * labels.standardError().orElseThrow()));
  }

  /** Soft labels are noisier than hard ones of the same rule. */
  @Test
  void softLabelsHoldLess() {
    Layer layer = Layer.enumerated();
    double soft = NoisyLayerTruth.of(layer, true, 0.01).ofLabels();
    assertThat(soft).isBetween(0.01, NoisyLayerTruth.of(layer, false, 0.01).ofLabels());
  }

  @Test
  void cellsHoldWhatCountsOfAllInputsSay() {
    Layer layer = Layer.enumerated();
    Continuous activations = Variable.continuous(layer.activations(layer.all()));
    Variable labels = Variable.labels(layer.labels(layer.all()));
    BinningEstimator cells = BinningEstimator.width(0.5);
    assertThat(layer.entropyOfCells(0.5)).isCloseTo(cells.entropy(activations), within(1e-12));
    assertThat(layer.informationOfCells(0.5))
        .isCloseTo(cells.estimate(activations, labels).nats(), within(1e-12));
  }
}
