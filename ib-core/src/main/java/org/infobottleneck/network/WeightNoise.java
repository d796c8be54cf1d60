package org.infobottleneck.network;

import org.ejml.data.DMatrixRMaj;

/** Gaussian noise on the weights and biases of a network, a pure function of seed and step. */
final class WeightNoise {

  private static final int WEIGHTS = 0;
  private static final int BIASES = 1;

  private final double deviation;
  private final long seed;
  private double[] noise = {};

  WeightNoise(double deviation, long seed) {
    this.deviation = deviation;
    this.seed = seed;
  }

  /** Adds the noise of one step. */
  void add(Mlp network, long step) {
    long ofStep = Seeds.of(Seeds.of(seed, (int) (step >>> Integer.SIZE)), (int) step);
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      add(network.weights(layer), ofStep, layer, WEIGHTS);
      add(network.biases(layer), ofStep, layer, BIASES);
    }
  }

  private void add(DMatrixRMaj parameters, long ofStep, int layer, int stream) {
    int count = parameters.getNumElements();
    if (noise.length < count) {
      noise = new double[count];
    }
    NoiseField.normal(ofStep, layer, stream, 0, noise, count);
    for (int i = 0; i < count; i++) {
      parameters.data[i] += deviation * noise[i];
    }
  }
}
