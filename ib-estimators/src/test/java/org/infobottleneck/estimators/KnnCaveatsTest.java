package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** On which side of its thresholds a neighbor estimate is doubted, and what it refuses. */
class KnnCaveatsTest {

  private static final int N = 200;

  /**
   * Triples far from all else, the outer points at maximum distance 1 from the middle one and at 2
   * from each other: with k = 1 just the middle one can't tell which neighbor is the nearest.
   */
  @Test
  void aHundredthOfTheSamplesMayTieInTheirDistances() {
    for (int triples = 1; triples <= 4; triples++) {
      double[][] rows = Draws.gaussian(N, 2, 1);
      for (int m = 0; m < triples; m++) {
        double far = 1000 * (m + 1);
        rows[3 * m] = new double[] {far, far};
        rows[3 * m + 1] = new double[] {far + 1, far + 0.25};
        rows[3 * m + 2] = new double[] {far - 1, far - 0.375};
      }
      Variable x = Variable.scalar(Draws.column(rows, 0));
      Variable y = Variable.scalar(Draws.column(rows, 1));
      for (KnnEstimator estimator : List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2())) {
        assertThat(estimator.withK(1).estimate(x, y).caveats().contains(Caveat.TIES))
            .isEqualTo(triples > 2);
      }
    }
  }

  @Test
  void aHundredthOfTheSamplesMayRepeat() {
    Discrete labels = Variable.labels(Draws.labels(N, 2, 2));
    for (int equal = 2; equal <= 4; equal++) {
      double[] x = Draws.column(Draws.gaussian(N, 1, 3), 0);
      for (int i = 0; i < equal; i++) {
        x[i] = 7;
      }
      assertThat(
              KnnEstimator.ross()
                  .estimate(Variable.scalar(x), labels)
                  .caveats()
                  .contains(Caveat.TIES))
          .isEqualTo(equal > 2);
    }
  }

  /** In the joint space nothing ties, since the other variable never repeats. */
  @Test
  void repeatedValuesDefeatKsgAndAreWhatGaoIsMadeFor() {
    double[] repeated = Draws.column(Draws.gaussian(N, 1, 4), 0);
    for (int i = 0; i < 20; i += 2) {
      repeated[i] = repeated[i + 1];
    }
    Variable y = Variable.scalar(Draws.column(Draws.gaussian(N, 1, 5), 0));
    for (KnnEstimator estimator : List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2())) {
      Variable x = Variable.scalar(repeated);
      assertThat(estimator.estimate(x, y).caveats()).containsExactly(Caveat.TIES);
      assertThat(estimator.estimate(y, x).caveats()).containsExactly(Caveat.TIES);
    }
    double[][] rows = new double[N][1];
    for (int i = 0; i < N; i++) {
      rows[i][0] = repeated[i];
    }
    assertThat(KnnEstimator.gao().estimate(Variable.mixed(rows), y).caveats()).isEmpty();
    assertThat(KnnEstimator.gao().estimate(Variable.scalar(repeated), y).caveats()).isEmpty();
  }

  @Test
  void localValuesOfVariablesThatDoNotMatchAreRefused() {
    Variable x = Variable.continuous(Draws.gaussian(10, 1, 1));
    KnnEstimator estimator = KnnEstimator.ksg1();
    assertThatThrownBy(() -> estimator.localValues(x, Variable.continuous(Draws.gaussian(9, 1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x and y must have the same number of samples, got 10 and 9");
    assertThatThrownBy(() -> estimator.localValues(x, Variable.labels(Draws.labels(10, 2, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask KnnEstimator.ross()");
  }

  @Test
  void aSnapshotWithTargetsThatHaveNoNeighborsIsRefused() {
    Discrete inputs = Variable.everyRowDistinct(20, Coverage.ENUMERATED);
    List<Continuous> layers = List.of(Variable.continuous(Draws.gaussian(20, 1, 1)));
    Soft soft = Variable.distribution(Draws.oneHot(Draws.labels(20, 2, 1), 2));
    assertThatThrownBy(() -> KnnEstimator.noisy(1).estimate(inputs, layers, soft, new Workspace()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask NoisyChannelEstimator or KdeEstimator");
  }

  @Test
  void aNoisyLayerMayHaveAtomsButItsTargetMayNot() {
    Variable.Kind real = Variable.Kind.CONTINUOUS;
    Variable.Kind mixed = Variable.Kind.MIXED;
    KnnEstimator noisy = KnnEstimator.noisy(1);
    assertThat(noisy.refusal(mixed, real)).isEmpty();
    assertThat(noisy.refusal(real, real)).isEmpty();
    assertThat(noisy.refusal(mixed, Variable.Kind.LABELS)).isEmpty();
    assertThat(noisy.refusal(Variable.Kind.LABELS, mixed)).isEmpty();
    assertThat(noisy.refusal(Variable.Kind.INPUTS, mixed)).isEmpty();
    for (Variable.Kind layer : List.of(real, mixed)) {
      assertThat(noisy.refusal(layer, mixed))
          .hasValueSatisfying(reason -> assertThat(reason).contains("atoms of a target"));
    }
  }
}
