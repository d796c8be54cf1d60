package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Layers of several units: every column has cells of its own, and the tuple is the symbol. */
class BinningCellsTest {

  private static final int N = 60;
  private static final Discrete INPUTS = Variable.everyRowDistinct(N, Coverage.ENUMERATED);

  /** Columns of very different scale and place, so that none can stand for another. */
  private static double[][] layer(long seed) {
    double[][] rows = Draws.gaussian(N, 3, seed);
    for (double[] row : rows) {
      row[1] = 100 + 30 * row[1] * row[1];
      row[2] = -7 + StrictMath.exp(2 * row[2]) / 50;
    }
    return rows;
  }

  /** The entropy of tuples of cells, each cell counted from its definition. */
  private static double entropy(int[][] cells) {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (int[] row : cells) {
      counts.merge(List.of(row[0], row[1], row[2]), 1, Integer::sum);
    }
    double entropy = 0;
    for (int count : counts.values()) {
      entropy -= count / (double) N * StrictMath.log(count / (double) N);
    }
    return entropy;
  }

  @Test
  void everyColumnHasItsOwnQuantiles() {
    for (long seed = 1; seed <= 5; seed++) {
      double[][] t = layer(seed);
      int[][] cells = new int[N][3];
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < 3; j++) {
          int smaller = 0;
          for (double[] other : t) {
            smaller += other[j] < t[i][j] ? 1 : 0;
          }
          cells[i][j] = 3 * smaller / N;
        }
      }
      assertThat(BinningEstimator.quantiles(3).estimate(INPUTS, Variable.continuous(t)).nats())
          .isCloseTo(entropy(cells), within(1e-13));
    }
  }

  @Test
  void everyColumnHasItsOwnRange() {
    for (long seed = 1; seed <= 5; seed++) {
      double[][] t = layer(seed);
      int[][] cells = new int[N][3];
      for (int j = 0; j < 3; j++) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : t) {
          low = Math.min(low, row[j]);
          high = Math.max(high, row[j]);
        }
        for (int i = 0; i < N; i++) {
          while (cells[i][j] < 3 && t[i][j] >= low + (cells[i][j] + 1) * (high - low) / 4) {
            cells[i][j]++; // the inner limits that the value has passed
          }
        }
      }
      assertThat(BinningEstimator.equalWidth(4).estimate(INPUTS, Variable.continuous(t)).nats())
          .isCloseTo(entropy(cells), within(1e-13));
    }
  }

  /** Rows that differ in their last column alone, and only far down. */
  @Test
  void distinctRowsAreToldApartByEveryColumn() {
    double[][] t = new double[N][2];
    for (int i = 0; i < N; i++) {
      t[i][0] = 0.5;
      t[i][1] = i < 40 ? 1 : 2; // two thirds and one third
    }
    double expected = StrictMath.log(3) - 2 * StrictMath.log(2) / 3;
    assertThat(BinningEstimator.distinct().estimate(INPUTS, Variable.continuous(t)).nats())
        .isCloseTo(expected, within(1e-14));
  }

  @Test
  void aConstantColumnIsASingleCellBesideOthers() {
    double[][] t = new double[N][2];
    for (int i = 0; i < N; i++) {
      t[i][0] = 0.3;
      t[i][1] = i < N / 2 ? -1 : 1;
    }
    for (BinningEstimator estimator :
        List.of(BinningEstimator.equalWidth(5), BinningEstimator.quantiles(5))) {
      Estimate estimate = estimator.estimate(INPUTS, Variable.continuous(t));
      assertThat(estimate.nats()).isCloseTo(StrictMath.log(2), within(1e-14));
      assertThat(estimate.caveats()).containsExactly(Caveat.CONSTANT_COLUMN);
    }
  }

  @Test
  void everyRuleNamesItselfAndItsQuantity() {
    Variable t = Variable.continuous(layer(1));
    assertThat(BinningEstimator.equalWidth(4).description()).isEqualTo("binning(equalWidth=4)");
    assertThat(BinningEstimator.equalWidth(4).estimate(INPUTS, t).estimand())
        .hasToString("I(X;bin(Y,4 bins min..max))");
    assertThat(BinningEstimator.quantiles(4).description()).isEqualTo("binning(quantiles=4)");
    assertThat(BinningEstimator.quantiles(4).estimate(INPUTS, t).estimand())
        .hasToString("I(X;bin(Y,4 quantiles))");
    assertThat(BinningEstimator.edges(-1, 1, 3).estimate(INPUTS, t).estimand())
        .hasToString("I(X;bin(Y,3 edges in [-1,1]))");
    assertThat(BinningEstimator.distinct().description()).isEqualTo("binning(distinct)");
    assertThat(BinningEstimator.distinct().estimate(INPUTS, t).estimand()).hasToString("I(X;Y)");
  }

  @Test
  void aWidthTooSmallNamesThePlaceOfTheValue() {
    double[][] t = {{1, 2}, {3, 4}, {5, 1e300}, {7, 8}};
    assertThatThrownBy(
            () ->
                BinningEstimator.width(1e-10)
                    .estimate(
                        Variable.everyRowDistinct(4, Coverage.ENUMERATED), Variable.continuous(t)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too small for the value 1.0E300 at row 2, column 1");
  }

  @Test
  void cellsAreThoseThatTheEstimateCounts() {
    double[][] t = layer(6);
    Discrete cells = BinningEstimator.width(0.5).cells(Variable.continuous(t));
    for (int i = 0; i < N; i++) {
      for (int k = 0; k < i; k++) {
        boolean together = true;
        for (int j = 0; j < 3; j++) {
          together &= Math.floor(t[i][j] / 0.5) == Math.floor(t[k][j] / 0.5);
        }
        assertThat(cells.code(i) == cells.code(k)).isEqualTo(together);
      }
    }
    assertThatThrownBy(() -> BinningEstimator.width(1).cells(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("layer");
  }
}
