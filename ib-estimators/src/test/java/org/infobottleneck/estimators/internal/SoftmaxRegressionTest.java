package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {

  private static final int N = 120;
  private static final int P = 3;
  private static final int CLASSES = 3;

  /** Plain gradient descent with small steps, ten thousand of them, on the first two folds. */
  @Test
  void predictionsAreThoseOfTheMinimum() {
    Random random = new Random(1);
    double[] rows = random.doubles(N * P, -2, 2).toArray();
    double[] targets = new double[N * CLASSES];
    for (int i = 0; i < N; i++) {
      double sum = 0;
      for (int c = 0; c < CLASSES; c++) {
        targets[i * CLASSES + c] = StrictMath.exp(c * rows[i * P] + random.nextGaussian());
        sum += targets[i * CLASSES + c];
      }
      for (int c = 0; c < CLASSES; c++) {
        targets[i * CLASSES + c] /= sum;
      }
    }
    double[] logs = new double[N * CLASSES];
    int[] starts = {0, 40, 80, N};
    new SoftmaxRegression(rows, P, targets, CLASSES, starts, 1).predict(2, logs);

    double[] offsets = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      double count = 0.5;
      for (int i = 0; i < 80; i++) {
        count += targets[i * CLASSES + c];
      }
      offsets[c] = StrictMath.log(count);
    }
    double[] weights = new double[CLASSES * P];
    for (int step = 0; step < 10_000; step++) {
      double[] gradient = weights.clone();
      for (int i = 0; i < 80; i++) {
        double[] q = logProbabilities(rows, i, offsets, weights);
        for (int c = 0; c < CLASSES; c++) {
          for (int j = 0; j < P; j++) {
            gradient[c * P + j] +=
                (StrictMath.exp(q[c]) - targets[i * CLASSES + c]) * rows[i * P + j];
          }
        }
      }
      for (int at = 0; at < weights.length; at++) {
        weights[at] -= gradient[at] / 200;
      }
    }
    for (int i = 80; i < N; i++) {
      double[] expected = logProbabilities(rows, i, offsets, weights);
      for (int c = 0; c < CLASSES; c++) {
        assertThat(logs[i * CLASSES + c]).isCloseTo(expected[c], within(0.02));
      }
    }
    for (int at = 0; at < 80 * CLASSES; at++) {
      assertThat(logs[at]).isZero();
    }
  }

  private static double[] logProbabilities(
      double[] rows, int row, double[] offsets, double[] weights) {
    double[] scores = offsets.clone();
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      for (int j = 0; j < P; j++) {
        scores[c] += weights[c * P + j] * rows[row * P + j];
      }
      sum += StrictMath.exp(scores[c]);
    }
    for (int c = 0; c < CLASSES; c++) {
      scores[c] -= StrictMath.log(sum);
    }
    return scores;
  }
}
