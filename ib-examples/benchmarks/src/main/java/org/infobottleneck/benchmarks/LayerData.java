package org.infobottleneck.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;

/**
 * Snapshots of 4096 rows of the kinds that estimators meet: six layers of 10, 7, 5, 4, 3 and 2
 * units.
 */
public enum LayerData {
  /** Independent and uniform in [-1,1]: few rows are near each other. */
  UNIFORM,
  /** Of the network of Shwartz-Ziv &amp; Tishby (2017) before training. */
  UNTRAINED,
  /** The same with weights ten times as large: most activations are near -1 or 1. */
  SATURATED,
  /** After 1000 epochs of gradient descent at 0.1. */
  TRAINED_SGD,
  /** After 3000 epochs of Adam at 4e-4, as the published program trains. */
  TRAINED_ADAM;

  private static final Architecture ARCHITECTURE = Architecture.tanh(12, 10, 7, 5, 4, 3, 2);
  private static final double SATURATING = 10;

  /** The network of the paper. */
  static Mlp network() {
    return Mlp.create(ARCHITECTURE, 1);
  }

  /** How it is trained by gradient descent: at 0.1, in batches of 256. */
  static Training training(long seed) {
    return Training.with(Sgd.learningRate(0.1)).withBatchSize(256).withSeed(seed);
  }

  /** The rows and labels that all layers belong to. */
  static Dataset rows() {
    return IcosahedronTask.deterministic();
  }

  /** The name in a table. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The layers, the first with ten units, the last with two. */
  List<DMatrixRMaj> layers() {
    return switch (this) {
      case UNIFORM -> uniform();
      case UNTRAINED -> activations(network());
      case SATURATED -> activations(saturated());
      case TRAINED_SGD -> activations(trained(Sgd.learningRate(0.1), 1000));
      case TRAINED_ADAM -> activations(trained(Adam.tensorFlow(4e-4), 3000));
    };
  }

  private static List<DMatrixRMaj> activations(Mlp network) {
    return network.activations(rows().inputs());
  }

  private static Mlp saturated() {
    Mlp network = network();
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      DMatrixRMaj weights = network.weights(layer);
      for (int i = 0; i < weights.getNumElements(); i++) {
        weights.data[i] *= SATURATING;
      }
    }
    return network;
  }

  private static Mlp trained(Optimizer optimizer, int epochs) {
    Mlp network = network();
    Dataset train = rows().split(0.85, 1).train();
    Trainer trainer = Trainer.of(network, train, Training.with(optimizer).withSeed(1));
    while (trainer.epoch() < epochs) {
      trainer.trainEpoch();
    }
    return network;
  }

  private static List<DMatrixRMaj> uniform() {
    SplittableRandom random = new SplittableRandom(1);
    return ARCHITECTURE.widths().stream()
        .skip(1)
        .map(width -> uniform(rows().size(), width, random))
        .toList();
  }

  /** A matrix of uniform values in [-1,1]. */
  static DMatrixRMaj uniform(int rows, int columns, SplittableRandom random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = 2 * random.nextDouble() - 1;
    }
    return matrix;
  }
}
