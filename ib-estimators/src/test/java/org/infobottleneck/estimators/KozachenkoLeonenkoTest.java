package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Gamma;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;

class KozachenkoLeonenkoTest {

  @Test
  void smallSampleIsItsFormula() {
    // k = 1 in one dimension: distances 1, 1, 2, 3.
    Continuous x = Variable.scalar(new double[] {0, 1, 3, 6});
    double expected =
        Digamma.digamma(4)
            - Digamma.digamma(1)
            + StrictMath.log(2)
            + (StrictMath.log(2) + StrictMath.log(3)) / 4;
    for (Norm norm : Norm.values()) {
      assertThat(KozachenkoLeonenko.of(norm).withK(1).entropy(x))
          .isCloseTo(expected, within(1e-14));
    }
  }

  /** Five standard errors of the mean log distance, sqrt((var ln p + ψ'(k)) / N). */
  @Test
  void gaussianEntropyIsMetInBothNorms() {
    int n = 5000;
    for (int d : new int[] {1, 2, 3}) {
      double truth = d / 2.0 * StrictMath.log(2 * Math.PI * Math.E);
      double bound = 5 * Math.sqrt((d / 2.0 + Gamma.trigamma(3)) / n);
      Continuous x = Variable.continuous(Draws.gaussian(n, d, 10 + d));
      for (Norm norm : Norm.values()) {
        assertThat(KozachenkoLeonenko.of(norm).entropy(x)).isCloseTo(truth, within(bound));
      }
    }
  }

  @Test
  void unitBallsHaveTheirVolumes() {
    for (int d = 1; d <= 12; d++) {
      double log = d / 2.0 * StrictMath.log(Math.PI) - Gamma.logGamma(d / 2.0 + 1);
      assertThat(Norm.EUCLIDEAN.logUnitBall(d)).isCloseTo(log, within(1e-13));
      assertThat(Norm.MAXIMUM.logUnitBall(d)).isEqualTo(d * StrictMath.log(2));
    }
  }

  @Test
  void scalingAddsItsLogarithm() {
    double[][] rows = Draws.gaussian(100, 3, 1);
    double[][] scaled = Draws.gaussian(100, 3, 1);
    for (double[] row : scaled) {
      for (int j = 0; j < 3; j++) {
        row[j] *= 8;
      }
    }
    KozachenkoLeonenko estimator = KozachenkoLeonenko.of(Norm.EUCLIDEAN);
    assertThat(estimator.entropy(Variable.continuous(scaled)))
        .isCloseTo(
            estimator.entropy(Variable.continuous(rows)) + 3 * StrictMath.log(8), within(1e-12));
  }

  @Test
  void extremeScalesNeitherOverflowNorVanish() {
    double[][] rows = Draws.gaussian(50, 2, 4);
    for (double scale : new double[] {0x1p-1000, 0x1p-530, 0x1p530, 0x1p1000}) {
      double[][] scaled = Draws.gaussian(50, 2, 4);
      for (double[] row : scaled) {
        row[0] *= scale;
        row[1] *= scale;
      }
      for (Norm norm : Norm.values()) {
        KozachenkoLeonenko estimator = KozachenkoLeonenko.of(norm);
        double expected = estimator.entropy(Variable.continuous(rows)) + 2 * StrictMath.log(scale);
        assertThat(estimator.entropy(Variable.continuous(scaled)))
            .isCloseTo(expected, within(1e-11));
      }
    }
  }

  @Test
  void samplesWithoutADensityAreRefused() {
    KozachenkoLeonenko estimator = KozachenkoLeonenko.of(Norm.MAXIMUM).withK(1);
    assertThatThrownBy(() -> estimator.entropy(Variable.scalar(new double[] {1, 2, 2, 4})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("samples must have a density: 1 others coincide with row 1");
    assertThatThrownBy(() -> estimator.withK(4).entropy(Variable.scalar(new double[] {1, 2, 3, 4})))
        .hasMessageContaining("must exceed k = 4, got 4");
    assertThatThrownBy(() -> estimator.withK(0)).hasMessageContaining("number of neighbors k");
  }

  /**
   * Few far rows behind many near ones, on either side: the range of the column is theirs, and the
   * squares of its values overflow. Expected is the formula over distances by {@link Math#hypot}.
   */
  @Test
  void farRowsNeitherOverflowNorSwallowTheNearOnes() {
    double far = 0x1p515;
    for (double[] ends : new double[][] {{-far, -far / 2}, {far, far / 2}, {-far, far}}) {
      for (int column = 0; column < 2; column++) {
        double[][] rows = Draws.gaussian(40, 2, 9);
        rows[38][column] = ends[0];
        rows[39][column] = ends[1];
        double logs = 0;
        for (int i = 0; i < rows.length; i++) {
          double nearest = Double.POSITIVE_INFINITY;
          for (int j = 0; j < rows.length; j++) {
            double distance = Math.hypot(rows[i][0] - rows[j][0], rows[i][1] - rows[j][1]);
            nearest = i == j ? nearest : Math.min(nearest, distance);
          }
          logs += StrictMath.log(nearest);
        }
        double expected =
            Digamma.digamma(40) - Digamma.digamma(1) + StrictMath.log(Math.PI) + 2 * logs / 40;
        assertThat(
                KozachenkoLeonenko.of(Norm.EUCLIDEAN).withK(1).entropy(Variable.continuous(rows)))
            .isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void theEstimatorNamesItsParameters() {
    assertThat(KozachenkoLeonenko.of(Norm.MAXIMUM).withK(5))
        .hasToString("kozachenko-leonenko(k=5,MAXIMUM)");
  }
}
