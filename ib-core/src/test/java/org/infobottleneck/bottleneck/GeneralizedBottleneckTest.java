package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralizedBottleneckTest {

  private static final double[] BETAS = {0.5, 1.3, 3, 12};

  private static double[][] table(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return RandomProblems.table(random, random.nextInt(2, 7), random.nextInt(2, 4));
  }

  private static double functional(
      double[][] table, double[][] encoder, double alpha, double beta) {
    double entropy = PlainSums.entropy(PlainSums.inputs(PlainSums.withClasses(table, encoder)));
    double ofInputs = PlainSums.inputInformation(table, encoder);
    return entropy
        - alpha * (entropy - ofInputs)
        - beta * PlainSums.targetInformation(table, encoder);
  }

  /**
   * H(T) - alpha H(T|X) - beta I(T;Y) of the encoder, which is at a stationary point, and no higher
   * than that of encoders from which iteration started; since H(T|X) is not negative, it is no
   * lower than the certified minimum of I(X;T) - beta I(T;Y).
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.5, 0.9, 1})
  void theMinimumIsStationaryAndBetweenItsBounds(double alpha) {
    for (long seed = 0; seed < 12; seed++) {
      double[][] table = table(seed);
      JointDistribution joint = JointDistribution.of(table);
      GeneralizedBottleneck bottleneck = GeneralizedBottleneck.of(joint, alpha);
      List<GeneralizedSolution> solutions = bottleneck.curve(BETAS);
      assertThat(solutions.stream().map(GeneralizedSolution::beta))
          .containsExactly(0.5, 1.3, 3.0, 12.0);
      for (GeneralizedSolution solution : solutions) {
        double beta = solution.beta();
        assertThat(solution.alpha()).isEqualTo(alpha);
        assertThat(solution.converged()).as("%s", solution).isTrue();
        assertThat(solution.residual()).isLessThan(1e-12);
        assertThat(solution.iterations()).isPositive();
        double[][] encoder = PlainSums.table(solution.encoder());
        assertThat(solution.functional())
            .isCloseTo(functional(table, encoder, alpha, beta), within(1e-12));
        assertStationary(table, encoder, alpha, beta);

        BottleneckSolution certified = InformationBottleneck.of(joint).at(beta);
        CurvePoint point = certified.point();
        assertThat(solution.functional())
            .as("%s", solution)
            .isGreaterThan(point.functional() - point.certificate().gap() - 1e-12)
            .isLessThan(
                functional(table, PlainSums.table(certified.encoder()), alpha, beta) + 1e-12)
            .isLessThan(joint.merged().inputEntropy() - beta * joint.mutualInformation() + 1e-12)
            .isLessThan(1e-12);
        if (table[0].length == 2) {
          DeterministicEncoder exact = DeterministicBottleneck.of(joint).at(beta);
          assertThat(solution.functional()).isLessThan(exact.functional(beta) + 1e-12);
        }
      }
    }
  }

  /** p(t|x) = p(t)^(1/alpha) exp(-(beta/alpha) KL[p(y|x) || p(y|t)]) / Z(x). */
  private static void assertStationary(
      double[][] table, double[][] encoder, double alpha, double beta) {
    double[][] image = PlainSums.selfConsistent(table, encoder, alpha, beta);
    for (int x = 0; x < image.length; x++) {
      assertThat(encoder[x]).as("beta %s", beta).containsExactly(image[x], within(1e-8));
    }
  }

  @Test
  void atOneItIsTheInformationBottleneck() {
    for (long seed = 0; seed < 20; seed++) {
      JointDistribution joint = JointDistribution.of(table(seed));
      for (double beta : BETAS) {
        CurvePoint point = InformationBottleneck.of(joint).at(beta).point();
        assertThat(GeneralizedBottleneck.of(joint, 1).at(beta).functional())
            .isCloseTo(point.functional(), within(point.certificate().gap() + 1e-10));
      }
    }
  }

  /** For two classes the best of all partitions, for more one of them. */
  @Test
  void atZeroItIsTheDeterministicBottleneck() {
    int found = 0;
    for (long seed = 0; seed < 40; seed++) {
      double[][] table = table(seed);
      JointDistribution joint = JointDistribution.of(table);
      List<double[][]> partitions =
          Partitions.all(table.length).stream().map(GeneralizedBottleneckTest::encoder).toList();
      for (double beta : BETAS) {
        GeneralizedSolution solution = GeneralizedBottleneck.of(joint, 0).at(beta);
        double best =
            partitions.stream()
                .mapToDouble(partition -> functional(table, partition, 0, beta))
                .min()
                .orElseThrow();
        assertThat(solution.functional()).isGreaterThan(best - 1e-12);
        boolean hit = solution.functional() < best + 1e-12;
        assertThat(hit || table[0].length > 2).as("seed %d, beta %s", seed, beta).isTrue();
        found += hit && table[0].length > 2 ? 1 : 0;
        for (double[] row : PlainSums.table(solution.encoder())) {
          assertThat(row).contains(1);
          assertThat(Arrays.stream(row).sum()).isEqualTo(1);
        }
      }
    }
    assertThat(found).isPositive();
  }

  /** One for its cell, zero elsewhere. */
  private static double[][] encoder(int[] cells) {
    double[][] encoder = new double[cells.length][Arrays.stream(cells).max().orElseThrow() + 1];
    for (int x = 0; x < cells.length; x++) {
      encoder[x][cells[x]] = 1;
    }
    return encoder;
  }

  @Test
  void whatCannotBeIsRefused() {
    JointDistribution joint = JointDistribution.of(new double[][] {{0.4, 0.1}, {0.1, 0.4}});
    for (double alpha : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GeneralizedBottleneck.of(joint, alpha))
          .withMessageContaining("alpha");
    }
    assertThatNullPointerException()
        .isThrownBy(() -> GeneralizedBottleneck.of(null, 0.5))
        .withMessageContaining("distribution");
    GeneralizedBottleneck bottleneck = GeneralizedBottleneck.of(joint, 0.5);
    for (double beta : new double[] {0, -1, Double.NaN, 1.1e300}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bottleneck.at(beta))
          .withMessageContaining("beta");
    }
    assertThatNullPointerException()
        .isThrownBy(() -> bottleneck.curve((double[]) null))
        .withMessageContaining("betas");
  }
}
