package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BinningEstimatorTest {

  private static final double LN2 = StrictMath.log(2);

  @Test
  void informationOfABinaryChannelIsTheClosedForm() {
    // 40 of (0,0), 10 of (0,1), 20 of (1,0), 30 of (1,1).
    int[] x = new int[100];
    int[] y = new int[100];
    for (int i = 0; i < 100; i++) {
      x[i] = i < 50 ? 0 : 1;
      y[i] = i < 40 || (i >= 50 && i < 70) ? 0 : 1;
    }
    double expected =
        0.4 * StrictMath.log(0.4 / (0.5 * 0.6))
            + 0.1 * StrictMath.log(0.1 / (0.5 * 0.4))
            + 0.2 * StrictMath.log(0.2 / (0.5 * 0.6))
            + 0.3 * StrictMath.log(0.3 / (0.5 * 0.4));
    Estimate estimate =
        BinningEstimator.distinct().estimate(Variable.labels(x), Variable.labels(y));
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-14));
    assertThat(estimate.bits()).isCloseTo(expected / LN2, within(1e-14));
    assertThat(estimate.estimand()).hasToString("I(X;Y)");
    assertThat(estimate.caveats()).isEmpty();
  }

  @Test
  void widthCountsFromZeroDownwardsToo() {
    // floor(t / 0.5): -1, -1, 0, 0, 1
    Variable t = Variable.scalar(new double[] {-0.5, -0.1, 0.0, 0.49, 0.5});
    Discrete inputs = Variable.everyRowDistinct(5, Coverage.ENUMERATED);
    double expected = -(0.4 * StrictMath.log(0.4) * 2 + 0.2 * StrictMath.log(0.2));
    Estimate estimate = BinningEstimator.width(0.5).estimate(inputs, t);
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-15));
    assertThat(estimate.estimand()).hasToString("I(X;bin(Y,0.5))");
    assertThat(estimate.estimator()).isEqualTo("binning(width=0.5)");
  }

  @Test
  void edgesKeepWhatIsOutsideApartAndSayIt() {
    // Cells of edges -1, 0, 1: below, [-1,0), [0,1), at or above 1.
    Variable t = Variable.scalar(new double[] {-3, -2, -1, -0.5, 0, 0.5, 1, 5});
    Discrete inputs = Variable.everyRowDistinct(8, Coverage.ENUMERATED);
    Estimate estimate = BinningEstimator.edges(-1, 1, 3).estimate(inputs, t);
    assertThat(estimate.nats()).isCloseTo(StrictMath.log(4), within(1e-15));
    assertThat(estimate.caveats()).containsExactly(Caveat.OUT_OF_RANGE);
    Variable inside = Variable.scalar(new double[] {-1, -0.9, -0.8, -0.7, 0, 0.5, 0.6, 0.99});
    assertThat(BinningEstimator.edges(-1, 1, 3).estimate(inputs, inside).caveats()).isEmpty();
  }

  @Test
  void reluLayersInBinsOfMinusOneToOneAreFlaggedAndTanhLayersAreNot() {
    double[][] relu = Draws.gaussian(500, 3, 1);
    double[][] tanh = Draws.gaussian(500, 3, 1);
    for (int i = 0; i < relu.length; i++) {
      for (int j = 0; j < 3; j++) {
        relu[i][j] = Math.max(0, relu[i][j]);
        tanh[i][j] = StrictMath.tanh(tanh[i][j]);
      }
    }
    BinningEstimator bins = BinningEstimator.bins(-1, 1, 29);
    Variable labels = Variable.labels(Draws.labels(500, 2, 3)).withCoverage(Coverage.ENUMERATED);
    assertThat(bins.estimate(Variable.continuous(relu), labels).caveats())
        .contains(Caveat.OUT_OF_RANGE);
    assertThat(bins.estimate(Variable.continuous(tanh), labels).caveats())
        .doesNotContain(Caveat.OUT_OF_RANGE);
  }

  @Test
  void binsAreOneFewerThanEdges() {
    assertThat(BinningEstimator.bins(-1, 1, 29).description())
        .isEqualTo(BinningEstimator.edges(-1, 1, 30).description())
        .isEqualTo("binning(30 edges in [-1,1])");
  }

  @Test
  void quantilesAreByValue() {
    Discrete inputs = Variable.everyRowDistinct(6, Coverage.ENUMERATED);
    Variable constant = Variable.scalar(new double[] {2, 2, 2, 2, 2, 2});
    Estimate ofConstant = BinningEstimator.quantiles(3).estimate(inputs, constant);
    assertThat(ofConstant.nats()).isCloseTo(0, within(1e-15));
    assertThat(ofConstant.caveats()).contains(Caveat.CONSTANT_COLUMN);
    Variable zeros = Variable.scalar(new double[] {-0.0, 0.0, -0.0, 5, 6, 7});
    assertThat(BinningEstimator.quantiles(2).estimate(inputs, zeros).nats())
        .isCloseTo(LN2, within(1e-15));
  }

  @Test
  void equalWidthClosesItsLastCell() {
    Discrete inputs = Variable.everyRowDistinct(4, Coverage.ENUMERATED);
    Variable t = Variable.scalar(new double[] {0, 1, 3, 4}); // cells 0 0 1 1 of width 2
    assertThat(BinningEstimator.equalWidth(2).estimate(inputs, t).nats())
        .isCloseTo(LN2, within(1e-15));
  }

  @Test
  void softLabelsThatAreCertainEqualHardLabels() {
    int[] labels = Draws.labels(400, 3, 5);
    Variable t = Variable.continuous(Draws.gaussian(400, 2, 6));
    Variable soft = Variable.distribution(Draws.oneHot(labels, 3));
    for (BinningEstimator estimator :
        List.of(BinningEstimator.width(0.5), BinningEstimator.quantiles(4))) {
      double expected = estimator.estimate(t, Variable.labels(labels)).nats();
      assertThat(estimator.estimate(t, soft).nats()).isCloseTo(expected, within(1e-12));
      assertThat(estimator.estimate(soft, t).nats()).isCloseTo(expected, within(1e-12));
      assertThat(estimator.estimate(t, Variable.oneHot(Draws.oneHot(labels, 3))).nats())
          .isEqualTo(expected);
    }
  }

  @Test
  void softLabelsFollowTheFullRule() {
    // Two cells of two inputs: E[p(y=1)] = 0.25 and 0.9.
    Variable t = Variable.scalar(new double[] {0.1, 0.2, 1.1, 1.2});
    Variable soft = Variable.distribution(new double[][] {{1, 0}, {0.5, 0.5}, {0.2, 0.8}, {0, 1}});
    double expected = binary(0.575) - (binary(0.25) + binary(0.9)) / 2;
    Estimate estimate = BinningEstimator.width(1).estimate(t, soft);
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-15));
    assertThat(estimate.estimand()).hasToString("I(bin(X,1);Y)");
    assertThat(BinningEstimator.width(1).estimate(soft, t).estimand()).hasToString("I(X;bin(Y,1))");
  }

  private static double binary(double p) {
    return -p * StrictMath.log(p) - (1 - p) * StrictMath.log(1 - p);
  }

  @Test
  void anEstimateAtTheEntropyOfTheInputsIsSaturated() {
    Discrete inputs = Variable.everyRowDistinct(300, Coverage.ENUMERATED);
    Variable t = Variable.scalar(Draws.column(Draws.gaussian(300, 1, 2), 0));
    assertThat(BinningEstimator.width(1e-6).estimate(inputs, t).caveats())
        .containsExactly(Caveat.SATURATED);
    assertThat(BinningEstimator.width(0.5).estimate(inputs, t).caveats()).isEmpty();
    assertThat(BinningEstimator.distinct().estimate(t, t).caveats()).contains(Caveat.SATURATED);
  }

  @Test
  void aLayerThatKnowsTheLabelIsNotSaturated() {
    int[] labels = Draws.labels(300, 2, 4);
    double[] t = new double[300];
    for (int i = 0; i < t.length; i++) {
      t[i] = labels[i] + 0.1;
    }
    assertThat(
            BinningEstimator.width(0.5)
                .estimate(Variable.scalar(t), Variable.labels(labels))
                .caveats())
        .isEmpty();
  }

  @Test
  void fewSamplesInManyCellsAreFlaggedUnlessTheyAreAllThereIs() {
    Variable t = Variable.continuous(Draws.gaussian(200, 2, 2));
    Discrete labels = Variable.labels(Draws.labels(200, 2, 9));
    BinningEstimator fine = BinningEstimator.width(0.1);
    assertThat(fine.estimate(t, labels).caveats()).contains(Caveat.UNDERSAMPLED);
    assertThat(fine.estimate(t, labels.withCoverage(Coverage.ENUMERATED)).caveats())
        .doesNotContain(Caveat.UNDERSAMPLED);
    double[][] many = Draws.correlated(4000, 0.9, 1);
    assertThat(
            BinningEstimator.equalWidth(4)
                .estimate(
                    Variable.scalar(Draws.column(many, 0)), Variable.scalar(Draws.column(many, 1)))
                .caveats())
        .isEmpty();
  }

  @Test
  void aTenthOfTheSamplesMayBeAloneInTheirCell() {
    for (int alone : new int[] {10, 11}) {
      double[] t = new double[100];
      for (int i = 0; i < alone; i++) {
        t[i] = 1 + i;
      }
      Estimate estimate =
          BinningEstimator.distinct().estimate(Variable.scalar(t), Variable.labels(new int[100]));
      assertThat(estimate.caveats().contains(Caveat.UNDERSAMPLED)).isEqualTo(alone > 10);
    }
  }

  @Test
  void equalConfigurationsAreEqualHoweverTheyAreWritten() {
    assertThat(BinningEstimator.edges(new double[] {-1, 0, 1}))
        .isEqualTo(BinningEstimator.edges(-1, 1, 3))
        .hasSameHashCodeAs(BinningEstimator.bins(-1, 1, 2))
        .isNotEqualTo(BinningEstimator.edges(new double[] {-1, 0.5, 1}))
        .hasToString("binning(3 edges in [-1,1])");
    assertThat(BinningEstimator.edges(new double[] {-1, 0.5, 1}))
        .hasToString("binning(edges {-1 0.5 1})");
  }

  @Test
  void edgesWhoseRangeOverflowsAreStillRight() {
    Discrete inputs = Variable.everyRowDistinct(4, Coverage.ENUMERATED);
    Variable t = Variable.scalar(new double[] {-1, -2, 1, 2});
    assertThat(BinningEstimator.edges(-1e308, 1e308, 5).estimate(inputs, t).nats())
        .isCloseTo(LN2, within(1e-15));
    assertThatThrownBy(() -> BinningEstimator.edges(0, Double.MIN_VALUE, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edges must ascend");
    assertThatThrownBy(() -> BinningEstimator.bins(0, 1, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number of bins must be at most");
  }

  @Test
  void badParametersAreRefused() {
    assertThatThrownBy(() -> BinningEstimator.width(0))
        .hasMessage("bin width must be positive and finite, got 0.0");
    assertThatThrownBy(() -> BinningEstimator.width(-1)).hasMessageContaining("bin width");
    assertThatThrownBy(() -> BinningEstimator.width(Double.NaN)).hasMessageContaining("bin width");
    assertThatThrownBy(() -> BinningEstimator.edges(-1, 1, 1))
        .hasMessage("number of edges must be at least 2, got 1");
    assertThatThrownBy(() -> BinningEstimator.edges(1, 1, 3))
        .hasMessageContaining("first edge must lie below the last");
    assertThatThrownBy(() -> BinningEstimator.edges(new double[] {0, 2, 1}))
        .hasMessageContaining("edges must ascend, got 2.0 before 1.0 at edge 2");
    assertThatThrownBy(() -> BinningEstimator.edges(new double[] {0, Double.NaN}))
        .hasMessageContaining("edge 1 must be finite");
    assertThatThrownBy(() -> BinningEstimator.bins(0, 1, 0)).hasMessageContaining("number of bins");
    assertThatThrownBy(() -> BinningEstimator.quantiles(0)).hasMessageContaining("number of bins");
    assertThatThrownBy(() -> BinningEstimator.equalWidth(0)).hasMessageContaining("number of bins");
  }

  @Test
  void hardNumbersAreRefusedOrRight() {
    Discrete inputs = Variable.everyRowDistinct(3, Coverage.ENUMERATED);
    assertThatThrownBy(
            () ->
                BinningEstimator.width(1e-10)
                    .estimate(inputs, Variable.scalar(new double[] {1, 1e300, 2})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too small for the value 1.0E300 at row 1, column 0");
    assertThatThrownBy(
            () ->
                BinningEstimator.equalWidth(2)
                    .estimate(inputs, Variable.scalar(new double[] {-1e308, 1e308, 0})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 0");
  }

  @Test
  void twoSoftVariablesAreRefused() {
    Variable soft = Variable.distribution(new double[][] {{1, 0}, {0, 1}});
    assertThatThrownBy(() -> BinningEstimator.width(1).estimate(soft, soft))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs one variable that is not soft labels");
  }
}
