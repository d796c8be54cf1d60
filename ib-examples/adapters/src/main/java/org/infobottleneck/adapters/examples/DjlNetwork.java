package org.infobottleneck.adapters.examples;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.adapters.djl.Matrices;
import org.infobottleneck.adapters.djl.PlaneListener;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.Recorder;

/** The paper's network in DJL, on its PyTorch engine. */
final class DjlNetwork implements PaperNetwork {

  /** The first five children are the hidden layers, the sixth the logits: a softmax comes after. */
  private static final int[] RECORDED = {1, 2, 3, 4, 5, 7};

  private final DataType type;
  private final Model model;

  private DjlNetwork(DataType type) {
    this.type = type;
    List<Integer> widths = PaperTask.ARCHITECTURE.widths();
    SequentialBlock layers = new SequentialBlock();
    int last = widths.size() - 1;
    for (int layer = 1; layer < last; layer++) {
      layers.add(new SequentialBlock().add(linear(widths.get(layer))).add(Activation.tanhBlock()));
    }
    layers.add(linear(widths.get(last)));
    model = Model.newInstance("paper", Device.cpu(), "PyTorch");
    model.setDataType(type);
    model.setBlock(layers);
    layers.initialize(model.getNDManager(), type, new Shape(1, widths.get(0)));
  }

  static DjlNetwork inFloat() {
    return new DjlNetwork(DataType.FLOAT32);
  }

  /** Can't {@link #train}: DJL's trainer reads gradients as floats. */
  static DjlNetwork inDouble() {
    return new DjlNetwork(DataType.FLOAT64);
  }

  private static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  @Override
  public String engine() {
    return "DJL with PyTorch, " + (type == DataType.FLOAT64 ? "double" : "float");
  }

  private Block[] chain() {
    List<Block> chain = new ArrayList<>(model.getBlock().getChildren().values());
    chain.add(LambdaBlock.singleton(logits -> logits.softmax(1), "softmax"));
    return chain.toArray(Block[]::new);
  }

  @Override
  public void train(PaperTask task, Recorder recorder) {
    Dataset training = task.training();
    try (NDManager manager = model.getNDManager().newSubManager()) {
      PlaneListener listener =
          PlaneListener.of(
                  recorder, array(manager, task.observed().inputs()), task.recordedEpochs())
              .withBlocks(chain())
              .withLayers(RECORDED);
      ArrayDataset batches =
          new ArrayDataset.Builder()
              .setData(array(manager, training.inputs()))
              .optLabels(array(manager, training.targets()))
              .setSampling(new TaskOrder(task))
              .build();
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(
                  new SoftmaxCrossEntropyLoss("loss", 1, -1, false, true)) // one-hot, of logits
              .optOptimizer(
                  Optimizer.sgd()
                      .setLearningRateTracker(Tracker.fixed((float) PaperTask.LEARNING_RATE))
                      .build())
              .optDevices(new Device[] {Device.cpu()})
              .addTrainingListeners(listener);
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, training.inputWidth()));
        EasyTrain.fit(trainer, task.epochs(), batches, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (TranslateException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The batches of the task, epoch after epoch. */
  private static final class TaskOrder implements Sampler {

    private final PaperTask task;
    private int epoch;

    TaskOrder(PaperTask task) {
      this.task = task;
    }

    @Override
    public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
      List<int[]> batches = task.batches(epoch, Math.toIntExact(dataset.size()));
      epoch++;
      return batches.stream()
          .map(batch -> Arrays.stream(batch).mapToObj(Long::valueOf).toList())
          .iterator();
    }

    @Override
    public int getBatchSize() {
      return 0; // they differ; DJL's data sets ask for none
    }
  }

  private NDArray array(NDManager manager, DMatrixRMaj matrix) {
    Shape shape = new Shape(matrix.numRows, matrix.numCols);
    if (type == DataType.FLOAT64) {
      return manager.create(Arrays.copyOf(matrix.data, matrix.getNumElements()), shape);
    }
    float[] values = new float[matrix.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.data[i];
    }
    return manager.create(values, shape);
  }

  /** Weights (units x fan in, as in PyTorch) and biases, in turn. */
  private List<Parameter> parameters() {
    return model.getBlock().getParameters().values();
  }

  @Override
  public void copyFrom(Mlp ours) {
    List<Parameter> parameters = parameters();
    for (int layer = 1; layer <= ours.layerCount(); layer++) {
      DMatrixRMaj transposed = CommonOps_DDRM.transpose(ours.weights(layer), null);
      set(parameters.get(2 * layer - 2).getArray(), transposed);
      set(parameters.get(2 * layer - 1).getArray(), ours.biases(layer));
    }
  }

  private void set(NDArray parameter, DMatrixRMaj values) {
    try (NDArray source = array(model.getNDManager(), values)) {
      if (type == DataType.FLOAT64) {
        parameter.set(source.toDoubleArray());
      } else {
        parameter.set(source.toFloatArray());
      }
    }
  }

  @Override
  public Mlp toOurs() {
    List<Parameter> parameters = parameters();
    List<DMatrixRMaj> weights = new ArrayList<>();
    List<DMatrixRMaj> biases = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i += 2) {
      weights.add(CommonOps_DDRM.transpose(Matrices.of(parameters.get(i).getArray()), null));
      DMatrixRMaj bias = Matrices.of(parameters.get(i + 1).getArray());
      biases.add(CommonOps_DDRM.transpose(bias, null));
    }
    return Mlp.of(PaperTask.ARCHITECTURE, weights, biases);
  }

  @Override
  public List<DMatrixRMaj> activations(DMatrixRMaj inputs) {
    List<DMatrixRMaj> all = new ArrayList<>();
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDList passing = new NDList(array(manager, inputs));
      for (Block block : chain()) {
        passing = block.forward(new ParameterStore(manager, false), passing, false);
        all.add(Matrices.of(passing.singletonOrThrow()));
      }
    }
    return Arrays.stream(RECORDED).mapToObj(number -> all.get(number - 1)).toList();
  }

  @Override
  public void close() {
    model.close();
  }
}
