package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Both bounds on the entropies of a noisy layer: {@link KdeEstimator#entropies}. */
class KdeEntropiesTest {

  private static final double LN2 = StrictMath.log(2);

  @Test
  void entropiesAreExcessesAboveTheNoiseAndInformationIsTheirDifference() {
    KdeEntropies entropies = new KdeEntropies(10, 7, 5, 3, 1, List.of());
    assertThat(entropies.upperEntropy()).isEqualTo(17);
    assertThat(entropies.lowerEntropy()).isEqualTo(15);
    assertThat(entropies.upperConditionalEntropy()).isEqualTo(13);
    assertThat(entropies.lowerConditionalEntropy()).isEqualTo(11);
    assertThat(entropies.informationLowerBound()).isEqualTo(5 - 3);
    assertThat(entropies.informationUpperBound()).isEqualTo(7 - 1);
  }

  /** Places far apart are a discrete variable, for which both bounds are exact. */
  @Test
  void farPlacesHaveTheEntropyOfADiscreteVariable() {
    double[] t = {0, 1e3, 2e3, 3e3, 0, 1e3, 2e3, 3e3};
    int[] labels = {5, 5, 5, 6, 5, 5, 5, 6}; // H(T|5) = ln 3, H(T|6) = 0
    KdeEntropies entropies =
        KdeEstimator.upperBound(1).entropies(Variable.scalar(t), Variable.labels(labels));
    double noise = 0.5 * StrictMath.log(2 * Math.PI * Math.E);
    double conditional = 0.75 * StrictMath.log(3);
    for (double entropy : new double[] {entropies.upperEntropy(), entropies.lowerEntropy()}) {
      assertThat(entropy).isCloseTo(noise + 2 * LN2, within(1e-14));
    }
    for (double entropy :
        new double[] {entropies.upperConditionalEntropy(), entropies.lowerConditionalEntropy()}) {
      assertThat(entropy).isCloseTo(noise + conditional, within(1e-14));
    }
    assertThat(entropies.informationLowerBound()).isCloseTo(2 * LN2 - conditional, within(1e-14));
    assertThat(entropies.informationUpperBound()).isCloseTo(2 * LN2 - conditional, within(1e-14));
  }

  @Test
  void labelsThatAllDifferHaveOneSymbolEach() {
    Continuous t = Variable.scalar(new double[] {1, 2, 4});
    KdeEntropies entropies =
        KdeEstimator.upperBound(1).entropies(t, Variable.labels(new int[] {7, 8, 9}));
    assertThat(entropies.symbols())
        .hasSize(3)
        .allSatisfy(
            symbol -> {
              assertThat(symbol.probability()).isEqualTo(1.0 / 3);
              assertThat(symbol.upperExcess()).isZero();
              assertThat(symbol.lowerExcess()).isZero();
            });
    KdeEntropies ofInputs =
        KdeEstimator.upperBound(1).entropies(t, Variable.everyRowDistinct(3, Coverage.ENUMERATED));
    assertThat(ofInputs.symbols()).isEmpty();
    assertThat(ofInputs.upperConditionalExcess()).isZero();
    assertThat(ofInputs.lowerConditionalExcess()).isZero();
  }

  /** Inputs that repeat with another layer each time: what is left of T given X is one bit. */
  @Test
  void repeatedInputsOfAStochasticLayerLeaveMoreThanTheNoise() {
    Discrete inputs = Variable.distinctRows(new double[][] {{1}, {1}, {2}, {2}}, Coverage.SAMPLED);
    Continuous t = Variable.scalar(new double[] {0, 1e3, 2e3, 3e3});
    for (KdeEstimator estimator : List.of(KdeEstimator.upperBound(1), KdeEstimator.lowerBound(1))) {
      Estimate estimate = estimator.estimate(inputs, t);
      assertThat(estimate.nats()).isCloseTo(LN2, within(1e-14));
      assertThat(estimate.bound()).isEqualTo(Bound.DIFFERENCE_OF_BOUNDS);
      assertThat(estimator.entropies(t, inputs).symbols()).isEmpty();
    }
  }

  @Test
  void variablesThatDoNotMatchAreRefused() {
    KdeEstimator estimator = KdeEstimator.upperBound(1);
    Continuous t = Variable.scalar(new double[] {1, 2, 4});
    assertThatThrownBy(() -> estimator.entropies(t, t))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask KnnEstimator.ksg1()");
    assertThatThrownBy(() -> estimator.entropies(t, Variable.labels(new int[] {1, 2})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer and given must have the same number of samples, got 3 and 2");
  }
}
