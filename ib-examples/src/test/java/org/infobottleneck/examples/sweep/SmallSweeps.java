package org.infobottleneck.examples.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.Snapshots;

/** Sweeps that take milliseconds. */
final class SmallSweeps {

  private SmallSweeps() {}

  static Experiment experiment() {
    return Presets.shwartzZivTishby2017()
        .withTask(Tasks.randomLabels(Tasks.parts(1, 2)))
        .withRows(TrainingRows.random(0.75))
        .withArchitecture(Architecture.tanh(3, 3, 2))
        .withTraining(Training.with(Sgd.learningRate(0.1)).withBatchSize(2))
        .withEpochs(3)
        .withSnapshots(Snapshots.at(0, 3))
        .withEstimators(KdeEstimator.upperBound(1e-3), BinningEstimator.width(0.07));
  }

  /** One whose training leaves the finite numbers. */
  static Experiment diverging() {
    return experiment().withTraining(Training.with(Sgd.learningRate(1e300)).withBatchSize(2));
  }

  static Sweep sweep() {
    List<SweepRun> runs = new ArrayList<>();
    for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
      for (Experiment each : Presets.withActivation(experiment(), activation).repeats(2)) {
        Map<String, String> levels = new LinkedHashMap<>();
        levels.put("activation", activation.toString());
        levels.put("seed", Long.toString(each.seed()));
        runs.add(new SweepRun(each, levels));
      }
    }
    return new Sweep("small", List.of("activation", "seed"), runs);
  }
}
