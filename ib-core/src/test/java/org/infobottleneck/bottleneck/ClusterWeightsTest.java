package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterWeightsTest {

  /** -sum_x p(x) ln sum_t p(t) K(x,t) and its largest gain, by the formula. */
  private record Value(double value, double largestGain) {}

  private static double[][] kernels(JointDistribution joint, double beta, double[] positions) {
    int classes = joint.classes();
    double[][] kernels = new double[joint.inputs()][positions.length / classes];
    for (int x = 0; x < kernels.length; x++) {
      double[] own = new double[classes];
      int input = x;
      Arrays.setAll(own, y -> joint.conditional(input, y));
      for (int t = 0; t < kernels[x].length; t++) {
        double[] position = Arrays.copyOfRange(positions, t * classes, (t + 1) * classes);
        kernels[x][t] = StrictMath.exp(-beta * PlainSums.divergence(own, position));
      }
    }
    return kernels;
  }

  private static double[] updated(
      JointDistribution joint, double[][] kernels, double[] weights, double[] gains) {
    Arrays.fill(gains, 0);
    for (int x = 0; x < kernels.length; x++) {
      double mixture = mixture(kernels[x], weights);
      for (int t = 0; t < weights.length; t++) {
        gains[t] += joint.inputProbability(x) * kernels[x][t] / mixture;
      }
    }
    double[] next = weights.clone();
    Arrays.setAll(next, t -> weights[t] * gains[t]);
    return next;
  }

  private static double mixture(double[] kernels, double[] weights) {
    double sum = 0;
    for (int t = 0; t < weights.length; t++) {
      sum += weights[t] * kernels[t];
    }
    return sum;
  }

  private static Value value(JointDistribution joint, double[][] kernels, double[] weights) {
    double value = 0;
    for (int x = 0; x < kernels.length; x++) {
      value -= joint.inputProbability(x) * StrictMath.log(mixture(kernels[x], weights));
    }
    double[] gains = new double[weights.length];
    updated(joint, kernels, weights, gains);
    return new Value(value, Arrays.stream(gains).max().orElseThrow());
  }

  /** Multiplicative updates have one limit, but reach it slowly: no value of theirs is lower. */
  @ParameterizedTest
  @ValueSource(doubles = {1.2, 3, 10, 100})
  void multiplicativeUpdatesComeToTheSameValue(double beta) {
    for (long seed = 0; seed < 25; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int classes = random.nextInt(2, 5);
      double[][] table = RandomProblems.table(random, random.nextInt(2, 10), classes);
      JointDistribution joint = JointDistribution.of(table);
      int count = random.nextInt(1, 9);
      double[] positions = positions(random, count, classes);
      double[] start = start(random, count);
      double[] best = ClusterWeights.best(joint, beta, positions, start);

      assertThat(Arrays.stream(best).sum()).isCloseTo(1, within(1e-13));
      assertThat(Arrays.stream(best).min().orElseThrow()).isNotNegative();
      double[][] kernels = kernels(joint, beta, positions);
      Value ours = value(joint, kernels, best);
      double[] weights = new double[count];
      Arrays.fill(weights, 1.0 / count);
      for (int step = 0; step < 20_000; step++) {
        weights = updated(joint, kernels, weights, new double[count]);
      }
      Value plain = value(joint, kernels, weights);
      // ln of the largest gain bounds how far each is from the minimum.
      assertThat(ours.value())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(plain.value() + 1e-11)
          .isGreaterThanOrEqualTo(plain.value() - StrictMath.log(plain.largestGain()) - 1e-11);
      assertThat(StrictMath.log(ours.largestGain())).as("seed %d", seed).isLessThan(1e-6);
    }
  }

  private static double[] positions(SplittableRandom random, int count, int classes) {
    double[] positions = new double[count * classes];
    for (int t = 0; t < count; t++) {
      double[] position = new double[classes];
      Arrays.setAll(position, y -> random.nextDouble() + 1e-2);
      System.arraycopy(PlainSums.conditional(position), 0, positions, t * classes, classes);
    }
    return positions;
  }

  /** Some clusters begin without weight. */
  private static double[] start(SplittableRandom random, int count) {
    double[] start = new double[count];
    Arrays.setAll(start, t -> random.nextInt(3) == 0 ? 0 : random.nextDouble());
    start[0] += 0.1;
    return PlainSums.conditional(start);
  }
}
