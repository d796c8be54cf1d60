package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {

  private static final double TOLERANCE = 1e-13;

  /** One step by the textbook, from p(t,y) to p(t,y), row by row. */
  private static double[][] step(double[][] table, double[][] joint, double beta) {
    double[][] encoder = new double[table.length][joint.length];
    double[] weights = PlainSums.inputs(joint);
    for (int x = 0; x < table.length; x++) {
      double[] own = PlainSums.conditional(table[x]);
      for (int t = 0; t < joint.length; t++) {
        if (weights[t] > 0) {
          double divergence = PlainSums.divergence(own, PlainSums.conditional(joint[t]));
          encoder[x][t] = weights[t] * StrictMath.exp(-beta * divergence);
        }
      }
      encoder[x] = PlainSums.conditional(encoder[x]);
    }
    return PlainSums.withClasses(table, encoder);
  }

  private static double[] byClass(double[][] joint) {
    double[] flat = new double[joint.length * joint[0].length];
    for (int t = 0; t < joint.length; t++) {
      for (int y = 0; y < joint[t].length; y++) {
        flat[y * joint.length + t] = joint[t][y];
      }
    }
    return flat;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1.5, 6, 40})
  void oneStepIsTheTextbooks(double beta) {
    for (long seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(2, 9), random.nextInt(2, 5));
      double[][] encoder = new double[table.length][3];
      for (double[] row : encoder) {
        Arrays.setAll(row, t -> random.nextDouble() + 0.1);
        System.arraycopy(PlainSums.conditional(row), 0, row, 0, row.length);
      }
      double[][] joint = PlainSums.withClasses(table, encoder);
      double[] ours = new double[joint.length * table[0].length];
      SelfConsistentEquations equations =
          new SelfConsistentEquations(JointDistribution.of(table), beta, 1);
      double upper = equations.step(byClass(joint), joint.length, ours);
      double[] plain = byClass(step(table, joint, beta));
      for (int i = 0; i < plain.length; i++) {
        assertThat(ours[i]).as("seed %d", seed).isCloseTo(plain[i], within(1e-14));
      }
      assertThat(upper).isLessThan(PlainSums.functional(table, encoder, beta) + 1e-12);
    }
  }

  /**
   * Away from transitions plain iteration converges too, in its own time, and to the same point.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1.5, 4, 12, 60})
  void plainIterationComesToTheSameFunctional(double beta) {
    for (long seed = 0; seed < 15; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(2, 8), random.nextInt(2, 5));
      JointDistribution merged = JointDistribution.of(table).merged();
      double[][] joint = new double[merged.inputs()][merged.classes()];
      for (int t = 0; t < joint.length; t++) {
        for (int y = 0; y < joint[t].length; y++) {
          joint[t][y] = merged.inputProbability(t) * merged.conditional(t, y);
        }
      }
      FixedPoint.Outcome outcome =
          new FixedPoint(new SelfConsistentEquations(merged, beta, 1), TOLERANCE)
              .iterate(Clusters.identity(merged), 100_000);
      assertThat(outcome.converged()).isTrue();
      assertThat(outcome.residual()).isLessThanOrEqualTo(TOLERANCE);
      for (int i = 0; i < 20_000; i++) {
        joint = step(table, joint, beta);
      }
      double[][] living =
          Arrays.stream(joint).filter(row -> Arrays.stream(row).sum() > 0).toArray(double[][]::new);
      double plain = functional(merged, byClass(living), living.length, beta);
      Clusters found = outcome.clusters();
      double ours = functional(merged, found.joint(), found.count(), beta);
      assertThat(ours).as("seed %d", seed).isCloseTo(plain, within(1e-5));
      assertThat(ours).as("seed %d", seed).isLessThan(plain + 1e-10);
    }
  }

  private static double functional(
      JointDistribution joint, double[] clusters, int count, double beta) {
    return new SelfConsistentEquations(joint, beta, 1).step(clusters, count, clusters.clone());
  }

  @Test
  void everyIterationLowersTheFunctional() {
    double[][] table = RandomProblems.table(new SplittableRandom(5), 9, 3);
    JointDistribution merged = JointDistribution.of(table).merged();
    double last = Double.POSITIVE_INFINITY;
    for (int limit = 1; limit < 60; limit++) {
      SelfConsistentEquations equations = new SelfConsistentEquations(merged, 6, 1);
      Clusters clusters =
          new FixedPoint(equations, TOLERANCE).iterate(Clusters.identity(merged), limit).clusters();
      double value = functional(merged, clusters.joint(), clusters.count(), 6);
      assertThat(value).as("after %d steps", limit).isLessThanOrEqualTo(last + 1e-13);
      last = value;
    }
  }

  @Test
  void theLimitIsKeptAndSaid() {
    JointDistribution merged =
        JointDistribution.of(RandomProblems.table(new SplittableRandom(5), 9, 3)).merged();
    for (int limit : new int[] {1, 2, 7}) {
      FixedPoint.Outcome outcome =
          new FixedPoint(new SelfConsistentEquations(merged, 6, 1), TOLERANCE)
              .iterate(Clusters.identity(merged), limit);
      assertThat(outcome.converged()).isFalse();
      assertThat(outcome.steps()).isBetween(limit, limit + 1);
      assertThat(outcome.residual()).isGreaterThan(TOLERANCE);
    }
  }

  /**
   * What an outcome says of itself, by one step of the textbook: how far it moves, and whether a
   * cluster gains or loses more than 1e-11 of its weight. With a loose tolerance clusters that lose
   * theirs are met before they are gone.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-7, 1e-13})
  void anOutcomeIsConvergedAndSteadyAsOneMoreStepShows(double tolerance) {
    int converged = 0;
    int steady = 0;
    for (long seed = 0; seed < 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(3, 8), random.nextInt(2, 5));
      JointDistribution merged = JointDistribution.of(table).merged();
      for (int limit = 1; limit < 120; limit += 3) {
        FixedPoint.Outcome outcome =
            new FixedPoint(new SelfConsistentEquations(merged, 5, 1), tolerance)
                .iterate(Clusters.identity(merged), limit);
        Clusters clusters = outcome.clusters();
        double[][] before = new double[clusters.count()][clusters.classes()];
        for (int t = 0; t < before.length; t++) {
          for (int y = 0; y < before[t].length; y++) {
            before[t][y] = clusters.joint()[y * before.length + t];
          }
        }
        double[][] after = step(table, before, 5);
        double residual = PlainSums.distance(byClass(after), clusters.joint());
        double change = 0;
        for (int t = 0; t < before.length; t++) {
          double weight = Arrays.stream(before[t]).sum();
          change = Math.max(change, Math.abs(Arrays.stream(after[t]).sum() - weight) / weight);
        }
        assertThat(outcome.residual()).isCloseTo(residual, within(1e-14));
        if (Math.abs(residual - tolerance) > 1e-14) {
          assertThat(outcome.converged()).isEqualTo(residual < tolerance);
        }
        if (Math.abs(change - 1e-11) > 1e-12) {
          assertThat(outcome.steady()).isEqualTo(outcome.converged() && change < 1e-11);
        }
        converged += outcome.converged() ? 1 : 0;
        steady += outcome.steady() ? 1 : 0;
      }
    }
    assertThat(steady).isPositive();
    assertThat(converged).isGreaterThan(tolerance > 1e-13 ? steady : 0);
  }

  /** Where plain iteration is slow, guesses and Newton's method save nearly all of its steps. */
  @Test
  void slowProblemsTakeAFifthOfThePlainStepsAndATwentiethOnTheWhole() {
    int slow = 0;
    int ofPlain = 0;
    int ofOurs = 0;
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] table = RandomProblems.table(random, random.nextInt(3, 9), random.nextInt(2, 5));
      JointDistribution merged = JointDistribution.of(table).merged();
      SelfConsistentEquations equations = new SelfConsistentEquations(merged, 5, 1);
      int plain = plainSteps(equations, Clusters.identity(merged));
      if (plain > 300) {
        FixedPoint.Outcome outcome =
            new FixedPoint(equations, TOLERANCE).iterate(Clusters.identity(merged), 100_000);
        assertThat(outcome.steady()).isTrue();
        assertThat(outcome.steps()).as("seed %d", seed).isLessThan(plain / 5);
        slow++;
        ofPlain += plain;
        ofOurs += outcome.steps();
      }
    }
    assertThat(slow).isGreaterThan(5);
    assertThat(ofOurs).isLessThan(ofPlain / 20);
  }

  /** Until a step moves no further than the tolerance, or for a hundred thousand. */
  private static int plainSteps(SelfConsistentEquations equations, Clusters start) {
    double[] point = start.joint().clone();
    double[] image = new double[point.length];
    for (int steps = 1; steps < 100_000; steps++) {
      equations.step(point, start.count(), image);
      if (PlainSums.distance(image, point) <= TOLERANCE) {
        return steps;
      }
      double[] last = point;
      point = image;
      image = last;
    }
    return 100_000;
  }

  /** A linear map in four dimensions is solved by as many differences, whatever its rates. */
  @Test
  void mixingSolvesALinearMapAtOnce() {
    double[] rates = {0.9, -0.8, 0.5, 0.7};
    double[] solution = {3, -1, 2, 5};
    AndersonMixing mixing = new AndersonMixing(8);
    double[] point = new double[4];
    assertThat(mixing.guess()).isEmpty();
    for (int i = 0; i < 5; i++) {
      double[] image = new double[4];
      double[] from = point;
      Arrays.setAll(image, j -> solution[j] + rates[j] * (from[j] - solution[j]));
      mixing.add(point, image);
      point = image;
    }
    double[] guess = mixing.guess().orElseThrow();
    for (int j = 0; j < 4; j++) {
      assertThat(guess[j]).isCloseTo(solution[j], within(1e-4));
    }
    mixing.clear();
    assertThat(mixing.guess()).isEmpty();
  }
}
