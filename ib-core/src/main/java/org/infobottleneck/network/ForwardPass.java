package org.infobottleneck.network;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The outputs of every layer over a batch, in buffers that are reused from batch to batch.
 *
 * <p>With A_0 the inputs, W_l and b_l the parameters and f_l the activation of layer l:
 *
 * <pre>
 *   Z_l = A_(l-1) W_l + 1 b_l,   A_l = f_l(Z_l)
 * </pre>
 *
 * <p>Cost: one matrix product per layer, see {@link UnitMajor}. All layers are stored by unit. A
 * batch of at most the capacity allocates nothing. Not thread-safe.
 */
final class ForwardPass {

  private final Mlp network;
  private final Architecture architecture;
  private final int layers;

  /** The inputs at index 0, the outputs of layer l at index l; [layer][unit][sample]. */
  private final double[][][] units;

  /** Weighted sums of layer L, which the cross entropy needs; [unit][sample]. */
  private final double[][] sums;

  /** What the magnitudes of the weighted sums of layer l don't exceed at index l; [layer][unit]. */
  private final double[][] bounds;

  private final double inputBound;
  private final double[] scratch;
  private int samples;

  /**
   * Creates the buffers.
   *
   * @param capacity the largest number of samples of a batch
   * @param inputBound what the magnitudes of the inputs don't exceed
   */
  ForwardPass(Mlp network, int capacity, double inputBound) {
    this.inputBound = inputBound;
    this.network = network;
    architecture = network.architecture();
    layers = architecture.layerCount();
    units = new double[layers + 1][][];
    bounds = new double[layers + 1][];
    for (int layer = 0; layer <= layers; layer++) {
      units[layer] = new double[architecture.widths().get(layer)][capacity];
      bounds[layer] = new double[units[layer].length];
    }
    sums = new double[architecture.outputWidth()][capacity];
    scratch = new double[capacity];
  }

  /** Runs over consecutive rows. */
  void run(DMatrixRMaj inputs, int from, int to) {
    samples = to - from;
    UnitMajor.fromRows(inputs.data, from, units[0], samples);
    run();
  }

  /** Runs over the rows that a part of an index array names. */
  void run(DMatrixRMaj inputs, int[] rows, int from, int to) {
    samples = to - from;
    UnitMajor.fromRows(inputs.data, rows, from, units[0], samples);
    run();
  }

  private void run() {
    for (int layer = 1; layer <= layers; layer++) {
      double[] weights = network.weights(layer).data;
      double[] biases = network.biases(layer).data;
      double[][] result = layer < layers ? units[layer] : sums;
      UnitMajor.weightedSums(units[layer - 1], weights, biases, result, samples);
      if (layer == layers) {
        for (int j = 0; j < sums.length; j++) {
          System.arraycopy(sums[j], 0, units[layer][j], 0, samples);
        }
      }
      double below = layer == 1 ? inputBound : architecture.hidden().outputBound();
      bound(weights, biases, below, bounds[layer]);
      architecture.activation(layer).applyByUnit(units[layer], bounds[layer], samples, scratch);
    }
  }

  /** Writes sum_k |w_kj| below + |b_j|. */
  private static void bound(double[] weights, double[] biases, double below, double[] result) {
    Arrays.fill(result, 0);
    for (int at = 0; at < weights.length; at += result.length) {
      for (int j = 0; j < result.length; j++) {
        result[j] += Math.abs(weights[at + j]);
      }
    }
    for (int j = 0; j < result.length; j++) {
      result[j] = below * result[j] + Math.abs(biases[j]);
    }
  }

  /** Returns the largest magnitude in a matrix of finite numbers. */
  static double bound(DMatrixRMaj inputs) {
    double[] values = inputs.data;
    double bound = 0;
    for (int i = 0; i < inputs.getNumElements(); i++) {
      double magnitude = Math.abs(values[i]);
      if (magnitude > bound) { // Math.max would take five times as long.
        bound = magnitude;
      }
    }
    return bound;
  }

  /** Returns the number of samples of the last run. */
  int samples() {
    return samples;
  }

  /** Returns the inputs (0) or the outputs of a layer (1 to L) after a run. */
  double[][] layer(int layer) {
    return units[layer];
  }

  /** Returns the outputs of layer L after a run. */
  double[][] prediction() {
    return units[layers];
  }

  /** Returns the weighted sums of layer L after a run. */
  double[][] sums() {
    return sums;
  }

  /** Returns a buffer of one number per sample, free between two calls. */
  double[] scratch() {
    return scratch;
  }
}
