package org.infobottleneck.network;

/**
 * What the channel of a network does to the outputs of the hidden layers in a forward pass, and to
 * the gradients in the backward pass behind it.
 *
 * <p>With A the outputs of a layer and A' what the next layer sees: A' = A + s Z, A' = A * M / (1 -
 * rate) with a mask M of zeros and ones, or A' = A rounded. The derivative of the activation is
 * taken at A, which is kept; the derivative of A' by A is 1, M / (1 - rate), and 1 by convention
 * (straight through, Bengio et al. 2013). Holds buffers: not thread-safe.
 */
final class ChannelPass {

  private final ActivationChannel channel;
  private final Levels levels;
  private final boolean active;

  /** The outputs before the channel; [layer][unit][sample]. */
  private final double[][][] before;

  private final double[] draws;
  private boolean noisy;
  private long seed;

  ChannelPass(Mlp network, int capacity) {
    Architecture architecture = network.architecture();
    channel = architecture.channel();
    levels = network.levels();
    active = !channel.equals(ActivationChannel.none());
    before = new double[architecture.layerCount()][][];
    for (int layer = 1; active && layer < before.length; layer++) {
      before[layer] = new double[architecture.widths().get(layer)][capacity];
    }
    draws = new double[active ? capacity : 0];
  }

  /** Says whether anything happens to the outputs of hidden layers. */
  boolean isActive() {
    return active;
  }

  /** Draws noise from now on: a function of the seed and of row, layer and unit. */
  void drawFrom(long newSeed) {
    noisy = true;
    seed = newSeed;
  }

  /** What the magnitudes of outputs don't exceed behind the channel, or NaN. */
  double bound(double before) {
    if (noisy && channel instanceof ActivationChannel.Gaussian) {
      return Double.NaN;
    }
    return noisy && channel instanceof ActivationChannel.Dropout dropout
        ? before / (1 - dropout.rate())
        : before;
  }

  /** Sends outputs of consecutive rows through the channel. */
  void apply(int layer, double[][] outputs, int firstRow, int samples) {
    for (int j = 0; j < outputs.length; j++) {
      double[] unit = outputs[j];
      System.arraycopy(unit, 0, before[layer][j], 0, samples);
      if (channel instanceof ActivationChannel.Quantized) {
        levels.round(layer, unit, samples);
      } else if (noisy && channel instanceof ActivationChannel.Gaussian gaussian) {
        NoiseField.normal(seed, layer, j, firstRow, draws, samples);
        double deviation = Math.sqrt(gaussian.noiseVariance());
        for (int s = 0; s < samples; s++) {
          unit[s] += deviation * draws[s];
        }
      } else if (noisy && channel instanceof ActivationChannel.Dropout dropout) {
        multiplyByMask(dropout, layer, j, unit, firstRow, samples);
      }
    }
  }

  private void multiplyByMask(
      ActivationChannel.Dropout dropout,
      int layer,
      int unit,
      double[] values,
      int firstRow,
      int samples) {
    NoiseField.uniform(seed, layer, unit, firstRow, draws, samples);
    double factor = 1 / (1 - dropout.rate());
    for (int s = 0; s < samples; s++) {
      values[s] *= draws[s] < dropout.rate() ? 0 : factor;
    }
  }

  /** The outputs of a layer before the channel. */
  double[][] before(int layer) {
    return before[layer];
  }

  /** Turns derivatives by what the next layer sees into those by the outputs. */
  void backward(int layer, double[][] gradient, int firstRow, int samples) {
    if (noisy && channel instanceof ActivationChannel.Dropout dropout) {
      for (int j = 0; j < gradient.length; j++) {
        multiplyByMask(dropout, layer, j, gradient[j], firstRow, samples);
      }
    }
  }
}
