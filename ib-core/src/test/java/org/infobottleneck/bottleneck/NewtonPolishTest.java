package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only with its derivatives as they are does Newton's method come to the top in forty steps. */
class NewtonPolishTest {

  /** How far one plain step moves clusters. */
  private static double residual(SelfConsistentEquations equations, Clusters clusters) {
    double[] image = new double[clusters.joint().length];
    equations.step(clusters.joint(), clusters.count(), image);
    return PlainSums.distance(image, clusters.joint());
  }

  /**
   * Of an input of two values that is seen through a channel which flips it with probability e, two
   * clusters of weight 1/2 predict the class with (1 +- u)/2, where u = d tanh(beta d artanh u) and
   * d = 1 - 2e; above beta = 1/d&sup2; a solution other than 0 exists. Close to it a plain step
   * goes a share of about beta d&sup2; - 1 of the way.
   */
  @ParameterizedTest
  @CsvSource({"0.1, 1.01", "0.25, 1.001", "0.25, 3", "0.02, 20"})
  void twoClustersOfASymmetricChannelAreFoundCloseToTheirBirth(double flip, double excess) {
    double d = 1 - 2 * flip;
    double beta = excess / (d * d);
    double u =
        new BrentSolver(1e-16, 1e-16)
            .solve(
                1000,
                v -> v - d * StrictMath.tanh(beta * d * artanh(v)),
                1e-3 * Math.min(1, excess - 1),
                d);
    SelfConsistentEquations equations =
        new SelfConsistentEquations(
            JointDistribution.of(
                new double[][] {{(1 - flip) / 2, flip / 2}, {flip / 2, (1 - flip) / 2}}),
            beta,
            1);
    double[] odds = {0.95 * u, -0.8 * u};
    double[] weights = {0.55, 0.45};
    double[] joint = new double[4];
    for (int t = 0; t < 2; t++) {
      joint[t] = weights[t] * (1 + odds[t]) / 2;
      joint[2 + t] = weights[t] * (1 - odds[t]) / 2;
    }
    Clusters start = new Clusters(2, 2, joint);
    assertThat(residual(equations, start)).isGreaterThan(1e-7);
    Clusters top = NewtonPolish.climb(equations, start);
    assertThat(residual(equations, top)).isLessThan(1e-14 * (1 + beta));
    // Close to the birth the top is flat: rounding moves it by its share of what curvature is left.
    double rounding = 1e-13 / Math.min(1, excess - 1);
    for (int t = 0; t < 2; t++) {
      assertThat(top.weight(t)).isCloseTo(0.5, within(rounding));
      assertThat(top.positions()[2 * t]).isCloseTo((1 + (t == 0 ? u : -u)) / 2, within(rounding));
    }
  }

  private static double artanh(double v) {
    return (StrictMath.log1p(v) - StrictMath.log1p(-v)) / 2;
  }

  /** Clusters that settled are pushed away by some hundredths, and come back. */
  @ParameterizedTest
  @ValueSource(doubles = {6, 25})
  void whatWasPushedComesBackToWhereItSettled(double beta) {
    int several = 0;
    for (long seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      JointDistribution distribution =
          JointDistribution.of(
                  RandomProblems.table(random, random.nextInt(3, 9), random.nextInt(2, 5)))
              .merged();
      SelfConsistentEquations equations = new SelfConsistentEquations(distribution, beta, 1);
      FixedPoint.Outcome outcome =
          new FixedPoint(equations, 1e-14).iterate(Clusters.identity(distribution), 100_000);
      assertThat(outcome.steady()).isTrue();
      Clusters settled = outcome.clusters();
      double[] joint = settled.joint().clone();
      for (int i = 0; i < joint.length; i++) {
        joint[i] *= 1 + 0.04 * (random.nextDouble() - 0.5);
      }
      Clusters top =
          NewtonPolish.climb(equations, new Clusters(settled.count(), settled.classes(), joint));
      assertThat(residual(equations, top)).as("seed %d", seed).isLessThan(1e-13);
      assertThat(top.count()).isEqualTo(settled.count());
      for (int i = 0; i < joint.length; i++) {
        assertThat(top.joint()[i]).as("seed %d", seed).isCloseTo(settled.joint()[i], within(1e-8));
      }
      several += settled.count() > 2 ? 1 : 0;
    }
    assertThat(several).isGreaterThan(10);
  }

  /** A step costs the cube of the number of coordinates. */
  @Test
  void moreThanTwoHundredCoordinatesAreLeftAsTheyAre() {
    double[][] table = RandomProblems.table(new SplittableRandom(1), 6, 2);
    SelfConsistentEquations equations =
        new SelfConsistentEquations(JointDistribution.of(table), 5, 1);
    for (int count : new int[] {100, 101}) {
      double[] joint = new double[2 * count];
      for (int t = 0; t < count; t++) {
        joint[t] = (t + 1.0) / count / (count + 1);
        joint[count + t] = 1.0 / count - joint[t];
      }
      Clusters many = new Clusters(count, 2, joint);
      assertThat(NewtonPolish.climb(equations, many) == many).isEqualTo(count > 100);
    }
  }
}
