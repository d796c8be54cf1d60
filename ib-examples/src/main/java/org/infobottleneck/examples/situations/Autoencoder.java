package org.infobottleneck.examples.situations;

import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;

/**
 * A layer in few numbers by a network d - h - k - h - d of tanh units, its output linear, that is
 * trained to give back what it gets; the k numbers in the middle stand for the layer.
 *
 * <p>Columns are centered and all of them divided by one number, their root mean square. Adam at
 * .003 on batches of 128, and for the last third of the epochs at a tenth of that. The training has
 * one thread and fixed seeds.
 */
final class Autoencoder {

  private static final int BATCH = 128;
  private static final double LEARNING_RATE = 0.003;
  private static final double LATE_LEARNING_RATE = 0.0003;
  private static final int MIDDLE = 1;

  /**
   * Numbers that stand for a layer.
   *
   * @param values the numbers
   * @param varianceKept the share of the variance that they give back
   */
  record Code(Variable values, double varianceKept) {}

  private final int hidden;
  private final int epochs;
  private final long seed;

  Autoencoder(int hidden, int epochs, long seed) {
    this.hidden = hidden;
    this.epochs = epochs;
    this.seed = seed;
  }

  Code encode(Continuous layer, int dimensions) {
    DMatrixRMaj rows = scaled(layer);
    Dataset data = Dataset.regression(rows, rows);
    int d = layer.dimensions();
    Mlp network = Mlp.create(Architecture.regression(d, hidden, dimensions, hidden, d), seed);
    Training training =
        Training.with(Adam.kingma(LEARNING_RATE))
            .withBatchSize(BATCH)
            .withLoss(Loss.MEAN_SQUARED_ERROR)
            .withSeed(seed);
    int late = epochs - epochs / 3;
    Trainer trainer = Trainer.of(network, data, training);
    for (int epoch = 0; epoch < epochs; epoch++) {
      if (epoch == late) {
        Training slower = training.withOptimizer(Adam.kingma(LATE_LEARNING_RATE));
        trainer = Trainer.resume(network, data, slower, epoch, trainer.optimizerState());
      }
      trainer.trainEpoch();
    }
    DMatrixRMaj code = network.activations(rows).get(MIDDLE);
    return new Code(
        Variable.view(code.data.clone(), layer.size(), dimensions),
        1 - distance(network.predict(rows), rows) / rows.getNumElements());
  }

  private static double distance(DMatrixRMaj one, DMatrixRMaj other) {
    double sum = 0;
    for (int i = 0; i < one.getNumElements(); i++) {
      sum += (one.data[i] - other.data[i]) * (one.data[i] - other.data[i]);
    }
    return sum;
  }

  private static DMatrixRMaj scaled(Continuous layer) {
    int n = layer.size();
    int d = layer.dimensions();
    DMatrixRMaj rows = new DMatrixRMaj(n, d);
    double squares = 0;
    for (int j = 0; j < d; j++) {
      double mean = 0;
      for (int i = 0; i < n; i++) {
        mean += layer.value(i, j) / n;
      }
      for (int i = 0; i < n; i++) {
        double centered = layer.value(i, j) - mean;
        rows.set(i, j, centered);
        squares += centered * centered;
      }
    }
    double scale = Math.sqrt(squares / n / d);
    for (int i = 0; i < n * d; i++) {
      rows.data[i] /= scale;
    }
    return rows;
  }
}
