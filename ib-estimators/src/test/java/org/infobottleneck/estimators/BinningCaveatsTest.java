package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On which side of its thresholds a plug-in estimate is doubted. */
class BinningCaveatsTest {

  private static final BinningEstimator DISTINCT = BinningEstimator.distinct();

  /** Labels with the given joint counts, row for X and column for Y. */
  private static Discrete[] labels(int[][] counts) {
    int n = 0;
    for (int[] row : counts) {
      for (int count : row) {
        n += count;
      }
    }
    int[] x = new int[n];
    int[] y = new int[n];
    int next = 0;
    for (int a = 0; a < counts.length; a++) {
      for (int b = 0; b < counts[a].length; b++) {
        for (int m = 0; m < counts[a][b]; m++) {
          x[next] = a;
          y[next++] = b;
        }
      }
    }
    return new Discrete[] {Variable.labels(x), Variable.labels(y)};
  }

  private static boolean isUndersampled(int[][] counts) {
    Discrete[] labels = labels(counts);
    return DISTINCT.estimate(labels[0], labels[1]).caveats().contains(Caveat.UNDERSAMPLED);
  }

  /** Six cells of a 3 x 2 table: the bias is (6 - 3 - 2 + 1) / 2N = 1 / N. */
  @Test
  void aBiasOfAHundredthOfANatIsNegligible() {
    assertThat(isUndersampled(new int[][] {{16, 16}, {16, 16}, {18, 18}})).isFalse(); // N = 100
    assertThat(isUndersampled(new int[][] {{16, 16}, {16, 16}, {16, 16}})).isTrue(); // N = 96
  }

  @Test
  void aBiasBelowATenthOfTheEstimateIsNoMatter() {
    int[][] weak = {{9, 5}, {8, 7}, {5, 16}}; // bias 1/50, I below 0.2 nats
    int[][] strong = {{24, 1}, {10, 1}, {1, 13}}; // bias 1/50, I above 0.2 nats
    Discrete[] labels = labels(weak);
    assertThat(DISTINCT.estimate(labels[0], labels[1]).nats()).isBetween(0.02, 0.2);
    assertThat(isUndersampled(weak)).isTrue();
    labels = labels(strong);
    assertThat(DISTINCT.estimate(labels[0], labels[1]).nats()).isBetween(0.2, 0.7);
    assertThat(isUndersampled(strong)).isFalse();
    for (int enumerated = 0; enumerated < 2; enumerated++) {
      labels = labels(weak);
      labels[enumerated] = labels[enumerated].withCoverage(Coverage.ENUMERATED);
      assertThat(DISTINCT.estimate(labels[0], labels[1]).caveats()).isEmpty();
    }
  }

  /** Inputs are alone by nature: what counts is whether they share the cells of the layer. */
  @Test
  void distinctInputsAreNotHeldAgainstTheLayer() {
    Discrete inputs = Variable.everyRowDistinct(100, Coverage.SAMPLED);
    Variable t = Variable.scalar(Arrays.stream(Draws.inTurn(100, 1, 2)).asDoubleStream().toArray());
    assertThat(DISTINCT.estimate(inputs, t).caveats()).isEmpty();
    assertThat(DISTINCT.estimate(t, inputs).caveats()).isEmpty();
    Variable lonely = Variable.scalar(Draws.lastFifthAlone(100));
    assertThat(DISTINCT.estimate(inputs, lonely).caveats()).containsExactly(Caveat.UNDERSAMPLED);
    assertThat(DISTINCT.estimate(lonely, inputs).caveats()).containsExactly(Caveat.UNDERSAMPLED);
  }

  /** Three cells, three classes: the bias is (3 - 1) (3 - 1) / 2N = 2 / N, the information zero. */
  @Test
  void softLabelsHaveABiasToo() {
    for (int n : new int[] {198, 201}) {
      double[] t = new double[n];
      double[][] even = new double[n][3];
      for (int i = 0; i < n; i++) {
        t[i] = i % 3;
        even[i] = new double[] {0.25, 0.25, 0.5};
      }
      Variable layer = Variable.scalar(t);
      Soft soft = Variable.distribution(even);
      Estimate estimate = DISTINCT.estimate(layer, soft);
      assertThat(estimate.nats()).isCloseTo(0, within(1e-14));
      assertThat(estimate.caveats().contains(Caveat.UNDERSAMPLED)).isEqualTo(n < 200);
      assertThat(DISTINCT.estimate(layer, soft.withCoverage(Coverage.ENUMERATED)).caveats())
          .isEmpty();
      Discrete cells = Variable.labels(Draws.inTurn(n, 1, 3)).withCoverage(Coverage.ENUMERATED);
      assertThat(DISTINCT.estimate(cells, soft).caveats()).isEmpty();
      assertThat(DISTINCT.estimate(soft, cells).caveats()).isEmpty();
    }
  }

  @Test
  void inputsThatAreAllAlikeHoldNothingAndSaturateNothing() {
    Discrete inputs = Variable.distinctRows(new double[4][2], Coverage.SAMPLED);
    Variable t = Variable.scalar(new double[] {1, 2, 1, 2});
    Estimate estimate = DISTINCT.estimate(inputs, t);
    assertThat(estimate.nats()).isZero();
    assertThat(estimate.caveats()).doesNotContain(Caveat.SATURATED);
  }

  @Test
  void onlyEdgesHaveAnOutside() {
    Variable t = Variable.scalar(Draws.column(Draws.gaussian(200, 1, 1), 0));
    Discrete inputs = Variable.everyRowDistinct(200, Coverage.ENUMERATED);
    for (BinningEstimator estimator :
        List.of(
            BinningEstimator.width(0.5),
            BinningEstimator.equalWidth(5),
            BinningEstimator.quantiles(5),
            DISTINCT)) {
      assertThat(estimator.estimate(inputs, t).caveats()).doesNotContain(Caveat.OUT_OF_RANGE);
    }
  }

  @Test
  void sixteenMillionEdgesAreTheMost() {
    assertThat(BinningEstimator.edges(0, 1, 1 << 24).description())
        .isEqualTo("binning(16777216 edges in [0,1])");
    assertThatThrownBy(() -> BinningEstimator.edges(0, 1, (1 << 24) + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of edges must be at most 16777216, got 16777217");
  }
}
