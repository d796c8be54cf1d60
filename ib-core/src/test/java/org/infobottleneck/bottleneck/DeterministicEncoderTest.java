package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterministicEncoderTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  private final JointDistribution three =
      JointDistribution.of(new double[][] {{0.1, 0.1, 0.1}, {0.3, 0, 0.1}, {0, 0.2, 0.1}});

  @Test
  void everyPartitionHasTheInformationOfItsPlainSums() {
    double[][] weights = Partitions.weights(1, 6);
    JointDistribution joint = JointDistribution.ofCounts(weights);
    for (int[] cells : Partitions.all(6)) {
      DeterministicEncoder encoder = DeterministicEncoder.of(joint, cells);
      Partitions.Point point = Partitions.point(weights, cells);

      assertThat(encoder.cells()).isEqualTo(point.cells());
      assertThat(encoder.inputInformation()).isCloseTo(point.inputInformation(), ROUNDING);
      assertThat(encoder.targetInformation()).isCloseTo(point.targetInformation(), ROUNDING);
      assertThat(encoder.functional(3)).isCloseTo(point.functional(3), ROUNDING);
    }
  }

  @Test
  void oneCellTellsNothingAndOneCellPerInputTellsAll() {
    DeterministicEncoder none = DeterministicEncoder.trivial(three);
    DeterministicEncoder all = DeterministicEncoder.of(three, new int[] {2, 0, 1});

    assertThat(none.inputInformation()).isZero();
    assertThat(none.targetInformation()).isCloseTo(0, Offset.offset(1e-15));
    assertThat(all.inputInformation()).isCloseTo(three.inputEntropy(), ROUNDING);
    assertThat(all.targetInformation()).isCloseTo(three.mutualInformation(), ROUNDING);
  }

  @Test
  void aCellHasTheMassAndTheMeanOfItsInputs() {
    DeterministicEncoder encoder = DeterministicEncoder.of(three, new int[] {1, 0, 1});

    assertThat(encoder.clusterProbability(1)).isCloseTo(0.6, ROUNDING);
    assertThat(encoder.decoder(1, 1)).isCloseTo(0.5, ROUNDING);
    assertThat(encoder.decoder(0, 0)).isCloseTo(0.75, ROUNDING);
    assertThat(encoder.cell(1)).isZero();
    assertThat(encoder.cellsOfInputs()).containsExactly(1, 0, 1);
    assertThat(encoder.inputs()).isEqualTo(3);
    assertThat(encoder)
        .hasToString("3 inputs in 2 cells, I(X;T) = 0.9710 bits, I(T;Y) = 0.3710 bits");
  }

  @Test
  void equalPartitionsOfEqualDistributionsAreEqual() {
    DeterministicEncoder encoder = DeterministicEncoder.of(three, new int[] {1, 0, 1});

    assertThat(encoder)
        .isEqualTo(DeterministicEncoder.of(three, new int[] {1, 0, 1}))
        .hasSameHashCodeAs(DeterministicEncoder.of(three, new int[] {1, 0, 1}))
        .isNotEqualTo(DeterministicEncoder.of(three, new int[] {0, 1, 0}))
        .isNotEqualTo("encoder");
  }

  @Test
  void cellsThatDoNotMatchAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeterministicEncoder.of(three, new int[2]))
        .withMessage("number of cell numbers must be 3, got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeterministicEncoder.of(three, new int[] {0, -1, 0}))
        .withMessage("cell of an input must lie between 0 and 2, got -1 at input 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeterministicEncoder.of(three, new int[] {0, 3, 0}))
        .withMessage("cell of an input must lie between 0 and 2, got 3 at input 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeterministicEncoder.of(three, new int[] {0, 2, 0}))
        .withMessage("cells must not be empty, got no input in cell 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aTradeOffThatIsNotPositiveIsRefused(double beta) {
    DeterministicEncoder encoder = DeterministicEncoder.trivial(three);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.functional(beta))
        .withMessageContaining("beta must be positive and finite");
  }
}
