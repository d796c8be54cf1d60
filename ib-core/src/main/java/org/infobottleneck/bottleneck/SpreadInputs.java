package org.infobottleneck.bottleneck;

/** Picks inputs whose p(y|x) lie far from each other. */
final class SpreadInputs {

  private SpreadInputs() {}

  /**
   * Returns some inputs: the most probable one, then again and again the one farthest from all
   * chosen so far, by the Hellinger distance of p(y|x), the first of equals.
   */
  static int[] of(JointDistribution distribution, int count) {
    int inputs = distribution.inputs();
    double[] distance = new double[inputs];
    int next = 0;
    for (int x = 0; x < inputs; x++) {
      distance[x] = Double.POSITIVE_INFINITY;
      if (distribution.inputProbability(x) > distribution.inputProbability(next)) {
        next = x;
      }
    }
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = next;
      int farthest = 0;
      for (int x = 0; x < inputs; x++) {
        distance[x] = Math.min(distance[x], squaredDistance(distribution, x, next));
        if (distance[x] > distance[farthest]) {
          farthest = x;
        }
      }
      next = farthest;
    }
    return chosen;
  }

  private static double squaredDistance(JointDistribution distribution, int a, int b) {
    double sum = 0;
    for (int y = 0; y < distribution.classes(); y++) {
      double difference =
          Math.sqrt(distribution.conditional(a, y)) - Math.sqrt(distribution.conditional(b, y));
      sum += difference * difference;
    }
    return sum;
  }
}
