package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlicedEstimatorTest {

  private static final SlicedEstimator SLICED = SlicedEstimator.of(GaussianEstimator.create());

  /**
   * X = (a, b), Y = (a + noise, b + noise): u·X and v·Y have the correlation ρ cos(angle), so that
   * SI is the mean of -1/2 ln(1 - ρ² cos²) over the angle, = -ln((1 + sqrt(1 - ρ²)) / 2).
   */
  @Test
  void isotropicGaussiansInTheirClosedForm() {
    int n = 4000;
    double noise = 0.5;
    double[][] x = Draws.gaussian(n, 2, 1);
    double[][] y = Draws.gaussian(n, 2, 2);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < 2; j++) {
        y[i][j] = x[i][j] + noise * y[i][j];
      }
    }
    double square = 1 / (1 + noise * noise);
    double truth = -StrictMath.log((1 + Math.sqrt(1 - square)) / 2);
    Estimate estimate = SLICED.estimate(Variable.continuous(x), Variable.continuous(y));
    double error = estimate.standardError().orElseThrow();
    assertThat(error).isBetween(0.005, 0.06);
    // Five standard errors of the directions, and of the samples, at most sqrt(1/N).
    assertThat(estimate.nats()).isCloseTo(truth, within(5 * (error + 1 / Math.sqrt(n))));
    assertThat(estimate.error().orElseThrow().source()).isEqualTo(StandardError.Source.MONTE_CARLO);
    assertThat(estimate.estimand()).hasToString("SI(X;Y)");
    assertThat(estimate.estimator()).isEqualTo("sliced(gaussian,projections=128,seed=0)");
  }

  /** The values are whole thousandths of two, so that a large power of two is added exactly. */
  @Test
  void anOffsetChangesNoBit() {
    double[][] near = Draws.gaussian(200, 3, 6);
    double[][] far = new double[200][3];
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 3; j++) {
        near[i][j] = Math.rint(near[i][j] * 1024) / 1024;
        far[i][j] = near[i][j] + (j == 1 ? 0x1p40 : j == 2 ? -0x1p30 : 0);
      }
    }
    Variable y = Variable.labels(Draws.labels(200, 2, 7));
    Estimate expected = SLICED.estimate(Variable.continuous(near), y);
    assertThat(SLICED.estimate(Variable.continuous(far), y)).isEqualTo(expected);
  }

  @Test
  void aScalarIsItsOnlySlice() {
    Variable x = Variable.scalar(Draws.column(Draws.correlated(100, 0.6, 3), 0));
    Variable y = Variable.scalar(Draws.column(Draws.correlated(100, 0.6, 3), 1));
    Estimate estimate = SLICED.estimate(x, y);
    assertThat(estimate.nats()).isEqualTo(GaussianEstimator.create().estimate(x, y).nats());
    assertThat(estimate.standardError().orElseThrow()).isEqualTo(0);
  }

  @Test
  void labelsAreNotProjectedAndChannelsKept() {
    int[] labels = Draws.labels(200, 2, 4);
    double[][] x = Draws.gaussian(200, 3, 5);
    for (int i = 0; i < 200; i++) {
      x[i][0] += 4 * labels[i];
    }
    Estimate estimate =
        SlicedEstimator.of(BinningEstimator.width(0.5))
            .withProjections(16)
            .withSeed(7)
            .estimate(Variable.continuous(x), Variable.labels(labels));
    assertThat(estimate.estimand()).hasToString("SI(bin(X,0.5);Y)");
    assertThat(estimate.nats()).isBetween(0.05, StrictMath.log(2));
    assertThat(estimate.estimator()).contains("projections=16,seed=7");
  }

  @Test
  void anotherSeedIsAnotherDraw() {
    Variable x = Variable.continuous(Draws.gaussian(60, 3, 6));
    Variable y = Variable.continuous(Draws.gaussian(60, 2, 7));
    SlicedEstimator few = SLICED.withProjections(4);
    assertThat(few.withSeed(1).estimate(x, y)).isEqualTo(few.withSeed(1).estimate(x, y));
    assertThat(few.withSeed(1).estimate(x, y).nats())
        .isNotEqualTo(few.withSeed(2).estimate(x, y).nats());
    assertThat(few.withProjections(1).estimate(x, y).error()).isEmpty();
  }

  @Test
  void whatTheScalarEstimatorRefusesIsRefused() {
    assertThat(
            SlicedEstimator.of(KnnEstimator.ksg1())
                .refusal(Variable.Kind.CONTINUOUS, Variable.Kind.LABELS))
        .hasValueSatisfying(reason -> assertThat(reason).contains("sliced(", "ross"));
    Variable x = Variable.continuous(Draws.gaussian(20, 2, 8));
    assertThatThrownBy(() -> SlicedEstimator.of(RenyiEstimator.ofOrder(2)).estimate(x, x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a mean of Shannon's information, got I_2");
    assertThatThrownBy(() -> SLICED.withProjections(0)).hasMessageContaining("projections");
  }
}
