package org.infobottleneck.adapters.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.adapters.dl4j.Matrices;
import org.infobottleneck.adapters.dl4j.PlaneListener;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.Recorder;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The paper's network in Deeplearning4j. */
final class Dl4jNetwork implements PaperNetwork {

  private static final String WEIGHTS = "W";
  private static final String BIASES = "b";

  private final DataType type;
  private final MultiLayerNetwork network;

  private Dl4jNetwork(DataType type) {
    this.type = type;
    List<Integer> widths = PaperTask.ARCHITECTURE.widths();
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .updater(new Sgd(PaperTask.LEARNING_RATE))
            .list();
    int last = widths.size() - 2;
    for (int layer = 0; layer < last; layer++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(widths.get(layer))
              .nOut(widths.get(layer + 1))
              .activation(Activation.TANH)
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(widths.get(last))
            .nOut(widths.get(last + 1))
            .activation(Activation.SOFTMAX)
            .build());
    network = new MultiLayerNetwork(layers.build());
    network.init();
  }

  static Dl4jNetwork inFloat() {
    return new Dl4jNetwork(DataType.FLOAT);
  }

  static Dl4jNetwork inDouble() {
    return new Dl4jNetwork(DataType.DOUBLE);
  }

  @Override
  public String engine() {
    return "Deeplearning4j, " + type.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void train(PaperTask task, Recorder recorder) {
    network.setListeners(
        PlaneListener.of(recorder, array(task.observed().inputs()), task.recordedEpochs()));
    Dataset training = task.training();
    for (int epoch = 0; epoch < task.epochs(); epoch++) {
      List<DataSet> batches = new ArrayList<>();
      for (int[] rows : task.batches(epoch, training.size())) {
        Dataset batch = training.subset(rows);
        batches.add(new DataSet(array(batch.inputs()), array(batch.targets())));
      }
      network.fit(new ExistingDataSetIterator(batches));
    }
  }

  private INDArray array(DMatrixRMaj matrix) {
    return Nd4j.create(LoopNetwork.rows(matrix)).castTo(type);
  }

  @Override
  public void copyFrom(Mlp ours) {
    for (int layer = 1; layer <= ours.layerCount(); layer++) {
      network.getLayer(layer - 1).setParam(WEIGHTS, array(ours.weights(layer)));
      network.getLayer(layer - 1).setParam(BIASES, array(ours.biases(layer)));
    }
  }

  @Override
  public Mlp toOurs() {
    List<DMatrixRMaj> weights = new ArrayList<>();
    List<DMatrixRMaj> biases = new ArrayList<>();
    for (int layer = 0; layer < network.getnLayers(); layer++) {
      weights.add(Matrices.of(network.getLayer(layer).getParam(WEIGHTS)));
      biases.add(Matrices.of(network.getLayer(layer).getParam(BIASES).reshape(1, -1)));
    }
    return Mlp.of(PaperTask.ARCHITECTURE, weights, biases);
  }

  @Override
  public List<DMatrixRMaj> activations(DMatrixRMaj inputs) {
    List<INDArray> all = network.feedForward(array(inputs), false);
    return all.subList(1, all.size()).stream().map(Matrices::of).toList();
  }

  @Override
  public void close() {
    network.close();
  }
}
