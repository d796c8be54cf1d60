package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.junit.jupiter.api.Test;

class MlpTest {

  private static final Architecture SMALL = Architecture.tanh(2, 3, 2);
  private static final DMatrixRMaj INPUTS = new DMatrixRMaj(new double[][] {{0, 1}, {2, -3}});

  @Test
  void theSameSeedGivesTheSameBits() {
    assertThat(Mlp.create(SMALL, 1).weights(1).data)
        .isEqualTo(Mlp.create(SMALL, 1).weights(1).data)
        .isNotEqualTo(Mlp.create(SMALL, 2).weights(1).data);
    assertThat(Mlp.create(SMALL, 1).biases(1).data).containsOnly(0);
  }

  @Test
  void shapesAreFanInByFanOut() {
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 2), 1);

    assertThat(network.layerCount()).isEqualTo(3);
    assertThat(network.inputWidth()).isEqualTo(12);
    assertThat(network.outputWidth()).isEqualTo(2);
    assertThat(network.weights(2).numRows).isEqualTo(10);
    assertThat(network.weights(2).numCols).isEqualTo(7);
    assertThat(network.biases(2).numRows).isEqualTo(1);
    assertThat(network.biases(2).numCols).isEqualTo(7);
    assertThat(network.architecture()).isEqualTo(Architecture.tanh(12, 10, 7, 2));
  }

  @Test
  void activationsAreThoseOfTheFormula() {
    Mlp network = Mlp.create(SMALL, 3);
    network.biases(1).set(0, 1, 0.25);
    network.biases(2).set(0, 0, -0.5);
    List<DMatrixRMaj> layers = network.activations(INPUTS);

    assertThat(layers).hasSize(2);
    for (int i = 0; i < 2; i++) {
      double[] hidden = new double[3];
      for (int j = 0; j < 3; j++) {
        double sum = network.biases(1).get(0, j);
        for (int k = 0; k < 2; k++) {
          sum += INPUTS.get(i, k) * network.weights(1).get(k, j);
        }
        hidden[j] = Math.tanh(sum);
        assertThat(layers.get(0).get(i, j)).isCloseTo(hidden[j], Offset.offset(1e-15));
      }
      double[] e = new double[2];
      for (int j = 0; j < 2; j++) {
        double sum = network.biases(2).get(0, j);
        for (int k = 0; k < 3; k++) {
          sum += hidden[k] * network.weights(2).get(k, j);
        }
        e[j] = Math.exp(sum);
      }
      assertThat(layers.get(1).get(i, 0)).isCloseTo(e[0] / (e[0] + e[1]), Offset.offset(1e-14));
    }
    assertThat(network.predict(INPUTS).data).isEqualTo(layers.get(1).data);
  }

  @Test
  void activationsAreNewMatricesEachTime() {
    Mlp network = Mlp.create(SMALL, 3);

    assertThat(network.activations(INPUTS).get(0)).isNotSameAs(network.activations(INPUTS).get(0));
    assertThat(INPUTS.data).containsExactly(0, 1, 2, -3);
  }

  @Test
  void activationsHaveTheBitsThatTrainingWorksOn() {
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 3);
    DMatrixRMaj inputs = IcosahedronTask.deterministic().inputs();
    ForwardPass training = new ForwardPass(network, inputs.numRows, 1);
    training.run(inputs, 0, inputs.numRows);
    DMatrixRMaj prediction = new DMatrixRMaj(inputs.numRows, 2);
    UnitMajor.toRows(training.prediction(), prediction.data, 0, inputs.numRows);

    assertThat(network.predict(inputs).data).isEqualTo(prediction.data);
  }

  @Test
  void activationsHaveTheBitsOfEjml() {
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 3, 2), 3);
    network.weights(2).data[4] = 100; // Beyond what the fast path of tanh takes.
    network.biases(1).set(0, 3, 0.25);
    DMatrixRMaj previous = IcosahedronTask.deterministic().inputs();
    List<DMatrixRMaj> layers = network.activations(previous);

    for (int layer = 1; layer <= 3; layer++) {
      DMatrixRMaj next = CommonOps_DDRM.mult(previous, network.weights(layer), null);
      for (int i = 0; i < next.data.length; i++) {
        next.data[i] += network.biases(layer).data[i % next.numCols];
      }
      network.architecture().activation(layer).apply(next.data, next.numRows, next.numCols);
      assertThat(layers.get(layer - 1).data).isEqualTo(next.data);
      previous = next;
    }
  }

  @Test
  void aCopySharesNothing() {
    Mlp network = Mlp.create(SMALL, 1);
    Mlp copy = network.copy();
    network.weights(1).set(0, 0, 42);
    network.biases(2).set(0, 0, 42);

    assertThat(copy.weights(1).data).isEqualTo(Mlp.create(SMALL, 1).weights(1).data);
    assertThat(copy.biases(2).data).containsOnly(0);
    assertThat(network.weights(1).get(0, 0)).isEqualTo(42);
  }

  @Test
  void theWeightNormLeavesBiasesOut() {
    Mlp network = Mlp.create(SMALL, 1);
    network.weights(2).setTo(new DMatrixRMaj(new double[][] {{1, 2}, {2, 0}, {0, 4}}));
    network.biases(2).set(0, 0, 100);

    assertThat(network.weightNorm(2)).isEqualTo(5);
  }

  @Test
  void anEvaluationIsTheSameInBlocks() {
    Dataset data = IcosahedronTask.deterministic();
    Mlp network = Mlp.create(Architecture.tanh(12, 4, 2), 1);
    network.biases(2).set(0, 0, 0.1);
    Evaluation evaluation = network.evaluate(data, Loss.CROSS_ENTROPY);
    DMatrixRMaj p = network.predict(data.inputs());
    int[] labels = data.labels().orElseThrow();
    double loss = 0;
    int right = 0;
    for (int i = 0; i < 4096; i++) {
      loss -= Math.log(p.get(i, labels[i])) / 4096;
      right += p.get(i, labels[i]) > 0.5 ? 1 : 0;
    }

    assertThat(evaluation.loss()).isCloseTo(loss, Offset.offset(1e-13));
    assertThat(evaluation.accuracy()).hasValue(right / 4096.0);
  }

  @Test
  void accuracyComparesTheMostProbableClassesAndIsEmptyForARegression() {
    Mlp network = Mlp.create(SMALL, 1);
    network.weights(2).zero();
    network.biases(2).set(0, 1, 1);
    DMatrixRMaj p = new DMatrixRMaj(new double[][] {{0.4, 0.6}, {0.9, 0.1}});

    assertThat(network.evaluate(Dataset.soft(INPUTS, p), Loss.CROSS_ENTROPY).accuracy())
        .hasValue(0.5);
    assertThat(network.evaluate(Dataset.regression(INPUTS, p), Loss.MEAN_SQUARED_ERROR).accuracy())
        .isEmpty();
  }

  @Test
  void givenParametersAreCopiedAndChecked() {
    List<DMatrixRMaj> weights = List.of(new DMatrixRMaj(2, 3), new DMatrixRMaj(3, 2));
    List<DMatrixRMaj> biases = List.of(new DMatrixRMaj(1, 3), new DMatrixRMaj(1, 2));
    Mlp network = Mlp.of(SMALL, weights, biases);
    weights.get(0).set(0, 0, Double.NaN);

    assertThat(network.weights(1).get(0, 0)).isZero();
    refused(
        () -> Mlp.of(SMALL, weights, biases),
        "weights of layer 1 must be finite, got NaN at row 0");
    refused(
        () -> Mlp.of(SMALL, List.of(new DMatrixRMaj(3, 2), weights.get(1)), biases),
        "number of rows of the weights of layer 1 must be 2, got 3");
    refused(() -> Mlp.of(SMALL, biases, biases), "weights of layer 1 must be 2, got 1");
    refused(
        () -> Mlp.of(SMALL, List.of(new DMatrixRMaj(2, 3)), biases), "number of weight matrices");
    refused(
        () -> Mlp.of(Architecture.tanh(2, 3), List.of(new DMatrixRMaj(2, 3)), biases),
        "number of bias matrices must be 1, got 2");
  }

  @Test
  void badInputsAreNamed() {
    Mlp network = Mlp.create(SMALL, 1);
    DMatrixRMaj nan = INPUTS.copy();
    nan.set(1, 0, Double.NaN);
    DMatrixRMaj targets = new DMatrixRMaj(new double[][] {{1, 0}, {1, 0}});

    refused(() -> network.predict(new DMatrixRMaj(2, 3)), "input columns must be 2, got 3");
    refused(() -> network.predict(new DMatrixRMaj(0, 2)), "input rows must be at least 1");
    refused(() -> network.activations(nan), "got NaN at row 1, column 0");
    refused(() -> network.weights(0), "layer must lie between 1 and 2, got 0");
    refused(() -> network.biases(3), "layer must lie between 1 and 2, got 3");
    refused(
        () -> network.gradients(INPUTS, new DMatrixRMaj(3, 2), Loss.CROSS_ENTROPY),
        "number of target rows must be 2, got 3");
    refused(
        () -> network.gradients(INPUTS, new DMatrixRMaj(2, 3), Loss.CROSS_ENTROPY),
        "number of target columns must be 2, got 3");
    refused(() -> network.loss(INPUTS, nan, Loss.MEAN_SQUARED_ERROR), "targets must be finite");
    refused(
        () -> network.gradients(INPUTS, targets, Loss.CROSS_ENTROPY).weights(3),
        "layer must lie between 1 and 2, got 3");
    assertThatNullPointerException().isThrownBy(() -> network.predict(null)).withMessage("inputs");
    assertThat(network.gradients(INPUTS, targets, Loss.CROSS_ENTROPY).layerCount()).isEqualTo(2);
  }

  @Test
  void aDataSetThatDoesNotFitIsRefused() {
    Mlp network = Mlp.create(SMALL, 1);

    refused(
        () -> network.evaluate(IcosahedronTask.deterministic(), Loss.CROSS_ENTROPY),
        "number of input columns of the data set must be 2, got 12");
    refused(
        () -> network.evaluate(Dataset.labeled(INPUTS, new int[2], 3), Loss.CROSS_ENTROPY),
        "number of target columns of the data set must be 2, got 3");
  }

  @Test
  void aLossThatIsNoNumberIsNotReturned() {
    Mlp network = Mlp.create(SMALL, 1);
    network.weights(2).set(0, 0, Double.NaN);

    assertThatIllegalStateException()
        .isThrownBy(
            () -> network.evaluate(Dataset.labeled(INPUTS, new int[2], 2), Loss.CROSS_ENTROPY))
        .withMessageContaining("NaN");
  }

  private static void refused(ThrowingCallable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(part);
  }
}
