package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.infobottleneck.estimators.internal.PrincipalAxes;
import org.junit.jupiter.api.Test;

class PcaEstimatorTest {

  private static double[][] stretched(int n, long seed) {
    double[][] rows = Draws.gaussian(n, 4, seed);
    for (double[] row : rows) {
      row[1] = 3 * row[1] - row[0];
      row[2] = 0.2 * row[2] + row[1];
      row[3] = 10 + 0.1 * row[3];
    }
    return rows;
  }

  @Test
  void componentsAreThoseOfAnotherLibraryUpToTheirSign() {
    double[][] rows = stretched(50, 1);
    double[] components =
        PrincipalAxes.of(Variable.continuous(rows).toRowMajor(), 50, 4, 3).components();
    EigenDecomposition eigen =
        new EigenDecomposition(new Covariance(rows, true).getCovarianceMatrix());
    for (int c = 0; c < 3; c++) {
      double[] axis = eigen.getEigenvector(c).toArray(); // in descending order
      int largest = 0;
      for (int j = 0; j < 4; j++) {
        largest = Math.abs(axis[j]) > Math.abs(axis[largest]) ? j : largest;
      }
      double sign = axis[largest] < 0 ? -1 : 1;
      for (int i = 0; i < 50; i++) {
        double expected = 0;
        for (int j = 0; j < 4; j++) {
          expected += sign * axis[j] * (rows[i][j] - Means.of(Draws.column(rows, j)));
        }
        assertThat(components[i * 3 + c]).isCloseTo(expected, within(1e-11));
      }
    }
  }

  @Test
  void onlyWiderVariablesAreReduced() {
    double[][] rows = stretched(80, 2);
    Variable wide = Variable.continuous(rows);
    Variable narrow = Variable.continuous(Draws.gaussian(80, 2, 3));
    PcaEstimator estimator = PcaEstimator.of(GaussianEstimator.create(), 2);
    Estimate estimate = estimator.estimate(wide, narrow);
    assertThat(estimate.estimand()).hasToString("I(pca(X,2);Y)");
    assertThat(estimate.estimator()).isEqualTo("pca(gaussian,dimensions=2)");
    double[] components =
        PrincipalAxes.of(Variable.continuous(rows).toRowMajor(), 80, 4, 2).components();
    assertThat(estimate.nats())
        .isEqualTo(
            GaussianEstimator.create().estimate(Variable.view(components, 80, 2), narrow).nats());
    assertThat(PcaEstimator.of(GaussianEstimator.create(), 4).estimate(wide, narrow).nats())
        .isEqualTo(GaussianEstimator.create().estimate(wide, narrow).nats());
  }

  @Test
  void theShareOfTheVarianceThatIsKeptIsSaid() {
    double[][] rows = stretched(80, 2);
    Variable wide = Variable.continuous(rows);
    double[] eigenvalues =
        new EigenDecomposition(new Covariance(rows, true).getCovarianceMatrix())
            .getRealEigenvalues(); // in descending order
    double all = eigenvalues[0] + eigenvalues[1] + eigenvalues[2] + eigenvalues[3];
    PcaEstimator one = PcaEstimator.of(GaussianEstimator.create(), 1);
    assertThat(one.varianceKept(wide)).isCloseTo(eigenvalues[0] / all, within(1e-12));
    PcaEstimator two = PcaEstimator.of(GaussianEstimator.create(), 2);
    assertThat(two.varianceKept(wide))
        .isCloseTo((eigenvalues[0] + eigenvalues[1]) / all, within(1e-12));
    assertThat(PcaEstimator.of(GaussianEstimator.create(), 4).varianceKept(wide)).isEqualTo(1);
    assertThat(one.varianceKept(Variable.labels(new int[] {1, 2}))).isEqualTo(1);
    assertThat(one.varianceKept(Variable.continuous(new double[3][5]))).isEqualTo(1);
    Variable other = Variable.continuous(Draws.gaussian(80, 1, 3));
    assertThat(two.estimate(wide, other).caveats()).doesNotContain(Caveat.VARIANCE_LEFT_OUT);
    Variable round = Variable.continuous(Draws.gaussian(80, 4, 5));
    assertThat(two.varianceKept(round)).isLessThan(0.9);
    assertThat(two.estimate(round, other).caveats()).contains(Caveat.VARIANCE_LEFT_OUT);
    assertThat(two.estimate(other, round).caveats()).contains(Caveat.VARIANCE_LEFT_OUT);
  }

  @Test
  void channelsOfTheInnerEstimatorComeBehind() {
    Estimate estimate =
        PcaEstimator.of(BinningEstimator.width(0.5), 1)
            .estimate(
                Variable.labels(Draws.labels(60, 2, 4)), Variable.continuous(stretched(60, 5)));
    assertThat(estimate.estimand()).hasToString("I(X;bin(pca(Y,1),0.5))");
  }

  @Test
  void componentsWithoutVarianceAreZero() {
    double[][] rows = new double[30][3];
    double[][] draws = Draws.gaussian(30, 1, 6);
    for (int i = 0; i < 30; i++) {
      rows[i] = new double[] {draws[i][0], 0.1, draws[i][0] / 3};
    }
    double[] components =
        PrincipalAxes.of(Variable.continuous(rows).toRowMajor(), 30, 3, 2).components();
    for (int i = 0; i < 30; i++) {
      assertThat(components[2 * i + 1]).isEqualTo(0);
    }
  }

  @Test
  void badParametersAndRefusedKindsAreSaid() {
    assertThatThrownBy(() -> PcaEstimator.of(KnnEstimator.ksg1(), 0))
        .hasMessageContaining("number of principal components");
    assertThat(
            PcaEstimator.of(KnnEstimator.ksg1(), 2)
                .refusal(Variable.Kind.CONTINUOUS, Variable.Kind.LABELS))
        .hasValueSatisfying(reason -> assertThat(reason).contains("pca(", "ross"));
  }
}
