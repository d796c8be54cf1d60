package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;

/** Doubts that begin at a number: each is there just above it and not just below. */
class CaveatThresholdsTest {

  /** KSG1(X,X) = ψ(N) - ψ(k) lies above the ceiling's threshold, and a weaker value below it. */
  @Test
  void ksgIsSaturatedAboveItsCeilingLessTwoNats() {
    int n = 1000;
    double threshold = Digamma.digamma(n) - Digamma.digamma(3) - 2;
    boolean above = false;
    boolean below = false;
    for (double nats = threshold - 0.4; nats < threshold + 0.4; nats += 0.02) {
      double[][] rows = Draws.correlated(n, Math.sqrt(-StrictMath.expm1(-2 * nats)), 7);
      for (KnnEstimator estimator : List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2())) {
        Estimate estimate =
            estimator.estimate(
                Variable.scalar(Draws.column(rows, 0)), Variable.scalar(Draws.column(rows, 1)));
        assertThat(estimate.caveats().contains(Caveat.SATURATED))
            .isEqualTo(estimate.nats() > threshold);
        above |= estimate.nats() > threshold;
        below |= estimate.nats() < threshold;
      }
    }
    assertThat(above && below).isTrue();
  }

  /** Of N inputs m share one cell: H(T) = ln N - m ln m / N, against a hundredth of ln N. */
  @Test
  void countsAreSaturatedWithinAHundredthOfTheEntropyOfTheInputs() {
    int n = 100;
    Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    boolean[] seen = new boolean[2];
    for (int m = 1; m < 8; m++) {
      double[] t = new double[n];
      Arrays.setAll(t, i -> i);
      Arrays.fill(t, 0, m, -1);
      double entropy = StrictMath.log(n) - m * StrictMath.log(m) / n;
      boolean saturated = entropy >= 0.99 * StrictMath.log(n);
      seen[saturated ? 1 : 0] = true;
      assertThat(
              BinningEstimator.distinct()
                  .estimate(inputs, Variable.scalar(t))
                  .caveats()
                  .contains(Caveat.SATURATED))
          .as("%d inputs in one cell", m)
          .isEqualTo(saturated);
    }
    assertThat(seen).containsExactly(true, true);
  }

  /** Two classes far apart: a Gaussian of both is wider than each by any factor, of two labels. */
  @Test
  void gaussianFitsOfClassesFarApartExceedTheEntropyOfTheLabels() {
    int n = 100;
    int[] labels = new int[n];
    Arrays.setAll(labels, i -> i % 2);
    for (double distance : new double[] {1, 1000}) {
      double[] t = Draws.column(Draws.gaussian(n, 1, 3), 0);
      for (int i = 0; i < n; i++) {
        t[i] += distance * labels[i];
      }
      Estimate estimate =
          GaussianEstimator.create().estimate(Variable.scalar(t), Variable.labels(labels));
      boolean above = estimate.nats() > StrictMath.log(2) + 0.01;
      assertThat(above).isEqualTo(distance > 1);
      assertThat(estimate.caveats().contains(Caveat.ABOVE_ENTROPY)).isEqualTo(above);
    }
  }

  @Test
  void kernelDensitiesAreSaturatedWithinAHundredthOfTheEntropyOfTheInputs() {
    int n = 100;
    Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    Variable t = Variable.continuous(Draws.gaussian(n, 2, 1));
    int saturated = 0;
    int clear = 0;
    for (double variance = 1e-5; variance < 1e-2; variance *= 1.2) {
      Estimate estimate = KdeEstimator.upperBound(variance).estimate(inputs, t);
      boolean expected = estimate.nats() >= 0.99 * StrictMath.log(n);
      assertThat(estimate.caveats().contains(Caveat.SATURATED)).isEqualTo(expected);
      saturated += expected ? 1 : 0;
      clear += expected ? 0 : 1;
    }
    assertThat(Math.min(saturated, clear)).isGreaterThan(5);
  }

  @Test
  void sixDimensionsInAllAreFewAndSevenAreMany() {
    Variable y = Variable.continuous(Draws.gaussian(200, 3, 1));
    for (KnnEstimator estimator :
        List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2(), KnnEstimator.gao())) {
      for (int d = 3; d <= 4; d++) {
        Variable x = Variable.continuous(Draws.gaussian(200, d, 2));
        assertThat(estimator.estimate(x, y).caveats().contains(Caveat.HIGH_DIMENSION))
            .isEqualTo(d == 4);
      }
    }
    Discrete labels = Variable.labels(Draws.labels(200, 2, 3));
    for (KnnEstimator estimator : List.of(KnnEstimator.ross(), KnnEstimator.noisy(1))) {
      for (int d = 6; d <= 7; d++) {
        Variable x = Variable.continuous(Draws.gaussian(200, d, 2));
        assertThat(estimator.estimate(x, labels).caveats().contains(Caveat.HIGH_DIMENSION))
            .isEqualTo(d == 7);
      }
    }
  }

  @Test
  void oneRepeatedRowInAHundredIsFewAndMoreAreMany() {
    double[] y = Draws.column(Draws.gaussian(200, 1, 1), 0);
    for (int repeated = 0; repeated <= 3; repeated++) {
      double[] x = Draws.column(Draws.gaussian(200, 1, 2), 0);
      Arrays.fill(x, 0, repeated, 5);
      assertThat(
              KnnEstimator.ksg1()
                  .estimate(Variable.scalar(x), Variable.scalar(y))
                  .caveats()
                  .contains(Caveat.TIES))
          .as("%d rows of 200 alike", repeated)
          .isEqualTo(repeated > 2);
    }
  }

  /** The gap between the bounds against the lower of them, as the noise grows. */
  @Test
  void boundsAreFarApartWhereTheirGapExceedsTheLesser() {
    int n = 100;
    Discrete inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    Continuous t = Variable.continuous(Draws.gaussian(n, 2, 1));
    int far = 0;
    int near = 0;
    for (double variance = 1e-2; variance < 10; variance *= 1.1) {
      double upper = KdeEstimator.upperBound(variance).estimate(inputs, t).nats();
      double lower = KdeEstimator.lowerBound(variance).estimate(inputs, t).nats();
      boolean expected = upper - lower > lower;
      for (KdeEstimator estimator :
          List.of(KdeEstimator.upperBound(variance), KdeEstimator.lowerBound(variance))) {
        assertThat(estimator.estimate(inputs, t).caveats().contains(Caveat.BOUNDS_FAR_APART))
            .isEqualTo(expected);
      }
      far += expected ? 1 : 0;
      near += expected ? 0 : 1;
    }
    assertThat(Math.min(far, near)).isGreaterThan(5);
  }

  @Test
  void aValueOnTheLastEdgeLiesOutsideAndOneBelowItInside() {
    Discrete inputs = Variable.everyRowDistinct(3, Coverage.ENUMERATED);
    BinningEstimator estimator = BinningEstimator.edges(-1, 1, 3);
    double[][] inside = {{-1, 0, Math.nextDown(1.0)}};
    double[][] outside = {{-1, 0, 1}, {Math.nextDown(-1.0), 0, 0.5}};
    for (double[] values : inside) {
      assertThat(estimator.estimate(inputs, Variable.scalar(values)).caveats())
          .doesNotContain(Caveat.OUT_OF_RANGE);
    }
    for (double[] values : outside) {
      assertThat(estimator.estimate(inputs, Variable.scalar(values)).caveats())
          .contains(Caveat.OUT_OF_RANGE);
    }
  }

  @Test
  void aColumnOfOneValueIsConstantAndOneOfTwoIsNot() {
    double[][] rows = Draws.gaussian(100, 2, 1);
    for (double[] row : rows) {
      row[1] = 0.5;
    }
    Variable y = Variable.labels(Draws.labels(100, 2, 2));
    List<MutualInformationEstimator> estimators =
        List.of(KnnEstimator.ross(), KdeEstimator.upperBound(0.1), BinningEstimator.equalWidth(4));
    for (MutualInformationEstimator estimator : estimators) {
      assertThat(estimator.estimate(Variable.continuous(rows), y).caveats())
          .contains(Caveat.CONSTANT_COLUMN);
    }
    rows[3][1] = 0.25;
    for (MutualInformationEstimator estimator : estimators) {
      assertThat(estimator.estimate(Variable.continuous(rows), y).caveats())
          .doesNotContain(Caveat.CONSTANT_COLUMN);
    }
  }

  @Test
  void aClassOfOneIsDroppedAndOneOfTwoIsNot() {
    Variable x = Variable.continuous(Draws.gaussian(100, 1, 1));
    int[] labels = Draws.labels(100, 2, 2);
    labels[0] = 2;
    assertThat(KnnEstimator.ross().estimate(x, Variable.labels(labels)).caveats())
        .containsExactly(Caveat.SINGLETONS_DROPPED);
    labels[1] = 2;
    assertThat(KnnEstimator.ross().estimate(x, Variable.labels(labels)).caveats()).isEmpty();
  }
}
