package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The bounds against what samples really do, where a law can be put to the test. */
class FiniteSampleExperimentTest {

  private static final int DRAWS = 500;

  /** p(x,y) of four inputs and two classes. */
  private static final double[][] JOINT = {{0.30, 0.05}, {0.10, 0.15}, {0.05, 0.20}, {0.02, 0.13}};

  /** p(t|x) of a fixed encoder with two cells. */
  private static final double[][] ENCODER = {{0.95, 0.05}, {0.7, 0.3}, {0.2, 0.8}, {0.1, 0.9}};

  /**
   * The theorem allows 5 % of the draws to violate either bound. It is loose: none of them comes
   * near, and the largest error is a small part of the bound.
   */
  @Test
  void shamirSabatoTishbyHoldsForAFixedEncoderAndIsLoose() {
    double delta = 0.05;
    for (int samples : new int[] {50, 1000, 100_000}) {
      double inputBound = FiniteSampleBounds.inputInformation(2, samples, delta).value();
      double targetBound = FiniteSampleBounds.targetInformation(2, 2, samples, delta).value();
      SplittableRandom random = new SplittableRandom(11);
      int violations = 0;
      double largest = 0;
      for (int draw = 0; draw < DRAWS; draw++) {
        double[][] empirical = empirical(samples, random);
        double input = Math.abs(inputInformation(empirical) - inputInformation(JOINT));
        double target = Math.abs(targetInformation(empirical) - targetInformation(JOINT));
        violations += input > inputBound || target > targetBound ? 1 : 0;
        largest = Math.max(largest, Math.max(input / inputBound, target / targetBound));
      }
      assertThat(violations).isLessThanOrEqualTo((int) (delta * DRAWS));
      // Loose, not absurd: the errors are seen at all.
      assertThat(largest).isBetween(1e-4, 0.2);
    }
    assertThat(FiniteSampleBounds.targetInformation(2, 2, 100_000, delta).isVacuous()).isFalse();
  }

  private static double[][] empirical(int samples, SplittableRandom random) {
    double[][] counts = new double[JOINT.length][2];
    for (int i = 0; i < samples; i++) {
      double u = random.nextDouble();
      int cell = 0;
      for (double cumulated = JOINT[0][0]; u >= cumulated && cell < 7; ) {
        cell++;
        cumulated += JOINT[cell / 2][cell % 2];
      }
      counts[cell / 2][cell % 2] += 1.0 / samples;
    }
    return counts;
  }

  private static double inputInformation(double[][] joint) {
    double[][] table = new double[joint.length][2];
    for (int x = 0; x < joint.length; x++) {
      for (int t = 0; t < 2; t++) {
        table[x][t] = (joint[x][0] + joint[x][1]) * ENCODER[x][t];
      }
    }
    return information(table);
  }

  private static double targetInformation(double[][] joint) {
    double[][] table = new double[2][2];
    for (int x = 0; x < joint.length; x++) {
      for (int t = 0; t < 2; t++) {
        for (int y = 0; y < 2; y++) {
          table[t][y] += joint[x][y] * ENCODER[x][t];
        }
      }
    }
    return information(table);
  }

  private static double information(double[][] table) {
    double[] columns = new double[2];
    for (double[] row : table) {
      columns[0] += row[0];
      columns[1] += row[1];
    }
    double sum = 0;
    for (double[] row : table) {
      for (int j = 0; j < 2; j++) {
        if (row[j] > 0) {
          sum += row[j] * StrictMath.log(row[j] / ((row[0] + row[1]) * columns[j]));
        }
      }
    }
    return sum;
  }

  /**
   * For a partition into four equally likely cells that was fixed beforehand, I(X;T) = 2 bits and
   * the heuristic is Hoeffding's inequality with the union over all 2^4 rules: there it must hold.
   */
  @Test
  void inputCompressionHoldsForEveryRuleOnAFixedPartition() {
    double delta = 0.05;
    int samples = 200;
    double[] one = {0.9, 0.3, 0.5, 0.1};
    double bound = FiniteSampleBounds.inputCompression(StrictMath.log(4), samples, delta).value();
    SplittableRandom random = new SplittableRandom(12);
    int violations = 0;
    double largest = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double[][] counts = new double[4][2];
      for (int i = 0; i < samples; i++) {
        int cell = random.nextInt(4);
        counts[cell][random.nextDouble() < one[cell] ? 1 : 0] += 1.0 / samples;
      }
      double worst = 0;
      for (int rule = 0; rule < 16; rule++) {
        double gap = 0;
        for (int cell = 0; cell < 4; cell++) {
          int label = rule >> cell & 1;
          double error = (label == 1 ? 1 - one[cell] : one[cell]) / 4;
          gap += error - counts[cell][1 - label];
        }
        worst = Math.max(worst, Math.abs(gap));
      }
      violations += worst > bound ? 1 : 0;
      largest = Math.max(largest, worst / bound);
    }
    assertThat(violations).isLessThanOrEqualTo((int) (delta * DRAWS));
    assertThat(largest).isGreaterThan(0.5);
  }
}
