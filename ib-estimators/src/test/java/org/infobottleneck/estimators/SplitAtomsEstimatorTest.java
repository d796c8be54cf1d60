package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;

class SplitAtomsEstimatorTest {

  private static final SplitAtomsEstimator SPLIT = SplitAtomsEstimator.create();

  private static double psi(int n) {
    return Digamma.digamma(n);
  }

  @Property(seed = "1", tries = 40)
  void withoutAtomsItIsKsg1(
      @ForAll @IntRange(min = 10, max = 150) int n,
      @ForAll @IntRange(min = 1, max = 4) int d,
      @ForAll @IntRange(min = 1, max = 5) int k,
      @ForAll long seed) {
    double[][] x = Draws.gaussian(n, d, seed);
    double[][] y = Draws.gaussian(n, 1, seed + 1);
    for (int i = 0; i < n; i++) {
      y[i][0] += x[i][0];
    }
    double expected =
        KnnEstimator.ksg1()
            .withK(k)
            .estimate(Variable.continuous(x), Variable.continuous(y))
            .nats();
    SplitAtomsEstimator split = SPLIT.withK(k);
    assertThat(split.estimate(Variable.mixed(x), Variable.mixed(y)).nats()).isEqualTo(expected);
    assertThat(split.estimate(Variable.continuous(x), Variable.mixed(y)).nats())
        .isEqualTo(expected);
  }

  /** Gaussians, of which some columns of some rows are one of three atoms. */
  private static double[][] withAtoms(int n, int d, double share, Random random) {
    double[][] rows = new double[n][d];
    for (double[] row : rows) {
      for (int j = 0; j < d; j++) {
        row[j] = random.nextDouble() < share ? random.nextInt(3) - 1 : 3 * random.nextGaussian();
      }
    }
    return rows;
  }

  @Property(seed = "1", tries = 100)
  void itIsItsDefinitionByPlainSums(
      @ForAll @IntRange(min = 12, max = 70) int n,
      @ForAll @IntRange(min = 1, max = 2) int dx,
      @ForAll @IntRange(min = 1, max = 2) int dy,
      @ForAll @IntRange(min = 1, max = 5) int k,
      @ForAll long seed) {
    Random random = new Random(seed);
    double share = random.nextDouble();
    double[][] x = withAtoms(n, dx, share, random);
    double[][] y = withAtoms(n, dy, share, random);
    int[] labels = Draws.labels(n, 3, seed);
    double[][] codes = new double[n][1];
    for (int i = 0; i < n; i++) {
      codes[i][0] = labels[i];
    }
    double[][] tieFree = Draws.gaussian(n, dy, seed + 1);
    SplitAtomsEstimator split = SPLIT.withK(k);
    assertThat(split.estimate(Variable.mixed(x), Variable.mixed(y)).nats())
        .isCloseTo(reference(x, y, k, false), within(1e-12));
    assertThat(split.estimate(Variable.mixed(x), Variable.continuous(tieFree)).nats())
        .isCloseTo(reference(x, tieFree, k, false), within(1e-12));
    assertThat(split.estimate(Variable.mixed(x), Variable.labels(labels)).nats())
        .isCloseTo(reference(x, codes, k, true), within(1e-12));
    assertThat(split.estimate(Variable.labels(labels), Variable.mixed(x)).nats())
        .isCloseTo(reference(x, codes, k, true), within(1e-12));
  }

  /** The definition, in O(N²); labels are all atoms, however rare. */
  private static double reference(double[][] x, double[][] y, int k, boolean labels) {
    int n = x.length;
    boolean[][] sameX = sameAtoms(x, Math.max(k, 3));
    boolean[][] sameY = sameAtoms(y, labels ? 0 : Math.max(k, 3));
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double[] distances = new double[n];
      int cell = 0;
      for (int j = 0; j < n; j++) {
        if (j != i && sameX[i][j] && sameY[i][j]) {
          distances[cell++] = Math.max(distance(x, i, j), distance(y, i, j));
        }
      }
      if (cell == 0) {
        sum += psi(1) + psi(n) - psi(count(sameX[i])) - psi(count(sameY[i]));
      } else {
        Arrays.sort(distances, 0, cell);
        int near = Math.min(k, cell);
        double e = distances[near - 1];
        int zeros = 1;
        int nx = 1;
        int ny = 1;
        for (int j = 0; j < n; j++) {
          if (j != i) {
            boolean inX = sameX[i][j] && isNear(distance(x, i, j), e);
            boolean inY = sameY[i][j] && isNear(distance(y, i, j), e);
            nx += inX ? 1 : 0;
            ny += inY ? 1 : 0;
            zeros += e == 0 && inX && inY ? 1 : 0;
          }
        }
        sum += psi(e == 0 ? zeros : near) + psi(n) - psi(nx) - psi(ny);
      }
    }
    return sum / n;
  }

  private static int count(boolean[] row) {
    int count = 0;
    for (boolean value : row) {
      count += value ? 1 : 0;
    }
    return count;
  }

  private static boolean isNear(double distance, double e) {
    return e == 0 ? distance == 0 : distance < e;
  }

  private static double distance(double[][] rows, int i, int j) {
    double greatest = 0;
    for (int c = 0; c < rows[i].length; c++) {
      greatest = Math.max(greatest, Math.abs(rows[i][c] - rows[j][c]));
    }
    return greatest;
  }

  private static boolean[][] sameAtoms(double[][] rows, int most) {
    int n = rows.length;
    boolean[][] same = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        same[i][j] = true;
        for (int c = 0; c < rows[i].length; c++) {
          boolean first = copies(rows, i, c) > most;
          boolean second = copies(rows, j, c) > most;
          same[i][j] &= first == second && (!first || rows[i][c] == rows[j][c]);
        }
      }
    }
    return same;
  }

  private static int copies(double[][] rows, int i, int column) {
    int count = 0;
    for (double[] row : rows) {
      count += row[column] == rows[i][column] ? 1 : 0;
    }
    return count;
  }

  /**
   * The mixture of Gao et al. (2017, experiment I): evenly a Gaussian of correlation 0.9, or a pair
   * of signs that agree four times in five. Both sides tell which; so I = ln 2 + half of the one
   * and half of the other.
   */
  @Test
  void theMixtureOfGaoIsMetWhereThePublishedRuleIsFarOff() {
    double gaussian = -0.5 * StrictMath.log(1 - 0.81);
    double signs = StrictMath.log(2) + 0.8 * StrictMath.log(0.8) + 0.2 * StrictMath.log(0.2);
    double truth = StrictMath.log(2) + (gaussian + signs) / 2;
    int repeats = 30;
    double[] split = new double[repeats];
    double[] published = new double[repeats];
    for (int r = 0; r < repeats; r++) {
      Random random = new Random(100 + r);
      double[][] x = new double[600][1];
      double[][] y = new double[600][1];
      for (int i = 0; i < 600; i++) {
        if (random.nextBoolean()) {
          x[i][0] = random.nextGaussian();
          y[i][0] = 0.9 * x[i][0] + Math.sqrt(1 - 0.81) * random.nextGaussian();
        } else {
          x[i][0] = random.nextBoolean() ? 1 : -1;
          y[i][0] = random.nextDouble() < 0.8 ? x[i][0] : -x[i][0];
        }
      }
      split[r] = SPLIT.estimate(Variable.mixed(x), Variable.mixed(y)).nats();
      published[r] = KnnEstimator.gao().estimate(Variable.mixed(x), Variable.mixed(y)).nats();
    }
    assertThat(Means.of(split)).isCloseTo(truth, within(5 * Means.standardError(split)));
    assertThat(5 * Means.standardError(split)).isLessThan(0.06);
    assertThat(Math.abs(Means.of(published) - truth)).isGreaterThan(0.1);
  }

  /** Copies of one value are categories of their own from four on, and above k. */
  @Test
  void anAtomIsMoreThanChanceAndMoreThanKNeighbors() {
    assertThat(isAtom(3, 3)).isFalse();
    assertThat(isAtom(4, 3)).isTrue();
    assertThat(isAtom(3, 1)).isFalse();
    assertThat(isAtom(4, 1)).isTrue();
    assertThat(isAtom(5, 5)).isFalse();
    assertThat(isAtom(6, 5)).isTrue();
  }

  private static boolean isAtom(int copies, int k) {
    double[][] x = Draws.gaussian(60, 1, 5);
    double[][] y = Draws.gaussian(60, 1, 6);
    for (int i = 0; i < copies; i++) {
      x[i][0] = 0;
    }
    double whole =
        SPLIT.withK(k).estimate(Variable.continuous(x), Variable.mixed(y)).nats(); // no atoms
    double split = SPLIT.withK(k).estimate(Variable.mixed(x), Variable.mixed(y)).nats();
    return split != whole;
  }

  @Test
  void samplesAloneInTheirCellAreCountedAndManyAreFlagged() {
    double[][] x = Draws.gaussian(30, 1, 7);
    int[] labels = Draws.labels(30, 2, 8);
    for (int i = 0; i < 5; i++) {
      x[i][0] = 0;
      labels[i] = i == 0 ? 1 : 0; // alone as a zero of class 1
    }
    Estimate estimate = SPLIT.estimate(Variable.mixed(x), Variable.labels(labels));
    assertThat(estimate.samples()).isEqualTo(30);
    assertThat(estimate.caveats()).isEmpty();
    for (int i = 10; i < 12; i++) {
      labels[i] = i; // three of thirty alone
    }
    assertThat(SPLIT.estimate(Variable.mixed(x), Variable.labels(labels)).caveats()).isEmpty();
    labels[12] = 12;
    assertThat(SPLIT.estimate(Variable.mixed(x), Variable.labels(labels)).caveats())
        .containsExactly(Caveat.UNDERSAMPLED);
  }

  /** Wide layers of rectified units have many cells; what they tell of chance labels is chance. */
  @Test
  void rareCellsInventLittle() {
    double sum = 0;
    for (int repeat = 0; repeat < 10; repeat++) {
      double[][] x = Draws.gaussian(300, 2, 100 + repeat);
      for (double[] row : x) {
        row[0] = Math.max(0, row[0]);
        row[1] = Math.max(0, row[1]);
      }
      int[] labels = Draws.labels(300, 20, 200 + repeat);
      sum += SPLIT.estimate(Variable.mixed(x), Variable.labels(labels)).nats() / 10;
    }
    assertThat(sum).isBetween(-0.05, 0.05); // five standard errors of about 0.01
  }

  /** ψ of the counts of a table of four cells, in the place of logarithms. */
  @Test
  void whereAllAreAtomsItCounts() {
    int[][] counts = {{5, 7}, {8, 4}};
    double[][] x = new double[24][1];
    double[][] y = new double[24][1];
    double expected = psi(24);
    int next = 0;
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        int row = counts[a][0] + counts[a][1];
        int column = counts[0][b] + counts[1][b];
        double local = psi(counts[a][b]) - psi(row) - psi(column);
        expected += counts[a][b] * local / 24;
        for (int m = 0; m < counts[a][b]; m++) {
          x[next][0] = a;
          y[next++][0] = b;
        }
      }
    }
    assertThat(SPLIT.estimate(Variable.mixed(x), Variable.mixed(y)).nats())
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void tiesOfAContinuousVariableAreDoubtedAndThoseOfAMixedOneAreNot() {
    double[][] x = Draws.gaussian(100, 1, 9);
    double[][] y = Draws.gaussian(100, 1, 10);
    for (int i = 0; i < 10; i++) {
      x[i][0] = 0;
    }
    assertThat(SPLIT.estimate(Variable.mixed(x), Variable.continuous(y)).caveats()).isEmpty();
    assertThat(SPLIT.estimate(Variable.continuous(x), Variable.mixed(y)).caveats())
        .containsExactly(Caveat.TIES);
  }

  @Test
  void refusalsNameWhomToAsk() {
    assertThat(SPLIT.refusal(Kind.MIXED, Kind.MIXED)).isEmpty();
    assertThat(SPLIT.refusal(Kind.LABELS, Kind.MIXED)).isEmpty();
    assertThat(SPLIT.refusal(Kind.MIXED, Kind.SOFT).orElse(""))
        .startsWith(
            "split-atoms(k=3) refuses mixed (atoms beside a continuous part) and soft labels")
        .contains("ask NoisyChannelEstimator or KdeEstimator");
    assertThat(SPLIT.refusal(Kind.LABELS, Kind.INPUTS).orElse(""))
        .contains("ask BinningEstimator.distinct()");
    assertThat(SPLIT.refusal(Kind.INPUTS, Kind.MIXED).orElse(""))
        .contains("ask NoisyChannelEstimator", "BinningEstimator");
  }

  @Test
  void parametersAreCheckedAndDescribed() {
    assertThat(SPLIT.withK(5)).hasToString("split-atoms(k=5)").isEqualTo(SPLIT.withK(5));
    assertThat(SPLIT).isNotEqualTo(SPLIT.withK(5));
    assertThatThrownBy(() -> SPLIT.withK(0)).hasMessageContaining("at least 1, got 0");
    Variable three = Variable.mixed(new double[][] {{1}, {2}, {3}});
    assertThatThrownBy(() -> SPLIT.estimate(three, three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of samples must exceed k = 3, got 3");
  }
}
