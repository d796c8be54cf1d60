package org.infobottleneck.examples.experiments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Training;
import org.infobottleneck.numerics.Decimals;

/** What is run to find what noise does, by name. */
final class NoiseSettings {

  static final String STOCHASTIC = "stochastic gradients";
  static final String SAME_UPDATES = "full batch, same updates";
  static final String SMALL_BATCHES = "batches of 32, same updates";
  static final String SAME_EPOCHS = "full batch, same epochs";
  static final String SOFTMAX = "softmax regression";
  static final String ONE_LAYER = "one hidden layer";
  static final String DEEP = "deep network";
  static final String BATCHES = "stochastic gradients";

  /** More than there are rows: all at once. */
  private static final int ALL_ROWS = 4096;

  private static final double WEIGHT_NOISE = 1e-3;
  private static final double[] WEIGHT_NOISES = {3e-4, 1e-3, 3e-3};

  /** So few rows, and labels drawn from p(y|x), that a network learns them by heart. */
  private static final double FEW = 0.1;

  private static final double GAIN = 12;
  private static final int SMALL_BATCH = 32;
  private static final int BINS = 30;
  private static final int SNAPSHOTS = 58;
  private static final int FEW_SNAPSHOTS = 18;

  private NoiseSettings() {}

  /** The settings of the plane; the first is the paper's. */
  static Map<String, Experiment> planes(Scale scale) {
    Experiment base = Settings.paper(scale);
    Training training = base.training();
    Training full = training.withBatchSize(ALL_ROWS);
    int updates = updatesPerEpoch(base);
    Map<String, Experiment> settings = new LinkedHashMap<>();
    settings.put(STOCHASTIC, base);
    settings.put(
        SAME_UPDATES,
        withEpochs(
            base.withTraining(full), updates * base.epochs(), scale.of(SNAPSHOTS, FEW_SNAPSHOTS)));
    settings.put(SMALL_BATCHES, smallBatches(base));
    settings.put(SAME_EPOCHS, base.withTraining(full));
    settings.put(
        "stochastic, weight noise", base.withTraining(training.withWeightNoise(WEIGHT_NOISE)));
    settings.put(
        "full batch, weight noise",
        base.withTraining(full.withWeightNoise(WEIGHT_NOISE * Math.sqrt(updates))));
    return settings;
  }

  /** Those of them that descend on full batches and have no other noise. */
  static List<String> fullBatches() {
    return List.of(SAME_UPDATES, SAME_EPOCHS);
  }

  /** More noise: small batches, as many updates in fewer epochs. */
  private static Experiment smallBatches(Experiment base) {
    Experiment small = base.withTraining(base.training().withBatchSize(SMALL_BATCH));
    int updates = updatesPerEpoch(base) * base.epochs();
    int epochs = (int) Math.round((double) updates / updatesPerEpoch(small));
    return small
        .withEpochs(epochs)
        .withSnapshots(
            Settings.snapshots(epochs, base.snapshots().epochs(base.epochs()).length - 1));
  }

  /** The networks that are to generalize. */
  static Map<String, Architecture> networks() {
    Map<String, Architecture> networks = new LinkedHashMap<>();
    networks.put(SOFTMAX, Architecture.tanh(12, 2));
    networks.put(ONE_LAYER, Architecture.tanh(12, 10, 2));
    networks.put(DEEP, Architecture.tanh(12, 10, 7, 5, 4, 3, 2));
    return networks;
  }

  /** Training without any noise: few rows, all at once. */
  static Experiment noiseless(Architecture network, Scale scale) {
    Experiment stochastic = stochastic(network, scale);
    return withEpochs(
        stochastic.withTraining(stochastic.training().withBatchSize(ALL_ROWS)),
        updatesPerEpoch(stochastic) * stochastic.epochs(),
        FEW_SNAPSHOTS);
  }

  /** The same with small batches. */
  static Experiment stochastic(Architecture network, Scale scale) {
    Experiment base = Settings.paper(scale);
    return withEpochs(base, base.epochs(), FEW_SNAPSHOTS)
        .withTask(Tasks.icosahedron(GAIN))
        .withRows(TrainingRows.random(FEW))
        .withEstimators(BinningEstimator.bins(-1, 1, BINS))
        .withTraining(base.training().withBatchSize(SMALL_BATCH))
        .withArchitecture(network);
  }

  /** Kinds of noise by name: with it, and what it is compared to. */
  static Map<String, Pair> noises(Architecture network, Scale scale) {
    Map<String, Pair> noises = new LinkedHashMap<>();
    Experiment stochastic = stochastic(network, scale);
    noises.put(BATCHES, new Pair(noiseless(network, scale), stochastic));
    for (double deviation : WEIGHT_NOISES) {
      noises.put(
          "weight noise " + Decimals.shortest(deviation),
          new Pair(
              stochastic,
              stochastic.withTraining(stochastic.training().withWeightNoise(deviation))));
    }
    return noises;
  }

  /** Two experiments that differ in a noise. */
  record Pair(Experiment without, Experiment with) {}

  private static Experiment withEpochs(Experiment experiment, int epochs, int snapshots) {
    return experiment.withEpochs(epochs).withSnapshots(Settings.snapshots(epochs, snapshots));
  }

  /** The number of steps that an epoch takes. */
  static int updatesPerEpoch(Experiment experiment) {
    int rows =
        experiment
            .task()
            .data(experiment.seed())
            .split(experiment.rows().fraction(), experiment.seed())
            .train()
            .size();
    return (rows + experiment.training().batchSize() - 1) / experiment.training().batchSize();
  }
}
