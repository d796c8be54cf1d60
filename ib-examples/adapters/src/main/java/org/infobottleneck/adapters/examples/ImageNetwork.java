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
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.adapters.djl.PlaneListener;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.PcaEstimator;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;

/**
 * A small convolutional network on {@link ShapeImages}, trained by DJL on PyTorch: two
 * convolutions, each with ReLU and pooling, a layer of 32 tanh units and a softmax. Its plane is
 * that of images it has not been trained on.
 */
final class ImageNetwork {

  private static final int TRAINED = 3000;
  private static final int OBSERVED = 1500;
  private static final int BATCH = 100;
  private static final float LEARNING_RATE = 0.02f;
  private static final float MOMENTUM = 0.9f;

  /** The softmax comes after the logits, which are not recorded. */
  private static final int[] RECORDED = {1, 2, 3, 5};

  private final Dataset training;
  private final Dataset observed;
  private final long seed;

  ImageNetwork(long seed) {
    this.seed = seed;
    training = ShapeImages.draw(TRAINED, seed);
    observed = ShapeImages.draw(OBSERVED, ~seed);
  }

  private static SequentialBlock layers() {
    return new SequentialBlock()
        .add(convolution(8))
        .add(convolution(16))
        .add(
            new SequentialBlock()
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(32).build())
                .add(Activation.tanhBlock()))
        .add(Linear.builder().setUnits(ShapeImages.CLASSES).build());
  }

  private static Block convolution(int filters) {
    return new SequentialBlock()
        .add(
            Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .setFilters(filters)
                .build())
        .add(Activation.reluBlock())
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
  }

  private Recorder recorder() {
    return InformationPlane.recorder(
            observed.inputVariable(),
            observed.targetVariable(),
            KdeEstimator.upperBound(0.1),
            KdeEstimator.upperBound(1),
            BinningEstimator.width(0.5),
            PcaEstimator.of(KdeEstimator.upperBound(0.1), 3))
        .layerNames("conv 1", "conv 2", "dense", "output");
  }

  /**
   * What came of a training.
   *
   * @param plane the plane of the observed images
   * @param accuracy the share of them that the trained network answers rightly
   */
  record Result(InformationPlane plane, double accuracy) {}

  /** Trains, and records the epochs given. */
  Result track(int epochs, int... recorded) {
    Recorder recorder = recorder();
    try (Model model = Model.newInstance("shapes", Device.cpu(), "PyTorch")) {
      model.getNDManager().getEngine().setRandomSeed(Math.toIntExact(seed));
      SequentialBlock layers = layers();
      model.setBlock(layers);
      layers.initialize(
          model.getNDManager(),
          DataType.FLOAT32,
          new Shape(1, 1, ShapeImages.SIDE, ShapeImages.SIDE));
      List<Block> chain = new ArrayList<>(layers.getChildren().values());
      chain.add(LambdaBlock.singleton(logits -> logits.softmax(1), "softmax"));
      PlaneListener listener =
          PlaneListener.of(recorder, images(model.getNDManager(), observed), recorded)
              .withBlocks(chain.toArray(Block[]::new))
              .withLayers(RECORDED);
      train(model, listener, epochs);
      return new Result(recorder.plane(), accuracy(model));
    }
  }

  private double accuracy(Model model) {
    int[] labels = observed.labels().orElseThrow();
    try (NDManager manager = model.getNDManager().newSubManager()) {
      NDList logits =
          model
              .getBlock()
              .forward(
                  new ParameterStore(manager, false), new NDList(images(manager, observed)), false);
      long[] answers = logits.singletonOrThrow().argMax(1).toLongArray();
      return IntStream.range(0, labels.length).filter(i -> answers[i] == labels[i]).count()
          / (double) labels.length;
    }
  }

  private void train(Model model, PlaneListener listener, int epochs) {
    NDManager manager = model.getNDManager();
    ArrayDataset batches =
        new ArrayDataset.Builder()
            .setData(images(manager, training))
            .optLabels(manager.create(training.labels().orElseThrow()))
            .setSampling(BATCH, true)
            .build();
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(new SoftmaxCrossEntropyLoss())
            .optOptimizer(
                Optimizer.sgd()
                    .setLearningRateTracker(Tracker.fixed(LEARNING_RATE))
                    .optMomentum(MOMENTUM)
                    .build())
            .optDevices(new Device[] {Device.cpu()})
            .addTrainingListeners(listener);
    try (Trainer trainer = model.newTrainer(config)) {
      trainer.initialize(new Shape(1, 1, ShapeImages.SIDE, ShapeImages.SIDE));
      EasyTrain.fit(trainer, epochs, batches, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NDArray images(NDManager manager, Dataset data) {
    DMatrixRMaj pixels = data.inputs();
    float[] values = new float[pixels.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) pixels.data[i];
    }
    return manager.create(values, new Shape(data.size(), 1, ShapeImages.SIDE, ShapeImages.SIDE));
  }
}
