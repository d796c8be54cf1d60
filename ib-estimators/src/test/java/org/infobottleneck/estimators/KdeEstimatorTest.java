package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class KdeEstimatorTest {

  private static final Bound[] SIDES = {Bound.UPPER, Bound.LOWER};

  private static KdeEstimator kde(Bound side, double noiseVariance) {
    return side == Bound.UPPER
        ? KdeEstimator.upperBound(noiseVariance)
        : KdeEstimator.lowerBound(noiseVariance);
  }

  /** The formula itself, by StrictMath, for hard labels. */
  private static double byDefinition(double[][] t, int[] labels, Bound side, double variance) {
    double c = side == Bound.UPPER ? 2 : 8;
    double total = 0;
    double within = 0;
    for (int i = 0; i < t.length; i++) {
      double all = 0;
      double own = 0;
      int members = 0;
      for (int j = 0; j < t.length; j++) {
        double square = 0;
        for (int f = 0; f < t[i].length; f++) {
          square += (t[i][f] - t[j][f]) * (t[i][f] - t[j][f]);
        }
        double kernel = StrictMath.exp(-square / (c * variance));
        all += kernel;
        own += labels[i] == labels[j] ? kernel : 0;
        members += labels[i] == labels[j] ? 1 : 0;
      }
      total -= StrictMath.log(all / t.length) / t.length;
      within -= StrictMath.log(own / members) / t.length;
    }
    return total - within;
  }

  @Property(seed = "1", tries = 100)
  void valuesAreThoseOfTheDefinition(
      @ForAll @IntRange(min = 2, max = 60) int n,
      @ForAll @IntRange(min = 1, max = 5) int d,
      @ForAll @IntRange(min = 1, max = 4) int classes,
      @ForAll @DoubleRange(min = 1e-4, max = 10) @Scale(6) double variance,
      @ForAll long seed) {
    double[][] t = Draws.gaussian(n, d, seed);
    int[] labels = Draws.labels(n, classes, seed + 1);
    for (Bound side : SIDES) {
      KdeEstimator estimator = kde(side, variance);
      double expected = byDefinition(t, labels, side, variance);
      Variable layer = Variable.continuous(t);
      assertThat(estimator.estimate(layer, Variable.labels(labels)).nats())
          .isCloseTo(expected, within(1e-12));
      assertThat(
              estimator
                  .estimate(layer, Variable.distribution(Draws.oneHot(labels, classes)))
                  .nats())
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void blocksOfTheKernelLeaveNoPairOut() {
    double[][] t = Draws.gaussian(1300, 2, 3);
    int[] labels = Draws.labels(1300, 2, 4);
    for (Bound side : SIDES) {
      assertThat(kde(side, 0.01).estimate(Variable.continuous(t), Variable.labels(labels)).nats())
          .isCloseTo(byDefinition(t, labels, side, 0.01), within(1e-12));
    }
  }

  /** Few inputs, many of each: their pairs are summed beside all others, as those of labels. */
  @Test
  void snapshotsOfFewInputsEqualEstimatesToTheLastBit() {
    double[][] t = Draws.gaussian(900, 3, 5);
    Continuous layer = Variable.continuous(t);
    Discrete[] inputs = new Discrete[2];
    for (int k = 0; k < 2; k++) {
      int symbols = k == 0 ? 3 : 200;
      double[][] x = new double[900][1];
      for (int i = 0; i < x.length; i++) {
        x[i][0] = i % symbols;
      }
      inputs[k] = Variable.distinctRows(x, Coverage.SAMPLED);
    }
    Discrete labels = Variable.labels(Draws.labels(900, 2, 6));
    Discrete manyLabels = Variable.labels(Draws.labels(900, 50, 7));
    Workspace scratch = new Workspace();
    for (Bound side : SIDES) {
      KdeEstimator estimator = kde(side, 0.05);
      for (Discrete input : inputs) {
        for (Discrete label : new Discrete[] {labels, manyLabels}) {
          LayerEstimate both =
              estimator.estimate(input, java.util.List.of(layer), label, scratch).get(0);
          assertThat(both.inputInformation().nats())
              .isEqualTo(estimator.estimate(input, layer).nats());
          assertThat(both.targetInformation().nats())
              .isEqualTo(estimator.estimate(layer, label).nats());
        }
      }
      assertThat(estimator.estimate(layer, manyLabels).nats())
          .isCloseTo(byDefinition(t, Draws.labels(900, 50, 7), side, 0.05), within(1e-12));
    }
  }

  @Test
  void farPointsAreAllToldApart() {
    Variable t = Variable.scalar(new double[] {0, 1e6, -1e6, 3e200});
    Discrete inputs = Variable.everyRowDistinct(4, Coverage.ENUMERATED);
    for (Bound side : SIDES) {
      assertThat(kde(side, 1).estimate(inputs, t).nats())
          .isCloseTo(StrictMath.log(4), within(1e-14));
    }
  }

  @Test
  void equalPointsHoldNothing() {
    Variable t = Variable.continuous(new double[][] {{1, 2}, {1, 2}, {1, 2}});
    Discrete inputs = Variable.everyRowDistinct(3, Coverage.ENUMERATED);
    Estimate estimate = KdeEstimator.upperBound(1e-3).estimate(inputs, t);
    assertThat(estimate.nats()).isZero();
    assertThat(estimate.caveats()).contains(Caveat.CONSTANT_COLUMN);
  }

  @Property(seed = "1", tries = 50)
  void boundsFallAsTheNoiseGrowsAndTheLowerStaysBelow(
      @ForAll @DoubleRange(min = 1e-4, max = 1) @Scale(6) double variance, @ForAll long seed) {
    Variable t = Variable.continuous(Draws.gaussian(50, 3, seed));
    Discrete inputs = Variable.everyRowDistinct(50, Coverage.ENUMERATED);
    double upper = KdeEstimator.upperBound(variance).estimate(inputs, t).nats();
    double lower = KdeEstimator.lowerBound(variance).estimate(inputs, t).nats();
    assertThat(lower).isLessThanOrEqualTo(upper + 1e-12);
    assertThat(upper).isBetween(-1e-12, StrictMath.log(50) + 1e-12);
    assertThat(KdeEstimator.upperBound(2 * variance).estimate(inputs, t).nats())
        .isLessThanOrEqualTo(upper + 1e-12);
    assertThat(KdeEstimator.lowerBound(2 * variance).estimate(inputs, t).nats())
        .isLessThanOrEqualTo(lower + 1e-12);
  }

  /** Monte Carlo of E[-ln p(t~)] under the mixture, with six of its own standard errors. */
  @Test
  void boundsBracketTheMonteCarloEntropyAndInformation() {
    double variance = 0.05;
    double[][] t = Draws.gaussian(60, 2, 11);
    int[] labels = Draws.labels(60, 2, 12);
    KdeEntropies bounds =
        KdeEstimator.upperBound(variance)
            .entropies(Variable.continuous(t), Variable.labels(labels));
    Random random = new Random(13);
    int draws = 40_000;
    double mean = 0;
    double square = 0;
    double information = 0;
    double informationSquare = 0;
    for (int m = 0; m < draws; m++) {
      int i = m % 60;
      double a = t[i][0] + Math.sqrt(variance) * random.nextGaussian();
      double b = t[i][1] + Math.sqrt(variance) * random.nextGaussian();
      double density = 0;
      double ownDensity = 0;
      double own = 0;
      for (int j = 0; j < 60; j++) {
        double distance = (a - t[j][0]) * (a - t[j][0]) + (b - t[j][1]) * (b - t[j][1]);
        double kernel = StrictMath.exp(-distance / (2 * variance)) / (2 * Math.PI * variance);
        density += kernel / 60;
        ownDensity += labels[j] == labels[i] ? kernel : 0;
        own += labels[j] == labels[i] ? 1 : 0;
      }
      double surprise = -StrictMath.log(density);
      double gain = StrictMath.log(ownDensity / own) + surprise;
      mean += surprise / draws;
      square += surprise * surprise / draws;
      information += gain / draws;
      informationSquare += gain * gain / draws;
    }
    double error = 6 * Math.sqrt((square - mean * mean) / draws);
    assertThat(mean).isBetween(bounds.lowerEntropy() - error, bounds.upperEntropy() + error);
    double informationError =
        6 * Math.sqrt((informationSquare - information * information) / draws);
    assertThat(information)
        .isBetween(
            bounds.informationLowerBound() - informationError,
            bounds.informationUpperBound() + informationError);
    assertThat(bounds.noiseEntropy())
        .isCloseTo(StrictMath.log(2 * Math.PI * Math.E * variance), within(1e-14));
    assertThat(bounds.upperConditionalEntropy()).isLessThan(bounds.upperEntropy());
    assertThat(bounds.lowerConditionalEntropy()).isLessThan(bounds.lowerEntropy());
  }

  @Test
  void entropyGivenEachLabelIsThatOfItsSamplesAlone() {
    double[][] t = Draws.gaussian(40, 2, 21);
    int[] labels = Draws.labels(40, 2, 22);
    KdeEntropies all =
        KdeEstimator.upperBound(0.1).entropies(Variable.continuous(t), Variable.labels(labels));
    KdeEntropies soft =
        KdeEstimator.upperBound(0.1)
            .entropies(Variable.continuous(t), Variable.distribution(Draws.oneHot(labels, 2)));
    for (int code = 0; code < 2; code++) {
      int label = code == 0 ? labels[0] : 1 - labels[0];
      double[][] own =
          java.util.stream.IntStream.range(0, 40)
              .filter(i -> labels[i] == label)
              .mapToObj(i -> t[i])
              .toArray(double[][]::new);
      KdeEntropies alone =
          KdeEstimator.upperBound(0.1)
              .entropies(
                  Variable.continuous(own),
                  Variable.everyRowDistinct(own.length, Coverage.SAMPLED));
      assertThat(alone.symbols()).isEmpty();
      KdeEntropies.GivenSymbol given = all.symbols().get(code);
      assertThat(given.probability()).isEqualTo(own.length / 40.0);
      assertThat(given.upperExcess()).isCloseTo(alone.upperExcess(), within(1e-14));
      assertThat(given.lowerExcess()).isCloseTo(alone.lowerExcess(), within(1e-14));
      assertThat(soft.symbols().get(label).upperExcess())
          .isCloseTo(given.upperExcess(), within(1e-13));
    }
  }

  @Test
  void resultsSayOnWhichSideTheyLie() {
    Variable t = Variable.continuous(Draws.gaussian(50, 2, 1));
    Discrete all = Variable.everyRowDistinct(50, Coverage.ENUMERATED);
    Discrete sample = Variable.everyRowDistinct(50, Coverage.SAMPLED);
    Discrete labels = Variable.labels(Draws.labels(50, 2, 2));
    assertThat(KdeEstimator.upperBound(0.1).estimate(all, t).bound()).isEqualTo(Bound.UPPER);
    assertThat(KdeEstimator.lowerBound(0.1).estimate(all, t).bound()).isEqualTo(Bound.LOWER);
    assertThat(KdeEstimator.lowerBound(0.1).estimate(sample, t).bound()).isEqualTo(Bound.LOWER);
    Estimate sampled = KdeEstimator.upperBound(0.1).estimate(sample, t);
    assertThat(sampled.bound()).isEqualTo(Bound.NONE);
    assertThat(sampled.caveats()).contains(Caveat.SAMPLED_INPUTS);
    assertThat(KdeEstimator.upperBound(0.1).estimate(t, labels).bound())
        .isEqualTo(Bound.DIFFERENCE_OF_BOUNDS);
  }

  @Test
  void repeatedInputsOfADeterministicLayerLeaveTheNoiseAlone() {
    double[][] t = {{0}, {0}, {1}, {1}, {5}};
    double[][] x = {{1}, {1}, {2}, {2}, {3}};
    Discrete inputs = Variable.distinctRows(x, Coverage.SAMPLED);
    Estimate estimate = KdeEstimator.lowerBound(1e-4).estimate(inputs, Variable.continuous(t));
    double entropy = -0.8 * StrictMath.log(0.4) - 0.2 * StrictMath.log(0.2);
    assertThat(estimate.nats()).isCloseTo(entropy, within(1e-14));
    assertThat(estimate.bound()).isEqualTo(Bound.LOWER);
    assertThat(estimate.caveats()).containsExactly(Caveat.SATURATED, Caveat.UNDERSAMPLED);
  }

  @Test
  void estimandCarriesTheNoise() {
    Variable t = Variable.continuous(Draws.gaussian(50, 2, 1));
    Discrete inputs = Variable.everyRowDistinct(50, Coverage.ENUMERATED);
    Estimate estimate = KdeEstimator.upperBound(1e-3).estimate(inputs, t);
    assertThat(estimate.named("X", "T").estimand()).hasToString("I(X;T+N(0,1e-3))");
    assertThat(KdeEstimator.upperBound(1e-3).estimate(t, inputs).estimand())
        .hasToString("I(X+N(0,1e-3);Y)");
    assertThat(estimate.estimator()).isEqualTo("kde-upper(noiseVariance=1e-3)");
    assertThat(estimate.estimand())
        .isNotEqualTo(KdeEstimator.upperBound(2e-3).estimate(inputs, t).estimand());
  }

  @Test
  void caveatsAreThereWhereTheyShouldAndAbsentOnACleanSample() {
    Discrete inputs = Variable.everyRowDistinct(100, Coverage.ENUMERATED);
    Variable t = Variable.continuous(Draws.gaussian(100, 2, 1));
    assertThat(KdeEstimator.upperBound(1e-8).estimate(inputs, t).caveats())
        .containsExactly(Caveat.SATURATED);
    assertThat(KdeEstimator.upperBound(0.05).estimate(inputs, t).caveats()).isEmpty();
    assertThat(KdeEstimator.lowerBound(1).estimate(inputs, t).caveats())
        .containsExactly(Caveat.BOUNDS_FAR_APART);
    assertThat(KdeEstimator.upperBound(1).estimate(inputs, t).caveats())
        .containsExactly(Caveat.BOUNDS_FAR_APART);
  }

  /**
   * Labels drawn at random hold nothing, but samples that the noise leaves apart tell them by
   * heart.
   */
  @Test
  void labelsToldByHeartAreFlagged() {
    Continuous t = Variable.continuous(Draws.gaussian(400, 5, 1));
    Discrete random = Variable.labels(Draws.labels(400, 3, 2));
    for (Bound side : SIDES) {
      Estimate narrow = kde(side, 1e-3).estimate(t, random);
      assertThat(narrow.bits()).isGreaterThan(1.5);
      assertThat(narrow.caveats()).contains(Caveat.UNDERSAMPLED);
      assertThat(kde(side, 1e-3).estimate(t, random.withCoverage(Coverage.ENUMERATED)).caveats())
          .doesNotContain(Caveat.UNDERSAMPLED);
      Estimate wide = kde(side, 4).estimate(t, random);
      assertThat(wide.bits()).isLessThan(0.05);
      assertThat(wide.caveats()).doesNotContain(Caveat.UNDERSAMPLED);
    }
  }

  @Test
  void tenSamplesForEveryPointThatStaysApartAreEnough() {
    Discrete labels = Variable.labels(Draws.labels(100, 2, 1));
    for (int points : new int[] {5, 9, 12, 20}) {
      double[] t = new double[100];
      for (int i = 0; i < t.length; i++) {
        t[i] = i % points;
      }
      Estimate estimate = KdeEstimator.upperBound(1e-4).estimate(Variable.scalar(t), labels);
      assertThat(estimate.caveats().contains(Caveat.UNDERSAMPLED)).isEqualTo(points > 10);
    }
  }

  @Test
  void badParametersAndKindsAreRefused() {
    for (double variance : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> KdeEstimator.upperBound(variance))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("noise variance must be positive and finite, got " + variance);
    }
    assertThatThrownBy(() -> KdeEstimator.lowerBound(1e-310))
        .hasMessageContaining("noise variance must lie between");
    Variable t = Variable.continuous(Draws.gaussian(10, 1, 1));
    Variable labels = Variable.labels(Draws.labels(10, 2, 1));
    KdeEstimator estimator = KdeEstimator.upperBound(1);
    assertThatThrownBy(() -> estimator.estimate(t, t))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask KnnEstimator.ksg1()");
    assertThatThrownBy(() -> estimator.estimate(labels, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask BinningEstimator.distinct()");
    assertThatThrownBy(() -> estimator.estimate(t, Variable.labels(new int[] {1, 2, 3})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x and y must have the same number of samples, got 10 and 3");
    assertThatThrownBy(() -> estimator.estimate(null, t)).isInstanceOf(NullPointerException.class);
  }
}
