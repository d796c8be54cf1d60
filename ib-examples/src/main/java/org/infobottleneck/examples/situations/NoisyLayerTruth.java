package org.infobottleneck.examples.situations;

import java.util.Arrays;

/**
 * The information of a {@link Layer} with Gaussian noise, integrated over a grid of three
 * dimensions instead of drawn.
 *
 * <p>The density of T plus noise is a sum of Gaussians of deviation s. The trapezoidal rule with
 * steps of s/2 integrates those within 2 exp(-8π²), and each is cut at eight deviations.
 */
final class NoisyLayerTruth {

  private static final double STEPS_PER_DEVIATION = 2;
  private static final int REACH = 16; // in steps, eight deviations

  private final double noiseVariance;
  private final double step;
  private final int side;
  private final double[] density;
  private final double[] ofOne; // p(t, y = 1)
  private final double one; // p(y = 1)

  static NoisyLayerTruth of(Layer layer, boolean soft, double noiseVariance) {
    return new NoisyLayerTruth(
        layer.activations(layer.all()), layer.certainty(soft), noiseVariance);
  }

  /** The density on the grid; costs 36,000 products per input. */
  NoisyLayerTruth(double[][] activations, double[] certainty, double noiseVariance) {
    this.noiseVariance = noiseVariance;
    double deviation = Math.sqrt(noiseVariance);
    this.step = deviation / STEPS_PER_DEVIATION;
    int half = (int) Math.ceil(1 / step) + REACH + 1;
    this.side = 2 * half + 1;
    this.density = new double[side * side * side];
    this.ofOne = new double[side * side * side];
    int width = 2 * REACH + 1;
    double[][] kernels = new double[Layer.UNITS][width];
    int[] origins = new int[Layer.UNITS];
    double mean = 0;
    for (int i = 0; i < activations.length; i++) {
      for (int u = 0; u < Layer.UNITS; u++) {
        double value = activations[i][u];
        origins[u] = (int) Math.rint(value / step) - REACH + half;
        for (int k = 0; k < width; k++) {
          kernels[u][k] = Integrals.normal((origins[u] + k - half) * step, value, deviation);
        }
      }
      add(kernels, origins, certainty[i], 1.0 / activations.length);
      mean += certainty[i] / activations.length;
    }
    this.one = mean;
  }

  private void add(double[][] kernels, int[] origins, double certainty, double weight) {
    int width = 2 * REACH + 1;
    for (int a = 0; a < width; a++) {
      for (int b = 0; b < width; b++) {
        double factor = weight * kernels[0][a] * kernels[1][b];
        int at = ((origins[0] + a) * side + origins[1] + b) * side + origins[2];
        for (int c = 0; c < width; c++) {
          double mass = factor * kernels[2][c];
          density[at + c] += mass;
          ofOne[at + c] += certainty * mass;
        }
      }
    }
  }

  /** I(X;T+noise) = h(T+noise) - h(noise). */
  double ofInputs() {
    double entropy = -Arrays.stream(density).map(p -> Integrals.term(p, 1)).sum() * volume();
    return entropy - Layer.UNITS * StrictMath.log(2 * Math.PI * Math.E * noiseVariance) / 2;
  }

  /** I(T+noise;Y). */
  double ofLabels() {
    double nats = 0;
    for (int i = 0; i < density.length; i++) {
      double p = density[i];
      nats += Integrals.term(ofOne[i], p * one) + Integrals.term(p - ofOne[i], p * (1 - one));
    }
    return nats * volume();
  }

  private double volume() {
    return step * step * step;
  }
}
