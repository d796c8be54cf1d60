package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoisyNetworkTest {

  private static final double H = 1e-5;

  private static Mlp network(ActivationChannel channel, int... widths) {
    return Mlp.create(Architecture.tanh(widths).withChannel(channel), 3);
  }

  private static DMatrixRMaj inputs(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(11);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = 2 * random.nextDouble() - 1;
    }
    return matrix;
  }

  private static void assertSame(List<DMatrixRMaj> actual, List<DMatrixRMaj> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).data).isEqualTo(expected.get(i).data);
    }
  }

  @Test
  void aPlainNetworkSamplesItsActivations() {
    Mlp network = network(ActivationChannel.none(), 5, 4, 3, 2);
    DMatrixRMaj inputs = inputs(300, 5);
    assertSame(network.sample(inputs, 1), network.activations(inputs));
    assertSame(network.sampleBeforeChannel(inputs, 1), network.activations(inputs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian(noiseVariance=0.25)", "dropout(rate=0.5)"})
  void activationsDrawNoNoise(String channel) {
    DMatrixRMaj inputs = inputs(300, 5);
    assertSame(
        network(ActivationChannel.parse(channel), 5, 4, 3, 2).activations(inputs),
        network(ActivationChannel.none(), 5, 4, 3, 2).activations(inputs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian(noiseVariance=0.25)", "dropout(rate=0.5)"})
  void noiseDependsOnTheRowNotOnTheRowsBesideIt(String text) {
    Mlp network = network(ActivationChannel.parse(text), 5, 4, 3, 2);
    DMatrixRMaj inputs = inputs(600, 5);
    List<DMatrixRMaj> all = network.sample(inputs, 8);
    List<DMatrixRMaj> some = network.sample(CommonOps_DDRM.extract(inputs, 0, 301, 0, 5), 8);
    for (int layer = 0; layer < 3; layer++) {
      int columns = all.get(layer).numCols;
      assertThat(some.get(layer).data)
          .isEqualTo(CommonOps_DDRM.extract(all.get(layer), 0, 301, 0, columns).data);
    }
    assertThat(network.sample(inputs, 9).get(0).data).isNotEqualTo(all.get(0).data);
  }

  @Test
  void gaussianNoiseHasItsVarianceAndIsUncorrelated() {
    int n = 20_000;
    Mlp network = network(ActivationChannel.gaussian(0.25), 5, 3, 3, 2);
    DMatrixRMaj inputs = inputs(n, 5);
    List<DMatrixRMaj> seen = network.sample(inputs, 2);
    List<DMatrixRMaj> centers = network.sampleBeforeChannel(inputs, 2);
    double[][] noise = new double[6][n];
    for (int layer = 0; layer < 2; layer++) {
      for (int j = 0; j < 3; j++) {
        for (int i = 0; i < n; i++) {
          noise[3 * layer + j][i] =
              (seen.get(layer).get(i, j) - centers.get(layer).get(i, j)) / 0.5;
        }
      }
    }
    // Five standard errors: 1/sqrt(n) of a mean and a correlation, sqrt(2/n) of a variance.
    for (int a = 0; a < 6; a++) {
      assertThat(mean(noise[a], null)).isCloseTo(0, within(5 / Math.sqrt(n)));
      assertThat(mean(noise[a], noise[a])).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
      for (int b = 0; b < a; b++) {
        assertThat(mean(noise[a], noise[b])).isCloseTo(0, within(5 / Math.sqrt(n)));
      }
    }
    assertThat(seen.get(2).data).isEqualTo(centers.get(2).data); // the output has no channel
  }

  private static double mean(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * (b == null ? 1 : b[i]);
    }
    return sum / a.length;
  }

  @Test
  void noiseOfOneLayerReachesTheNext() {
    Mlp network = network(ActivationChannel.gaussian(0.25), 5, 3, 3, 2);
    DMatrixRMaj inputs = inputs(40, 5);
    DMatrixRMaj below = network.sample(inputs, 2).get(0);
    DMatrixRMaj expected = new DMatrixRMaj(40, 3);
    CommonOps_DDRM.mult(below, network.weights(2), expected);
    DMatrixRMaj centers = network.sampleBeforeChannel(inputs, 2).get(1);
    for (int i = 0; i < expected.getNumElements(); i++) {
      assertThat(centers.data[i])
          .isCloseTo(StrictMath.tanh(expected.data[i]), within(1e-14)); // biases are zero
    }
  }

  @Test
  void dropoutKeepsTheShareAndTheMean() {
    int n = 20_000;
    Mlp network = network(ActivationChannel.dropout(0.2), 5, 4, 2);
    DMatrixRMaj inputs = inputs(n, 5);
    DMatrixRMaj plain = network.activations(inputs).get(0);
    DMatrixRMaj dropped = network.sample(inputs, 4).get(0);
    int zeros = 0;
    double error = 0;
    for (int i = 0; i < plain.getNumElements(); i++) {
      if (dropped.data[i] == 0) {
        zeros++;
      } else {
        error = Math.max(error, Math.abs(dropped.data[i] - plain.data[i] / 0.8));
      }
    }
    assertThat(error).isLessThan(1e-15);
    // Five standard errors of a binomial share.
    assertThat(zeros / (4.0 * n)).isCloseTo(0.2, within(5 * Math.sqrt(0.16 / (4 * n))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian(noiseVariance=0.1)", "dropout(rate=0.4)"})
  void gradientsMatchFiniteDifferencesAtFixedNoise(String channel) {
    for (Activation hidden : List.of(Activation.TANH, Activation.SOFTPLUS, Activation.SIGMOID)) {
      Architecture architecture =
          Architecture.of(hidden, 3, 4, 3, 2).withChannel(ActivationChannel.parse(channel));
      Mlp network = Mlp.create(architecture, 5);
      DMatrixRMaj inputs = inputs(9, 3);
      double[][] targets = {{1, 0, 1, .3, .5, 0, 0, 1, .7}, {0, 1, 0, .7, .5, 1, 1, 0, .3}};
      ForwardPass forward = new ForwardPass(network, 9, 1);
      forward.drawFrom(7);
      forward.run(inputs, 0, 9);
      Gradients gradients =
          new Backpropagation(network, 9).gradients(forward, targets, Loss.CROSS_ENTROPY);
      for (int layer = 1; layer <= 3; layer++) {
        for (int i = 0; i < network.weights(layer).getNumElements(); i++) {
          double[] w = network.weights(layer).data;
          double kept = w[i];
          w[i] = kept + H;
          double up = loss(forward, inputs, targets);
          w[i] = kept - H;
          double down = loss(forward, inputs, targets);
          w[i] = kept;
          assertThat(gradients.weights(layer).data[i])
              .isCloseTo((up - down) / (2 * H), within(1e-8));
        }
      }
    }
  }

  private static double loss(ForwardPass forward, DMatrixRMaj inputs, double[][] targets) {
    forward.run(inputs, 0, 9);
    double total = Loss.CROSS_ENTROPY.total(forward.sums(), forward.prediction(), targets, 9);
    return total / 9;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian(noiseVariance=0.01)", "dropout(rate=0.2)", "quantized(bits=4)"})
  void aResumedTrainingGoesOnToTheBit(String channel) {
    Dataset data = IcosahedronTask.deterministic().subset(rows(300));
    Training training = Training.with(Sgd.learningRate(0.1)).withBatchSize(64).withSeed(2);
    Architecture architecture =
        Architecture.relu(12, 6, 4, 2).withChannel(ActivationChannel.parse(channel));
    Mlp straight = Mlp.create(architecture, 1);
    Trainer trainer = Trainer.of(straight, data, training);
    for (int epoch = 0; epoch < 4; epoch++) {
      trainer.trainEpoch();
    }
    Mlp stopped = Mlp.create(architecture, 1);
    Trainer first = Trainer.of(stopped, data, training);
    first.trainEpoch();
    first.gradientStatistics();
    first.trainEpochMeasuringGradients();
    Mlp stored =
        Mlp.of(
            architecture,
            List.of(stopped.weights(1), stopped.weights(2), stopped.weights(3)),
            List.of(stopped.biases(1), stopped.biases(2), stopped.biases(3)));
    Trainer second = Trainer.resume(stored, data, training, 2, first.optimizerState());
    second.trainEpoch();
    second.trainEpoch();
    assertSame(stored.activations(data.inputs()), straight.activations(data.inputs()));
    assertThat(stored.evaluate(data, Loss.CROSS_ENTROPY))
        .isEqualTo(straight.copy().evaluate(data, Loss.CROSS_ENTROPY));
  }

  @Test
  void everyEpochAndSeedDrawsFreshNoise() {
    Dataset data = IcosahedronTask.deterministic().subset(rows(64));
    Mlp network =
        Mlp.create(Architecture.tanh(12, 6, 4, 2).withChannel(ActivationChannel.gaussian(0.1)), 1);
    Training training =
        Training.with(Sgd.learningRate(1e-300))
            .withBatchSize(32)
            .withBatching(Batching.CONSECUTIVE);
    Trainer trainer = Trainer.of(network, data, training);
    List<GradientStatistics> first = trainer.gradientStatistics();
    assertThat(trainer.gradientStatistics()).isEqualTo(first);
    trainer.trainEpoch(); // too small a step to change a weight
    assertThat(trainer.gradientStatistics()).isNotEqualTo(first);
    Trainer other = Trainer.of(network, data, training.withSeed(1));
    assertThat(other.gradientStatistics()).isNotEqualTo(first);
  }

  private static int[] rows(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = (int) (i * 4096L / count);
    }
    return rows;
  }
}
