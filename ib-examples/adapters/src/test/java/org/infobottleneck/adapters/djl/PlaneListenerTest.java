package org.infobottleneck.adapters.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaneListenerTest {

  /** More rows than pass at once. */
  private static final int ROWS = 700;

  private static final int WIDTH = 16;

  private Model model;
  private final int[] classes = new int[ROWS];
  private NDArray rows;
  private NDArray labels;

  @BeforeEach
  void open() {
    model = Model.newInstance("test", Device.cpu(), "PyTorch");
    model.getNDManager().getEngine().setRandomSeed(5);
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[ROWS * WIDTH];
    for (int row = 0; row < ROWS; row++) {
      float sum = 0;
      for (int column = 0; column < WIDTH; column++) {
        values[row * WIDTH + column] = (float) (random.nextDouble() - 0.5);
        sum += values[row * WIDTH + column];
      }
      classes[row] = sum > 0 ? 1 : 0;
    }
    NDManager manager = model.getNDManager();
    rows = manager.create(values, new Shape(ROWS, WIDTH));
    labels = manager.create(classes);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private Recorder recorder() {
    return InformationPlane.recorder(
        Variable.distinctRows(Matrices.of(rows), Coverage.SAMPLED),
        Variable.labels(classes),
        KdeEstimator.upperBound(1e-2));
  }

  private static Block layer(int units) {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(units).build())
        .add(Activation.tanhBlock())
        .add(Dropout.builder().optRate(0.5f).build());
  }

  private static SequentialBlock network() {
    return new SequentialBlock()
        .add(layer(5))
        .add(layer(4))
        .add(Linear.builder().setUnits(2).build());
  }

  /** Trains the block for some epochs of seven batches. */
  private void train(Block block, NDArray inputs, int epochs, PlaneListener... listeners)
      throws Exception {
    model.setBlock(block);
    block.initialize(model.getNDManager(), DataType.FLOAT32, inputs.getShape().slice(0));
    ArrayDataset data =
        new ArrayDataset.Builder()
            .setData(inputs)
            .optLabels(labels)
            .setSampling(100, false)
            .build();
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(new SoftmaxCrossEntropyLoss())
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build())
            .addTrainingListeners(listeners);
    try (Trainer trainer = model.newTrainer(config)) {
      trainer.initialize(inputs.getShape());
      EasyTrain.fit(trainer, epochs, data, null);
    }
  }

  private List<DMatrixRMaj> answers(List<Block> chain) {
    List<DMatrixRMaj> answers = new ArrayList<>();
    NDList passing = new NDList(rows);
    for (Block block : chain) {
      passing = block.forward(new ParameterStore(model.getNDManager(), false), passing, false);
      answers.add(Matrices.of(passing.singletonOrThrow()));
    }
    return answers;
  }

  private static List<Integer> epochs(Recorder recorder) {
    return recorder.plane().snapshots().stream().map(Snapshot::epoch).toList();
  }

  private static double[] bits(InformationPlane plane, int epoch, Function<PlanePoint, Double> of) {
    return plane.points().stream()
        .filter(point -> point.epoch() == epoch)
        .mapToDouble(of::apply)
        .toArray();
  }

  @Test
  void setsOfRowsAreRecordedByName() throws Exception {
    int[] first = IntStream.range(0, 100).toArray();
    Discrete inputs = Variable.distinctRows(Matrices.of(rows), Coverage.SAMPLED);
    Variable targets = Variable.labels(classes);
    Recorder one = recorder();
    Recorder both =
        InformationPlane.recorder(KdeEstimator.upperBound(1e-2))
            .observe("all", inputs, targets)
            .observe("few", inputs.take(first), targets.take(first));
    train(
        network(),
        rows,
        2,
        PlaneListener.of(one, rows, 0, 2),
        PlaneListener.of(both, Map.of("all", rows, "few", rows.get("0:100")), 0, 2));
    assertThat(both.plane().points().stream().filter(point -> point.observed().equals("all")))
        .containsExactlyElementsOf(one.plane().points());
    assertThat(both.plane().points()).hasSize(2 * one.plane().points().size());
  }

  @Test
  void recordsTheEpochsAskedFor() throws Exception {
    Recorder recorder = recorder();
    train(network(), rows, 4, PlaneListener.of(recorder, rows, 9, 3, 0, 2));
    assertThat(epochs(recorder)).containsExactly(0, 2, 3);
    assertThat(recorder.plane().layers()).hasSize(3);
  }

  @Test
  void epochsCountOnWhereTrainingGoesOn() throws Exception {
    Recorder recorder = recorder();
    train(network(), rows, 4, PlaneListener.of(recorder, rows, 0, 10, 12, 14).withEpochsBefore(10));
    assertThat(epochs(recorder)).containsExactly(10, 12, 14);
    PlaneListener any = PlaneListener.of(recorder, rows, 0);
    assertThatThrownBy(() -> any.withEpochsBefore(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number of epochs before");
  }

  @Test
  void recordsTheUntrainedNetworkBeforeItsFirstStep() throws Exception {
    Recorder recorder = recorder();
    SequentialBlock network = network();
    model.setBlock(network);
    network.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, WIDTH));
    Recorder before = recorder();
    before.record(0, answers(network.getChildren().values()));
    train(network, rows, 1, PlaneListener.of(recorder, rows, 0));
    assertClose(recorder.plane(), before.plane(), 0);
  }

  @Test
  void recordsWhatBlocksAnswerInATest() throws Exception {
    Recorder recorder = recorder();
    SequentialBlock network = network();
    train(network, rows, 2, PlaneListener.of(recorder, rows, 0, 2));
    Recorder asked = recorder();
    asked.record(2, answers(network.getChildren().values()));
    assertClose(recorder.plane(), asked.plane(), 2);
  }

  private static void assertClose(InformationPlane plane, InformationPlane expected, int epoch) {
    List<Function<PlanePoint, Double>> coordinates =
        List.of(
            point -> point.inputInformation().bits(), point -> point.targetInformation().bits());
    for (Function<PlanePoint, Double> coordinate : coordinates) {
      double[] actual = bits(plane, epoch, coordinate);
      double[] wanted = bits(expected, epoch, coordinate);
      assertThat(actual).hasSize(wanted.length);
      for (int i = 0; i < wanted.length; i++) {
        assertThat(actual[i]).isCloseTo(wanted[i], within(1e-6));
      }
    }
  }

  @Test
  void listeningChangesNothingOfTheTraining() throws Exception {
    double[] heard = parametersAfterTraining(PlaneListener.of(recorder(), rows, 0, 1, 2, 3));
    double[] alone = parametersAfterTraining();
    assertThat(heard).isEqualTo(alone);
  }

  private double[] parametersAfterTraining(PlaneListener... listeners) throws Exception {
    model.getNDManager().getEngine().setRandomSeed(11);
    SequentialBlock network = network();
    train(network, rows, 3, listeners);
    return network.getParameters().values().stream()
        .flatMapToDouble(parameter -> Arrays.stream(Matrices.of(parameter.getArray()).data))
        .toArray();
  }

  @Test
  void recordsAChainThatSaysWhatItsLayersAre() throws Exception {
    SequentialBlock network = network();
    List<Block> chain = new ArrayList<>(network.getChildren().values());
    chain.add(LambdaBlock.singleton(logits -> logits.softmax(1)));
    Recorder recorder = recorder();
    train(
        network,
        rows,
        1,
        PlaneListener.of(recorder, rows, 1)
            .withBlocks(chain.toArray(Block[]::new))
            .withLayers(4, 1));
    Recorder asked = recorder();
    List<DMatrixRMaj> answers = answers(chain);
    asked.record(1, List.of(answers.get(0), answers.get(3)));
    assertClose(recorder.plane(), asked.plane(), 1);
  }

  @Test
  void flattensWhatAConvolutionAnswers() throws Exception {
    NDArray images = rows.reshape(ROWS, 1, 4, 4);
    SequentialBlock network =
        new SequentialBlock()
            .add(Conv2d.builder().setKernelShape(new Shape(3, 3)).setFilters(2).build())
            .add(Blocks.batchFlattenBlock())
            .add(Linear.builder().setUnits(2).build());
    Recorder recorder = recorder();
    train(network, images, 1, PlaneListener.of(recorder, images, 0, 1).withLayers(1, 3));
    assertThat(epochs(recorder)).containsExactly(0, 1);
    assertThat(recorder.plane().layers()).hasSize(2);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(
            () -> train(network(), rows, 1, PlaneListener.of(recorder(), rows, 0).withLayers(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 3, got 4");
    assertThatThrownBy(
            () ->
                train(
                    Linear.builder().setUnits(2).build(),
                    rows,
                    1,
                    PlaneListener.of(recorder(), rows, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("withBlocks");
    assertThatThrownBy(() -> PlaneListener.of(recorder(), rows, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void matricesHoldFloatsAsTheyAreWithTheLastIndexFastest() {
    float[] values = new float[12];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.1f * i;
    }
    DMatrixRMaj matrix = Matrices.of(model.getNDManager().create(values, new Shape(2, 3, 2)));
    assertThat(matrix.numRows).isEqualTo(2);
    assertThat(matrix.numCols).isEqualTo(6);
    for (int i = 0; i < values.length; i++) {
      assertThat(matrix.data[i]).isEqualTo((double) values[i]);
    }
  }
}
