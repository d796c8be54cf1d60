package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;

class KozachenkoLeonenkoEstimatorTest {

  private static double entropy(double[][] rows, int k, Norm norm) {
    double logs = 0;
    int d = rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      double[] distances = new double[rows.length];
      for (int j = 0; j < rows.length; j++) {
        double squares = 0;
        double largest = 0;
        for (int f = 0; f < d; f++) {
          double difference = Math.abs(rows[i][f] - rows[j][f]);
          squares += difference * difference;
          largest = Math.max(largest, difference);
        }
        distances[j] = norm == Norm.MAXIMUM ? largest : Math.sqrt(squares);
      }
      Arrays.sort(distances);
      logs += StrictMath.log(distances[k]);
    }
    return Digamma.digamma(rows.length)
        - Digamma.digamma(k)
        + norm.logUnitBall(d)
        + d * logs / rows.length;
  }

  @Test
  void continuousVariablesAreTheDifferenceOfThreeEntropies() {
    double[][] rows = Draws.gaussian(60, 3, 1);
    double[][] x = new double[60][];
    double[][] y = new double[60][];
    for (int i = 0; i < 60; i++) {
      rows[i][2] += rows[i][0];
      x[i] = new double[] {rows[i][0], rows[i][1]};
      y[i] = new double[] {rows[i][2]};
    }
    for (Norm norm : Norm.values()) {
      for (int k : new int[] {1, 4}) {
        double expected = entropy(x, k, norm) + entropy(y, k, norm) - entropy(rows, k, norm);
        assertThat(
                KozachenkoLeonenkoEstimator.of(norm)
                    .withK(k)
                    .estimate(Variable.continuous(x), Variable.continuous(y))
                    .nats())
            .isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void labelsAreTheEntropyLessThatOfTheClasses() {
    double[][] rows = Draws.gaussian(30, 2, 2);
    int[] labels = new int[30];
    double[][] small = new double[3][];
    double[][] large = new double[26][];
    double[][] kept = new double[29][];
    for (int i = 0; i < 30; i++) {
      labels[i] = i < 3 ? 5 : i < 29 ? 6 : 7;
      if (i < 29) {
        kept[i] = rows[i];
        if (i < 3) {
          small[i] = rows[i];
        } else {
          large[i - 3] = rows[i];
        }
      }
    }
    double expected =
        entropy(kept, 3, Norm.MAXIMUM)
            - 3 / 29.0 * entropy(small, 2, Norm.MAXIMUM)
            - 26 / 29.0 * entropy(large, 3, Norm.MAXIMUM);
    Estimate estimate =
        KozachenkoLeonenkoEstimator.of(Norm.MAXIMUM)
            .estimate(Variable.continuous(rows), Variable.labels(labels));
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-12));
    assertThat(estimate.samples()).isEqualTo(29);
    assertThat(estimate.caveats()).containsExactly(Caveat.SINGLETONS_DROPPED);
  }

  /**
   * Why KSG exists. Independent normal numbers in 3 + 3 dimensions: over 40 samples of 200 the
   * difference is off by more than ten standard errors of its mean, KSG by less than half as much.
   */
  @Test
  void biasesOfTheEntropiesDoNotCancel() {
    double[] difference = new double[40];
    double[] ksg = new double[40];
    for (int r = 0; r < 40; r++) {
      Variable x = Variable.continuous(Draws.gaussian(200, 3, 100 + r));
      Variable y = Variable.continuous(Draws.gaussian(200, 3, 200 + r));
      difference[r] = KozachenkoLeonenkoEstimator.of(Norm.MAXIMUM).estimate(x, y).nats();
      ksg[r] = KnnEstimator.ksg1().estimate(x, y).nats();
    }
    assertThat(Math.abs(Means.of(difference)))
        .isGreaterThan(10 * Means.standardError(difference))
        .isGreaterThan(2 * Math.abs(Means.of(ksg)));
  }

  @Test
  void whatHasNoDensityIsRefused() {
    KozachenkoLeonenkoEstimator estimator = KozachenkoLeonenkoEstimator.of(Norm.EUCLIDEAN).withK(1);
    Variable tied = Variable.scalar(new double[] {1, 2, 2, 4});
    Variable free = Variable.scalar(new double[] {4, 1, 3, 9});
    assertThatThrownBy(() -> estimator.estimate(free, tied))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("samples of y: samples must have a density: 1 others coincide with row 1");
    assertThatThrownBy(() -> estimator.estimate(free, Variable.labels(new int[] {1, 2, 3, 4})))
        .hasMessageContaining("classes of at least two");
    assertThatThrownBy(() -> estimator.withK(0)).hasMessageContaining("number of neighbors k");
    assertThat(estimator.refusal(Variable.Kind.INPUTS, Variable.Kind.CONTINUOUS)).isPresent();
    assertThat(estimator.refusal(Variable.Kind.MIXED, Variable.Kind.CONTINUOUS)).isPresent();
    assertThat(estimator.refusal(Variable.Kind.LABELS, Variable.Kind.CONTINUOUS)).isEmpty();
    assertThat(estimator).hasToString("kozachenko-leonenko(k=1,norm=euclidean)");
  }
}
