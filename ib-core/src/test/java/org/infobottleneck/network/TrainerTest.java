package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

  private static final Dataset DATA = IcosahedronTask.deterministic().splitConsecutive(0.1).test();
  private static final Architecture SHAPE = Architecture.tanh(12, 5, 3, 2);
  private static final Training SGD = Sgd.learningRate(0.1).withBatchSize(300);

  private static void assertSameBits(Mlp actual, Mlp expected) {
    for (int layer = 1; layer <= actual.layerCount(); layer++) {
      assertThat(actual.weights(layer).data).isEqualTo(expected.weights(layer).data);
      assertThat(actual.biases(layer).data).isEqualTo(expected.biases(layer).data);
    }
  }

  private static Mlp trained(Training training, int epochs) {
    Mlp network = Mlp.create(SHAPE, 1);
    Trainer trainer = Trainer.of(network, DATA, training);
    for (int i = 0; i < epochs; i++) {
      trainer.trainEpoch();
    }
    assertThat(trainer.epoch()).isEqualTo(epochs);
    assertThat(trainer.network()).isSameAs(network);
    return network;
  }

  @Test
  void theSameSeedTrainsToTheSameBits() {
    assertSameBits(trained(SGD, 3), trained(SGD, 3));
    assertThat(trained(SGD.withSeed(1), 1).weights(1).data)
        .isNotEqualTo(trained(SGD, 1).weights(1).data);
    assertSameBits(
        trained(SGD.withBatching(Batching.CONSECUTIVE), 2),
        trained(SGD.withBatching(Batching.CONSECUTIVE).withSeed(5), 2));
  }

  @Test
  void everyEpochHasItsOwnOrder() {
    Mlp network = Mlp.create(SHAPE, 1);
    Trainer first = Trainer.of(network, DATA, SGD);
    Trainer second =
        Trainer.resume(network, DATA, SGD, 1, SGD.optimizer().newState(network.architecture()));

    assertThat(first.gradientStatistics().get(0).normOfStd())
        .isNotEqualTo(second.gradientStatistics().get(0).normOfStd());
  }

  @Test
  void anEpochIsOneStepPerConsecutiveBatchTheLastBeingShort() {
    Training training = SGD.withBatching(Batching.CONSECUTIVE);
    Mlp byHand = Mlp.create(SHAPE, 1);
    OptimizerState state = training.optimizer().newState(SHAPE);
    for (int from = 0; from < DATA.size(); from += 300) {
      int start = from;
      int[] rows = IntStream.range(start, Math.min(start + 300, DATA.size())).toArray();
      Dataset batch = DATA.subset(rows);
      training
          .optimizer()
          .step(
              byHand, byHand.gradients(batch.inputs(), batch.targets(), Loss.CROSS_ENTROPY), state);
    }

    assertThat(state.steps()).isEqualTo(13);
    assertSameBits(trained(training, 1), byHand);
  }

  @Test
  void aShuffledEpochTakesTheRowsInThePermutedOrder() {
    Mlp byHand = Mlp.create(SHAPE, 1);
    Dataset shuffled = DATA.subset(DATA.shuffledRows(Seeds.of(0, 0)));
    Trainer.of(byHand, shuffled, SGD.withBatching(Batching.CONSECUTIVE)).trainEpoch();

    assertSameBits(trained(SGD, 1), byHand);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum", "adam", "noise"})
  void aResumedTrainingGoesOnToTheBit(String name) {
    Optimizer optimizer =
        switch (name) {
          case "sgd", "noise" -> Sgd.learningRate(0.1);
          case "momentum" -> Sgd.learningRate(0.1).withMomentum(0.9).withWeightDecay(1e-4);
          default -> Adam.kingma(1e-3);
        };
    Training training =
        optimizer.withBatchSize(500).withWeightNoise(name.equals("noise") ? 0.01 : 0);
    Mlp network = Mlp.create(SHAPE, 1);
    Trainer before = Trainer.of(network, DATA, training);
    before.trainEpoch();
    before.trainEpoch();
    OptimizerState stored = before.optimizerState();
    Mlp restored = network.copy();
    Trainer after =
        Trainer.resume(
            restored, DATA, training, 2, OptimizerState.of(stored.steps(), stored.values()));
    after.trainEpoch();
    before.trainEpoch();

    assertThat(after.epoch()).isEqualTo(3);
    assertSameBits(restored, network);
    assertThat(after.optimizerState().values()).isEqualTo(before.optimizerState().values());
  }

  @Test
  void weightNoiseIsGaussianOfItsDeviationAndNewAtEveryStep() {
    Architecture wide = Architecture.tanh(12, 400, 100, 2);
    Dataset rows = DATA.subset(new int[] {0, 1, 2, 3});
    double deviation = 0.01;
    // so slow that nothing but the noise moves the weights
    Training still = Sgd.learningRate(1e-300).withBatchSize(2).withWeightNoise(deviation);
    Mlp network = Mlp.create(wide, 1);
    Mlp before = network.copy();
    Trainer.of(network, rows, still).trainEpoch();

    double steps = 2; // variances of independent noise add up
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int layer = 1; layer <= wide.layerCount(); layer++) {
      for (boolean bias : new boolean[] {false, true}) {
        double[] now = bias ? network.biases(layer).data : network.weights(layer).data;
        double[] then = bias ? before.biases(layer).data : before.weights(layer).data;
        for (int i = 0; i < now.length; i++) {
          double noise = (now[i] - then[i]) / (deviation * Math.sqrt(steps));
          sum += noise;
          squares += noise * noise;
          count++;
        }
      }
    }
    // four standard errors: 1 / sqrt(n) of the mean, sqrt(2 / n) of the mean square
    assertThat(sum / count).isCloseTo(0, within(4 / Math.sqrt(count)));
    assertThat(squares / count).isCloseTo(1, within(4 * Math.sqrt(2.0 / count)));
  }

  @Test
  void weightNoiseFollowsFromTheSeed() {
    Training noisy = SGD.withBatching(Batching.CONSECUTIVE).withWeightNoise(0.01);

    assertSameBits(trained(noisy, 1), trained(noisy, 1));
    assertThat(trained(noisy, 1).weights(1).data)
        .isNotEqualTo(trained(noisy.withSeed(1), 1).weights(1).data);
    assertSameBits(
        trained(noisy.withWeightNoise(0), 1), trained(SGD.withBatching(Batching.CONSECUTIVE), 1));
  }

  @Test
  void measuringGradientsChangesNothing() {
    Mlp network = Mlp.create(SHAPE, 1);
    Trainer trainer = Trainer.of(network, DATA, SGD);
    trainer.gradientStatistics();

    assertSameBits(network, Mlp.create(SHAPE, 1));
    assertThat(trainer.epoch()).isZero();
    assertThat(trainer.optimizerState().steps()).isZero();
    trainer.trainEpochMeasuringGradients();
    assertThat(trainer.epoch()).isEqualTo(1);
    assertSameBits(network, trained(SGD, 1));
  }

  @Test
  void statisticsAtFixedWeightsAreThoseOfTheBatchGradients() {
    Mlp network = Mlp.create(SHAPE, 1);
    Training training = SGD.withBatching(Batching.CONSECUTIVE).withBatchSize(1000);
    List<GradientStatistics> statistics = Trainer.of(network, DATA, training).gradientStatistics();

    for (int layer = 1; layer <= 3; layer++) {
      int size = network.weights(layer).getNumElements();
      double[][] batches = new double[4][];
      for (int b = 0; b < 4; b++) {
        int[] rows = IntStream.range(b * 1000, Math.min(b * 1000 + 1000, DATA.size())).toArray();
        Dataset batch = DATA.subset(rows);
        batches[b] =
            network
                .gradients(batch.inputs(), batch.targets(), Loss.CROSS_ENTROPY)
                .weights(layer)
                .data;
      }
      double squareOfMean = 0;
      double variance = 0;
      for (int i = 0; i < size; i++) {
        double mean = (batches[0][i] + batches[1][i] + batches[2][i] + batches[3][i]) / 4;
        squareOfMean += mean * mean;
        for (double[] batch : batches) {
          variance += (batch[i] - mean) * (batch[i] - mean) / 4;
        }
      }
      GradientStatistics actual = statistics.get(layer - 1);
      assertThat(actual.layer()).isEqualTo(layer);
      assertThat(actual.batches()).isEqualTo(4);
      assertThat(actual.normOfMean()).isCloseTo(Math.sqrt(squareOfMean), Offset.offset(1e-15));
      assertThat(actual.normOfStd()).isCloseTo(Math.sqrt(variance), Offset.offset(1e-15));
      assertThat(actual.weightNorm()).isEqualTo(network.weightNorm(layer));
      assertThat(actual.signalToNoise().orElseThrow())
          .isEqualTo(actual.normOfMean() / actual.normOfStd());
    }
  }

  @Test
  void aTinySpreadAroundALargeGradientIsNotLostToCancellation() {
    Architecture scalar = Architecture.of(Activation.LINEAR, 1, 2);
    GradientMoments moments = new GradientMoments(Mlp.create(scalar, 1));
    for (double slope : new double[] {1e8 - 1, 1e8, 1e8 + 1}) {
      Gradients gradients = new Gradients(scalar);
      gradients.weights(1).set(0, 0, slope);
      moments.add(gradients);
    }

    assertThat(moments.statistics(1).get(0).normOfStd())
        .isCloseTo(Math.sqrt(2 / 3.0), Offset.offset(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {3686, 5000})
  void oneBatchHasNoStatisticsAtFixedWeights(int batchSize) {
    Trainer trainer = Trainer.of(Mlp.create(SHAPE, 1), DATA, SGD.withBatchSize(batchSize));

    assertThat(DATA.size()).isEqualTo(3686);
    assertThat(trainer.hasGradientStatistics()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(trainer::gradientStatistics)
        .withMessageContaining("the batch size " + batchSize + " takes all 3686 rows at once");
    GradientStatistics statistics = trainer.trainEpochMeasuringGradients().get(0);
    assertThat(statistics.normOfStd()).isZero();
    assertThat(statistics.signalToNoise()).isEmpty();
    assertThat(
            Trainer.of(Mlp.create(SHAPE, 1), DATA, SGD.withBatchSize(3685)).hasGradientStatistics())
        .isTrue();
  }

  @Test
  void aTrainingThatLeavesTheFiniteNumbersSaysSo() {
    Dataset data =
        Dataset.regression(
            new DMatrixRMaj(new double[][] {{1e3}, {2e3}}),
            new DMatrixRMaj(new double[][] {{1}, {5}}));
    Mlp network =
        Mlp.create(
            new Architecture(
                List.of(1, 3, 1), Activation.RELU, Activation.LINEAR, Initializer.HE_NORMAL),
            1);
    Training training = SGD.withLoss(Loss.MEAN_SQUARED_ERROR);
    Trainer trainer = Trainer.of(network, data, training.withOptimizer(Sgd.learningRate(1e9)));

    assertThatExceptionOfType(TrainingDivergedException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                trainer.trainEpoch();
              }
            })
        .withMessageContaining("training diverged in epoch " + trainer.epoch())
        .satisfies(
            e -> {
              assertThat(e.epoch()).isEqualTo(trainer.epoch()).isBetween(2, 99);
              assertThat(e.layer()).isBetween(1, 2);
            });
  }

  @Test
  void theFirstLayerWithoutFiniteParametersIsFound() {
    Mlp network = Mlp.create(SHAPE, 1);
    assertThat(network.firstDivergedLayer()).isEmpty();

    network.biases(3).set(0, 0, Double.NaN);
    network.weights(2).set(0, 0, Double.POSITIVE_INFINITY);
    assertThat(network.firstDivergedLayer()).hasValue(2);
    network.weights(2).set(0, 0, 0);
    assertThat(network.firstDivergedLayer()).hasValue(3);
  }

  @Test
  void aRegressionIsLearned() {
    DMatrixRMaj x = new DMatrixRMaj(50, 1);
    DMatrixRMaj y = new DMatrixRMaj(50, 1);
    for (int i = 0; i < 50; i++) {
      x.set(i, 0, i / 25.0 - 1);
      y.set(i, 0, 3 * x.get(i, 0) - 1);
    }
    Dataset data = Dataset.regression(x, y);
    Mlp line =
        Mlp.create(
            new Architecture(
                List.of(1, 1), Activation.TANH, Activation.LINEAR, Initializer.GLOROT_UNIFORM),
            1);
    Trainer trainer =
        Trainer.of(line, data, SGD.withLoss(Loss.MEAN_SQUARED_ERROR).withBatchSize(10));
    for (int i = 0; i < 300; i++) {
      trainer.trainEpoch();
    }
    assertThat(line.weights(1).get(0, 0)).isCloseTo(3, Offset.offset(1e-9));
    assertThat(line.biases(1).get(0, 0)).isCloseTo(-1, Offset.offset(1e-9));
  }

  @Test
  void trainingsThatDoNotFitAreRefused() {
    Mlp narrow = Mlp.create(Architecture.tanh(11, 2), 1);
    Mlp linear = Mlp.create(SHAPE.withOutput(Activation.LINEAR), 1);
    Mlp network = Mlp.create(SHAPE, 1);

    refused(() -> Trainer.of(narrow, DATA, SGD), "input columns of the data set must be 11");
    refused(() -> Trainer.of(linear, DATA, SGD), "requires a SOFTMAX output");
    refused(() -> SGD.withBatchSize(0), "batch size must be at least 1, got 0");
    refused(
        () -> Trainer.resume(network, DATA, SGD, -1, OptimizerState.of(0, new double[0])),
        "number of epochs done must be at least 0, got -1");
    refused(
        () -> Trainer.resume(network, DATA, SGD, 1, OptimizerState.of(0, new double[1])),
        "length of the optimizer state must be 0, got 1");
  }

  @Test
  void defaultsAreWhatTheDocumentationSays() {
    assertThat(Training.with(Sgd.learningRate(0.1)))
        .isEqualTo(
            new Training(Sgd.learningRate(0.1), 256, Batching.SHUFFLED, Loss.CROSS_ENTROPY, 0));
  }

  @Test
  void statisticsAndEvaluationsHoldNumbersOnly() {
    refused(() -> new GradientStatistics(0, 1, 1, 1, 1), "layer must be at least 1");
    refused(() -> new GradientStatistics(1, 0, 1, 1, 1), "number of batches");
    refused(() -> new GradientStatistics(1, 1, Double.NaN, 1, 1), "norm of the mean gradient");
    refused(() -> new GradientStatistics(1, 1, 1, -1, 1), "standard deviation");
    refused(
        () -> new GradientStatistics(1, 1, 1, 1, Double.POSITIVE_INFINITY), "norm of the weights");
    refused(
        () -> new Evaluation(Double.NaN, OptionalDouble.empty()), "loss must be finite, got NaN");
    refused(() -> new Evaluation(0, OptionalDouble.of(1.5)), "accuracy must lie between");
  }

  private static void refused(ThrowingCallable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(part);
  }

  /** An array of the 4096 rows would take 16 KB. */
  @Test
  void anEpochAllocatesNothingThatGrowsWithTheDataSet() {
    Trainer trainer =
        Trainer.of(
            Mlp.create(Architecture.tanh(12, 4, 2), 1),
            IcosahedronTask.deterministic(),
            Adam.kingma(1e-3).withBatchSize(1024));
    trainer.trainEpoch();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int epoch = 0; epoch < 10; epoch++) {
      trainer.trainEpoch();
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10 * 8192L);
  }
}
