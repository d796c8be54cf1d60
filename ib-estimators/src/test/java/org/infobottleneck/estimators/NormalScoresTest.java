package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalScoresTest {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private static double[] scores(double... column) {
    return NormalScores.of(Variable.scalar(column));
  }

  private static double[] tied(int n, long seed) {
    return new Random(seed).ints(n, -n / 4, n / 4 + 1).mapToDouble(v -> v / 8.0).toArray();
  }

  /** The distribution function leads back from a score to the rank, which is counted. */
  @Property(seed = "1", tries = 50)
  void aScoreIsTheQuantileOfTheMeanRank(
      @ForAll @IntRange(min = 2, max = 200) int n, @ForAll long seed) {
    double[] x = tied(n, seed);
    double[] scores = scores(x);
    for (int i = 0; i < n; i++) {
      int below = 0;
      int equal = 0;
      for (double other : x) {
        below += other < x[i] ? 1 : 0;
        equal += other == x[i] ? 1 : 0;
      }
      double rank = below + (equal + 1) / 2.0;
      assertThat(NORMAL.cumulativeProbability(scores[i])).isCloseTo(rank / (n + 1), within(1e-12));
    }
  }

  @Test
  void columnsAreRankedOneByOne() {
    double[] both =
        NormalScores.of(Variable.continuous(new double[][] {{3, 10}, {1, 30}, {2, 20}}));
    assertThat(both).containsExactly(interleaved(scores(3, 1, 2), scores(10, 30, 20)));
  }

  private static double[] interleaved(double[] first, double[] second) {
    double[] result = new double[2 * first.length];
    for (int i = 0; i < first.length; i++) {
      result[2 * i] = first[i];
      result[2 * i + 1] = second[i];
    }
    return result;
  }

  @Property(seed = "1", tries = 50)
  void aReflectedColumnHasReflectedScoresToTheLastBit(
      @ForAll @IntRange(min = 2, max = 300) int n, @ForAll long seed) {
    double[] x = tied(n, seed);
    double[] reflected = new double[n];
    for (int i = 0; i < n; i++) {
      reflected[i] = -x[i];
    }
    double[] scores = scores(x);
    double[] mirrored = scores(reflected);
    for (int i = 0; i < n; i++) {
      assertThat(scores[i] + mirrored[i]).isZero();
    }
  }

  @Property(seed = "1", tries = 50)
  void monotoneMapsChangeNoBit(@ForAll @IntRange(min = 2, max = 300) int n, @ForAll long seed) {
    double[] x = tied(n, seed);
    double[] mapped = new double[n];
    for (int i = 0; i < n; i++) {
      mapped[i] = StrictMath.exp(x[i]);
    }
    assertThat(scores(mapped)).containsExactly(scores(x));
  }

  @Test
  void zerosOfBothSignsAreOneValue() {
    assertThat(scores(-0.0, 1, 0.0, -1)).containsExactly(scores(5, 6, 5, 4));
    assertThat(NormalScores.informativeColumns(Variable.scalar(new double[] {0.0, -0.0})))
        .isEmpty();
  }

  @Test
  void theGreatestNumbersHaveRanks() {
    double most = Double.MAX_VALUE;
    assertThat(scores(most, -most, 0, most)).containsExactly(scores(3, 1, 2, 3));
  }

  @Test
  void constantColumnsAndCopiesSayNothing() {
    Random random = new Random(3);
    double[][] rows = new double[50][6];
    for (double[] row : rows) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      System.arraycopy(new double[] {7, a, a, b, -0.0, b}, 0, row, 0, 6);
    }
    Continuous variable = Variable.continuous(rows);
    assertThat(NormalScores.informativeColumns(variable)).containsExactly(1, 3);
    Continuous informative = NormalScores.informative(variable);
    assertThat(informative.dimensions()).isEqualTo(2);
    assertThat(informative.toRowMajor())
        .containsExactly(interleaved(scores(Draws.column(rows, 1)), scores(Draws.column(rows, 3))));
  }

  /** They have the same scores, or opposite ones, so that one tells the other. */
  @Test
  void columnsThatRiseOrFallWithAnEarlierOneSayNothing() {
    double[] a = Draws.column(Draws.gaussian(50, 1, 4), 0);
    double[][] rows = new double[50][4];
    for (int i = 0; i < 50; i++) {
      rows[i] = new double[] {a[i], StrictMath.exp(a[i]), -a[i] * 3, a[i] * a[i]};
    }
    assertThat(NormalScores.informativeColumns(Variable.continuous(rows))).containsExactly(0, 3);
  }
}
