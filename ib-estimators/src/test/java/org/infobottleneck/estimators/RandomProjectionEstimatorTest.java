package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RandomProjectionEstimatorTest {

  private static final double[][] WIDE = Draws.gaussian(200, 40, 1);
  private static final Discrete LABELS = Variable.labels(Draws.labels(200, 2, 2));

  private static Continuous projected(Variable variable, int dimensions, long seed) {
    AtomicReference<Variable> seen = new AtomicReference<>();
    Scripted inner =
        Scripted.of(
            (x, y) -> {
              seen.set(x);
              return 0;
            });
    RandomProjectionEstimator.of(inner, dimensions).withSeed(seed).estimate(variable, LABELS);
    return (Continuous) seen.get();
  }

  @Test
  void theEstimandSaysWhichProjectionIsObserved() {
    RandomProjectionEstimator estimator =
        RandomProjectionEstimator.of(KdeEstimator.upperBound(0.1), 3).withSeed(7);
    Estimate estimate = estimator.estimate(Variable.continuous(WIDE), LABELS);
    assertThat(estimate.estimand()).hasToString("I(proj(X,3,seed=7)+N(0,0.1);Y)");
    assertThat(estimate.estimator())
        .isEqualTo("projected(kde-upper(noiseVariance=0.1),dimensions=3,seed=7)");
    Estimate narrow = estimator.estimate(Variable.continuous(Draws.gaussian(200, 3, 1)), LABELS);
    assertThat(narrow.estimand()).hasToString("I(X+N(0,0.1);Y)");
  }

  /** A column that hardly varies for its size is projected from its least value on. */
  @Test
  void anOffsetIsNotProjected() {
    double[][] near = new double[200][40];
    double[][] far = new double[200][40];
    for (int j = 0; j < 40; j++) {
      for (int i = 0; i < 200; i++) {
        near[i][j] = Math.rint(WIDE[i][j] * 1024) / 1024;
      }
      double least = near[0][j];
      for (int i = 1; i < 200; i++) {
        least = Math.min(least, near[i][j]);
      }
      // Exact sums: a great offset of either sign, one that is not great enough, or none.
      double offset = j % 4 == 0 ? 0x1p40 : j % 4 == 1 ? -0x1p40 : j % 4 == 2 ? 1024 : 0;
      for (int i = 0; i < 200; i++) {
        far[i][j] = near[i][j] + offset;
        near[i][j] += j % 4 < 2 ? -least : offset;
      }
    }
    assertThat(projected(Variable.continuous(far), 3, 5).toRowMajor())
        .containsExactly(projected(Variable.continuous(near), 3, 5).toRowMajor());
  }

  /** Row by row another program: a sum over columns of numbers that any basis vector shows. */
  @Test
  void projectionsAreLinearAndTheSameForEveryRow() {
    Continuous projected = projected(Variable.continuous(WIDE), 3, 5);
    double[][] basis = new double[200][40];
    for (int j = 0; j < 40; j++) {
      basis[j][j] = 1;
    }
    Continuous weights = projected(Variable.continuous(basis), 3, 5);
    for (int i = 0; i < 200; i++) {
      for (int c = 0; c < 3; c++) {
        double sum = 0;
        for (int j = 0; j < 40; j++) {
          sum += WIDE[i][j] * weights.value(j, c);
        }
        assertThat(projected.value(i, c)).isCloseTo(sum, within(1e-12));
      }
    }
    assertThat(projected(Variable.continuous(WIDE), 3, 6).toRowMajor())
        .isNotEqualTo(projected.toRowMajor());
  }

  /** E |T'|² = |T|²; over k = 1000 projections the deviation of a row is √(2/1000), 4.5 %. */
  @Test
  void lengthsKeepTheirExpectation() {
    double[][] wide = Draws.gaussian(20, 1200, 3);
    Variable labels = Variable.labels(Draws.labels(20, 2, 1));
    AtomicReference<Continuous> seen = new AtomicReference<>();
    Scripted inner =
        Scripted.of(
            (x, y) -> {
              seen.set((Continuous) x);
              return 0;
            });
    RandomProjectionEstimator.of(inner, 1000).estimate(Variable.continuous(wide), labels);
    for (int i = 0; i < 20; i++) {
      double before = 0;
      double after = 0;
      for (int j = 0; j < 1200; j++) {
        before += wide[i][j] * wide[i][j];
      }
      for (int c = 0; c < 1000; c++) {
        after += seen.get().value(i, c) * seen.get().value(i, c);
      }
      assertThat(after / before).isCloseTo(1, within(4.9 * Math.sqrt(2.0 / 1000)));
    }
  }

  /**
   * For Gaussian T and Y = u·T + noise, projections hold less information than T itself, and as
   * many projections as columns hold all of it: an invertible matrix changes nothing.
   */
  @Test
  void projectionsHoldAtMostWhatAllColumnsHold() {
    double[][] wide = Draws.gaussian(4000, 6, 4);
    double[][] noise = Draws.gaussian(4000, 1, 9);
    double[] sums = new double[4000];
    for (int i = 0; i < 4000; i++) {
      sums[i] = wide[i][0] + wide[i][1] - wide[i][2] + 0.5 * noise[i][0];
    }
    Variable t = Variable.continuous(wide);
    Variable y = Variable.scalar(sums);
    double whole = GaussianEstimator.create().estimate(t, y).nats();
    double before = 0;
    for (int k = 1; k <= 5; k++) {
      double value =
          RandomProjectionEstimator.of(GaussianEstimator.create(), k).estimate(t, y).nats();
      assertThat(value).isBetween(-0.01, whole);
      before = Math.max(before, value);
    }
    assertThat(before).isGreaterThan(0.2);
    // The truth: ½ ln(1 + 3/.25) = 1.28 nats.
    assertThat(whole).isCloseTo(0.5 * StrictMath.log(13), within(0.1));
  }

  @Test
  void kindsStayAndRefusalsAreTheInnerOnes() {
    RandomProjectionEstimator estimator = RandomProjectionEstimator.of(KnnEstimator.ksg1(), 2);
    assertThat(estimator.refusal(Variable.Kind.CONTINUOUS, Variable.Kind.CONTINUOUS)).isEmpty();
    Optional<String> refusal = estimator.refusal(Variable.Kind.INPUTS, Variable.Kind.CONTINUOUS);
    assertThat(refusal.orElseThrow())
        .startsWith("projected(ksg1(k=3),dimensions=2,seed=0): ")
        .contains("I(X;T) is infinite");
    Estimate mixed =
        RandomProjectionEstimator.of(KnnEstimator.gao(), 2)
            .estimate(Variable.mixed(WIDE), Variable.scalar(Draws.column(WIDE, 0)));
    assertThat(mixed.estimand()).hasToString("I(proj(X,2,seed=0);Y)");
    double[][] huge = {{1e308, 1e308, 1e308}, {1e308, -1e308, 1e308}, {0, 0, 1}, {1, 2, 3}};
    for (double[] row : huge) {
      for (int j = 0; j < 3; j++) {
        row[j] *= 1.7;
      }
    }
    assertThatThrownBy(
            () ->
                RandomProjectionEstimator.of(KnnEstimator.ross().withK(1), 1)
                    .estimate(Variable.continuous(huge), Variable.labels(new int[] {0, 0, 1, 1})))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RandomProjectionEstimator.of(KnnEstimator.ksg1(), 0))
        .hasMessage("number of random projections must be at least 1, got 0");
  }
}
