package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenyiEstimatorTest {

  /** A Gaussian kernel, element by element. */
  private static double[][] kernel(double[][] rows, double sigma) {
    double[][] kernel = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double squares = 0;
        for (int f = 0; f < rows[i].length; f++) {
          squares += (rows[i][f] - rows[j][f]) * (rows[i][f] - rows[j][f]);
        }
        kernel[i][j] = StrictMath.exp(-squares / (2 * sigma * sigma));
      }
    }
    return kernel;
  }

  private static double[][] delta(int[] labels) {
    double[][] kernel = new double[labels.length][labels.length];
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < labels.length; j++) {
        kernel[i][j] = labels[i] == labels[j] ? 1 : 0;
      }
    }
    return kernel;
  }

  /** The paper's formulas over eigenvalues by another library, in nats. */
  private static double information(double[][] a, double[][] b, double alpha) {
    double[][] product = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        product[i][j] = a[i][j] * b[i][j];
      }
    }
    return entropy(a, alpha) + entropy(b, alpha) - entropy(product, alpha);
  }

  private static double entropy(double[][] kernel, double alpha) {
    double sum = 0;
    for (double value :
        new EigenDecomposition(MatrixUtils.createRealMatrix(kernel)).getRealEigenvalues()) {
      sum += StrictMath.pow(Math.max(0, value / kernel.length), alpha);
    }
    return StrictMath.log(sum) / (1 - alpha);
  }

  @Test
  void realVariablesAgreeWithEigenvaluesByAnotherLibrary() {
    double[][] x = Draws.gaussian(40, 3, 1);
    double[][] y = Draws.gaussian(40, 2, 2);
    for (int i = 0; i < 40; i++) {
      y[i][0] += x[i][1];
    }
    for (double alpha : new double[] {0.5, 1.01, 2, 3}) {
      Estimate estimate =
          RenyiEstimator.ofOrder(alpha)
              .withWidths(0.8, 1.3)
              .estimate(Variable.continuous(x), Variable.continuous(y));
      // Powers below one magnify the rounding of eigenvalues next to zero.
      assertThat(estimate.nats())
          .as("order %s", alpha)
          .isCloseTo(
              information(kernel(x, 0.8), kernel(y, 1.3), alpha), within(alpha < 1 ? 1e-6 : 1e-11));
    }
  }

  @Test
  void labelsHaveTheDeltaKernel() {
    double[][] x = Draws.gaussian(40, 2, 3);
    int[] labels = Draws.labels(40, 3, 4);
    for (double alpha : new double[] {1.01, 2}) {
      RenyiEstimator estimator = RenyiEstimator.ofOrder(alpha).withWidths(0.7, 1);
      double expected = information(kernel(x, 0.7), delta(labels), alpha);
      assertThat(estimator.estimate(Variable.continuous(x), Variable.labels(labels)).nats())
          .isCloseTo(expected, within(1e-11));
      assertThat(estimator.estimate(Variable.labels(labels), Variable.labels(labels)).nats())
          .isCloseTo(information(delta(labels), delta(labels), alpha), within(1e-11));
    }
  }

  @Test
  void theDefaultWidthIsTheRuleStated() {
    double[][] x = Draws.gaussian(30, 2, 5);
    double variance = 0;
    for (int j = 0; j < 2; j++) {
      double mean = Means.of(Draws.column(x, j));
      for (double[] row : x) {
        row[j] *= 3;
        variance += (row[j] - 3 * mean) * (row[j] - 3 * mean) / 29 / 2;
      }
    }
    double sigma = 5 * StrictMath.pow(30, -1.0 / 6) * Math.sqrt(variance);
    int[] labels = Draws.labels(30, 2, 6);
    Estimate estimate =
        RenyiEstimator.ofOrder(2).estimate(Variable.continuous(x), Variable.labels(labels));
    assertThat(estimate.nats())
        .isCloseTo(information(kernel(x, sigma), delta(labels), 2), within(1e-12));
    assertThat(estimate.estimand()).hasToString("I_2(K(X,5 N^(-1/(4+d)) s);Y)");
    double[][] withDeadUnit = new double[30][];
    for (int i = 0; i < 30; i++) {
      withDeadUnit[i] = new double[] {x[i][0], 7, x[i][1]};
    }
    Estimate dead =
        RenyiEstimator.ofOrder(2)
            .estimate(Variable.continuous(withDeadUnit), Variable.labels(labels));
    assertThat(dead.nats()).isCloseTo(estimate.nats(), within(1e-13));
    assertThat(dead.caveats()).containsExactly(Caveat.CONSTANT_COLUMN);
  }

  @Test
  void distinctInputsLeaveTheEntropyOfTheLayer() {
    double[][] t = Draws.gaussian(25, 2, 7);
    Variable inputs = Variable.everyRowDistinct(25, Coverage.ENUMERATED);
    for (double alpha : new double[] {1.01, 2}) {
      Estimate estimate =
          RenyiEstimator.ofOrder(alpha).withWidths(1, 0.4).estimate(inputs, Variable.continuous(t));
      assertThat(estimate.nats()).isCloseTo(entropy(kernel(t, 0.4), alpha), within(1e-11));
      assertThat(estimate.caveats()).doesNotContain(Caveat.SATURATED);
    }
    assertThat(
            RenyiEstimator.ofOrder(2)
                .withWidths(1, 1e-6)
                .estimate(inputs, Variable.continuous(t))
                .caveats())
        .containsExactly(Caveat.SATURATED, Caveat.UNDERSAMPLED);
  }

  /** Far points, N/m samples at each: S_2 = ln m. */
  @Test
  void aKernelThatTellsMoreThanATenthOfTheSamplesApartIsFlagged() {
    int n = 200;
    Variable labels = Variable.labels(Draws.labels(n, 2, 8));
    RenyiEstimator estimator = RenyiEstimator.ofOrder(2).withWidths(1, 1);
    assertThat(caveats(estimator, points(n, 18), labels)).isEmpty();
    assertThat(caveats(estimator, points(n, 22), labels)).containsExactly(Caveat.UNDERSAMPLED);
    assertThat(caveats(estimator, points(n, 180), labels)).containsExactly(Caveat.UNDERSAMPLED);
    assertThat(caveats(estimator, labels, points(n, n)))
        .containsExactly(Caveat.SATURATED, Caveat.UNDERSAMPLED);
    // Ten points and seven, together seventy.
    assertThat(caveats(estimator, points(n, 10), points(n, 7)))
        .containsExactly(Caveat.UNDERSAMPLED);
    assertThat(caveats(estimator, points(n, 10), points(n, 10))).isEmpty();
  }

  /** Eigenvalues of a matrix of few ranks: S_α = ln m of m far points, n/m samples at each. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 14, 35})
  void samplesThatRepeatHaveTheEntropyOfTheirPoints(int m) {
    int n = 210;
    Variable inputs = Variable.everyRowDistinct(n, Coverage.ENUMERATED);
    RenyiEstimator estimator = RenyiEstimator.ofOrder(1.01).withWidths(1, 1);
    double[] near = new double[n];
    Random random = new Random(m);
    for (int i = 0; i < n; i++) {
      near[i] = 100.0 * (i % m) + 1e-9 * random.nextGaussian();
    }
    assertThat(estimator.estimate(inputs, points(n, m)).nats())
        .isCloseTo(StrictMath.log(m), within(1e-10));
    assertThat(estimator.estimate(inputs, Variable.scalar(near)).nats())
        .isCloseTo(StrictMath.log(m), within(1e-10));
  }

  private static Variable points(int n, int m) {
    return Variable.scalar(IntStream.range(0, n).mapToDouble(i -> 100.0 * (i % m)).toArray());
  }

  private static Set<Caveat> caveats(RenyiEstimator estimator, Variable x, Variable y) {
    return estimator.estimate(x, y).caveats();
  }

  @Test
  void aConstantHasNoInformation() {
    Variable constant = Variable.scalar(new double[20]);
    Variable y = Variable.continuous(Draws.gaussian(20, 2, 8));
    for (double alpha : new double[] {1.01, 2}) {
      assertThat(RenyiEstimator.ofOrder(alpha).estimate(constant, y).nats())
          .isCloseTo(0, within(1e-13));
    }
  }

  @Test
  void tooManySamplesForEigenvaluesAreRefused() {
    Variable x = Variable.scalar(Draws.column(Draws.gaussian(50, 1, 9), 0));
    RenyiEstimator small = RenyiEstimator.ofOrder(1.01).withLargestMatrix(49);
    assertThatThrownBy(() -> small.estimate(x, x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "number of samples must not exceed 49 for the eigenvalues that order 1.01 needs, got 50;"
                + " ask order 2, or withLargestMatrix(..)");
    assertThat(small.withLargestMatrix(50).estimate(x, x).samples()).isEqualTo(50);
    assertThat(RenyiEstimator.ofOrder(2).withLargestMatrix(2).estimate(x, x).samples())
        .isEqualTo(50);
    assertThat(small).hasToString("renyi(alpha=1.01,largestMatrix=49)");
    assertThatThrownBy(() -> small.withLargestMatrix(1)).hasMessageContaining("largest matrix");
  }

  @Test
  void badParametersAndSoftLabelsAreRefused() {
    assertThatThrownBy(() -> RenyiEstimator.ofOrder(1)).hasMessageContaining("alpha must not be 1");
    assertThatThrownBy(() -> RenyiEstimator.ofOrder(-1)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> RenyiEstimator.ofOrder(2).withWidths(0, 1))
        .hasMessageContaining("width sigmaX");
    assertThatThrownBy(() -> RenyiEstimator.ofOrder(2).withWidths(1, Double.NaN))
        .hasMessageContaining("width sigmaY");
    assertThat(RenyiEstimator.ofOrder(2).refusal(Variable.Kind.CONTINUOUS, Variable.Kind.SOFT))
        .hasValueSatisfying(reason -> assertThat(reason).contains("KdeEstimator"));
    Variable far = Variable.scalar(new double[] {-8e307, 0, 8e307});
    assertThatThrownBy(() -> RenyiEstimator.ofOrder(2).withWidths(0.1, 1).estimate(far, far))
        .hasMessageContaining("overflows in units of the width");
  }
}
