package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.junit.jupiter.api.Test;

class LossTest {

  /** A network whose weighted sums are its inputs. */
  private static Mlp identity(int width, Activation output) {
    return Mlp.of(
        Architecture.of(Activation.TANH, width, width).withOutput(output),
        List.of(CommonOps_DDRM.identity(width)),
        List.of(new DMatrixRMaj(1, width)));
  }

  private static DMatrixRMaj matrix(double[]... rows) {
    return new DMatrixRMaj(rows);
  }

  @Test
  void crossEntropyIsTheMeanOfTheLogarithmsInNats() {
    double loss =
        identity(2, Activation.SOFTMAX)
            .loss(
                matrix(new double[] {0, 0}, new double[] {0, Math.log(3)}),
                matrix(new double[] {1, 0}, new double[] {0.5, 0.5}),
                Loss.CROSS_ENTROPY);

    double second = -0.5 * Math.log(0.25) - 0.5 * Math.log(0.75);
    assertThat(loss).isCloseTo((Math.log(2) + second) / 2, Offset.offset(1e-15));
  }

  @Test
  void crossEntropyStaysFiniteHoweverWrongThePredictionIs() {
    Mlp network = identity(2, Activation.SOFTMAX);
    DMatrixRMaj sums = matrix(new double[] {1000, -1000});

    assertThat(network.loss(sums, matrix(new double[] {0, 1}), Loss.CROSS_ENTROPY)).isEqualTo(2000);
    assertThat(network.loss(sums, matrix(new double[] {1, 0}), Loss.CROSS_ENTROPY)).isZero();
    assertThat(
            network.loss(
                matrix(new double[] {40, 0}), matrix(new double[] {1, 0}), Loss.CROSS_ENTROPY))
        .isCloseTo(4.248354255291589e-18, Offset.offset(1e-32));
  }

  @Test
  void meanSquaredErrorDividesBySamplesAndOutputs() {
    double loss =
        identity(2, Activation.LINEAR)
            .loss(
                matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {0, 0}),
                matrix(new double[] {0, 2}, new double[] {3, 1}, new double[] {1, 1}),
                Loss.MEAN_SQUARED_ERROR);

    assertThat(loss).isEqualTo((1 + 9 + 1 + 1) / 6.0);
  }

  @Test
  void crossEntropyRequiresASoftmaxOutput() {
    Mlp network = identity(2, Activation.SIGMOID);
    Dataset data = Dataset.labeled(new double[][] {{0, 1}}, new int[] {1}, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.evaluate(data, Loss.CROSS_ENTROPY))
        .withMessage("CROSS_ENTROPY requires a SOFTMAX output layer, the network has SIGMOID");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.gradients(data.inputs(), data.targets(), Loss.CROSS_ENTROPY));
    assertThat(network.evaluate(data, Loss.MEAN_SQUARED_ERROR).loss()).isPositive();
  }

  @Test
  void crossEntropyRequiresDistributionsAsTargets() {
    Mlp network = identity(2, Activation.SOFTMAX);
    DMatrixRMaj inputs = matrix(new double[] {0, 1}, new double[] {0, 1});
    Dataset regression = Dataset.regression(inputs, inputs);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.evaluate(regression, Loss.CROSS_ENTROPY))
        .withMessageContaining("the data set is a REGRESSION");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                network.loss(
                    inputs, matrix(new double[] {0, 1}, new double[] {1, 1}), Loss.CROSS_ENTROPY))
        .withMessageContaining("row 1 sums to 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                network.loss(
                    inputs, matrix(new double[] {-1, 2}, new double[] {1, 0}), Loss.CROSS_ENTROPY))
        .withMessageContaining("row 0 sums to 1.0 with a negative entry");
  }

  @Test
  void distributionsThatAreOneHotGiveTheBitsOfLabels() {
    Mlp network = Mlp.create(Architecture.tanh(2, 3, 3), 4);
    double[][] inputs = {{0, 1}, {1, 0}, {1, 1}};
    Dataset labeled = Dataset.labeled(inputs, new int[] {2, 0, 1}, 3);
    Dataset soft = Dataset.soft(new DMatrixRMaj(inputs), labeled.targets());

    assertThat(network.evaluate(soft, Loss.CROSS_ENTROPY))
        .isEqualTo(network.evaluate(labeled, Loss.CROSS_ENTROPY));
    for (int layer = 1; layer <= 2; layer++) {
      assertThat(
              network
                  .gradients(soft.inputs(), soft.targets(), Loss.CROSS_ENTROPY)
                  .weights(layer)
                  .data)
          .isEqualTo(
              network
                  .gradients(labeled.inputs(), labeled.targets(), Loss.CROSS_ENTROPY)
                  .weights(layer)
                  .data);
    }
  }
}
