package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizedNetworkTest {

  private static final Dataset DATA = IcosahedronTask.deterministic();

  private static Mlp network(Activation hidden, int bits) {
    return Mlp.create(
        Architecture.of(hidden, 12, 6, 4, 2).withChannel(ActivationChannel.quantized(bits)), 3);
  }

  @ParameterizedTest
  @EnumSource(names = {"TANH", "SOFTSIGN", "SIGMOID"})
  void boundedLayersTakeEquallySpacedLevelsOverTheirRange(Activation hidden) {
    double low = hidden == Activation.SIGMOID ? 0 : -1;
    for (int bits : new int[] {1, 2, 4, 8}) {
      Mlp network = network(hidden, bits);
      network.weights(1).data[0] *= 100; // so that the ends are reached
      double step = (1 - low) / ((1 << bits) - 1);
      List<DMatrixRMaj> layers = network.activations(DATA.inputs());
      for (int layer = 0; layer < 2; layer++) {
        TreeSet<Double> values = new TreeSet<>();
        for (double value : layers.get(layer).data) {
          values.add(value);
        }
        assertThat(values).hasSizeLessThanOrEqualTo(1 << bits);
        for (double value : values) {
          double code = (value - low) / step;
          assertThat(code).isCloseTo(Math.rint(code), within(1e-9));
          assertThat(value).isBetween(low, 1.0);
        }
      }
    }
  }

  @Test
  void roundingGoesToTheNearestLevelOfEachLayerInTurn() {
    Mlp network = network(Activation.TANH, 3);
    Mlp plain =
        Mlp.of(
            network.architecture().withChannel(ActivationChannel.none()),
            List.of(network.weights(1), network.weights(2), network.weights(3)),
            List.of(network.biases(1), network.biases(2), network.biases(3)));
    double[] exact = plain.activations(DATA.inputs()).get(0).data;
    double[] rounded = network.activations(DATA.inputs()).get(0).data;
    for (int i = 0; i < exact.length; i++) {
      assertThat(Math.abs(rounded[i] - exact[i])).isLessThanOrEqualTo(1.0 / 7 + 1e-12);
    }
    // Layer 2 of the quantized network is a function of the rounded layer 1.
    Map<List<Double>, List<Double>> function = new HashMap<>();
    DMatrixRMaj one = network.activations(DATA.inputs()).get(0);
    DMatrixRMaj two = network.activations(DATA.inputs()).get(1);
    for (int i = 0; i < 4096; i++) {
      List<Double> value = row(two, i);
      assertThat(function.computeIfAbsent(row(one, i), key -> value)).isEqualTo(value);
    }
    assertThat(function).hasSizeLessThan(4096);
  }

  private static List<Double> row(DMatrixRMaj matrix, int row) {
    Double[] values = new Double[matrix.numCols];
    for (int j = 0; j < values.length; j++) {
      values[j] = matrix.get(row, j);
    }
    return List.of(values);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void informationOfACountedLayerIsTheEntropyOfItsCodes(int bits) {
    Mlp network = network(Activation.TANH, bits);
    for (DMatrixRMaj layer : network.activations(DATA.inputs()).subList(0, 2)) {
      Map<List<Double>, Integer> counts = new HashMap<>();
      Map<List<Object>, Integer> joint = new HashMap<>();
      int[] labels = DATA.labels().orElseThrow();
      int ones = 0;
      for (int i = 0; i < 4096; i++) {
        counts.merge(row(layer, i), 1, Integer::sum);
        joint.merge(List.of(row(layer, i), labels[i]), 1, Integer::sum);
        ones += labels[i];
      }
      double ofLayer = entropy(counts);
      double ofLabels = entropy(Map.of(0, 4096 - ones, 1, ones));
      for (BinningEstimator counter :
          List.of(BinningEstimator.distinct(), BinningEstimator.quantizedActivations(1 << bits))) {
        Estimate x = counter.estimate(DATA.inputVariable(), Variable.continuous(layer));
        Estimate y = counter.estimate(Variable.continuous(layer), DATA.targetVariable());
        assertThat(x.nats()).isCloseTo(ofLayer, within(1e-12));
        assertThat(y.nats()).isCloseTo(ofLayer + ofLabels - entropy(joint), within(1e-11));
        assertThat(x.error()).isEmpty();
      }
      Estimate exact =
          BinningEstimator.distinct()
              .estimate(DATA.inputVariable(), Variable.continuous(layer))
              .named("X", "T");
      assertThat(exact.estimand()).hasToString("I(X;T)");
    }
  }

  private static <K> double entropy(Map<K, Integer> counts) {
    double sum = 0;
    for (int count : counts.values()) {
      sum -= count / 4096.0 * StrictMath.log(count / 4096.0);
    }
    return sum;
  }

  @Test
  void gradientsPassTheRoundingStraightThrough() {
    Mlp network = network(Activation.TANH, 3);
    int n = 50;
    DMatrixRMaj inputs = DATA.subset(firstRows(n)).inputs();
    DMatrixRMaj targets = DATA.subset(firstRows(n)).targets();
    Gradients gradients = network.gradients(inputs, targets, Loss.CROSS_ENTROPY);

    // The plain formula, one sum at a time: rounded outputs in the products, tanh' before rounding.
    double[][] seen = new double[3][];
    double[][] before = new double[3][];
    seen[0] = inputs.data;
    for (int layer = 1; layer <= 2; layer++) {
      before[layer] = sums(network, layer, seen[layer - 1], n);
      seen[layer] = new double[before[layer].length];
      for (int i = 0; i < seen[layer].length; i++) {
        before[layer][i] = StrictMath.tanh(before[layer][i]);
        seen[layer][i] = Math.floor((before[layer][i] + 1) * 3.5 + 0.5) / 3.5 - 1;
      }
    }
    double[] z = sums(network, 3, seen[2], n);
    double[] delta = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double p = 1 / (1 + StrictMath.exp(z[2 * i] - z[2 * i + 1]));
      delta[2 * i] = (1 - p - targets.get(i, 0)) / n;
      delta[2 * i + 1] = (p - targets.get(i, 1)) / n;
    }
    for (int layer = 3; layer >= 1; layer--) {
      DMatrixRMaj w = network.weights(layer);
      double[] next = new double[n * w.numRows];
      for (int k = 0; k < w.numRows; k++) {
        for (int j = 0; j < w.numCols; j++) {
          double sum = 0;
          for (int i = 0; i < n; i++) {
            sum += seen[layer - 1][i * w.numRows + k] * delta[i * w.numCols + j];
            next[i * w.numRows + k] += w.get(k, j) * delta[i * w.numCols + j];
          }
          assertThat(gradients.weights(layer).get(k, j)).isCloseTo(sum, within(1e-13));
        }
      }
      for (int i = 0; layer > 1 && i < next.length; i++) {
        next[i] *= 1 - before[layer - 1][i] * before[layer - 1][i];
      }
      delta = next;
    }
  }

  private static double[] sums(Mlp network, int layer, double[] below, int n) {
    DMatrixRMaj w = network.weights(layer);
    double[] z = new double[n * w.numCols];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < w.numCols; j++) {
        for (int k = 0; k < w.numRows; k++) {
          z[i * w.numCols + j] += below[i * w.numRows + k] * w.get(k, j);
        }
      }
    }
    return z;
  }

  private static int[] firstRows(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = 81 * i;
    }
    return rows;
  }

  @Test
  void anUnboundedLayerAsksForRowsFirst() {
    Mlp network = network(Activation.RELU, 4);
    assertThatIllegalStateException()
        .isThrownBy(() -> network.activations(DATA.inputs()))
        .withMessageContaining("calibrate(inputs)");
    network.calibrate(DATA.inputs());
    assertThat(network.activations(DATA.inputs())).hasSize(3);
  }

  @Test
  void anUnboundedLayerSpansItsRangeOverTheRowsGiven() {
    Mlp network = network(Activation.RELU, 4);
    Mlp plain =
        Mlp.of(
            network.architecture().withChannel(ActivationChannel.none()),
            List.of(network.weights(1), network.weights(2), network.weights(3)),
            List.of(network.biases(1), network.biases(2), network.biases(3)));
    network.calibrate(DATA.inputs());
    double[] exact = plain.activations(DATA.inputs()).get(0).data;
    double greatest = 0;
    for (double value : exact) {
      greatest = Math.max(greatest, value);
    }
    double step = greatest / 15;
    double[] rounded = network.activations(DATA.inputs()).get(0).data;
    for (int i = 0; i < exact.length; i++) {
      assertThat(rounded[i]).isCloseTo(exact[i], within(step / 2 + 1e-12));
    }
    // Rows beyond get the outermost level, a copy rounds alike.
    DMatrixRMaj beyond = DATA.subset(firstRows(9)).inputs().copy();
    for (int i = 0; i < beyond.getNumElements(); i++) {
      beyond.data[i] *= 50;
    }
    double most = 0;
    for (double value : network.copy().activations(beyond).get(0).data) {
      most = Math.max(most, value);
    }
    assertThat(most).isEqualTo(greatest);
  }

  @Test
  void theTrainerRenewsTheRangeFromItsRows() {
    Dataset train = DATA.subset(firstRows(50));
    Mlp network = network(Activation.RELU, 4);
    Trainer trainer =
        Trainer.of(network, train, Training.with(Sgd.learningRate(0.5)).withBatchSize(10));
    for (int epoch = 0; epoch < 3; epoch++) {
      Mlp renewed = network.copy();
      renewed.calibrate(train.inputs());
      assertThat(network.predict(DATA.inputs()).data)
          .isEqualTo(renewed.predict(DATA.inputs()).data);
      trainer.trainEpoch();
    }
  }

  @Test
  void aDeadLayerHasOneLevel() {
    Mlp network = network(Activation.RELU, 4);
    network.biases(1).fill(-1000);
    network.calibrate(DATA.inputs());
    assertThat(network.activations(DATA.inputs()).get(0).data).containsOnly(0.0);
  }

  @Test
  void boundedLayersKeepTheirRange() {
    Mlp network = network(Activation.TANH, 4);
    double[] before = network.predict(DATA.inputs()).data;
    network.calibrate(DATA.subset(firstRows(9)).inputs());
    assertThat(network.predict(DATA.inputs()).data).isEqualTo(before);
  }

  @Test
  void aQuantizedNetworkLearns() {
    Mlp network =
        Mlp.create(Architecture.relu(12, 10, 7, 2).withChannel(ActivationChannel.quantized(4)), 1);
    Dataset train = DATA.split(0.5, 1).train();
    double before = network(Activation.TANH, 4).evaluate(train, Loss.CROSS_ENTROPY).loss();
    Trainer trainer =
        Trainer.of(network, train, Training.with(Sgd.learningRate(0.1)).withBatchSize(64));
    for (int epoch = 0; epoch < 40; epoch++) {
      trainer.trainEpoch();
    }
    assertThat(network.evaluate(train, Loss.CROSS_ENTROPY).loss()).isLessThan(before / 2);
  }
}
