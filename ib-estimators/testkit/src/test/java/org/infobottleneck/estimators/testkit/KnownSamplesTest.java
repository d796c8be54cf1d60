package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.testkit.KnownFixtures.ALL;
import static org.infobottleneck.estimators.testkit.KnownFixtures.LN_2;
import static org.infobottleneck.estimators.testkit.KnownFixtures.MANY;
import static org.infobottleneck.estimators.testkit.KnownFixtures.SEED;
import static org.infobottleneck.estimators.testkit.KnownFixtures.all;
import static org.infobottleneck.estimators.testkit.KnownFixtures.assertMean;
import static org.infobottleneck.estimators.testkit.KnownFixtures.column;
import static org.infobottleneck.estimators.testkit.KnownFixtures.mixture;
import static org.infobottleneck.estimators.testkit.KnownFixtures.natsUnderNoise;
import static org.infobottleneck.estimators.testkit.KnownFixtures.noisy;
import static org.infobottleneck.estimators.testkit.KnownFixtures.product;
import static org.infobottleneck.estimators.testkit.KnownFixtures.rows;

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

/** Samples are those of the distribution stated, the same bits everywhere. */
class KnownSamplesTest {

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
    assertThat(values.hashCode()).isEqualTo(-29909905);
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
  void mixturesHaveTheMomentsStated() {
    double[][][] rows = rows(mixture(), MANY);
    double[] x = column(rows[0], 0);
    double[] y = column(rows[1], 0);
    assertMean("x", x, 0.2 * 2 - 0.3 * 1.5);
    assertMean("y", y, -0.2 + 0.3 * 3);
    assertMean("x²", product(x, x), 1 + 0.2 * 4 + 0.3 * 2.25);
    assertMean("xy", product(x, y), 0.5 * 0.9 + 0.2 * (-0.5 - 2) + 0.3 * -4.5);
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
  void farClustersLieOnAGridThatIsSymmetricAroundZero() {
    for (int m : new int[] {2, 3, 4, 5, 8, 64}) {
      double[][] centers = centers(m);
      for (double[] side : centers) {
        double[] sorted = side.clone();
        Arrays.sort(sorted);
        for (int c = 0; c < m; c++) {
          assertThat(sorted[c]).isEqualTo((c - (m - 1) / 2.0) * 0x1p20);
        }
      }
      if (m > 2) {
        assertThat(isMonotone(centers[0])).isFalse();
        assertThat(isMonotone(centers[1])).isFalse();
        double[] yInOrderOfX = new double[m];
        for (int c = 0; c < m; c++) {
          yInOrderOfX[(int) Math.round(centers[0][c] / 0x1p20 + (m - 1) / 2.0)] = centers[1][c];
        }
        assertThat(isMonotone(yInOrderOfX)).as("%d clusters", m).isFalse();
      }
    }
  }

  /** The centers of X and Y by cluster, as samples show them beside a label. */
  private static double[][] centers(int m) {
    double[][][] x = rows(KnownDistributions.farClusters(m, Kind.CONTINUOUS, Kind.LABELS), 2000);
    double[][][] y = rows(KnownDistributions.farClusters(m, Kind.LABELS, Kind.MIXED), 2000);
    double[][] centers = new double[2][m];
    for (int i = 0; i < 2000; i++) {
      centers[0][(int) x[1][i][0]] = center(x[0][i][0]);
      centers[1][(int) y[0][i][0]] = center(y[1][i][0]);
    }
    return centers;
  }

  private static double center(double value) {
    double center = Math.round(value / 0x1p19) * 0x1p19;
    assertThat(value - center).isBetween(-0x1p-11, 0x1p-11);
    return center;
  }

  private static boolean isMonotone(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] reversed = new double[values.length];
    Arrays.setAll(reversed, i -> sorted[values.length - 1 - i]);
    return Arrays.equals(values, sorted) || Arrays.equals(values, reversed);
  }

  @Test
  void farClustersAgreeOnBothSidesAndJitterApart() {
    double[][][] rows = rows(KnownDistributions.farClusters(4, Kind.CONTINUOUS, Kind.SOFT), 4000);
    double[][] centers = centers(4);
    double[] jitter = new double[4000];
    for (int i = 0; i < 4000; i++) {
      int cluster = 0;
      while (rows[1][i][cluster] != 1) {
        cluster++;
      }
      jitter[i] = (rows[0][i][0] - centers[0][cluster]) * 0x1p10;
    }
    assertMean("jitter", jitter, 0);
    assertMean("its square", product(jitter, jitter), 1.0 / 12);
    double[][][] real = rows(KnownDistributions.farClusters(4, Kind.CONTINUOUS, Kind.MIXED), 4000);
    double[] together = new double[4000];
    Arrays.setAll(
        together,
        i ->
            (real[0][i][0] - center(real[0][i][0]))
                * (real[1][i][0] - center(real[1][i][0]))
                * 0x1p20);
    assertMean("jitters of X and Y", together, 0);
  }

  @Test
  void pointsFollowTheInputsInTurn() {
    Samples samples = KnownDistributions.pointsWithNoise(3, 1, 2).sample(7, 0);
    Discrete inputs = (Discrete) samples.x();
    assertThat(inputs.coverage()).isEqualTo(Coverage.ENUMERATED);
    assertThat(inputs.symbols()).isEqualTo(7);
    assertThat(((Continuous) samples.y()).toRowMajor()).containsExactly(3, 1, 2, 3, 1, 2, 3);
  }

  @Test
  void argumentsAreCopied() {
    double[] means = {0, 3};
    KnownDistribution classes = KnownDistributions.gaussianClasses(means, 1);
    double[] points = {0, 3};
    KnownDistribution layer = KnownDistributions.pointsWithNoise(points);
    double[] weights = {0.5, 0.5};
    double[][] centers = {{0, 0}, {1, 1}};
    double[] rho = {0.5, 0};
    KnownDistribution mixture = KnownDistributions.gaussianMixture(weights, centers, rho);
    double[][] joint = {{0.5, 0}, {0, 0.5}};
    KnownDistribution table = KnownDistributions.discreteChannel(joint);
    List<KnownDistribution> all = List.of(classes, layer, mixture, table);
    List<List<Double>> drawn = all.stream().map(d -> values(d.sample(20, 1), 20)).toList();
    double noisy = natsUnderNoise(mixture, 1, 1);
    means[1] = 0;
    points[1] = 0;
    weights[0] = 0;
    centers[1][0] = 9;
    rho[0] = 0;
    joint[0][0] = 0;
    assertThat(all.stream().map(d -> values(d.sample(20, 1), 20)).toList()).isEqualTo(drawn);
    assertThat(natsUnderNoise(mixture, 1, 1)).isEqualTo(noisy);
    assertThat(natsUnderNoise(layer, 0, 1e-6)).isCloseTo(LN_2, within(1e-12));
  }

  @Test
  void namesSayEveryParameter() {
    assertThat(KnownDistributions.gaussian(0.6)).hasToString("gaussian(correlation=0.6)");
    assertThat(ALL.stream().map(KnownDistribution::name).limit(14))
        .containsExactly(
            "gaussian(correlation=-0.7)",
            "gaussianInLastColumns(dimensions=3, correlation=0.6)",
            "studentT(degreesOfFreedom=3, correlation=0.5)",
            "uniformNoise(halfWidth=0.25)",
            "gaussianMixture(weights=[0.5, 0.2, 0.3], means=[[0, 0], [2, -1], [-1.5, 3]],"
                + " correlations=[0.9, -0.5, 0])",
            "gaussianClasses(means=[-1, 0.5, 3], deviation=0.8)",
            "stairs(classes=5)",
            "stairsMixed(classes=5)",
            "atomsAndGaussian(correlation=0.9, agreement=0.9)",
            "discreteChannel(joint=[[0.1, 0.2, 0.3], [0.3, 0, 0.1]])",
            "binarySymmetric(flip=0.1)",
            "erasure(probability=0.3)",
            "pointsWithNoise(points=[-1, 0, 0.5, 4])",
            "independent(x=CONTINUOUS, dx=2, y=CONTINUOUS, dy=3)");
    assertThat(ALL.stream().map(KnownDistribution::name)).doesNotHaveDuplicates();
  }
}
