package org.infobottleneck.adapters.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshots;

/** What the guide shows, as a compiler sees it. */
final class Snippets {

  private Snippets() {}

  static InformationPlane track(
      Model model, DefaultTrainingConfig config, Dataset training, NDArray rows, int[] labels)
      throws Exception {
    Recorder recorder =
        InformationPlane.recorder(
            Variable.distinctRows(Matrices.of(rows), Coverage.SAMPLED),
            Variable.labels(labels),
            KdeEstimator.upperBound(1e-3),
            BinningEstimator.edges(-1, 1, 30));
    int[] epochs = Snapshots.logarithmic(40).epochs(400);
    config.addTrainingListeners(PlaneListener.of(recorder, rows, epochs));
    try (Trainer trainer = model.newTrainer(config)) {
      trainer.initialize(rows.getShape());
      EasyTrain.fit(trainer, 400, training, null);
    }
    InformationPlane plane = recorder.plane();
    return plane;
  }

  static PlaneListener withSoftmax(
      SequentialBlock network, Recorder recorder, NDArray rows, int[] epochs) {
    List<Block> chain = new ArrayList<>(network.getChildren().values());
    chain.add(LambdaBlock.singleton(logits -> logits.softmax(1)));
    PlaneListener listener =
        PlaneListener.of(recorder, rows, epochs)
            .withBlocks(chain.toArray(Block[]::new))
            .withLayers(1, 2, 3, 5); // the fourth are the logits
    return listener;
  }
}
