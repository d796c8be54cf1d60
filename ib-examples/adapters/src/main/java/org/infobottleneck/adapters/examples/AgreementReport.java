package org.infobottleneck.adapters.examples;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;

/**
 * Two tables, in Markdown: how far engines and this library are apart on the same weights, both
 * ways; and how far apart engines end that start from the same weights and take the same batches.
 */
final class AgreementReport {

  private static final String AGREEMENT_HEADING =
      """
      | engine | weights | activations | kde-upper, bits | kde-lower, bits | values over an edge | binning, bits |
      |---|---|---|---|---|---|---|
      """;
  private static final String TRAINING_HEADING =
      """
      | engine | weights | kde-upper, bits | kde-lower, bits | binning, bits |
      |---|---|---|---|---|
      """;

  private final PaperTask task;
  private final Mlp trainedByUs;
  private final StringBuilder agreement = new StringBuilder(AGREEMENT_HEADING);
  private final StringBuilder training = new StringBuilder(TRAINING_HEADING);

  private AgreementReport(PaperTask task) {
    this.task = task;
    trainedByUs = Mlp.create(PaperTask.ARCHITECTURE, task.seed());
    Trainer trainer =
        Trainer.of(
            trainedByUs, task.training(), Training.with(Sgd.learningRate(PaperTask.LEARNING_RATE)));
    while (trainer.epoch() < task.epochs()) {
      trainer.trainEpoch();
    }
  }

  /** Trains by every engine and compares. */
  static String of(PaperTask task) {
    AgreementReport report = new AgreementReport(task);
    Recorder ofLoop = task.recorder();
    Mlp byLoop = report.train(LoopNetwork::new, ofLoop);
    List<Supplier<PaperNetwork>> engines =
        List.of(Dl4jNetwork::inFloat, Dl4jNetwork::inDouble, DjlNetwork::inFloat);
    Mlp latest = byLoop;
    for (Supplier<PaperNetwork> engine : engines) {
      Recorder recorder = task.recorder();
      latest = report.train(engine, recorder);
      report.compare(engine, latest, byLoop, recorder.plane(), ofLoop.plane());
    }
    try (PaperNetwork inDouble = DjlNetwork.inDouble()) {
      inDouble.copyFrom(latest);
      report.add(Agreement.of(inDouble, inDouble.toOurs(), task), inDouble, "of its float");
      report.addOurs(inDouble);
    }
    return report.agreement + "\n" + report.training;
  }

  private Mlp train(Supplier<PaperNetwork> engine, Recorder recorder) {
    try (PaperNetwork network = engine.get()) {
      network.copyFrom(task.untrained());
      network.train(task, recorder);
      Mlp trained = network.toOurs();
      add(Agreement.of(network, trained, task), network, "its own");
      addOurs(network);
      return trained;
    }
  }

  private void addOurs(PaperNetwork network) {
    network.copyFrom(trainedByUs);
    add(Agreement.of(network, network.toOurs(), task), network, "ours");
  }

  private void add(Agreement result, PaperNetwork network, String weightsOf) {
    agreement.append(result.row(network.engine(), weightsOf)).append('\n');
  }

  private void compare(
      Supplier<PaperNetwork> engine,
      Mlp trained,
      Mlp byLoop,
      InformationPlane plane,
      InformationPlane ofLoop) {
    String name;
    try (PaperNetwork network = engine.get()) {
      name = network.engine();
    }
    training.append(
        String.format(
            Locale.ROOT,
            "| %s | %.1e | %.1e | %.1e | %.1e |%n",
            name,
            distance(trained, byLoop),
            Agreement.distance(plane, ofLoop, "kde-upper"),
            Agreement.distance(plane, ofLoop, "kde-lower"),
            Agreement.distance(plane, ofLoop, "binning")));
  }

  /** The largest distance of two weights. */
  private static double distance(Mlp a, Mlp b) {
    double largest = 0;
    for (int layer = 1; layer <= a.layerCount(); layer++) {
      for (int i = 0; i < a.weights(layer).getNumElements(); i++) {
        double difference = a.weights(layer).get(i) - b.weights(layer).get(i);
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    return largest;
  }
}
