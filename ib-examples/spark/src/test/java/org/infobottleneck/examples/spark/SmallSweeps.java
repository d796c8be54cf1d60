package org.infobottleneck.examples.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepRun;
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
        .withTask(Tasks.parts(1, 2))
        .withRows(TrainingRows.random(0.75))
        .withArchitecture(Architecture.tanh(3, 3, 2))
        .withTraining(Training.with(Sgd.learningRate(0.1)).withBatchSize(2))
        .withEpochs(3)
        .withSnapshots(Snapshots.everyEpoch())
        .withEstimators(KdeEstimator.upperBound(1e-3), BinningEstimator.width(0.07));
  }

  /** One whose training leaves the finite numbers. */
  static Experiment diverging() {
    return experiment().withTraining(Training.with(Sgd.learningRate(1e300)).withBatchSize(2));
  }

  /** Two activations, three seeds each. */
  static Sweep sweep() {
    List<SweepRun> runs = new ArrayList<>();
    for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
      for (Experiment each : Presets.withActivation(experiment(), activation).repeats(3)) {
        runs.add(run(each, activation.toString()));
      }
    }
    return of(runs);
  }

  static SweepRun run(Experiment experiment, String activation) {
    Map<String, String> levels = new LinkedHashMap<>();
    levels.put("activation", activation);
    levels.put("seed", Long.toString(experiment.seed()));
    return new SweepRun(experiment, levels);
  }

  static Sweep of(List<SweepRun> runs) {
    return new Sweep("small", List.of("activation", "seed"), runs);
  }
}
