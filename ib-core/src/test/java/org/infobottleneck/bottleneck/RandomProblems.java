package org.infobottleneck.bottleneck;

import java.util.SplittableRandom;

/** Tables p(x,y) and encoders drawn at random, the same from the same seed. */
final class RandomProblems {

  private RandomProblems() {}

  /** 2 to 12 inputs, 2 to 5 classes; even or uneven, dense or sparse, some rows repeated. */
  static double[][] table(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return table(random, random.nextInt(2, 13), random.nextInt(2, 6));
  }

  /** The same with two classes. */
  static double[][] binaryTable(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return table(random, random.nextInt(2, 13), 2);
  }

  static double[][] table(SplittableRandom random, int inputs, int classes) {
    double unevenness = random.nextInt(1, 5);
    double zeros = random.nextInt(3) == 0 ? 0.4 : 0;
    boolean repeats = random.nextInt(3) == 0;
    double[][] weights = new double[inputs][classes];
    for (int x = 0; x < inputs; x++) {
      if (repeats && x > 0 && random.nextInt(3) == 0) {
        int earlier = random.nextInt(x);
        double factor = Math.scalb(1.0, random.nextInt(-2, 3)); // exact: the same p(y|x)
        for (int y = 0; y < classes; y++) {
          weights[x][y] = factor * weights[earlier][y];
        }
        continue;
      }
      for (int y = 0; y < classes; y++) {
        double weight = StrictMath.pow(random.nextDouble(), unevenness) + 1e-9;
        weights[x][y] = random.nextDouble() < zeros ? 0 : weight;
      }
      weights[x][random.nextInt(classes)] += 1e-3;
    }
    return normalized(weights);
  }

  static double[][] normalized(double[][] weights) {
    double sum = 0;
    for (double[] row : weights) {
      for (double weight : row) {
        sum += weight;
      }
    }
    double[][] probabilities = new double[weights.length][];
    for (int x = 0; x < weights.length; x++) {
      probabilities[x] = weights[x].clone();
      for (int y = 0; y < probabilities[x].length; y++) {
        probabilities[x][y] /= sum;
      }
    }
    return probabilities;
  }

  /** p(t|x): noisy, hard, or the cells of a noisy unit as a layer has them. */
  static double[][] encoder(SplittableRandom random, double[][] table) {
    int clusters = random.nextInt(2, table.length + 3);
    double[][] encoder = new double[table.length][clusters];
    int kind = random.nextInt(3);
    double slope = StrictMath.exp(6 * random.nextDouble() - 3);
    double[] direction = random.doubles(table[0].length).toArray();
    for (int x = 0; x < encoder.length; x++) {
      double unit = 0;
      double total = 0;
      for (int y = 0; y < direction.length; y++) {
        unit += direction[y] * table[x][y];
        total += table[x][y];
      }
      double activation = unit / total;
      for (int t = 0; t < clusters; t++) {
        double distance = slope * clusters * (activation - (t + 0.5) / clusters);
        encoder[x][t] =
            switch (kind) {
              case 0 -> StrictMath.pow(random.nextDouble(), slope);
              case 1 -> 0;
              default -> StrictMath.exp(-distance * distance) + 1e-300;
            };
      }
      if (kind == 1) {
        encoder[x][random.nextInt(clusters)] = 1;
      }
      double sum = 0;
      for (double p : encoder[x]) {
        sum += p;
      }
      for (int t = 0; t < clusters; t++) {
        encoder[x][t] /= sum;
      }
    }
    return encoder;
  }
}
