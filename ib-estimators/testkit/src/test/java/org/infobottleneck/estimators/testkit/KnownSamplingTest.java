package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.infobottleneck.estimators.testkit.KnownSupport.ALL;
import static org.infobottleneck.estimators.testkit.KnownSupport.MANY;
import static org.infobottleneck.estimators.testkit.KnownSupport.SEED;
import static org.infobottleneck.estimators.testkit.KnownSupport.assertMean;
import static org.infobottleneck.estimators.testkit.KnownSupport.column;
import static org.infobottleneck.estimators.testkit.KnownSupport.product;
import static org.infobottleneck.estimators.testkit.KnownSupport.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Mixed;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.GaussianNoise;
import org.junit.jupiter.api.Test;

class KnownSamplingTest {

  @Test
  void samplesHaveTheKindsAndTheSizeAsked() {
    for (KnownDistribution distribution : ALL) {
      Samples samples = distribution.sample(40, SEED);
      assertThat(samples.size()).isEqualTo(40);
      assertThat(samples.seed()).isEqualTo(SEED);
      assertThat(samples.x().kind()).as(distribution.name()).isEqualTo(distribution.xKind());
      assertThat(samples.y().kind()).as(distribution.name()).isEqualTo(distribution.yKind());
    }
  }

  @Test
  void equalSeedsDrawEqualSamplesAndOtherSeedsOthers() {
    for (KnownDistribution distribution : ALL) {
      List<Double> first = values(distribution.sample(60, 5), 60);
      assertThat(values(distribution.sample(60, 5), 60)).as(distribution.name()).isEqualTo(first);
      if (distribution.xKind() != Kind.INPUTS) {
        assertThat(values(distribution.sample(60, 6), 60))
            .as(distribution.name())
            .isNotEqualTo(first);
      }
    }
  }

  @Test
  void smallSamplesAreTheFirstRowsOfLargerOnes() {
    for (KnownDistribution distribution : ALL) {
      assertThat(values(distribution.sample(200, 5), 30))
          .as(distribution.name())
          .isEqualTo(values(distribution.sample(30, 5), 30));
    }
  }

  /** Whatever the virtual machine, these are the bits. */
  @Test
  void samplesHaveTheSameBitsEverywhere() {
    List<Double> values = new ArrayList<>();
    for (KnownDistribution distribution : ALL) {
      values.addAll(values(distribution.sample(50, SEED), 50));
    }
    assertThat(values.hashCode()).isEqualTo(-41391953);
  }

  /** A law that adds noise of the samples' own seed must not add the samples to themselves. */
  @Test
  void samplesAreNotTheNoiseOfTheirSeed() {
    Continuous x =
        (Continuous)
            KnownDistributions.independent(Kind.CONTINUOUS, 2, Kind.LABELS, 2).sample(20, 9).x();
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < 2; j++) {
        assertThat(x.value(i, j)).isNotEqualTo(GaussianNoise.at(9, i, 0, j));
      }
    }
  }

  private static List<Double> values(Samples samples, int rows) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      addRow(values, samples.x(), i);
      addRow(values, samples.y(), i);
    }
    return values;
  }

  private static void addRow(List<Double> values, Variable variable, int row) {
    if (variable instanceof Continuous continuous) {
      for (int j = 0; j < continuous.dimensions(); j++) {
        values.add(continuous.value(row, j));
      }
    } else if (variable instanceof Mixed mixed) {
      addRow(values, mixed.values(), row);
    } else if (variable instanceof Discrete discrete) {
      values.add((double) discrete.code(row));
    } else if (variable instanceof Soft soft) {
      for (int j = 0; j < soft.classes(); j++) {
        values.add(soft.probability(row, j));
      }
    }
  }

  @Test
  void normalColumnsHaveTheMomentsStated() {
    double[][][] rows = rows(KnownDistributions.gaussianInLastColumns(2, 0.6), MANY);
    for (double[][] side : rows) {
      for (int j = 0; j < 2; j++) {
        double[] column = column(side, j);
        double[] square = product(column, column);
        assertMean("mean", column, 0);
        assertMean("variance", square, 1);
        assertMean("fourth moment", product(square, square), 3);
      }
      assertMean("columns", product(column(side, 0), column(side, 1)), 0);
    }
    assertMean("last", product(column(rows[0], 1), column(rows[1], 1)), 0.6);
    assertMean("first", product(column(rows[0], 0), column(rows[1], 0)), 0);
    assertMean("crossed", product(column(rows[0], 0), column(rows[1], 1)), 0);
  }

  @Test
  void studentSquaresHaveTheVarianceStated() {
    double[][][] rows = rows(KnownDistributions.studentT(10, 0.5), MANY);
    double[] x = column(rows[0], 0);
    double[] y = column(rows[1], 0);
    assertMean("variance", product(x, x), 10.0 / 8);
    assertMean("covariance", product(x, y), 0.5 * 10 / 8);
    // Tied by the common scale: E x²y² = (1 + 2ρ²) ν² / ((ν - 2)(ν - 4)).
    assertMean("squares", product(product(x, x), product(y, y)), 1.5 * 100 / 48);
  }

  @Test
  void noiseIsUniformWhereSaid() {
    assertUniform(KnownDistributions.stairs(4), 1, 1);
    assertUniform(KnownDistributions.uniformNoise(0.25), 0, 0.25);
  }

  /** Y - X is uniform around a center: variance w²/3, and tied to X in no way. */
  private static void assertUniform(KnownDistribution distribution, double center, double width) {
    double[][][] rows = rows(distribution, MANY);
    double[] x = column(rows[0], 0);
    double[] noise = new double[MANY];
    Arrays.setAll(noise, i -> (rows[1][i][0] - x[i] - center) / width);
    assertMean("noise", noise, 0);
    assertMean("its square", product(noise, noise), 1.0 / 3);
    assertMean("noise and X", product(noise, x), 0);
  }

  @Test
  void independentVariablesAreDrawnAsSaid() {
    double[][][] rows = rows(KnownDistributions.independent(Kind.MIXED, 2, Kind.LABELS, 3), MANY);
    double[] atoms = new double[MANY];
    double[] second = new double[MANY];
    double[] both = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      double[] x = rows[0][i];
      assertThat(x[0] == 0).isEqualTo(x[1] == 0);
      atoms[i] = x[0] == 0 ? 1 : 0;
      second[i] = rows[1][i][0] == 1 ? 1 : 0;
      both[i] = atoms[i] * second[i];
      assertThat(rows[1][i][0]).isIn(0.0, 1.0, 2.0);
    }
    assertMean("atoms", atoms, 0.5);
    assertMean("labels", second, 1.0 / 3);
    assertMean("atoms of a label", both, 1.0 / 6);
    assertMean("variance", product(column(rows[0], 1), column(rows[0], 1)), 0.5);
  }

  /** Uniform on the simplex: E p = 1/d and E p² = 2 / (d (d + 1)). */
  @Test
  void softRowsAreUniformOnTheSimplex() {
    double[][][] rows =
        rows(KnownDistributions.independent(Kind.CONTINUOUS, 1, Kind.SOFT, 4), MANY);
    for (int j = 0; j < 4; j++) {
      double[] p = column(rows[1], j);
      assertMean("p", p, 0.25);
      assertMean("p²", product(p, p), 2.0 / 20);
      assertMean("p x", product(p, column(rows[0], 0)), 0);
    }
    KnownDistribution single = KnownDistributions.independent(Kind.SOFT, 1, Kind.SOFT, 1);
    assertThat(((Soft) single.sample(5, SEED).x()).probability(3, 0)).isEqualTo(1);
  }

  @Test
  void channelsOfABitAreDrawnAsSaid() {
    double[][][] flipped = rows(KnownDistributions.binarySymmetric(0.2), MANY);
    double[] flips = new double[MANY];
    Arrays.setAll(flips, i -> Math.abs(flipped[0][i][0] - flipped[1][i][0]));
    assertMean("flips", flips, 0.2);
    double[][][] erased = rows(KnownDistributions.erasure(0.3), MANY);
    double[] erasures = new double[MANY];
    Arrays.setAll(erasures, i -> erased[1][i][0] == 2 ? 1 : 0);
    assertMean("erasures", erasures, 0.3);
    for (int i = 0; i < MANY; i++) {
      assertThat(erased[1][i][0]).isIn(erased[0][i][0], 2.0);
    }
  }

  @Test
  void softLabelsOfABitHoldTheProbabilitiesOfItsFlip() {
    double[][][] rows = rows(KnownDistributions.softBinarySymmetric(0.2), MANY);
    assertMean("bits", column(rows[0], 0), 0.5);
    for (int i = 0; i < MANY; i++) {
      boolean set = rows[0][i][0] == 1;
      assertThat(rows[1][i]).containsExactly(set ? 0.2 : 0.8, set ? 0.8 : 0.2);
    }
  }

  @Test
  void pointsFollowTheInputsInTurn() {
    Samples samples = KnownDistributions.pointsWithNoise(3, 1, 2).sample(7, 0);
    Discrete inputs = (Discrete) samples.x();
    assertThat(inputs.coverage()).isEqualTo(Coverage.ENUMERATED);
    assertThat(inputs.symbols()).isEqualTo(7);
    assertThat(((Continuous) samples.y()).toRowMajor()).containsExactly(3, 1, 2, 3, 1, 2, 3);
  }
}
