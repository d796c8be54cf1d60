package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.RowMajor;
import org.junit.jupiter.api.Test;

class GaussianEstimatorTest {

  private static final GaussianEstimator GAUSSIAN = GaussianEstimator.create();

  /** Six columns that depend on one another. */
  private static double[][] mixed(int n, long seed) {
    double[][] rows = Draws.gaussian(n, 6, seed);
    for (double[] row : rows) {
      row[2] += 0.7 * row[0];
      row[3] += row[2] - 0.4 * row[1];
      row[4] += 0.5 * row[0] + 0.3 * row[3];
      row[5] = 0.2 * row[5] + row[1];
    }
    return rows;
  }

  private static Variable columns(double[][] rows, int... columns) {
    double[][] taken = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      taken[i] = Arrays.stream(columns).mapToDouble(j -> row[j]).toArray();
    }
    return Variable.continuous(taken);
  }

  /** The logarithm of a determinant by another library. */
  private static double logDeterminant(RealMatrix covariance, int... columns) {
    return columns.length == 0
        ? 0
        : StrictMath.log(
            new LUDecomposition(covariance.getSubMatrix(columns, columns)).getDeterminant());
  }

  private static RealMatrix covariance(double[][] rows) {
    return new Covariance(rows, true).getCovarianceMatrix();
  }

  @Test
  void estimateIsTheFormulaOverDeterminants() {
    double[][] rows = mixed(80, 1);
    RealMatrix s = covariance(rows);
    double expected =
        (logDeterminant(s, 0, 1, 2) + logDeterminant(s, 3, 4) - logDeterminant(s, 0, 1, 2, 3, 4))
            / 2;
    Estimate estimate = GAUSSIAN.estimate(columns(rows, 0, 1, 2), columns(rows, 3, 4));
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-13));
    assertThat(estimate.estimand()).hasToString("I(X;Y)");
    assertThat(estimate.estimator()).isEqualTo("gaussian");
    assertThat(estimate.bound()).isEqualTo(Bound.NONE);
    assertThat(estimate.caveats()).isEmpty();
  }

  @Test
  void conditionalIsTheFormulaOverDeterminants() {
    double[][] rows = mixed(80, 2);
    RealMatrix s = covariance(rows);
    double expected =
        (logDeterminant(s, 0, 4, 5)
                + logDeterminant(s, 2, 3, 4, 5)
                - logDeterminant(s, 4, 5)
                - logDeterminant(s, 0, 2, 3, 4, 5))
            / 2;
    Estimate estimate =
        GAUSSIAN.conditional().estimate(columns(rows, 0), columns(rows, 2, 3), columns(rows, 4, 5));
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-13));
    assertThat(estimate.estimand()).hasToString("I(X;Y|Z)");
    assertThat(estimate.estimator()).isEqualTo("gaussian|conditional");
  }

  @Test
  void chainRuleHoldsBetweenSamplesAndConditional() {
    double[][] rows = mixed(50, 3);
    double whole = GAUSSIAN.estimate(columns(rows, 0, 1), columns(rows, 2, 3, 4)).nats();
    double first = GAUSSIAN.estimate(columns(rows, 0, 1), columns(rows, 4)).nats();
    double rest =
        GAUSSIAN
            .conditional()
            .estimate(columns(rows, 0, 1), columns(rows, 2, 3), columns(rows, 4))
            .nats();
    assertThat(first + rest).isCloseTo(whole, within(1e-13));
  }

  @Test
  void columnsThatZDeterminesAddNothing() {
    double[][] rows = mixed(50, 4);
    ConditionalEstimator conditional = GAUSSIAN.conditional();
    double expected =
        conditional.estimate(columns(rows, 0), columns(rows, 2), columns(rows, 4)).nats();
    assertThat(
            conditional.estimate(columns(rows, 0, 4), columns(rows, 4, 2), columns(rows, 4)).nats())
        .isCloseTo(expected, within(1e-13));
    assertThat(conditional.estimate(columns(rows, 4), columns(rows, 2), columns(rows, 4)).nats())
        .isEqualTo(0);
  }

  @Test
  void givenLabelsTheStrataAreAveraged() {
    double[][] rows = mixed(90, 5);
    int[] labels = Draws.labels(90, 2, 6);
    double sum = 0;
    for (int label = 0; label < 2; label++) {
      int kept = label;
      double[][] part =
          IntStream.range(0, 90)
              .filter(i -> labels[i] == kept)
              .mapToObj(i -> rows[i])
              .toArray(double[][]::new);
      sum += part.length * GAUSSIAN.estimate(columns(part, 0), columns(part, 2)).nats() / 90;
    }
    Estimate estimate =
        GAUSSIAN
            .conditional()
            .estimate(columns(rows, 0), columns(rows, 2), Variable.labels(labels));
    assertThat(estimate.nats()).isCloseTo(sum, within(1e-13));
    assertThat(estimate.estimator()).isEqualTo("gaussian|conditional");
    assertThat(
            GAUSSIAN
                .conditional()
                .refusal(Variable.Kind.CONTINUOUS, Variable.Kind.LABELS, Variable.Kind.CONTINUOUS))
        .hasValueSatisfying(reason -> assertThat(reason).contains("two continuous variables"));
  }

  @Test
  void localValuesAreLogRatiosOfTheFittedDensities() {
    double[][] rows = mixed(40, 7);
    Variable x = columns(rows, 0, 1);
    Variable y = columns(rows, 2);
    double[] local = GAUSSIAN.localValues(x, y);
    RealMatrix s = covariance(rows);
    for (int i = 0; i < local.length; i++) {
      double expected =
          logDensity(rows, i, s, 0, 1, 2)
              - logDensity(rows, i, s, 0, 1)
              - logDensity(rows, i, s, 2);
      assertThat(local[i]).isCloseTo(expected, within(1e-12));
    }
    assertThat(Means.of(local)).isCloseTo(GAUSSIAN.estimate(x, y).nats(), within(1e-13));
    assertThatThrownBy(() -> GAUSSIAN.localValues(x, Variable.labels(Draws.labels(40, 2, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two continuous variables");
  }

  private static double logDensity(double[][] rows, int i, RealMatrix s, int... columns) {
    double[] centered = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      centered[j] = rows[i][columns[j]] - Means.of(Draws.column(rows, columns[j]));
    }
    RealMatrix inverse = MatrixUtils.inverse(s.getSubMatrix(columns, columns));
    double form =
        MatrixUtils.createRealVector(inverse.operate(centered))
            .dotProduct(MatrixUtils.createRealVector(centered));
    return -(form + logDeterminant(s, columns) + columns.length * StrictMath.log(2 * Math.PI)) / 2;
  }

  @Test
  void labelsAreTheDifferenceOfGaussianEntropies() {
    double[][] rows = mixed(60, 8);
    int[] labels = Draws.labels(60, 3, 9);
    double expected = logDeterminant(covariance(rows), 0, 1) / 2;
    for (int label = 0; label < 3; label++) {
      int kept = label;
      double[][] part =
          IntStream.range(0, 60)
              .filter(i -> labels[i] == kept)
              .mapToObj(i -> rows[i])
              .toArray(double[][]::new);
      expected -= part.length / 60.0 * logDeterminant(covariance(part), 0, 1) / 2;
    }
    Estimate estimate = GAUSSIAN.estimate(columns(rows, 0, 1), Variable.labels(labels));
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-13));
    assertThat(estimate.bound()).isEqualTo(Bound.DIFFERENCE_OF_BOUNDS);
    assertThat(
            GAUSSIAN
                .estimate(columns(rows, 0, 1), Variable.distribution(Draws.oneHot(labels, 3)))
                .nats())
        .isCloseTo(expected, within(1e-13));
  }

  @Test
  void softLabelsWeighTheSamplesOfAClass() {
    double[] x = {1, 2, 4, 8};
    double[] p = {0.5, 0.25, 1, 0};
    double[][] soft = new double[4][2];
    double h = 0;
    for (int c = 0; c < 2; c++) {
      double sum = 0;
      double squares = 0;
      double mean = 0;
      for (int i = 0; i < 4; i++) {
        soft[i][c] = c == 0 ? p[i] : 1 - p[i];
        sum += soft[i][c];
        squares += soft[i][c] * soft[i][c];
        mean += soft[i][c] * x[i];
      }
      mean /= sum;
      double variance = 0;
      for (int i = 0; i < 4; i++) {
        variance += soft[i][c] * (x[i] - mean) * (x[i] - mean);
      }
      h += sum / 4 * StrictMath.log(variance / (sum - squares / sum)) / 2;
    }
    double variance = covariance(new double[][] {{1}, {2}, {4}, {8}}).getEntry(0, 0);
    double whole = StrictMath.log(variance) / 2;
    assertThat(GAUSSIAN.estimate(Variable.scalar(x), Variable.distribution(soft)).nats())
        .isCloseTo(whole - h, within(1e-14));
  }

  @Test
  void aClassTooSmallForACovarianceTakesThatWithinClasses() {
    double[] x = {1, 2, 4, 9, 3, 7};
    Variable labels = Variable.labels(new int[] {0, 0, 0, 1, 0, 0});
    // Within class 0 alone, as the single sample of class 1 has no spread: both take its variance.
    double[][] others = {{1}, {2}, {4}, {3}, {7}};
    double within = covariance(others).getEntry(0, 0);
    double whole = covariance(new double[][] {{1}, {2}, {4}, {9}, {3}, {7}}).getEntry(0, 0);
    Estimate estimate = GAUSSIAN.estimate(Variable.scalar(x), labels);
    assertThat(estimate.nats()).isCloseTo(StrictMath.log(whole / within) / 2, within(1e-14));
    assertThat(estimate.caveats()).contains(Caveat.UNDERSAMPLED);
    assertThat(estimate.samples()).isEqualTo(6);
    assertThatThrownBy(
            () ->
                GAUSSIAN.estimate(
                    columns(mixed(4, 1), 0, 1), Variable.labels(new int[] {0, 1, 2, 0})))
        .hasMessageContaining("must not be fewer than the 2 linearly independent columns, got 1");
  }

  @Test
  void redundantColumnsAddNothing() {
    double[][] rows = mixed(50, 10);
    double expected = GAUSSIAN.estimate(columns(rows, 0, 1), columns(rows, 2, 3)).nats();
    double[][] more = new double[50][];
    for (int i = 0; i < 50; i++) {
      double[] r = rows[i];
      more[i] = new double[] {r[0], r[1], r[0] - 3 * r[1] + 1e6, 0.1, r[2], r[3], r[2] / 7};
    }
    Estimate estimate = GAUSSIAN.estimate(columns(more, 0, 1, 2, 3), columns(more, 4, 5, 6));
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-12));
    assertThat(estimate.caveats()).contains(Caveat.CONSTANT_COLUMN);
    assertThat(GAUSSIAN.estimate(columns(more, 3), columns(more, 4)).nats()).isEqualTo(0);
  }

  @Test
  void aSharedColumnIsRefusedByItsNumber() {
    double[][] rows = mixed(50, 11);
    assertThatThrownBy(() -> GAUSSIAN.estimate(columns(rows, 0, 1), columns(rows, 3, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column 1 of y must not be a linear combination of x")
        .hasMessageContaining("infinite");
    double[][] classes = mixed(50, 12);
    int[] labels = Draws.labels(50, 2, 13);
    for (int i = 0; i < 50; i++) {
      classes[i][1] = labels[i] == labels[0] ? 1 : classes[i][1];
    }
    assertThatThrownBy(() -> GAUSSIAN.estimate(columns(classes, 0, 1), Variable.labels(labels)))
        .hasMessageContaining("column 1 must not be constant")
        .hasMessageContaining("within class 0 of 2");
  }

  @Test
  void nearSingularColumnsAreFlagged() {
    double[][] rows = mixed(50, 14);
    for (double[] row : rows) {
      row[5] = row[0] + 1e-8 * row[5];
    }
    assertThat(GAUSSIAN.estimate(columns(rows, 0, 5), columns(rows, 2)).caveats())
        .contains(Caveat.ILL_CONDITIONED);
    assertThat(GAUSSIAN.estimate(columns(rows, 0), columns(rows, 5)).caveats())
        .containsExactly(Caveat.ILL_CONDITIONED);
  }

  @Test
  void fewSamplesAreRefusedOrFlagged() {
    double[][] rows = mixed(4, 15);
    assertThatThrownBy(() -> GAUSSIAN.estimate(columns(rows, 0, 1), columns(rows, 2, 3)))
        .hasMessage(
            "number of samples must exceed the number of linearly independent columns, 4, got 4");
    double[][] more = Draws.gaussian(40, 4, 16);
    assertThat(GAUSSIAN.estimate(columns(more, 0, 1), columns(more, 2, 3)).caveats())
        .containsExactly(Caveat.UNDERSAMPLED);
  }

  /** With C classes there are C - 1 means and covariances more than one: half of them over N. */
  @Test
  void theBiasOfClassesIsHalfTheirParameters() {
    double[][] rows = Draws.gaussian(60, 3, 17);
    double[] flat = RowMajor.flatten(rows, "rows");
    int[] labels = Draws.labels(60, 4, 18);
    ClassWeights classes = ClassWeights.of(Variable.labels(labels));
    GaussianFit plain = GaussianFit.of(flat, 60, 3, classes, false);
    assertThat(plain.firstOrderBias()).isEqualTo(3 * (3 + 6) / 120.0);
    assertThat(plain.pooled()).isFalse();
    GaussianFit corrected = GaussianFit.of(flat, 60, 3, classes, true);
    assertThat(corrected.firstOrderBias()).isZero();
    double logBias = GaussianFit.logBias(3, 59);
    for (int label = 0; label < 4; label++) {
      int kept = label;
      long size = Arrays.stream(labels).filter(each -> each == kept).count();
      logBias -= size / 60.0 * GaussianFit.logBias(3, size - 1.0);
    }
    assertThat(corrected.nats()).isCloseTo(plain.nats() - logBias, within(1e-13));
  }

  @Test
  void aBiasAboveAHundredthAndATenthOfTheEstimateIsFlagged() {
    Estimate one = Estimate.of(1, Estimand.of(Channel.EXACT, Channel.EXACT), 100, "gaussian");
    Estimate little = Estimate.of(0.05, one.estimand(), 100, "gaussian");
    assertThat(new GaussianFit(1, 0.099, 1, false).flag(one).caveats()).isEmpty();
    assertThat(new GaussianFit(1, 0.101, 1, false).flag(one).caveats())
        .containsExactly(Caveat.UNDERSAMPLED);
    assertThat(new GaussianFit(0.05, 0.009, 1, false).flag(little).caveats()).isEmpty();
    assertThat(new GaussianFit(0.05, 0.011, 1, false).flag(little).caveats())
        .containsExactly(Caveat.UNDERSAMPLED);
  }

  /**
   * Values of 1 and some roundings more: their standard deviation, half of what they differ by,
   * must be at least four roundings, wherever the column stands and whatever is on the other side.
   */
  @Test
  void aColumnThatItsRoundingBlursIsRefusedByItsNumber() {
    int n = 40;
    double[][] other = Draws.gaussian(n, 2, 19);
    int[] labels = Draws.labels(n, 2, 20);
    Variable[] sides = {
      columns(other, 1), Variable.labels(labels), Variable.distribution(Draws.oneHot(labels, 2))
    };
    for (int roundings : new int[] {7, 9}) {
      double[][] rows = new double[n][];
      for (int i = 0; i < n; i++) {
        rows[i] = new double[] {other[i][0], -1 - (i % 4 < 2 ? roundings * 0x1p-52 : 0)};
      }
      Variable blurred = Variable.continuous(rows);
      for (Variable side : sides) {
        if (roundings == 9) {
          assertThat(GAUSSIAN.estimate(blurred, side).nats()).isFinite();
          assertThat(GAUSSIAN.estimate(side, blurred).nats()).isFinite();
        } else {
          assertThatThrownBy(() -> GAUSSIAN.estimate(blurred, side))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("column 1 of x must vary by more than the rounding")
              .hasMessageContaining("take its offset off first");
          assertThatThrownBy(() -> GAUSSIAN.estimate(side, blurred))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageStartingWith("column 1 of y must vary by more than the rounding");
        }
      }
    }
  }

  @Test
  void otherKindsAreRefusedWithAnotherEstimatorsName() {
    assertThat(GAUSSIAN.refusal(Variable.Kind.INPUTS, Variable.Kind.CONTINUOUS).orElse(""))
        .contains("infinite", "NoisyChannelEstimator");
    assertThat(GAUSSIAN.refusal(Variable.Kind.LABELS, Variable.Kind.LABELS).orElse(""))
        .contains("BinningEstimator.distinct()");
    assertThat(GAUSSIAN.refusal(Variable.Kind.MIXED, Variable.Kind.CONTINUOUS).orElse(""))
        .contains("KnnEstimator.gao()");
    assertThat(GAUSSIAN.refusal(Variable.Kind.SOFT, Variable.Kind.CONTINUOUS)).isEmpty();
  }

  /** A random covariance, against determinants by another library. */
  @Test
  void knownCovariancesNeedNoSamples() {
    Random random = new Random(17);
    double[][] a = new double[5][5];
    for (double[] row : a) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    RealMatrix factor = MatrixUtils.createRealMatrix(a);
    RealMatrix s = factor.multiply(factor.transpose());
    DMatrixRMaj covariance = new DMatrixRMaj(s.getData());
    double expected =
        (logDeterminant(s, 0, 3) + logDeterminant(s, 1, 2) - logDeterminant(s, 0, 1, 2, 3)) / 2;
    assertThat(GaussianEstimator.information(covariance, new int[] {3, 0}, new int[] {1, 2}))
        .isCloseTo(expected, within(1e-12));
    double given =
        (logDeterminant(s, 0, 3, 4)
                + logDeterminant(s, 1, 4)
                - logDeterminant(s, 4)
                - logDeterminant(s, 0, 1, 3, 4))
            / 2;
    assertThat(
            GaussianEstimator.conditionalInformation(
                covariance, new int[] {0, 3}, new int[] {1}, new int[] {4}))
        .isCloseTo(given, within(1e-12));
  }

  /** Columns 3 = 0 + 1 and 4, without variance, on whichever side, and in Z what tells all of Y. */
  @Test
  void columnsOfAKnownCovarianceThatOthersDetermineAddNothing() {
    double[][] rows = {
      {1, 0.5, 0.3, 1.5, 0},
      {0.5, 2, 0.4, 2.5, 0},
      {0.3, 0.4, 3, 0.7, 0},
      {1.5, 2.5, 0.7, 4, 0},
      {0, 0, 0, 0, 0}
    };
    DMatrixRMaj covariance = new DMatrixRMaj(rows);
    int[] plain = {0, 1};
    int[] redundant = {4, 3, 1, 0};
    int[] y = {2};
    double expected = GaussianEstimator.information(covariance, plain, y);
    RealMatrix s = MatrixUtils.createRealMatrix(rows);
    double truth =
        (logDeterminant(s, 0, 1) + logDeterminant(s, 2) - logDeterminant(s, 0, 1, 2)) / 2;
    assertThat(expected).isCloseTo(truth, within(1e-14));
    assertThat(GaussianEstimator.information(covariance, redundant, y))
        .isCloseTo(expected, within(1e-14));
    assertThat(GaussianEstimator.information(covariance, y, redundant))
        .isCloseTo(expected, within(1e-14));
    assertThat(GaussianEstimator.conditionalInformation(covariance, plain, y, new int[] {4}))
        .isCloseTo(expected, within(1e-14));
    int[] sum = {3};
    assertThat(GaussianEstimator.conditionalInformation(covariance, sum, y, plain)).isZero();
    assertThat(GaussianEstimator.conditionalInformation(covariance, y, sum, plain)).isZero();
    int[] first = {0};
    int[] second = {1};
    assertThatThrownBy(
            () -> GaussianEstimator.conditionalInformation(covariance, first, sum, second))
        .hasMessageEndingWith("the information is infinite");
  }

  @Test
  void covariancesThatAreNoneAreRefused() {
    int[] x = {0};
    int[] y = {1};
    assertThatThrownBy(() -> information(new double[][] {{1, 0, 0}, {0, 1, 0}}, x, y))
        .hasMessage("number of columns of covariance must be 2, got 3");
    assertThatThrownBy(() -> information(new double[][] {{1, 0.5}, {0.4, 1}}, x, y))
        .hasMessage("covariance must be symmetric, got 0.5 at row 0, column 1, and 0.4 mirrored");
    for (double[][] none :
        new double[][][] {{{1, 2}, {2, 1}}, {{0, 1}, {1, 1}}, {{-1, 0}, {0, 1}}}) {
      assertThatThrownBy(() -> information(none, x, y))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("covariance must be (positive semidefinite|symmetric.*)");
    }
    assertThatThrownBy(() -> information(new double[][] {{1, 1}, {1, 1}}, x, y))
        .hasMessageStartingWith("column 1 of the covariance")
        .hasMessageEndingWith("the information is infinite");
    assertThatThrownBy(() -> information(new double[][] {{1, Double.NaN}, {0, 1}}, x, y))
        .hasMessageContaining("covariance must be finite, got NaN at row 0, column 1");
    double[][] identity = {{1, 0}, {0, 1}};
    assertThatThrownBy(() -> information(identity, x, new int[] {2}))
        .hasMessage("column of y must lie in 0..1, got 2");
    assertThatThrownBy(() -> information(identity, x, x))
        .hasMessage("column 0 of y must be named once, among x, y and given");
    assertThatThrownBy(() -> information(identity, x, new int[0]))
        .hasMessageContaining("number of columns of y");
    assertThat(information(identity, x, y)).isEqualTo(0);
  }

  private static double information(double[][] covariance, int[] x, int[] y) {
    return GaussianEstimator.information(new DMatrixRMaj(covariance), x, y);
  }
}
