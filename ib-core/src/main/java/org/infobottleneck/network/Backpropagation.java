package org.infobottleneck.network;

/**
 * The backward pass over batches, in buffers that are reused from batch to batch.
 *
 * <p>With A_l the outputs of layer l, A_0 the inputs, W_l and b_l the parameters and f_l the
 * activation of layer l (Rumelhart, Hinton &amp; Williams 1986, in matrix form):
 *
 * <pre>
 *   D_L = dLoss/dZ_L,           D_(l-1) = (D_l W_l') * f_(l-1)'(A_(l-1))
 *   dLoss/dW_l = A_(l-1)' D_l,  dLoss/db_l = column sums of D_l
 * </pre>
 *
 * <p>Where the network has an {@link ActivationChannel}, A_l is what the next layer sees, f' is
 * taken at the outputs before the channel, and the factor of the channel's own derivative comes
 * between, see {@link ChannelPass}.
 *
 * <p>Cost: two matrix products per layer, see {@link UnitMajor}, {@link SampleSums} and {@link
 * WideGradient}. All sums run in a fixed order, so equal arguments give equal bits. A batch of at
 * most the capacity allocates nothing. Not thread-safe.
 */
final class Backpropagation {

  private final Mlp network;
  private final Architecture architecture;
  private final int layers;

  /** Derivative of the loss by the weighted sums of layer l at index l; none at index 0. */
  private final double[][][] deltas;

  private final WideGradient wide;
  private final Gradients gradients;

  Backpropagation(Mlp network, int capacity) {
    this.network = network;
    architecture = network.architecture();
    layers = architecture.layerCount();
    deltas = new double[layers + 1][][];
    for (int layer = 0; layer <= layers; layer++) {
      deltas[layer] = new double[layer == 0 ? 0 : architecture.widths().get(layer)][capacity];
    }
    wide = new WideGradient(architecture, capacity);
    gradients = new Gradients(architecture);
  }

  /**
   * Runs over the batch of a forward pass.
   *
   * @param forward what the layers gave. Not modified.
   * @param targets the targets, by unit. Not modified.
   * @return the gradients of the mean loss over the batch: a buffer, overwritten by the next batch
   */
  Gradients gradients(ForwardPass forward, double[][] targets, Loss loss) {
    int samples = forward.samples();
    loss.gradient(
        architecture.output(),
        forward.prediction(),
        targets,
        deltas[layers],
        samples,
        forward.scratch());
    for (int layer = layers; layer >= 1; layer--) {
      double[][] below = forward.layer(layer - 1);
      double[][] delta = deltas[layer];
      double[] products = gradients.weights(layer).data;
      if (WideGradient.suits(below.length, delta.length)) {
        wide.products(below, delta, products, samples);
      } else {
        SampleSums.products(below, delta, products, samples);
      }
      SampleSums.units(delta, gradients.biases(layer).data, samples);
      if (layer > 1) {
        double[][] next = deltas[layer - 1];
        UnitMajor.backward(delta, network.weights(layer).data, next, samples);
        forward.backwardThroughChannel(layer - 1, next);
        double[][] outputs = forward.beforeChannel(layer - 1);
        architecture.hidden().multiplyByUnit(outputs, next, samples, forward.scratch());
      }
    }
    return gradients;
  }
}
