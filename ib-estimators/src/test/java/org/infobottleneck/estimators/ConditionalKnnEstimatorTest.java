package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;

class ConditionalKnnEstimatorTest {

  private static final double STANDARD_ERRORS = 5;

  private static double psi(int n) {
    return Digamma.digamma(n);
  }

  /** Both forms from all pairs of samples, without a tree. */
  @Property(seed = "1", tries = 40)
  void localValuesAreThoseOfBruteForce(
      @ForAll @IntRange(min = 12, max = 60) int n,
      @ForAll @IntRange(min = 1, max = 2) int dx,
      @ForAll @IntRange(min = 1, max = 3) int dz,
      @ForAll @IntRange(min = 1, max = 4) int k,
      @ForAll boolean onAGrid,
      @ForAll long seed) {
    double[][] x = rows(n, dx, onAGrid, seed);
    double[][] y = rows(n, 1, onAGrid, seed + 1);
    double[][] z = rows(n, dz, onAGrid, seed + 2);
    Variable a = Variable.continuous(x);
    Variable b = Variable.continuous(y);
    Variable c = Variable.continuous(z);
    double[] first = KnnEstimator.ksg1().withK(k).conditional().localValues(a, b, c);
    double[] second = KnnEstimator.ksg2().withK(k).conditional().localValues(a, b, c);
    for (int i = 0; i < n; i++) {
      Neighborhood around = new Neighborhood(x, y, z, i, k);
      assertThat(first[i]).isCloseTo(around.ksg1(), within(1e-12));
      assertThat(second[i]).isCloseTo(around.ksg2(), within(1e-12));
    }
  }

  private static double[][] rows(int n, int d, boolean onAGrid, long seed) {
    double[][] rows = Draws.gaussian(n, d, seed);
    for (double[] row : rows) {
      for (int j = 0; j < d && onAGrid; j++) {
        row[j] = Math.rint(row[j] * 4) / 4;
      }
    }
    return rows;
  }

  /** What sample i sees of the others. */
  private static final class Neighborhood {

    private final double[] toX;
    private final double[] toY;
    private final double[] toZ;
    private final double e;
    private final int k;

    Neighborhood(double[][] x, double[][] y, double[][] z, int i, int k) {
      int[] others = IntStream.range(0, x.length).filter(j -> j != i).toArray();
      toX = Arrays.stream(others).mapToDouble(j -> distance(x[i], x[j])).toArray();
      toY = Arrays.stream(others).mapToDouble(j -> distance(y[i], y[j])).toArray();
      toZ = Arrays.stream(others).mapToDouble(j -> distance(z[i], z[j])).toArray();
      this.k = k;
      e = IntStream.range(0, others.length).mapToDouble(this::joint).sorted().toArray()[k - 1];
    }

    private double joint(int j) {
      return Math.max(Math.max(toX[j], toY[j]), toZ[j]);
    }

    double ksg1() {
      int nz = 1;
      int nxz = 1;
      int nyz = 1;
      for (int j = 0; j < toX.length; j++) {
        nz += toZ[j] < e ? 1 : 0;
        nxz += Math.max(toX[j], toZ[j]) < e ? 1 : 0;
        nyz += Math.max(toY[j], toZ[j]) < e ? 1 : 0;
      }
      return psi(k) + psi(nz) - psi(nxz) - psi(nyz);
    }

    double ksg2() {
      double ex = 0;
      double ey = 0;
      double ez = 0;
      for (int j = 0; j < toX.length; j++) {
        if (joint(j) <= e) {
          ex = Math.max(ex, toX[j]);
          ey = Math.max(ey, toY[j]);
          ez = Math.max(ez, toZ[j]);
        }
      }
      int nz = 0;
      int nxz = 0;
      int nyz = 0;
      for (int j = 0; j < toX.length; j++) {
        nz += toZ[j] <= ez ? 1 : 0;
        nxz += toZ[j] <= ez && toX[j] <= ex ? 1 : 0;
        nyz += toZ[j] <= ez && toY[j] <= ey ? 1 : 0;
      }
      return psi(k) - 2.0 / k + psi(nz) - psi(nxz) + 1.0 / nxz - psi(nyz) + 1.0 / nyz;
    }

    private static double distance(double[] a, double[] b) {
      double max = 0;
      for (int f = 0; f < a.length; f++) {
        max = Math.max(max, Math.abs(a[f] - b[f]));
      }
      return max;
    }
  }

  @Property(seed = "1", tries = 30)
  void identitiesOfTieFreeSamplesHold(
      @ForAll @IntRange(min = 20, max = 150) int n,
      @ForAll @IntRange(min = 1, max = 2) int d,
      @ForAll @IntRange(min = 1, max = 5) int k,
      @ForAll long seed) {
    Variable x = Variable.continuous(Draws.gaussian(n, d, seed));
    Variable y = Variable.continuous(Draws.gaussian(n, 1, seed + 1));
    Variable z = Variable.continuous(Draws.gaussian(n, d, seed + 2));
    Variable constant = Variable.scalar(new double[n]);
    KnnEstimator plain = KnnEstimator.ksg1().withK(k);
    ConditionalKnnEstimator ksg1 = plain.conditional();
    ConditionalKnnEstimator ksg2 = KnnEstimator.ksg2().withK(k).conditional();
    assertThat(ksg1.estimate(x, y, constant).nats())
        .isCloseTo(plain.estimate(x, y).nats(), within(1e-12));
    assertThat(ksg1.estimate(x, z, z).nats()).isCloseTo(0, within(1e-12));
    for (ConditionalKnnEstimator estimator : List.of(ksg1, ksg2)) {
      assertThat(estimator.estimate(x, y, z).nats()).isEqualTo(estimator.estimate(y, x, z).nats());
    }
  }

  /**
   * With a constant Z, n_xz = n_x and n_z = N - 1, so the second form is KSG2 with ψ(N-1) for ψ(N)
   * and 1/n_x + 1/n_y - 2/k for -1/k.
   */
  @Property(seed = "1", tries = 30)
  void secondFormGivenAConstantDiffersFromKsg2ByItsInverseCounts(
      @ForAll @IntRange(min = 20, max = 100) int n, @ForAll long seed) {
    double[][] x = Draws.gaussian(n, 1, seed);
    double[][] y = Draws.gaussian(n, 1, seed + 1);
    int k = 3;
    double difference = -1.0 / k - 1.0 / (n - 1);
    for (int i = 0; i < n; i++) {
      Neighborhood around = new Neighborhood(x, y, new double[n][1], i, k);
      double[] extents = {0, 0};
      for (int j = 0; j < n - 1; j++) {
        if (around.joint(j) <= around.e) {
          extents[0] = Math.max(extents[0], around.toX[j]);
          extents[1] = Math.max(extents[1], around.toY[j]);
        }
      }
      long nx = Arrays.stream(around.toX).filter(distance -> distance <= extents[0]).count();
      long ny = Arrays.stream(around.toY).filter(distance -> distance <= extents[1]).count();
      difference += (1.0 / nx + 1.0 / ny) / n;
    }
    Variable a = Variable.continuous(x);
    Variable b = Variable.continuous(y);
    Variable constant = Variable.scalar(new double[n]);
    assertThat(KnnEstimator.ksg2().conditional().estimate(a, b, constant).nats())
        .isCloseTo(KnnEstimator.ksg2().estimate(a, b).nats() + difference, within(1e-12));
  }

  /** Far apart, an atom of Z is what a label is: n_z is the size of the atom less one. */
  @Test
  void farApartAtomsOfZAreStrata() {
    int n = 300;
    double[][] rows = Draws.correlated(n, 0.7, 3);
    int[] labels = Draws.labels(n, 3, 4);
    double[][] z = new double[n][1];
    for (int i = 0; i < n; i++) {
      z[i][0] = 1e3 * labels[i];
    }
    Variable x = Variable.scalar(Draws.column(rows, 0));
    Variable y = Variable.scalar(Draws.column(rows, 1));
    ConditionalKnnEstimator ksg1 = KnnEstimator.ksg1().conditional();
    Estimate byAtoms = ksg1.estimate(x, y, Variable.mixed(z));
    Estimate byLabels = ksg1.estimate(x, y, Variable.labels(labels));
    assertThat(byAtoms.nats()).isCloseTo(byLabels.nats(), within(1e-12));
    assertThat(byAtoms.caveats()).isEmpty();
    assertThat(byLabels.estimator())
        .isEqualTo("ksg1(k=3)|conditional")
        .isEqualTo(byAtoms.estimator());
    assertThat(byAtoms.estimand()).hasToString("I(X;Y|Z)");
    assertThat(ksg1.estimate(x, y, Variable.continuous(z)).caveats()).containsExactly(Caveat.TIES);
  }

  /**
   * X = a Z + U, Y = b Z + V with corr(U,V) = r: I(X;Y|Z) = -ln(1 - r²)/2, whatever a and b are.
   * The bound is five standard errors of the mean of the local values, 0.1 nats or so.
   */
  @Test
  void gaussianTruthIsMet() {
    int n = 2000;
    for (double correlation : new double[] {0, 0.4, 0.8}) {
      double[][] uv = Draws.correlated(n, correlation, 21);
      double[] z = Draws.column(Draws.gaussian(n, 1, 22), 0);
      Variable x = Variable.scalar(sum(Draws.column(uv, 0), 0.8, z));
      Variable y = Variable.scalar(sum(Draws.column(uv, 1), -0.5, z));
      Variable given = Variable.scalar(z);
      double truth = -0.5 * StrictMath.log(1 - correlation * correlation);
      for (KnnEstimator estimator : List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2())) {
        for (KnnEstimator one : List.of(estimator, estimator.withStandardization())) {
          double[] local = one.conditional().localValues(x, y, given);
          double bound = STANDARD_ERRORS * Means.standardError(local);
          Estimate estimate = one.conditional().estimate(x, y, given);
          assertThat(estimate.nats()).isEqualTo(Means.of(local));
          assertThat(estimate.nats()).as(one.description()).isCloseTo(truth, within(bound));
          assertThat(bound).isLessThan(0.15);
          assertThat(estimate.caveats()).isEmpty();
        }
      }
    }
  }

  /** Two estimates of one number: five standard errors of their difference. */
  @Test
  void givenAnIndependentZTheInformationIsThatOfThePair() {
    int n = 2000;
    double[][] rows = Draws.correlated(n, 0.7, 31);
    Variable x = Variable.scalar(Draws.column(rows, 0));
    Variable y = Variable.scalar(Draws.column(rows, 1));
    Variable z = Variable.continuous(Draws.gaussian(n, 1, 32));
    for (KnnEstimator estimator : List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2())) {
      double[] conditional = estimator.conditional().localValues(x, y, z);
      double[] difference = sum(estimator.localValues(x, y), -1, conditional);
      assertThat(Means.of(difference))
          .isCloseTo(0, within(STANDARD_ERRORS * Means.standardError(difference)));
    }
  }

  /** I(X;Y,Z) = I(X;Z) + I(X;Y|Z), within five standard errors. */
  @Test
  void chainRuleHolds() {
    int n = 2000;
    double[][] uv = Draws.correlated(n, 0.6, 41);
    double[] z = Draws.column(Draws.gaussian(n, 1, 42), 0);
    double[] xs = sum(Draws.column(uv, 0), 0.7, z);
    double[] ys = sum(Draws.column(uv, 1), 0.7, z);
    double[][] both = new double[n][];
    for (int i = 0; i < n; i++) {
      both[i] = new double[] {ys[i], z[i]};
    }
    Variable x = Variable.scalar(xs);
    Variable given = Variable.scalar(z);
    KnnEstimator ksg1 = KnnEstimator.ksg1();
    double[] parts =
        sum(
            ksg1.localValues(x, given),
            1,
            ksg1.conditional().localValues(x, Variable.scalar(ys), given));
    double[] rest = sum(ksg1.localValues(x, Variable.continuous(both)), -1, parts);
    assertThat(Means.of(rest)).isCloseTo(0, within(STANDARD_ERRORS * Means.standardError(rest)));
  }

  private static double[] sum(double[] a, double factor, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + factor * b[i];
    }
    return sum;
  }

  @Test
  void theOrderOfTheSamplesDoesNotMatter() {
    int n = 200;
    double[][] uv = Draws.correlated(n, 0.6, 51);
    Variable x = Variable.scalar(Draws.column(uv, 0));
    Variable y = Variable.scalar(Draws.column(uv, 1));
    Variable z = Variable.continuous(Draws.gaussian(n, 2, 52));
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    java.util.Collections.shuffle(order, new java.util.Random(53));
    int[] rows = order.stream().mapToInt(Integer::intValue).toArray();
    for (KnnEstimator estimator : List.of(KnnEstimator.ksg1(), KnnEstimator.ksg2())) {
      ConditionalKnnEstimator conditional = estimator.withStandardization().conditional();
      assertThat(conditional.estimate(x.take(rows), y.take(rows), z.take(rows)).nats())
          .isCloseTo(conditional.estimate(x, y, z).nats(), within(1e-12));
    }
  }

  @Test
  void nearItsCeilingAnEstimateSaysSo() {
    double[] values = Draws.column(Draws.gaussian(400, 1, 61), 0);
    Variable x = Variable.scalar(values);
    Variable z = Variable.continuous(Draws.gaussian(400, 3, 62));
    // X given Z tells all of X: ψ(n_z + 1) - ψ(k), the ceiling itself.
    Estimate estimate = KnnEstimator.ksg1().conditional().estimate(x, x, z);
    assertThat(estimate.caveats()).containsExactly(Caveat.SATURATED);
    Variable wide = Variable.continuous(Draws.gaussian(400, 5, 63));
    assertThat(KnnEstimator.ksg1().conditional().estimate(x, wide, z).caveats())
        .contains(Caveat.HIGH_DIMENSION);
  }

  @Test
  void whatCannotBeAnsweredIsRefused() {
    ConditionalKnnEstimator ksg1 = KnnEstimator.ksg1().conditional();
    Variable x = Variable.continuous(Draws.gaussian(20, 1, 71));
    Variable y = Variable.continuous(Draws.gaussian(20, 1, 72));
    Variable labels = Variable.labels(Draws.labels(20, 2, 73));
    Variable atoms = Variable.mixed(new double[20][1]);
    assertThatThrownBy(() -> ksg1.estimate(x, labels, y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KnnEstimator.ross()");
    assertThatThrownBy(() -> ksg1.estimate(x, atoms, y)).hasMessageContaining("gao()");
    assertThatThrownBy(() -> ksg1.localValues(x, y, labels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("local values need a continuous Z");
    assertThatThrownBy(() -> KnnEstimator.gao().conditional().localValues(x, y, y))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> KnnEstimator.gao().conditional().estimate(x, y, y))
        .hasMessageContaining("for a continuous Z ask KnnEstimator.ksg1()");
    assertThatThrownBy(() -> KnnEstimator.ksg1().withK(20).conditional().estimate(x, y, y))
        .hasMessageContaining("must exceed k = 20");
    assertThatThrownBy(() -> ksg1.estimate(x, y, Variable.continuous(Draws.gaussian(19, 1, 74))))
        .hasMessageContaining("20, 20 and 19");
    Variable far = Variable.scalar(spread(20));
    assertThatThrownBy(() -> ksg1.estimate(x, y, far)).hasMessageContaining("range of given");
  }

  private static double[] spread(int n) {
    double[] values = new double[n];
    values[0] = -Double.MAX_VALUE;
    values[1] = Double.MAX_VALUE;
    return values;
  }

  @Test
  void equalConfigurationsAreEqual() {
    assertThat(KnnEstimator.ksg2().conditional())
        .isEqualTo(KnnEstimator.ksg2().conditional())
        .hasSameHashCodeAs(KnnEstimator.ksg2().conditional())
        .isNotEqualTo(KnnEstimator.ksg2().withK(4).conditional())
        .hasToString("ksg2(k=3)|conditional");
    assertThat(KnnEstimator.ross().conditional()).hasToString("ross(k=3)|strata");
  }
}
