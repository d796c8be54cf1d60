package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;

class KnnEstimatorTest {

  private static double psi(int n) {
    return Digamma.digamma(n);
  }

  @Property(seed = "1", tries = 50)
  void identitiesOfTieFreeSamplesHold(
      @ForAll @IntRange(min = 20, max = 200) int n,
      @ForAll @IntRange(min = 1, max = 3) int d,
      @ForAll @IntRange(min = 1, max = 5) int k,
      @ForAll long seed) {
    Variable x = Variable.continuous(Draws.gaussian(n, d, seed));
    Variable constant = Variable.scalar(new double[n]);
    KnnEstimator ksg1 = KnnEstimator.ksg1().withK(k);
    KnnEstimator ksg2 = KnnEstimator.ksg2().withK(k);
    assertThat(ksg1.estimate(x, x).nats()).isCloseTo(psi(n) - psi(k), within(1e-12));
    assertThat(ksg2.estimate(x, x).nats()).isCloseTo(psi(n) - psi(k) - 1.0 / k, within(1e-12));
    assertThat(ksg1.estimate(constant, x).nats()).isCloseTo(0, within(1e-12));
    assertThat(ksg2.estimate(constant, x).nats()).isCloseTo(1.0 / (n - 1) - 1.0 / k, within(1e-12));
  }

  @Property(seed = "1", tries = 50)
  void gaoIsKsg1ButForAConstantWhereNothingTies(
      @ForAll @IntRange(min = 20, max = 200) int n, @ForAll long seed) {
    double[][] rows = Draws.gaussian(n, 3, seed);
    Variable x = Variable.continuous(rows);
    Variable y = Variable.scalar(Draws.column(Draws.gaussian(n, 1, seed + 1), 0));
    double expected = KnnEstimator.ksg1().estimate(x, y).nats() + StrictMath.log(n) - psi(n);
    assertThat(KnnEstimator.gao().estimate(x, y).nats()).isCloseTo(expected, within(1e-12));
  }

  /** Gao's rule written out for atoms: all counts at distance zero. */
  @Test
  void gaoOnPureAtomsCountsEqualPoints() {
    double[] x = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    double[] y = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    // (0,0) x4: every count finite; the lone (1,0) has its third neighbor at distance 1.
    double same =
        -4 * psi(5) - 5 * psi(6); // psi(k~) cancels the count of the margin that is as rare
    double lone = psi(3) - psi(6) - psi(5); // strictly nearer than 1: equals only, itself included
    double expected = (same + lone) / 10 + StrictMath.log(10);
    Variable mx = Variable.mixed(column(x));
    Variable my = Variable.mixed(column(y));
    assertThat(KnnEstimator.gao().estimate(mx, my).nats()).isCloseTo(expected, within(1e-12));
  }

  private static double[][] column(double[] values) {
    double[][] rows = new double[values.length][1];
    for (int i = 0; i < values.length; i++) {
      rows[i][0] = values[i];
    }
    return rows;
  }

  /** Ross (2014), counted by hand. */
  @Test
  void rossOfASmallSampleIsItsFormula() {
    Variable x = Variable.scalar(new double[] {0, 1, 3, 4.5, 10, 11.5});
    Discrete y = Variable.labels(new int[] {0, 0, 1, 0, 1, 1});
    // k = 1; own neighbor distances 1, 1, 7, 3.5, 1.5, 1.5; strictly nearer, itself included:
    int[] m = {1, 2 - 1, 4, 3, 1, 1};
    // 0: {0}; 1: {1}; 3: {3,1,4.5,0}; 4.5: {4.5,3} and 1 at 3.5 is not strictly nearer -> 2
    m[3] = 2;
    double expected = psi(6) + psi(1) - psi(3);
    for (int count : m) {
      expected -= psi(count) / 6;
    }
    assertThat(KnnEstimator.ross().withK(1).estimate(x, y).nats())
        .isCloseTo(expected, within(1e-12));
    assertThat(KnnEstimator.ross().withK(1).estimate(y, x).nats())
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void rossLeavesSingletonsOutAndSaysSo() {
    Variable x = Variable.scalar(new double[] {0, 1, 3, 4.5, 10, 11.5, 2});
    Discrete with = Variable.labels(new int[] {0, 0, 1, 0, 1, 1, 9});
    Variable shorter = Variable.scalar(new double[] {0, 1, 3, 4.5, 10, 11.5});
    Discrete without = Variable.labels(new int[] {0, 0, 1, 0, 1, 1});
    Estimate estimate = KnnEstimator.ross().estimate(x, with);
    assertThat(estimate.nats()).isEqualTo(KnnEstimator.ross().estimate(shorter, without).nats());
    assertThat(estimate.samples()).isEqualTo(6);
    assertThat(estimate.caveats()).containsExactly(Caveat.SINGLETONS_DROPPED);
  }

  /**
   * The bound is 0.1 nats: at N = 2000 the standard deviation of KSG1 over seeds is below 0.02 for
   * these correlations (Kraskov et al. 2004, figure 2), so that is five standard deviations.
   */
  @Test
  void gaussianTruthIsMet() {
    for (double correlation : new double[] {0, 0.3, 0.6, 0.9}) {
      double[][] rows = Draws.correlated(2000, correlation, 17);
      Variable x = Variable.scalar(Draws.column(rows, 0));
      Variable y = Variable.scalar(Draws.column(rows, 1));
      double truth = -0.5 * StrictMath.log(1 - correlation * correlation);
      for (KnnEstimator estimator :
          List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2(), KnnEstimator.gao())) {
        Estimate estimate = estimator.estimate(x, y);
        assertThat(estimate.nats()).as(estimator.description()).isCloseTo(truth, within(0.1));
        assertThat(estimate.caveats()).isEmpty();
        assertThat(estimate.estimand()).hasToString("I(X;Y)");
      }
    }
  }

  @Test
  void localValuesAverageToTheEstimate() {
    double[][] rows = Draws.correlated(100, 0.5, 3);
    Variable x = Variable.scalar(Draws.column(rows, 0));
    Variable y = Variable.scalar(Draws.column(rows, 1));
    for (KnnEstimator estimator :
        List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2(), KnnEstimator.gao())) {
      double mean = 0;
      for (double value : estimator.localValues(x, y)) {
        mean += value / 100;
      }
      assertThat(estimator.estimate(x, y).nats()).isCloseTo(mean, within(1e-12));
    }
    assertThatThrownBy(() -> KnnEstimator.ross().localValues(x, y))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void standardizationUndoesScales() {
    double[][] rows = Draws.gaussian(300, 4, 5);
    double[][] scaled = Draws.gaussian(300, 4, 5);
    for (double[] row : scaled) {
      row[0] *= 1024;
      row[1] *= 1.0 / 512;
    }
    KnnEstimator estimator = KnnEstimator.ksg1().withStandardization();
    Variable y = Variable.scalar(Draws.column(Draws.gaussian(300, 1, 6), 0));
    assertThat(estimator.estimate(Variable.continuous(scaled), y).nats())
        .isCloseTo(estimator.estimate(Variable.continuous(rows), y).nats(), within(1e-12));
    assertThat(estimator.description()).isEqualTo("ksg1(k=3,standardized)");
  }

  @Test
  void distinctInputsWithoutNoiseAreRefusedWithTheReason() {
    Variable t = Variable.continuous(Draws.gaussian(50, 2, 1));
    Variable inputs = Variable.everyRowDistinct(50, Coverage.ENUMERATED);
    for (KnnEstimator estimator :
        List.of(
            KnnEstimator.ksg1(), KnnEstimator.ksg2(), KnnEstimator.gao(), KnnEstimator.ross())) {
      assertThatThrownBy(() -> estimator.estimate(inputs, t))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("I(X;T) is infinite")
          .hasMessageContaining("NoisyChannelEstimator");
    }
    assertThatThrownBy(() -> KnnEstimator.ross().estimate(t, Variable.labels(identity(50))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("every label occurs once");
  }

  private static int[] identity(int n) {
    int[] codes = new int[n];
    for (int i = 0; i < n; i++) {
      codes[i] = i;
    }
    return codes;
  }

  @Test
  void kindsItCanNotServeAreRefusedWithTheNameOfOneThatCan() {
    Variable t = Variable.continuous(Draws.gaussian(20, 1, 1));
    Variable mixed = Variable.mixed(Draws.gaussian(20, 1, 1));
    Variable labels = Variable.labels(Draws.labels(20, 2, 1));
    Variable soft = Variable.distribution(Draws.oneHot(Draws.labels(20, 2, 1), 2));
    assertRefused(KnnEstimator.ksg1(), t, labels, "ask KnnEstimator.ross()");
    assertRefused(KnnEstimator.ksg1(), t, mixed, "ask KnnEstimator.gao()");
    assertRefused(KnnEstimator.gao(), labels, t, "ask KnnEstimator.ross()");
    assertRefused(KnnEstimator.ross(), t, t, "ask KnnEstimator.ksg1()");
    assertRefused(KnnEstimator.ross(), mixed, labels, "ask SplitAtomsEstimator");
    assertRefused(KnnEstimator.ross(), labels, labels, "ask BinningEstimator.distinct()");
    assertRefused(KnnEstimator.noisy(1), t, soft, "ask NoisyChannelEstimator or KdeEstimator");
  }

  private static void assertRefused(
      MutualInformationEstimator estimator, Variable x, Variable y, String message) {
    assertThatThrownBy(() -> estimator.estimate(x, y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void badParametersAndTooFewSamplesAreRefused() {
    assertThatThrownBy(() -> KnnEstimator.ksg1().withK(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of neighbors k must be at least 1, got 0");
    assertThatThrownBy(() -> KnnEstimator.noisy(-1)).hasMessageContaining("noise variance");
    assertThatThrownBy(() -> KnnEstimator.noisy(1).withDraws(0)).hasMessageContaining("draws");
    assertThatThrownBy(() -> KnnEstimator.ksg1().withDraws(2))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> KnnEstimator.ksg1().withSeed(2))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> KnnEstimator.noisy(1).withStandardization())
        .isInstanceOf(IllegalStateException.class);
    Variable three = Variable.scalar(new double[] {1, 2, 4});
    for (KnnEstimator estimator :
        List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2(), KnnEstimator.gao())) {
      assertThatThrownBy(() -> estimator.estimate(three, three))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("number of samples must exceed k = 3, got 3");
    }
    assertThatThrownBy(
            () -> KnnEstimator.ross().estimate(three, Variable.labels(new int[] {1, 1, 2})))
        .hasMessageContaining("must exceed k = 3, got 3");
    Variable huge = Variable.scalar(new double[] {-1e308, 1e308, 0, 1, 2});
    assertThatThrownBy(() -> KnnEstimator.ksg1().estimate(huge, huge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("range of x, column 0, overflows");
  }

  @Test
  void tiesConstantColumnsAndHighDimensionAreFlagged() {
    Random random = new Random(1);
    double[] tied = random.ints(500, 0, 20).mapToDouble(v -> v).toArray();
    Variable y = Variable.scalar(Draws.column(Draws.gaussian(500, 1, 2), 0));
    assertThat(KnnEstimator.ksg1().estimate(Variable.scalar(tied), y).caveats())
        .containsExactly(Caveat.TIES);
    double[][] dead = Draws.gaussian(500, 2, 3);
    for (double[] row : dead) {
      row[1] = 0.25;
    }
    assertThat(KnnEstimator.ksg1().estimate(Variable.continuous(dead), y).caveats())
        .containsExactly(Caveat.CONSTANT_COLUMN);
    assertThat(
            KnnEstimator.ksg1()
                .estimate(Variable.continuous(Draws.gaussian(500, 6, 4)), y)
                .caveats())
        .containsExactly(Caveat.HIGH_DIMENSION);
    assertThat(KnnEstimator.ksg1().estimate(y, y).caveats()).containsExactly(Caveat.SATURATED);
  }

  /**
   * Which of several equally far points are "the k nearest" must not be a matter of their order.
   */
  @Property(seed = "1", tries = 200)
  void orderOfSamplesDoesNotMatterEvenWhereDistancesTie(
      @ForAll @IntRange(min = 5, max = 60) int n, @ForAll long seed) {
    Random random = new Random(seed);
    double[] x = random.ints(n, 0, n).mapToDouble(v -> v).toArray();
    double[] y = random.ints(n, 0, n).mapToDouble(v -> v).toArray();
    double[] xReversed = new double[n];
    double[] yReversed = new double[n];
    for (int i = 0; i < n; i++) {
      xReversed[i] = x[n - 1 - i];
      yReversed[i] = y[n - 1 - i];
    }
    for (KnnEstimator estimator :
        List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2(), KnnEstimator.gao())) {
      double expected = estimator.estimate(Variable.scalar(x), Variable.scalar(y)).nats();
      assertThat(estimator.estimate(Variable.scalar(xReversed), Variable.scalar(yReversed)).nats())
          .isCloseTo(expected, within(1e-12));
      assertThat(estimator.estimate(Variable.scalar(y), Variable.scalar(x)).nats())
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void rossSaysWhatInTheSamplesDefeatsIt() {
    Discrete labels = Variable.labels(Draws.labels(200, 2, 1));
    double[] tied = new Random(2).ints(200, 0, 5).mapToDouble(v -> v).toArray();
    KnnEstimator ross = KnnEstimator.ross();
    assertThat(ross.estimate(Variable.scalar(tied), labels).caveats()).containsExactly(Caveat.TIES);
    double[][] wide = Draws.gaussian(200, 7, 3);
    assertThat(ross.estimate(Variable.continuous(wide), labels).caveats())
        .containsExactly(Caveat.HIGH_DIMENSION);
    for (double[] row : wide) {
      row[6] = 1;
    }
    assertThat(ross.estimate(Variable.continuous(wide), labels).caveats())
        .containsExactly(Caveat.CONSTANT_COLUMN, Caveat.HIGH_DIMENSION);
    assertThat(ross.estimate(Variable.continuous(Draws.gaussian(200, 6, 4)), labels).caveats())
        .isEmpty();
    assertThat(KnnEstimator.noisy(1).estimate(Variable.continuous(wide), labels).caveats())
        .containsExactly(Caveat.CONSTANT_COLUMN, Caveat.HIGH_DIMENSION);
  }

  @Test
  void ranksTieInTheirDistancesThoughNoValueRepeats() {
    int n = 200;
    double[] y = new Random(3).ints(0, n).distinct().limit(n).mapToDouble(v -> v).toArray();
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = i;
    }
    for (KnnEstimator estimator : List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2())) {
      assertThat(estimator.estimate(Variable.scalar(x), Variable.scalar(y)).caveats())
          .containsExactly(Caveat.TIES);
    }
  }

  /**
   * At N = 1000 and k = 3 the ceiling is 5.98 nats: 3.5 lies below it by more than two, 4.5 does
   * not.
   */
  @Test
  void saturationBeginsTwoNatsBelowTheCeiling() {
    for (double truth : new double[] {3.5, 4.5}) {
      double[][] rows = Draws.correlated(1000, Math.sqrt(-StrictMath.expm1(-2 * truth)), 5);
      Estimate estimate =
          KnnEstimator.ksg1()
              .estimate(
                  Variable.scalar(Draws.column(rows, 0)), Variable.scalar(Draws.column(rows, 1)));
      assertThat(estimate.nats()).isCloseTo(truth, within(0.3));
      assertThat(estimate.caveats().contains(Caveat.SATURATED)).isEqualTo(truth > 4);
    }
  }

  @Test
  void smallIndependentSamplesAreNotSaturated() {
    Variable x = Variable.scalar(Draws.column(Draws.gaussian(10, 1, 1), 0));
    Variable y = Variable.scalar(Draws.column(Draws.gaussian(10, 1, 2), 0));
    assertThat(KnnEstimator.ksg1().estimate(x, y).caveats()).isEmpty();
    assertThat(KnnEstimator.ksg1().estimate(x, x).caveats()).contains(Caveat.SATURATED);
  }

  @Test
  void equalConfigurationsAreEqual() {
    assertThat(KnnEstimator.ksg1().withK(4))
        .isEqualTo(KnnEstimator.ksg1().withK(4))
        .hasSameHashCodeAs(KnnEstimator.ksg1().withK(4))
        .isNotEqualTo(KnnEstimator.ksg2().withK(4))
        .hasToString("ksg1(k=4)");
    assertThat(KdeEstimator.upperBound(1))
        .isEqualTo(KdeEstimator.upperBound(1))
        .hasSameHashCodeAs(KdeEstimator.upperBound(1))
        .isNotEqualTo(KdeEstimator.lowerBound(1));
  }

  @Test
  void constantColumnChangesNoNumber() {
    double[][] rows = Draws.gaussian(200, 2, 3);
    double[][] wider = Draws.gaussian(200, 3, 3);
    for (int i = 0; i < rows.length; i++) {
      wider[i] = new double[] {rows[i][0], 0.25, rows[i][1]};
    }
    Variable y = Variable.scalar(Draws.column(Draws.gaussian(200, 1, 4), 0));
    assertThat(KnnEstimator.ksg1().estimate(Variable.continuous(wider), y).nats())
        .isEqualTo(KnnEstimator.ksg1().estimate(Variable.continuous(rows), y).nats());
  }
}
