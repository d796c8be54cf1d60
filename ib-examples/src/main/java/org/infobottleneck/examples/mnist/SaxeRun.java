package org.infobottleneck.examples.mnist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.examples.mnist.RunCost.Stage;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.RowSample;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpillingRecorder;

/**
 * A training whose activations spill to disk, and the plane that is estimated from them later. Both
 * go on where they were stopped, however that came: training from the last snapshot, whose
 * parameters are kept, estimating behind the last point.
 *
 * @param folder where activations, parameters and plane are kept
 * @param architecture the network
 * @param training how it is trained; the seed is that of the weights, too
 * @param epochs the epochs of the snapshots, ascending
 * @param rows how many of the training rows are observed, beside all test rows
 * @param single whether activations are kept in single precision
 */
record SaxeRun(
    Path folder,
    Architecture architecture,
    Training training,
    List<Integer> epochs,
    int rows,
    boolean single) {

  /** The rows that are observed; the first ones are those of tables and figures. */
  static final String TEST = "test";

  static final String TRAIN = "train";

  Path activations() {
    return folder.resolve("activations");
  }

  /** The file in which the plane grows. */
  Path plane() {
    return folder.resolve("plane.ibp");
  }

  private Path state() {
    return folder.resolve("network.state");
  }

  /** Trains up to the last snapshot and writes all that are not there yet. */
  void train(Split images, RunCost cost, Consumer<Snapshot> told) {
    Dataset test = images.test();
    Dataset sample =
        images.train().subset(RowSample.of(rows, training.seed()).rows(images.train().size(), 0));
    SpillingRecorder recorder =
        InformationPlane.spillingRecorder(activations()).observe(TEST, test).observe(TRAIN, sample);
    if (single) {
      recorder.singlePrecision();
    }
    Mlp network = Mlp.create(architecture, training.seed());
    Trainer trainer = trainer(network, images.train(), recorder);
    OptionalInt last = recorder.lastEpoch();
    for (int due : epochs) {
      if (last.isPresent() && due <= last.getAsInt()) {
        continue;
      }
      while (trainer.epoch() < due) {
        cost.time(Stage.TRAINING, trainer::trainEpoch);
      }
      Snapshot snapshot = cost.time(Stage.LOOKING, () -> look(network, due, sample, test));
      cost.time(
          Stage.SPILLING,
          () ->
              recorder.record(
                  snapshot,
                  Map.of(
                      TEST, network.activations(test.inputs()),
                      TRAIN, network.activations(sample.inputs()))));
      RunState.write(state(), configuration(), trainer);
      told.accept(snapshot);
    }
  }

  /** A training from the start, or from the last snapshot of which everything is there. */
  private Trainer trainer(Mlp network, Dataset train, SpillingRecorder recorder) {
    Trainer fresh = Trainer.of(network, train, training); // refuses what does not fit
    if (!Files.exists(state())) {
      recorder.dropAfter(-1);
      return fresh;
    }
    Trainer resumed = RunState.resume(state(), configuration(), network, train);
    recorder.dropAfter(resumed.epoch());
    return resumed;
  }

  private String configuration() {
    return architecture + "; " + training;
  }

  private Snapshot look(Mlp network, int epoch, Dataset sample, Dataset test) {
    Evaluation onTrain = network.evaluate(sample, training.loss());
    Evaluation onTest = network.evaluate(test, training.loss());
    List<Double> norms = Arrays.stream(layers()).mapToObj(network::weightNorm).toList();
    return new Snapshot(epoch, Optional.of(onTrain), Optional.of(onTest), norms, List.of());
  }

  private int[] layers() {
    int[] layers = new int[architecture.layerCount()];
    Arrays.setAll(layers, i -> i + 1);
    return layers;
  }

  /** Estimates all snapshots on disk that the plane does not have yet. */
  InformationPlane estimate(
      List<MutualInformationEstimator> estimators,
      int threads,
      RunCost cost,
      Consumer<Integer> told) {
    SpilledActivations spilled = SpilledActivations.open(activations());
    Recorder recorder =
        spilled
            .recorder(estimators.toArray(MutualInformationEstimator[]::new))
            .threads(threads)
            .keepIn(plane());
    OptionalInt last = recorder.lastEpoch();
    for (int epoch : spilled.epochs()) {
      if (last.isEmpty() || epoch > last.getAsInt()) {
        cost.time(Stage.ESTIMATING, () -> spilled.replay(epoch, recorder));
        told.accept(epoch);
      }
    }
    return recorder.plane();
  }
}
