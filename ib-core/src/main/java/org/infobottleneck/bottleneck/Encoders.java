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

  /**
   * The encoder that is the second of two with some probability, else the first. Clusters of both
   * whose p(y|t) are within a distance, in square roots, are one.
   */
  static double[] mixed(
      BottleneckEncoder first, BottleneckEncoder second, double share, double distance) {
    int before = first.clusters();
    int count = before;
    int[] places = new int[second.clusters()];
    for (int t = 0; t < places.length; t++) {
      int own = t;
      int same =
          IntStream.range(0, before)
              .filter(u -> isWithin(first, u, second, own, distance))
              .findFirst()
              .orElse(-1);
      places[t] = same < 0 ? count++ : same;
    }
    double[] from = first.mergedEncoder();
    double[] to = second.mergedEncoder();
    int inputs = from.length / before;
    double[] mixed = new double[inputs * count];
    for (int s = 0; s < inputs; s++) {
      for (int t = 0; t < before; t++) {
        mixed[s * count + t] = (1 - share) * from[s * before + t];
      }
      for (int t = 0; t < places.length; t++) {
        mixed[s * count + places[t]] += share * to[s * places.length + t];
      }
    }
    return mixed;
  }

  private static boolean isWithin(
      BottleneckEncoder first, int t, BottleneckEncoder second, int u, double distance) {
    for (int y = 0; y < first.classes(); y++) {
      double difference = Math.sqrt(first.decoder(t, y)) - Math.sqrt(second.decoder(u, y));
      if (Math.abs(difference) > distance) {
        return false;
      }
    }
    return true;
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
