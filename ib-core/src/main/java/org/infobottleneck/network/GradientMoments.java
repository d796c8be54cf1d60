package org.infobottleneck.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects mean and variance of every weight's gradient over batches by the recurrence of Welford
 * (1962), which loses nothing to cancellation where the mean is far above the spread.
 *
 * <p>Cost: one pass over the weights per batch, two numbers per weight. Not thread-safe.
 */
final class GradientMoments {

  private final Mlp network;
  private final double[] weightNorms;

  /** Mean per weight, per layer. */
  private final double[][] means;

  /** Sum of the squared deviations from the mean per weight, per layer. */
  private final double[][] squares;

  private int batches;

  /** Notes the norms of the weights as they are now. */
  GradientMoments(Mlp network) {
    this.network = network;
    int layers = network.layerCount();
    weightNorms = new double[layers];
    means = new double[layers][];
    squares = new double[layers][];
    for (int i = 0; i < layers; i++) {
      weightNorms[i] = network.weightNorm(i + 1);
      means[i] = new double[network.weights(i + 1).getNumElements()];
      squares[i] = new double[means[i].length];
    }
  }

  void add(Gradients gradients) {
    batches++;
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      double[] g = gradients.weights(layer).data;
      double[] mean = means[layer - 1];
      double[] square = squares[layer - 1];
      for (int i = 0; i < mean.length; i++) {
        double deviation = g[i] - mean[i];
        mean[i] += deviation / batches;
        square[i] += deviation * (g[i] - mean[i]);
      }
    }
  }

  /**
   * The statistics of all layers.
   *
   * @param epoch the number of the epoch that the batches belong to, from 1
   * @throws TrainingDivergedException if a gradient is not finite or too large to be squared
   */
  List<GradientStatistics> statistics(int epoch) {
    List<GradientStatistics> all = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      double meanSquare = 0;
      double variance = 0;
      for (int j = 0; j < means[i].length; j++) {
        meanSquare += means[i][j] * means[i][j];
        variance += squares[i][j] / batches;
      }
      if (!Double.isFinite(meanSquare + variance)) {
        throw new TrainingDivergedException(
            epoch, i + 1, "gradients that are not finite or too large to be squared");
      }
      all.add(
          new GradientStatistics(
              i + 1, batches, Math.sqrt(meanSquare), Math.sqrt(variance), weightNorms[i]));
    }
    return List.copyOf(all);
  }
}
