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
 * <p>Where the network has an {@link ActivationChannel}, the next layer sees what that makes of the
 * outputs of a hidden one; it works without noise until {@link #drawFrom} is called.
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
  private final ChannelPass channel;
  private int firstRow;
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
    channel = new ChannelPass(network, capacity);
  }

  /**
   * Draws the noise of the channel from now on.
   *
   * @param seed the seed; the noise of a unit is a function of it and of the position of the row,
   *     among all rows or in the order of an epoch
   */
  void drawFrom(long seed) {
    channel.drawFrom(seed);
  }

  /** Runs over consecutive rows. */
  void run(DMatrixRMaj inputs, int from, int to) {
    readRows(inputs, from, to);
    run();
  }

  /** Runs over consecutive rows up to the outputs of a hidden layer before its channel. */
  void runBelowChannel(DMatrixRMaj inputs, int from, int to, int layer) {
    readRows(inputs, from, to);
    for (int below = 1; below < layer; below++) {
      run(below);
      channel.apply(below, units[below], firstRow, samples);
    }
    run(layer);
  }

  private void readRows(DMatrixRMaj inputs, int from, int to) {
    firstRow = from;
    samples = to - from;
    UnitMajor.fromRows(inputs.data, from, units[0], samples);
  }

  /** Runs over the rows that a part of an index array names. */
  void run(DMatrixRMaj inputs, int[] rows, int from, int to) {
    firstRow = from;
    samples = to - from;
    UnitMajor.fromRows(inputs.data, rows, from, units[0], samples);
    run();
  }

  private void run() {
    for (int layer = 1; layer <= layers; layer++) {
      run(layer);
      if (channel.isActive() && layer < layers) {
        channel.apply(layer, units[layer], firstRow, samples);
      }
    }
  }

  private void run(int layer) {
    double[] weights = network.weights(layer).data;
    double[] biases = network.biases(layer).data;
    double[][] result = layer < layers ? units[layer] : sums;
    UnitMajor.weightedSums(units[layer - 1], weights, biases, result, samples);
    if (layer == layers) {
      for (int j = 0; j < sums.length; j++) {
        System.arraycopy(sums[j], 0, units[layer][j], 0, samples);
      }
    }
    double below = layer == 1 ? inputBound : channel.bound(architecture.hidden().outputBound());
    bound(weights, biases, below, bounds[layer]);
    architecture.activation(layer).applyByUnit(units[layer], bounds[layer], samples, scratch);
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

  /** Returns the inputs (0) or what is seen of a layer (1 to L) after a run. */
  double[][] layer(int layer) {
    return units[layer];
  }

  /** Returns the outputs of a layer (1 to L) before its channel, after a run. */
  double[][] beforeChannel(int layer) {
    return channel.isActive() && layer < layers ? channel.before(layer) : units[layer];
  }

  /** Turns derivatives by what the next layer saw into those by the outputs of a hidden layer. */
  void backwardThroughChannel(int layer, double[][] gradient) {
    channel.backward(layer, gradient, firstRow, samples);
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
