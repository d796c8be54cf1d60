package org.infobottleneck.network;

import org.ejml.data.DMatrixRMaj;

/**
 * Forward and backward pass over batches, in buffers that are reused from batch to batch.
 *
 * <p>With A_0 the inputs, W_l and b_l the parameters and f_l the activation of layer l (Rumelhart,
 * Hinton &amp; Williams 1986, in matrix form):
 *
 * <pre>
 *   Z_l = A_(l-1) W_l + 1 b_l,  A_l = f_l(Z_l)                              forward
 *   D_L = dLoss/dZ_L,           D_(l-1) = (D_l W_l') * f_(l-1)'(A_(l-1))    backward
 *   dLoss/dW_l = A_(l-1)' D_l,  dLoss/db_l = column sums of D_l
 * </pre>
 *
 * <p>Cost: three matrix products per layer, see {@link UnitMajor}. Hidden layers are stored by
 * unit; what meets the loss is stored by sample, as everywhere outside. All sums run in a fixed
 * order, so equal arguments give equal bits. A batch of at most the capacity allocates nothing. Not
 * thread-safe.
 */
final class Backpropagation {

  private final Mlp network;
  private final Architecture architecture;
  private final int layers;

  /** The inputs at index 0, the outputs of layer l at index l; [layer][unit][sample]. */
  private final double[][][] units;

  /** Derivative of the loss by the weighted sums of layer l at index l; none at index 0. */
  private final double[][][] deltas;

  /** Weighted sums of layer L, which the cross entropy needs; samples x units. */
  private final DMatrixRMaj sums;

  /** Outputs of layer L; samples x units. */
  private final DMatrixRMaj prediction;

  /** Derivative of the loss by the weighted sums of layer L; samples x units. */
  private final double[] lastDelta;

  private final Gradients gradients;

  Backpropagation(Mlp network, int capacity) {
    this.network = network;
    architecture = network.architecture();
    layers = architecture.layerCount();
    units = new double[layers + 1][][];
    deltas = new double[layers + 1][][];
    for (int layer = 0; layer <= layers; layer++) {
      int width = architecture.widths().get(layer);
      units[layer] = new double[width][capacity];
      deltas[layer] = new double[layer == 0 ? 0 : width][capacity];
    }
    sums = new DMatrixRMaj(capacity, architecture.outputWidth());
    prediction = new DMatrixRMaj(capacity, architecture.outputWidth());
    lastDelta = new double[capacity * architecture.outputWidth()];
    gradients = new Gradients(architecture);
  }

  /** Computes the outputs of every layer. */
  void forward(DMatrixRMaj inputs) {
    int samples = inputs.numRows;
    UnitMajor.fromRows(inputs.data, units[0], samples);
    for (int layer = 1; layer <= layers; layer++) {
      double[] weights = network.weights(layer).data;
      double[] biases = network.biases(layer).data;
      UnitMajor.weightedSums(units[layer - 1], weights, biases, units[layer], samples);
      if (layer < layers) {
        for (double[] unit : units[layer]) {
          architecture.hidden().apply(unit, samples, 1);
        }
      }
    }
    sums.reshape(samples, architecture.outputWidth());
    UnitMajor.toRows(units[layers], sums.data, samples);
    prediction.setTo(sums);
    architecture.output().apply(prediction.data, samples, prediction.numCols);
  }

  /** Returns the outputs of layer L after {@link #forward}. */
  DMatrixRMaj prediction() {
    return prediction;
  }

  /** Returns the loss, summed over the samples of the last forward pass. */
  double totalLoss(DMatrixRMaj targets, Loss loss) {
    return loss.total(sums.data, prediction.data, targets.data, targets.numRows, targets.numCols);
  }

  /**
   * Runs both passes.
   *
   * @return the gradients of the mean loss over the batch: a buffer, overwritten by the next batch
   */
  Gradients gradients(DMatrixRMaj inputs, DMatrixRMaj targets, Loss loss) {
    forward(inputs);
    int samples = inputs.numRows;
    Activation output = architecture.output();
    loss.gradient(output, prediction.data, targets.data, lastDelta, samples, prediction.numCols);
    UnitMajor.fromRows(lastDelta, deltas[layers], samples);
    for (int layer = layers; layer >= 1; layer--) {
      double[][] below = units[layer - 1];
      double[][] delta = deltas[layer];
      UnitMajor.weightGradient(below, delta, gradients.weights(layer).data, samples);
      UnitMajor.unitSums(delta, gradients.biases(layer).data, samples);
      if (layer > 1) {
        double[][] next = deltas[layer - 1];
        UnitMajor.backward(delta, network.weights(layer).data, next, samples);
        for (int k = 0; k < next.length; k++) {
          architecture.hidden().multiplyByDerivative(below[k], next[k], samples, 1);
        }
      }
    }
    return gradients;
  }
}
