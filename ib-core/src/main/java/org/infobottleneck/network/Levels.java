package org.infobottleneck.network;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The levels to which the hidden layers of a quantized network are rounded: n equally spaced ones
 * over a range, both ends among them, for every layer.
 *
 * <p>With h = (high - low)/(n - 1), level k is low + k h in the lower half and high - (n - 1 - k) h
 * in the upper, so that a symmetric range has symmetric levels and the ends are exact; equal codes
 * give equal bits. Ranges of bounded activations are fixed, others are renewed from rows. Mutable,
 * part of the state of a network.
 */
final class Levels {

  private final int steps;
  private final boolean fixed;

  /** The range of layer l at index l - 1; NaN while it is unknown. */
  private final double[] low;

  private final double[] high;

  private Levels(int steps, boolean fixed, double[] low, double[] high) {
    this.steps = steps;
    this.fixed = fixed;
    this.low = low;
    this.high = high;
  }

  /** The levels of a network before it has seen a row; there are none without quantization. */
  static Levels of(Architecture architecture) {
    if (!(architecture.channel() instanceof ActivationChannel.Quantized quantized)) {
      return new Levels(0, true, new double[0], new double[0]);
    }
    double[] low = new double[architecture.layerCount() - 1];
    double[] high = new double[low.length];
    Activation hidden = architecture.hidden();
    boolean fixed = hidden.lowest() > Double.NEGATIVE_INFINITY;
    Arrays.fill(low, fixed ? hidden.lowest() : Double.NaN);
    Arrays.fill(high, fixed ? hidden.highest() : Double.NaN);
    return new Levels(quantized.levels() - 1, fixed, low, high);
  }

  Levels copy() {
    return new Levels(steps, fixed, low.clone(), high.clone());
  }

  /** Sets the ranges to stored ones. */
  void set(double[] newLow, double[] newHigh) {
    for (int i = 0; i < low.length; i++) {
      if (!(newLow[i] <= newHigh[i]) && !(Double.isNaN(newLow[i]) && Double.isNaN(newHigh[i]))) {
        throw new IllegalArgumentException(
            "range of the levels of layer "
                + (i + 1)
                + " must ascend, got "
                + newLow[i]
                + " to "
                + newHigh[i]);
      }
    }
    System.arraycopy(newLow, 0, low, 0, low.length);
    System.arraycopy(newHigh, 0, high, 0, high.length);
  }

  /** The lower ends of the ranges, live. */
  double[] low() {
    return low;
  }

  /** The upper ends of the ranges, live. */
  double[] high() {
    return high;
  }

  /** Says whether no row can change them. */
  boolean areFixed() {
    return fixed;
  }

  /** Sets the ranges to those of the outputs over rows, layer after layer, each on rounded ones. */
  void renew(ForwardPass forward, DMatrixRMaj inputs, int block) {
    for (int layer = 1; layer <= low.length; layer++) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int from = 0; from < inputs.numRows; from += block) {
        forward.runBelowChannel(inputs, from, Math.min(inputs.numRows, from + block), layer);
        for (double[] unit : forward.layer(layer)) {
          for (int s = 0; s < forward.samples(); s++) {
            least = Math.min(least, unit[s]);
            greatest = Math.max(greatest, unit[s]);
          }
        }
      }
      low[layer - 1] = least;
      high[layer - 1] = greatest;
    }
  }

  /**
   * Rounds outputs of a layer.
   *
   * @throws IllegalStateException if the range of the layer is not known yet
   */
  void round(int layer, double[] outputs, int samples) {
    double from = low[layer - 1];
    double to = high[layer - 1];
    if (Double.isNaN(from) && Double.isNaN(to)) {
      throw new IllegalStateException(
          "the levels of a quantized network with an unbounded activation span the range of given"
              + " rows, and there were none yet: train the network, or call calibrate(inputs)");
    }
    double step = (to - from) / steps;
    if (step == 0) {
      Arrays.fill(outputs, 0, samples, from);
      return;
    }
    double half = steps / 2.0;
    for (int s = 0; s < samples; s++) {
      double code = Math.floor((outputs[s] - from) / step + 0.5);
      code = Math.max(0, Math.min(steps, code));
      outputs[s] = code < half ? from + code * step : to - (steps - code) * step;
    }
  }
}
