package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Cells that follow a layer, and the cells that a quantized network has of its own. */
class LayerCellsTest {

  private static final int N = 120;
  private static final Discrete INPUTS = Variable.everyRowDistinct(N, Coverage.ENUMERATED);

  /** Tanh units, many of them saturated, whose scales differ. */
  private static double[][] layer(long seed) {
    double[][] rows = Draws.gaussian(N, 3, seed);
    for (double[] row : rows) {
      row[0] = Math.rint(8 * StrictMath.tanh(4 * row[0])) / 8;
      row[1] = StrictMath.tanh(row[1] / 10);
      row[2] = Math.max(0, row[2]);
    }
    return rows;
  }

  private static double nats(BinningEstimator estimator, double[][] t) {
    return estimator.estimate(INPUTS, Variable.continuous(t)).nats();
  }

  private static double[][] mapped(double[][] t, DoubleUnaryOperator map) {
    double[][] result = new double[t.length][];
    for (int i = 0; i < t.length; i++) {
      result[i] = java.util.Arrays.stream(t[i]).map(map).toArray();
    }
    return result;
  }

  private static double entropy(Map<String, Integer> counts) {
    double entropy = 0;
    for (int count : counts.values()) {
      entropy -= count / (double) N * StrictMath.log(count / (double) N);
    }
    return entropy;
  }

  /** The distinct values in order are dealt into bins of the same size, the definition in words. */
  @Test
  void adaptiveBinsHoldAsManyDistinctValuesOfAllUnits() {
    for (long seed = 1; seed <= 5; seed++) {
      double[][] t = layer(seed);
      TreeSet<Double> distinct = new TreeSet<>();
      for (double[] row : t) {
        for (double value : row) {
          distinct.add(value + 0.0);
        }
      }
      for (int bins : new int[] {1, 2, 7, 30}) {
        Map<Double, Integer> cells = new HashMap<>();
        int rank = 0;
        int[] held = new int[bins];
        for (double value : distinct) {
          int cell = bins * rank++ / distinct.size();
          held[cell]++;
          cells.put(value, cell);
        }
        assertThat(java.util.Arrays.stream(held).max().orElse(0))
            .isLessThanOrEqualTo(java.util.Arrays.stream(held).min().orElse(0) + 1);
        Map<String, Integer> counts = new HashMap<>();
        for (double[] row : t) {
          String tuple =
              cells.get(row[0] + 0.0)
                  + " "
                  + cells.get(row[1] + 0.0)
                  + " "
                  + cells.get(row[2] + 0.0);
          counts.merge(tuple, 1, Integer::sum);
        }
        assertThat(nats(BinningEstimator.adaptive(bins), t))
            .isCloseTo(entropy(counts), within(1e-13));
      }
    }
  }

  @Test
  void oneIncreasingMapOfAllUnitsMovesNoAdaptiveBin() {
    BinningEstimator adaptive = BinningEstimator.adaptive(9);
    double[][] t = layer(1);
    double expected = nats(adaptive, t);
    assertThat(nats(adaptive, mapped(t, v -> v * 1000 - 5))).isEqualTo(expected);
    assertThat(nats(adaptive, mapped(t, v -> v / 1024))).isEqualTo(expected);
    assertThat(nats(adaptive, mapped(t, StrictMath::exp))).isEqualTo(expected);
    double[][] oneUnit = layer(1);
    for (double[] row : oneUnit) {
      row[1] = row[1] * 50 + 7;
    }
    assertThat(nats(adaptive, oneUnit)).isNotCloseTo(expected, within(1e-3));
  }

  @Test
  void aConstantLayerFallsIntoOneAdaptiveBin() {
    double[][] constant = new double[N][3];
    for (double[] row : constant) {
      java.util.Arrays.fill(row, 0.7);
    }
    Estimate estimate =
        BinningEstimator.adaptive(30).estimate(INPUTS, Variable.continuous(constant));
    assertThat(estimate.nats()).isZero();
    assertThat(estimate.caveats()).containsExactly(Caveat.CONSTANT_COLUMN);
    assertThat(estimate.estimand()).hasToString("I(X;bin(Y,30 adaptive))");
    assertThat(estimate.estimator()).isEqualTo("binning(adaptive=30)");
  }

  @Test
  void fewerValuesThanBinsAreToldApart() {
    double[][] t = new double[N][1];
    for (int i = 0; i < N; i++) {
      t[i][0] = i % 3 == 0 ? -0.0 : i % 3 == 1 ? 0.0 : 1e-300;
    }
    double expected = StrictMath.log(3) - 2 * StrictMath.log(2) / 3; // 2/3 zeros of either sign
    assertThat(nats(BinningEstimator.adaptive(1000), t)).isCloseTo(expected, within(1e-14));
    assertThat(nats(BinningEstimator.adaptive(Integer.MAX_VALUE), t))
        .isCloseTo(expected, within(1e-14));
    assertThat(nats(BinningEstimator.quantizedActivations(2), t))
        .isCloseTo(expected, within(1e-14));
  }

  @Test
  void quantizedActivationsAreTakenAsTheyAre() {
    double[][] t = mapped(Draws.gaussian(N, 2, 1), v -> Math.rint(2 * v) / 2);
    BinningEstimator quantized = BinningEstimator.quantizedActivations(16);
    Estimate estimate = quantized.estimate(INPUTS, Variable.continuous(t));
    assertThat(estimate.nats()).isEqualTo(nats(BinningEstimator.distinct(), t));
    assertThat(estimate.estimand()).hasToString("I(X;Y)");
    assertThat(estimate.estimator()).isEqualTo("binning(levels=16)");
    assertThat(estimate.caveats()).isEmpty();
  }

  @Test
  void aNetworkThatIsNotQuantizedIsTold() {
    double[][] t = mapped(Draws.gaussian(N, 3, 1), v -> Math.rint(2 * v) / 2);
    for (int i = 0; i < N; i++) {
      t[i][1] = i % 5;
    }
    assertThat(nats(BinningEstimator.quantizedActivations(16), t)).isPositive();
    for (int i = 0; i < 17; i++) {
      t[i][1] = i;
    }
    assertThatThrownBy(() -> nats(BinningEstimator.quantizedActivations(16), t))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "column 1 holds 17 distinct values, a quantized activation at most 16")
        .hasMessageContaining("BinningEstimator.width");
    assertThat(nats(BinningEstimator.quantizedActivations(17), t)).isPositive();
  }

  @Test
  void numbersOfCellsAreChecked() {
    assertThatThrownBy(() -> BinningEstimator.adaptive(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of bins must be at least 1, got 0");
    assertThatThrownBy(() -> BinningEstimator.quantizedActivations(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of levels must be at least 1, got 0");
  }
}
