package org.infobottleneck.bottleneck;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Encoders p(t|s) that need no search, row-major: inputs x clusters. */
final class Encoders {

  private Encoders() {}

  /** One cluster for all. */
  static double[] trivial(JointDistribution merged) {
    double[] encoder = new double[merged.inputs()];
    Arrays.fill(encoder, 1);
    return encoder;
  }

  /** One cluster each. */
  static double[] identity(JointDistribution merged) {
    int inputs = merged.inputs();
    double[] encoder = new double[inputs * inputs];
    for (int s = 0; s < inputs; s++) {
      encoder[s * inputs + s] = 1;
    }
    return encoder;
  }

  /** An encoder that with some probability tells its cluster, and else a cluster of its own. */
  static double[] erased(double[] encoder, int inputs, double share) {
    int clusters = encoder.length / inputs;
    double[] erased = new double[inputs * (clusters + 1)];
    for (int s = 0; s < inputs; s++) {
      for (int t = 0; t < clusters; t++) {
        erased[s * (clusters + 1) + t] = share * encoder[s * clusters + t];
      }
      erased[s * (clusters + 1) + clusters] = 1 - share;
    }
    return erased;
  }

  /** An encoder without the clusters that no input goes to. */
  static double[] used(double[] encoder, int inputs) {
    int clusters = encoder.length / inputs;
    int[] kept =
        IntStream.range(0, clusters)
            .filter(t -> IntStream.range(0, inputs).anyMatch(s -> encoder[s * clusters + t] > 0))
            .toArray();
    double[] used = new double[inputs * kept.length];
    for (int s = 0; s < inputs; s++) {
      for (int i = 0; i < kept.length; i++) {
        used[s * kept.length + i] = encoder[s * clusters + kept[i]];
      }
    }
    return used;
  }
}
