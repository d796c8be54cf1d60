package org.infobottleneck.examples.experiments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;

/** The settings of the experiments that compare many networks with each other. */
final class Sweeps {

  /** Shares of the patterns that are trained on. */
  static final List<Double> SHARES = List.of(0.05, 0.2, 0.45, 0.85);

  /** Numbers of hidden layers. */
  static final List<Integer> DEPTHS = List.of(1, 3, 5);

  private static final double VARIED_AT = 0.2;
  private static final double NOISE_VARIANCE = 1e-3;
  private static final double BIN_WIDTH = 0.07;

  private Sweeps() {}

  /**
   * Settings whose networks overfit more or less: shares of the data; and at a fifth of the data
   * other rates, batches, shapes and activations.
   */
  static Map<String, Experiment> overfitting(Experiment base) {
    Map<String, Experiment> settings = new LinkedHashMap<>();
    for (double share : SHARES) {
      settings.put(percent(share), base.withRows(TrainingRows.random(share)));
    }
    Experiment fifth = base.withRows(TrainingRows.random(VARIED_AT));
    settings.put("rate 0.03", fifth.withTraining(Training.with(Sgd.learningRate(0.03))));
    settings.put("rate 0.3", fifth.withTraining(Training.with(Sgd.learningRate(0.3))));
    settings.put("batches of 32", fifth.withTraining(base.training().withBatchSize(32)));
    settings.put(
        "twice as wide", fifth.withArchitecture(Architecture.tanh(12, 20, 14, 10, 8, 6, 2)));
    settings.put("3 layers", fifth.withArchitecture(network(3)));
    settings.put(
        "softsign",
        fifth.withArchitecture(Architecture.of(Activation.SOFTSIGN, 12, 10, 7, 5, 4, 3, 2)));
    settings.put(
        "rectifier",
        fifth
            .withArchitecture(Architecture.relu(12, 10, 7, 5, 4, 3, 2))
            .withEstimators(
                BinningEstimator.width(BIN_WIDTH), // rectifiers have no upper end
                KdeEstimator.upperBound(NOISE_VARIANCE),
                KdeEstimator.lowerBound(NOISE_VARIANCE)));
    return settings;
  }

  /** Settings by depth and share, the outer order that of depths. */
  static Map<String, Experiment> depthsAndShares(Experiment base) {
    Map<String, Experiment> settings = new LinkedHashMap<>();
    for (int depth : DEPTHS) {
      for (double share : SHARES) {
        settings.put(
            name(depth, share),
            base.withArchitecture(network(depth)).withRows(TrainingRows.random(share)));
      }
    }
    return settings;
  }

  /** The network of a number of hidden layers; the last hidden one has three units in all. */
  static Architecture network(int depth) {
    return switch (depth) {
      case 1 -> Architecture.tanh(12, 3, 2);
      case 3 -> Architecture.tanh(12, 10, 5, 3, 2);
      case 5 -> Architecture.tanh(12, 10, 7, 5, 4, 3, 2);
      default -> throw new IllegalArgumentException("no network of depth " + depth);
    };
  }

  /** The name of a setting of depth and share. */
  static String name(int depth, double share) {
    return depth + " layers, " + percent(share);
  }

  /** A share in words. */
  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
