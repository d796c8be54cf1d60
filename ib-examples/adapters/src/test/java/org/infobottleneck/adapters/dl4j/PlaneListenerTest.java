package org.infobottleneck.adapters.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpillingRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PlaneListenerTest {

  /** More rows than are fed forward at once. */
  private static final int ROWS = 700;

  private final DataSet data = data();

  private static DataSet data() {
    INDArray inputs = Nd4j.create(DataType.FLOAT, ROWS, 16);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, ROWS, 2);
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      for (int column = 0; column < 16; column++) {
        double value = random.nextDouble() - 0.5;
        inputs.putScalar(row, column, value);
        sum += value;
      }
      labels.putScalar(row, sum > 0 ? 1 : 0, 1);
    }
    return new DataSet(inputs, labels);
  }

  private Recorder recorder() {
    return InformationPlane.recorder(
        Variable.distinctRows(Matrices.of(data.getFeatures()), Coverage.SAMPLED),
        Variable.oneHot(Matrices.of(data.getLabels())),
        KdeEstimator.upperBound(1e-2));
  }

  private static NeuralNetConfiguration.Builder settings() {
    return new NeuralNetConfiguration.Builder().seed(7).updater(new Sgd(0.1));
  }

  private static DenseLayer dense(int units) {
    return new DenseLayer.Builder().nOut(units).activation(Activation.TANH).build();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(2)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            settings()
                .list()
                .layer(dense(5))
                .layer(new DropoutLayer(0.5))
                .layer(output())
                .setInputType(InputType.feedForward(16))
                .build());
    network.init();
    return network;
  }

  private static ComputationGraph graph() {
    ComputationGraph graph =
        new ComputationGraph(
            settings()
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", dense(5), "in")
                .addLayer("second", dense(4), "in")
                .addVertex("both", new MergeVertex(), "first", "second")
                .addLayer("out", output(), "both")
                .setOutputs("out")
                .setInputTypes(InputType.feedForward(16))
                .build());
    graph.init();
    return graph;
  }

  private static List<Integer> epochs(Recorder recorder) {
    return recorder.plane().snapshots().stream().map(Snapshot::epoch).toList();
  }

  @Test
  void recordsTheEpochsAskedForAcrossCallsOfFit() {
    Recorder recorder = recorder();
    MultiLayerNetwork network = network();
    network.setListeners(PlaneListener.of(recorder, data.getFeatures(), 5, 0, 2, 3, 9));
    network.fit(new ViewIterator(data, 100), 3);
    network.fit(new ViewIterator(data, 100), 3);
    assertThat(epochs(recorder)).containsExactly(0, 2, 3, 5);
  }

  @Test
  void setsOfRowsAreSpilledByNameAndGoneOnWith(@TempDir Path folder) {
    INDArray few = data.getFeatures().get(NDArrayIndex.interval(0, 100));
    Variable labels = Variable.oneHot(Matrices.of(data.getLabels()));
    int[] first = IntStream.range(0, 100).toArray();
    Discrete inputs = Variable.distinctRows(Matrices.of(data.getFeatures()), Coverage.SAMPLED);
    Map<String, INDArray> rows = Map.of("all", data.getFeatures(), "few", few);
    Recorder recorder = recorder();
    MultiLayerNetwork network = network();
    for (int trained = 0; trained < 4; trained += 2) { // begun anew after two epochs, as if killed
      try (SpillingRecorder spilling =
          InformationPlane.spillingRecorder(folder)
              .observe("all", inputs, labels)
              .observe("few", inputs.take(first), labels.take(first))) {
        network.setListeners(
            PlaneListener.of(recorder, data.getFeatures(), 0, 1, 2, 3, 4),
            PlaneListener.of(spilling, rows, 0, 1, 2, 3, 4));
        network.fit(new ViewIterator(data, 100), 2);
      }
    }
    InformationPlane plane = SpilledActivations.open(folder).compute(KdeEstimator.upperBound(1e-2));
    assertThat(plane.points().stream().filter(point -> point.observed().equals("all")))
        .containsExactlyElementsOf(recorder.plane().points());
    assertThat(plane.points()).hasSize(2 * recorder.plane().points().size());
    assertThat(epochs(recorder)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void goesOnFromTheEpochsThatANetworkHasBeenTrained() {
    Recorder recorder = recorder();
    MultiLayerNetwork network = network();
    network.fit(new ViewIterator(data, 100), 2);
    network.addListeners(PlaneListener.of(recorder, data.getFeatures(), 0, 1, 2, 3));
    network.fit(new ViewIterator(data, 100), 1);
    assertThat(epochs(recorder)).containsExactly(2, 3);
  }

  @Test
  void recordsWhatTheLayersAnswerInATest() {
    Recorder listened = recorder();
    MultiLayerNetwork network = network();
    network.addListeners(PlaneListener.of(listened, data.getFeatures(), 0, 2));
    network.fit(new ViewIterator(data, 100), 2);

    Recorder asked = recorder();
    List<INDArray> answers = network.feedForward(data.getFeatures(), false);
    asked.record(2, answers.subList(1, 4).stream().map(Matrices::of).toList());
    List<PlanePoint> last =
        listened.plane().points().stream().filter(point -> point.epoch() == 2).toList();
    List<PlanePoint> expected = asked.plane().points();
    assertThat(last).hasSameSizeAs(expected);
    for (int i = 0; i < last.size(); i++) {
      assertThat(last.get(i).inputInformation().bits())
          .isCloseTo(expected.get(i).inputInformation().bits(), within(1e-6));
      assertThat(last.get(i).targetInformation().bits())
          .isCloseTo(expected.get(i).targetInformation().bits(), within(1e-6));
    }
  }

  @Test
  void listeningChangesNothingOfTheTraining() {
    Nd4j.getRandom().setSeed(3);
    MultiLayerNetwork alone = network();
    alone.fit(new ViewIterator(data, 100), 3);
    Nd4j.getRandom().setSeed(3);
    MultiLayerNetwork heard = network();
    heard.addListeners(PlaneListener.of(recorder(), data.getFeatures(), 0, 1, 2, 3));
    heard.fit(new ViewIterator(data, 100), 3);
    assertThat(Matrices.of(heard.params()).data).isEqualTo(Matrices.of(alone.params()).data);
  }

  @Test
  void recordsTheLayersOfAGraph() {
    Recorder recorder = recorder();
    ComputationGraph graph = graph();
    graph.addListeners(PlaneListener.of(recorder, data.getFeatures(), 0, 1));
    graph.fit(new ViewIterator(data, 100), 1);
    assertThat(epochs(recorder)).containsExactly(0, 1);
    assertThat(recorder.plane().layers()).hasSize(3);
  }

  @Test
  void recordsChosenVerticesInTheOrderGiven() {
    Recorder chosen = recorder();
    ComputationGraph graph = graph();
    graph.addListeners(PlaneListener.of(chosen, data.getFeatures(), 0).withLayers("both", "first"));
    graph.fit(new ViewIterator(data, 100), 1);
    Recorder all = recorder();
    ComputationGraph same = graph();
    same.addListeners(PlaneListener.of(all, data.getFeatures(), 0));
    same.fit(new ViewIterator(data, 100), 1);
    assertThat(chosen.plane().layers()).hasSize(2);
    assertThat(chosen.plane().points().get(1).inputInformation())
        .isEqualTo(all.plane().points().get(0).inputInformation());
  }

  @Test
  void namesTheLayersThereAreWhenOneIsMissing() {
    MultiLayerNetwork network = network();
    network.addListeners(PlaneListener.of(recorder(), data.getFeatures(), 0).withLayers("hidden"));
    assertThatThrownBy(() -> network.fit(new ViewIterator(data, 100), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer0")
        .hasMessageContaining("hidden");
  }

  @Test
  void flattensWhatAConvolutionAnswers() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            settings()
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3).nOut(2).activation(Activation.RELU).build())
                .layer(output())
                .setInputType(InputType.convolutional(4, 4, 1))
                .build());
    network.init();
    Recorder recorder = recorder();
    INDArray images = data.getFeatures().reshape('c', ROWS, 1, 4, 4);
    network.addListeners(PlaneListener.of(recorder, images, 0, 1));
    network.fit(new ViewIterator(new DataSet(images, data.getLabels()), 100), 1);
    assertThat(epochs(recorder)).containsExactly(0, 1);
    assertThat(recorder.plane().layers()).hasSize(2);
  }

  @Test
  void matricesHoldFloatsAsTheyAreWithTheLastIndexFastest() {
    INDArray array = Nd4j.create(DataType.FLOAT, 2, 3, 2);
    for (int i = 0; i < 12; i++) {
      array.putScalar(new int[] {i / 6, i / 2 % 3, i % 2}, 0.1f * i);
    }
    INDArray transposed = array.permute(1, 0, 2).dup('f').permute(1, 0, 2);
    for (INDArray same : List.of(array, transposed)) {
      assertThat(Matrices.of(same).numRows).isEqualTo(2);
      assertThat(Matrices.of(same).numCols).isEqualTo(6);
      for (int i = 0; i < 12; i++) {
        assertThat(Matrices.of(same).data[i]).isEqualTo((double) (0.1f * i));
      }
    }
  }

  @Test
  void refusesAScalarAndEpochsThatAreNone() {
    assertThatThrownBy(() -> Matrices.of(Nd4j.scalar(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PlaneListener.of(recorder(), data.getFeatures()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PlaneListener.of(recorder(), data.getFeatures(), 1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
