package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.infobottleneck.estimators.internal.Partitions;
import org.junit.jupiter.api.Test;

class PermutationTestTest {

  private static final double FALSE_ALARM = 1e-6;

  /**
   * 1000 independent samples, 19 permutations each: 20 possible p-values, each as frequent.
   * Chi-square with 19 degrees of freedom, a false alarm once in a million.
   */
  @Test
  void pValuesAreUniformUnderIndependence() {
    int[] frequencies = new int[20];
    PermutationTest test = PermutationTest.of(KnnEstimator.ksg1()).withPermutations(19);
    for (int r = 0; r < 1000; r++) {
      double[][] rows = Draws.gaussian(40, 2, r);
      Variable x = Variable.scalar(Draws.column(rows, 0));
      Variable y = Variable.scalar(Draws.column(rows, 1));
      double p = test.withSeed(r).test(x, y).pValue();
      frequencies[(int) Math.round(p * 20) - 1]++;
    }
    double statistic = 0;
    for (int frequency : frequencies) {
      statistic += (frequency - 50.0) * (frequency - 50.0) / 50;
    }
    assertThat(statistic)
        .isLessThan(new ChiSquaredDistribution(19).inverseCumulativeProbability(1 - FALSE_ALARM));
  }

  /** Tables repeat themselves; the ties then count against a dependence. */
  @Test
  void pValuesOfTablesAreNeverTooSmall() {
    int replicates = 1000;
    int[] below = new int[20];
    PermutationTest test = PermutationTest.of(BinningEstimator.distinct()).withPermutations(19);
    for (int r = 0; r < replicates; r++) {
      int[] both = Draws.labels(40, 2, r);
      Variable x = Variable.labels(Arrays.copyOf(both, 20));
      Variable y = Variable.labels(Arrays.copyOfRange(both, 20, 40));
      int rank = (int) Math.round(test.withSeed(r).test(x, y).pValue() * 20);
      for (int q = rank; q <= 20; q++) {
        below[q - 1]++;
      }
    }
    for (int q = 1; q < 20; q++) {
      int most =
          new BinomialDistribution(replicates, q / 20.0)
              .inverseCumulativeProbability(1 - FALSE_ALARM / 20);
      assertThat(below[q - 1]).isLessThanOrEqualTo(most);
    }
  }

  /** All 720 orders of six labels against what 4000 random ones come to. */
  @Test
  void meanAndSpreadOfTheNullAreThoseOverAllPermutations() {
    Variable x = Variable.labels(new int[] {0, 0, 0, 1, 1, 2});
    int[] y = {0, 1, 0, 1, 1, 0};
    double[] all = new double[720];
    int[] count = {0};
    permute(y.clone(), 0, order -> all[count[0]++] = plugIn(x, order));
    double mean = Means.of(all);
    double deviation = Means.standardError(all) * Math.sqrt(719);
    double observed = plugIn(x, y);
    int asLarge = 0;
    for (double value : all) {
      asLarge += value >= observed - 1e-9 ? 1 : 0;
    }

    PermutationTest.Result result =
        PermutationTest.of(BinningEstimator.distinct())
            .withPermutations(4000)
            .test(x, Variable.labels(y));
    double error = deviation / Math.sqrt(4000);
    assertThat(result.estimate().nats()).isEqualTo(observed);
    assertThat(result.nullMeanNats()).isCloseTo(mean, within(4.9 * error));
    assertThat(result.nullDeviationNats()).isCloseTo(deviation, within(0.05 * deviation));
    double p = asLarge / 720.0;
    assertThat(result.pValue()).isCloseTo(p, within(4.9 * Math.sqrt(p * (1 - p) / 4000) + 3e-4));
    assertThat(result.excessNats()).isEqualTo(observed - result.nullMeanNats());
    assertThat(result.excessBits())
        .isCloseTo(result.excessNats() / StrictMath.log(2), within(1e-15));
    assertThat(result.permutations()).isEqualTo(4000);
  }

  private static double plugIn(Variable x, int[] y) {
    return BinningEstimator.distinct().estimate(x, Variable.labels(y)).nats();
  }

  private static void permute(int[] values, int from, java.util.function.Consumer<int[]> visit) {
    if (from == values.length) {
      visit.accept(values);
      return;
    }
    for (int i = from; i < values.length; i++) {
      swap(values, from, i);
      permute(values, from + 1, visit);
      swap(values, from, i);
    }
  }

  private static void swap(int[] values, int i, int j) {
    int held = values[i];
    values[i] = values[j];
    values[j] = held;
  }

  @Test
  void aDependenceHasTheLeastPValueThereIs() {
    double[][] rows = Draws.correlated(200, 0.9, 1);
    Variable x = Variable.scalar(Draws.column(rows, 0));
    Variable y = Variable.scalar(Draws.column(rows, 1));
    PermutationTest test = PermutationTest.of(KnnEstimator.ksg1()).withPermutations(99);
    PermutationTest.Result result = test.test(x, y);
    assertThat(result.pValue()).isEqualTo(0.01);
    assertThat(result.estimate()).isEqualTo(KnnEstimator.ksg1().estimate(x, y));
    assertThat(result).isEqualTo(test.test(x, y)).isNotEqualTo(test.withSeed(1).test(x, y));
  }

  /** Labels that are all alike: every permutation is the same table, and none is evidence. */
  @Test
  void whereNothingCanChangeThePValueIsOne() {
    Variable constant = Variable.labels(new int[20]);
    Variable y = Variable.labels(Draws.labels(20, 3, 1));
    PermutationTest.Result result =
        PermutationTest.of(BinningEstimator.distinct()).test(constant, y);
    assertThat(result.pValue()).isEqualTo(1);
    assertThat(result.nullDeviationNats()).isZero();
  }

  /** Sums in another order differ in their last bits, which is no evidence either way. */
  @Test
  void roundingDecidesNothing() {
    double[] offsets = {0, -1e-16, -5e-15, -2e-12, 1e-16, 2e-12};
    boolean[] asLarge = {true, true, true, false, true, true};
    for (int i = 0; i < offsets.length; i++) {
      double offset = offsets[i];
      int[] calls = {0};
      Scripted inner = Scripted.of((x, y) -> calls[0]++ == 0 ? 0.5 : 0.5 + offset);
      Variable labels = Variable.labels(new int[] {0, 1, 0, 1});
      assertThat(PermutationTest.of(inner).withPermutations(9).test(labels, labels).pValue())
          .isEqualTo(asLarge[i] ? 1 : 0.1);
    }
  }

  @Test
  void softLabelsArePermutedRowByRow() {
    double[][] rows = {{0.1, 0.9}, {0.25, 0.75}, {0.5, 0.5}, {1, 0}};
    Variable soft = Variable.distribution(rows);
    SplittableRandom random = new SplittableRandom(0);
    int[] first = Partitions.permutation(4, random);
    int[] calls = {0};
    Scripted inner =
        Scripted.of(
            (x, y) -> {
              for (int i = 0; i < 4 && calls[0] == 1; i++) {
                assertThat(((Soft) y).probability(i, 0)).isEqualTo(rows[first[i]][0]);
                assertThat(((Soft) y).probability(i, 1)).isEqualTo(rows[first[i]][1]);
              }
              return calls[0]++;
            });
    PermutationTest.of(inner).test(Variable.labels(new int[] {0, 1, 2, 3}), soft);
    assertThat(calls[0]).isEqualTo(200);
  }

  @Test
  void distinctInputsAreRefusedWithTheReasonAndWhatToTestInstead() {
    Variable t = Variable.scalar(Draws.column(Draws.gaussian(30, 1, 1), 0));
    PermutationTest test = PermutationTest.of(BinningEstimator.width(0.5));
    for (Coverage coverage : Coverage.values()) {
      Discrete inputs = Variable.everyRowDistinct(30, coverage);
      assertThatThrownBy(() -> test.test(inputs, t))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("inputs that are all distinct")
          .hasMessageContaining("changes no count of I(X;T)")
          .hasMessageContaining("Test I(T;Y) instead");
      assertThatThrownBy(() -> test.test(t, inputs)).hasMessageContaining("I(T;Y)");
    }
    double[][] repeated = new double[30][1];
    for (int i = 0; i < 30; i++) {
      repeated[i][0] = i % 5;
    }
    Discrete inputs = Variable.distinctRows(repeated, Coverage.SAMPLED);
    assertThat(test.test(inputs, t).pValue()).isBetween(0.005, 1.0);
  }

  @Test
  void whatTheInnerEstimatorRefusesIsRefused() {
    Variable x = Variable.labels(new int[] {0, 1, 0, 1});
    PermutationTest test = PermutationTest.of(KnnEstimator.ksg1());
    assertThatThrownBy(() -> test.test(x, x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BinningEstimator.distinct()");
    assertThatThrownBy(() -> test.test(x, Variable.labels(new int[] {0, 1})))
        .hasMessage("x and y must have the same number of samples, got 4 and 2");
    // A layer is a function of its inputs; permuted it is not.
    Variable t = Variable.scalar(new double[] {1, 1, 2, 2, 3, 3, 4, 4});
    double[][] pairs = {{1}, {1}, {2}, {2}, {3}, {3}, {4}, {4}};
    assertThatThrownBy(
            () ->
                PermutationTest.of(KnnEstimator.noisy(0.1))
                    .test(t, Variable.distinctRows(pairs, Coverage.SAMPLED)))
        .hasMessageStartingWith("among permuted samples: layer must be a function of the inputs");
    assertThatThrownBy(() -> test.withPermutations(1))
        .hasMessage("number of permutations must be at least 2, got 1");
  }

  @Test
  void equalConfigurationsAreEqual() {
    PermutationTest test = PermutationTest.of(KnnEstimator.ross());
    assertThat(test)
        .isEqualTo(PermutationTest.of(KnnEstimator.ross()))
        .hasSameHashCodeAs(PermutationTest.of(KnnEstimator.ross()))
        .isNotEqualTo(test.withSeed(1))
        .isNotEqualTo(test.withPermutations(9))
        .hasToString("permutation-test(ross(k=3),permutations=199,seed=0)");
  }
}
