package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArenaTest {

  private static final int MOST_ARRAYS = 100;

  /** A computation of n values by neighbors, of up to two variables. */
  private enum Search {
    KSG1 {
      @Override
      void run(double[] x, int dx, double[] y, int dy, int n, Arena arena, double[] values) {
        NeighborInformation.ksg1(x, dx, y, dy, Portion.all(n), 3, arena, values);
      }
    },
    KSG2 {
      @Override
      void run(double[] x, int dx, double[] y, int dy, int n, Arena arena, double[] values) {
        NeighborInformation.ksg2(x, dx, y, dy, Portion.all(n), 3, arena, values);
      }
    },
    GAO {
      @Override
      void run(double[] x, int dx, double[] y, int dy, int n, Arena arena, double[] values) {
        NeighborInformation.gao(x, dx, y, dy, Portion.all(n), 3, arena, values);
      }
    },
    ROSS {
      @Override
      void run(double[] x, int dx, double[] y, int dy, int n, Arena arena, double[] values) {
        int[] labels = new int[n];
        Arrays.setAll(labels, i -> i % 7 == 0 ? 2 : i % 2);
        NeighborInformation.ross(x, dx, labels, 3, Portion.all(n), 3, arena, values);
      }
    },
    MAXIMUM_NORM {
      @Override
      void run(double[] x, int dx, double[] y, int dy, int n, Arena arena, double[] values) {
        NeighborInformation.logDistances(x, dx, n, 3, false, arena, values);
      }
    },
    EUCLIDEAN_NORM {
      @Override
      void run(double[] x, int dx, double[] y, int dy, int n, Arena arena, double[] values) {
        NeighborInformation.logDistances(x, dx, n, 3, true, arena, values);
      }
    };

    abstract void run(double[] x, int dx, double[] y, int dy, int n, Arena arena, double[] values);

    double[] values(int n, int d, Arena arena) {
      double[] values = new double[n];
      run(rows(n, d, 1), d, rows(n, d, 2), d, n, arena, values);
      return values;
    }

    /** Every fourth row is the one before, so that some distances are zero. */
    private static double[] rows(int n, int d, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] rows = new double[n * d];
      Arrays.setAll(rows, v -> random.nextDouble());
      for (int i = 3; i < n; i += 4) {
        System.arraycopy(rows, (i - 1) * d, rows, i * d, d);
      }
      return rows;
    }
  }

  /** Sizes with one block and with several, with a margin of its own and without. */
  private static final int[][] SHAPES = {
    {5000, 3}, {70, 10}, {5000, 3}, {2500, 1}, {8, 7}, {2100, 10}, {4097, 1}, {333, 2}, {5000, 3}
  };

  @ParameterizedTest
  @EnumSource
  void whatAnArrayHeldBeforeChangesNoBit(Search search) {
    Arena arena = new Arena();
    for (int[] shape : SHAPES) {
      spoil(arena.reset());
      spoil(arena.part());
      double[] values = search.values(shape[0], shape[1], arena.reset());
      assertThat(values).isEqualTo(search.values(shape[0], shape[1], new Arena()));
    }
  }

  private static void spoil(Arena arena) {
    for (int array = 0; array < MOST_ARRAYS; array++) {
      Arrays.fill(arena.doubles(11), Double.NaN);
      Arrays.fill(arena.ints(11), Integer.MIN_VALUE);
      Arrays.fill(arena.longs(11), -1);
      Arrays.fill(arena.shorts(11), Short.MIN_VALUE);
    }
  }

  @Test
  void arraysAreGivenOutAgainAfterAResetAlone() {
    Arena arena = new Arena();
    double[] first = arena.doubles(10);
    double[] second = arena.doubles(4);
    assertThat(first).hasSize(10);
    assertThat(second).isNotSameAs(first).hasSize(4);
    arena.reset();
    assertThat(arena.doubles(3)).isSameAs(first);
    double[] longer = arena.doubles(5);
    assertThat(longer).isNotSameAs(second).hasSize(5);
    assertThat(arena.reset().doubles(11)).hasSize(11);
    assertThat(arena.doubles(5)).isSameAs(longer);
    assertThat(arena.ints(2)).hasSize(2);
    assertThat(arena.longs(3)).hasSize(3);
    assertThat(arena.shorts(4)).hasSize(4);
  }

  @Test
  void aPartTakesBackWhatThePartBeforeHadAndNothingElse() {
    Arena arena = new Arena();
    double[] whole = arena.doubles(10);
    double[] part = arena.part().doubles(10);
    assertThat(part).isNotSameAs(whole);
    assertThat(arena.part().doubles(10)).isSameAs(part);
    assertThat(arena.doubles(10)).isNotSameAs(whole).isNotSameAs(part);
  }

  @Test
  void psiIsThatOfItsTableHoweverLongItIs() {
    Arena arena = new Arena();
    for (int most : new int[] {5, 3, 5, 300, 40}) {
      assertThat(arena.psi(most)).startsWith(Digamma.table(most));
    }
  }
}
