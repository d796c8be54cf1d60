package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.JointDistribution;

/** Networks whose layers are where a test puts them, and a rule with a curve. */
final class SyntheticLayers {

  static final String OBSERVER = "binning(width=0.07)";

  private SyntheticLayers() {}

  /** Four inputs of two noisy classes. */
  static InformationBottleneck bottleneck() {
    return InformationBottleneck.of(
        JointDistribution.ofConditionals(
            new double[] {0.25, 0.25, 0.25, 0.25},
            new double[][] {{0.95, 0.05}, {0.8, 0.2}, {0.3, 0.7}, {0.05, 0.95}}));
  }

  /** A network of layers from 1, each of I(X;T), I(T;Y) in nats, beta*, residual in nats. */
  static ConvergedLayers network(long seed, int samples, double[]... layers) {
    List<ConvergedLayers.Reading> readings = new ArrayList<>();
    for (int i = 0; i < layers.length; i++) {
      double[] each = layers[i];
      readings.add(
          new ConvergedLayers.Reading(
              100, i + 1, OBSERVER, each[0], each[1], each[2], each[3], each[3] / 2));
    }
    return new ConvergedLayers(seed, samples, OptionalInt.empty(), 0.99, 0.95, readings);
  }
}
