package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.CountEntropyMethod.CHAO_SHEN;
import static org.infobottleneck.estimators.CountEntropyMethod.GRASSBERGER_1988;
import static org.infobottleneck.estimators.CountEntropyMethod.GRASSBERGER_2003;
import static org.infobottleneck.estimators.CountEntropyMethod.JAMES_STEIN;
import static org.infobottleneck.estimators.CountEntropyMethod.MILLER_MADOW;
import static org.infobottleneck.estimators.CountEntropyMethod.NSB;
import static org.infobottleneck.estimators.CountEntropyMethod.NSB_OCCUPIED;
import static org.infobottleneck.estimators.CountEntropyMethod.PLUG_IN;
import static org.infobottleneck.estimators.CountEntropyMethod.ZHANG;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each entropy of counts against its definition, its published values, or its exact bias. */
class CountEntropyMethodTest {

  private static final double EULER = 0.5772156649015329;
  private static final int[] COUNTS = {1, 7, 2, 1, 3, 1, 12, 2};
  private static final int N = 29;

  @Test
  void millerMadowAddsHalfACellPerSample() {
    assertThat(MILLER_MADOW.entropy(COUNTS) - PLUG_IN.entropy(COUNTS))
        .isCloseTo(7 / 58.0, within(1e-15));
  }

  /** ψ(n) of a whole number: the harmonic number before it less Euler's constant. */
  private static double digamma(int n) {
    double sum = -EULER;
    for (int k = 1; k < n; k++) {
      sum += 1.0 / k;
    }
    return sum;
  }

  @Test
  void grassbergerOf1988AlternatesWithTheCount() {
    double expected = 0;
    for (int c : COUNTS) {
      double alternating = (c % 2 == 0 ? 1.0 : -1.0) / (c + 1);
      expected += c / (double) N * (StrictMath.log(N) - digamma(c) - alternating);
    }
    assertThat(GRASSBERGER_1988.entropy(COUNTS)).isCloseTo(expected, within(1e-14));
  }

  /** G(1) = -γ - ln 2, G(2) = 2 - γ - ln 2, G(2n+1) = G(2n), G(2n+2) = G(2n) + 2/(2n+1). */
  @Test
  void grassbergerOf2003FollowsItsRecurrence() {
    double[] g = new double[14];
    g[1] = -EULER - StrictMath.log(2);
    g[2] = 2 + g[1];
    for (int n = 3; n < g.length; n++) {
      g[n] = n % 2 == 1 ? g[n - 1] : g[n - 2] + 2.0 / (n - 1);
    }
    double expected = StrictMath.log(N);
    for (int c : COUNTS) {
      expected -= c * g[c] / N;
    }
    assertThat(GRASSBERGER_2003.entropy(COUNTS)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void chaoShenWeighsByCoverageAndByTheChanceToBeSeen() {
    double expected = 0;
    for (int c : COUNTS) {
      double q = (1 - 3.0 / N) * c / N;
      double missed = 1;
      for (int i = 0; i < N; i++) {
        missed *= 1 - q;
      }
      expected -= q * StrictMath.log(q) / (1 - missed);
    }
    assertThat(CHAO_SHEN.entropy(COUNTS)).isCloseTo(expected, within(1e-13));
  }

  /** With N = 4: C = 1/4, q = 1/16 four times. */
  @Test
  void chaoShenOfSingletonsTakesOneOfThemForSeenTwice() {
    double missed = 15 * 15 * 15 * 15 / 65536.0;
    double expected = 4 * StrictMath.log(16) / 16 / (1 - missed);
    assertThat(CHAO_SHEN.entropy(new int[] {1, 1, 1, 1})).isCloseTo(expected, within(1e-14));
  }

  @Test
  void jamesSteinShrinksTowardsItsOccupiedCells() {
    double squares = 0;
    double distances = 0;
    for (int c : COUNTS) {
      squares += c / (double) N * c / N;
      distances += (1.0 / 8 - c / (double) N) * (1.0 / 8 - c / (double) N);
    }
    double lambda = (1 - squares) / (N - 1) / distances;
    assertThat(lambda).isBetween(0.1, 0.9);
    double expected = 0;
    for (int c : COUNTS) {
      double q = lambda / 8 + (1 - lambda) * c / N;
      expected -= q * StrictMath.log(q);
    }
    assertThat(JAMES_STEIN.entropy(COUNTS)).isCloseTo(expected, within(1e-14));
    // (1 - 5/9) / (2 · 1/18) = 4, so that nothing is left of the frequencies.
    assertThat(JAMES_STEIN.entropy(new int[] {2, 1})).isCloseTo(StrictMath.log(2), within(1e-15));
    assertThat(JAMES_STEIN.entropy(new int[] {3, 3, 3}))
        .isCloseTo(StrictMath.log(3), within(1e-15));
  }

  @Test
  void zhangIsItsSumOverOrders() {
    for (int[] counts : new int[][] {COUNTS, {1, 1, 1}, {40, 3}, {9}, {5, 5, 5, 1}}) {
      int n = Arrays.stream(counts).sum();
      double expected = 0;
      for (int c : counts) {
        double product = 1;
        for (int v = 1; v <= n - c; v++) {
          product *= 1 - (c - 1.0) / (n - v);
          expected += c / (double) n * product / v;
        }
      }
      assertThat(ZHANG.entropy(counts)).isCloseTo(expected, within(1e-13));
    }
  }

  /**
   * E[H] = H - Σ_{v≥N} (1/v) Σ p (1 - p)^v (Zhang 2012), the mean taken over every outcome of ten
   * samples of three cells.
   */
  @Test
  void theBiasOfZhangIsTheOneOfHisPaper() {
    double[] p = {0.6, 0.3, 0.1};
    double truth = 0;
    double bias = 0;
    for (double share : p) {
      truth -= share * StrictMath.log(share);
      double term = share;
      for (int v = 1; v < 1000; v++) {
        term *= 1 - share;
        bias -= v >= 10 ? term / v : 0;
      }
    }
    double mean = 0;
    BinomialDistribution first = new BinomialDistribution(10, p[0]);
    for (int a = 0; a <= 10; a++) {
      BinomialDistribution second = new BinomialDistribution(10 - a, p[1] / (p[1] + p[2]));
      for (int b = 0; b <= 10 - a; b++) {
        double probability = first.probability(a) * second.probability(b);
        mean += probability * ZHANG.entropy(new int[] {a, b, 10 - a - b});
      }
    }
    assertThat(bias).isLessThan(-0.02);
    assertThat(mean).isCloseTo(truth + bias, within(1e-12));
  }

  private static int[] draw(double[] p, int n, Random random) {
    int[] counts = new int[p.length];
    for (int i = 0; i < n; i++) {
      double u = random.nextDouble();
      int cell = 0;
      while (cell < p.length - 1 && u >= p[cell]) {
        u -= p[cell++];
      }
      counts[cell]++;
    }
    return counts;
  }

  /** Sixty cells in sequence of 1/k, and sixty alike; a hundred samples; the mean of 300 draws. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLUG_IN")
  void aCorrectionBringsTheMeanNearerToTheTruth(CountEntropyMethod method) {
    double[] uniform = new double[60];
    double[] harmonic = new double[60];
    Arrays.fill(uniform, 1 / 60.0);
    double total = 0;
    for (int k = 1; k <= 60; k++) {
      total += 1.0 / k;
    }
    double truth = 0;
    for (int k = 1; k <= 60; k++) {
      harmonic[k - 1] = 1 / (k * total);
      truth -= harmonic[k - 1] * StrictMath.log(harmonic[k - 1]);
    }
    assertThat(biasOver(method, uniform, StrictMath.log(60)))
        .isLessThan(0.75 * biasOver(PLUG_IN, uniform, StrictMath.log(60)));
    assertThat(biasOver(method, harmonic, truth))
        .isLessThan(0.75 * biasOver(PLUG_IN, harmonic, truth));
  }

  private static double biasOver(CountEntropyMethod method, double[] p, double truth) {
    Random random = new Random(5);
    double sum = 0;
    for (int i = 0; i < 300; i++) {
      sum += method.entropy(draw(p, 100, random), p.length) - truth;
    }
    return Math.abs(sum / 300);
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheMultisetOfCountsMatters(CountEntropyMethod method) {
    int[] shuffled = {2, 12, 0, 1, 3, 1, 0, 0, 2, 7, 1};
    assertThat(method.entropy(shuffled)).isEqualTo(method.entropy(COUNTS));
    assertThat(method.entropy(shuffled, 40)).isEqualTo(method.entropy(COUNTS, 40));
    assertThat(shuffled).containsExactly(2, 12, 0, 1, 3, 1, 0, 0, 2, 7, 1);
  }

  @ParameterizedTest
  @EnumSource
  void theyAgreeWhereSamplesAbound(CountEntropyMethod method) {
    int[] counts = {400_000, 300_000, 200_001};
    assertThat(method.entropy(counts)).isCloseTo(PLUG_IN.entropy(counts), within(4e-6));
  }

  @ParameterizedTest
  @EnumSource
  void aConstantHasNoEntropy(CountEntropyMethod method) {
    EnumSet<CountEntropyMethod> grassbergers = EnumSet.of(GRASSBERGER_1988, GRASSBERGER_2003);
    double most = grassbergers.contains(method) ? 1.6 / 1001 : 0;
    for (int n : new int[] {1, 2, 1000, 1001}) {
      double value = method.entropy(new int[] {n});
      assertThat(value).isFinite();
      if (n > 2) {
        assertThat(Math.abs(value)).isLessThanOrEqualTo(most);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void singletonsHaveAFiniteEntropy(CountEntropyMethod method) {
    for (int n : new int[] {1, 2, 3, 1000}) {
      int[] counts = new int[n];
      Arrays.fill(counts, 1);
      assertThat(method.entropy(counts)).isFinite().isGreaterThanOrEqualTo(0);
      assertThat(method.entropy(counts, 1L << 40)).isFinite();
    }
  }

  @Test
  void onlyNsbKnowsOfEmptyCells() {
    for (CountEntropyMethod method : CountEntropyMethod.values()) {
      double more = method.entropy(COUNTS, 100) - method.entropy(COUNTS);
      if (method == NSB) {
        assertThat(more).isGreaterThan(0.1);
      } else {
        assertThat(more).isZero();
      }
    }
    assertThat(NSB_OCCUPIED.entropy(COUNTS)).isEqualTo(NSB.entropy(COUNTS, 8));
  }

  @Test
  void whatAreNoCountsIsRefused() {
    assertThatThrownBy(() -> PLUG_IN.entropy(new int[] {3, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count of cell 1 must be at least 0, got -1");
    assertThatThrownBy(() -> NSB.entropy(new int[2], 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of occupied cells must be at least 1, got 0");
    assertThatThrownBy(() -> NSB.entropy(COUNTS, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of cells must be at least the 8 occupied, got 7");
  }
}
