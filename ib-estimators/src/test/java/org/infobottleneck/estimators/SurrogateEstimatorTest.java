package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Digamma;
import org.junit.jupiter.api.Test;

/**
 * Means over repeats are held to five of their own standard errors, which a fair estimate leaves
 * once in two hundred times for six repeats and once in a thousand for ten (Student's t); the seeds
 * are fixed.
 */
class SurrogateEstimatorTest {

  private static final SurrogateEstimator GAUSSIAN = SurrogateEstimator.gaussian();
  private static final SurrogateEstimator MIXTURE = SurrogateEstimator.gaussianMixture();

  private record Pair(Continuous x, Continuous y) {}

  /** Every column of Y is correlated with one of X. */
  private static Pair gaussian(int n, int d, double correlation, long seed) {
    return mapped(n, d, correlation, seed, value -> value);
  }

  private static Pair mapped(int n, int d, double correlation, long seed, DoubleUnaryOperator map) {
    double[][] z = Draws.gaussian(n, 2 * d, seed);
    double other = Math.sqrt(1 - correlation * correlation);
    double[][] x = new double[n][d];
    double[][] y = new double[n][d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        x[i][j] = map.applyAsDouble(z[i][j]);
        y[i][j] = map.applyAsDouble(correlation * z[i][j] + other * z[i][d + j]);
      }
    }
    return new Pair(Variable.continuous(x), Variable.continuous(y));
  }

  /** The correlation of d pairs of columns that hold one nat together. */
  private static double oneNat(int d) {
    return Math.sqrt(1 - StrictMath.exp(-2.0 / d));
  }

  /** Over repeats: mean of the plain value, mean and standard error of the corrected one. */
  private record Repeated(double plainMean, double mean, double error) {}

  @FunctionalInterface
  private interface Repeat {
    SurrogateCorrection of(long seed);
  }

  private static Repeated repeated(int repeats, Repeat repeat) {
    double[] plain = new double[repeats];
    double[] corrected = new double[repeats];
    for (int r = 0; r < repeats; r++) {
      SurrogateCorrection correction = repeat.of(1000 + r);
      plain[r] = correction.plain();
      corrected[r] = correction.corrected();
    }
    return new Repeated(Means.of(plain), Means.of(corrected), Means.standardError(corrected));
  }

  @Test
  void gaussianTruthIsMetWhereNeighborsAloneLoseATenthOrAThird() {
    for (int d : new int[] {3, 5}) {
      Repeated means =
          repeated(
              8,
              seed -> {
                Pair pair = gaussian(400, d, oneNat(d), seed);
                return GAUSSIAN.correction(pair.x(), pair.y());
              });
      assertThat(means.mean()).as("d = %d", d).isCloseTo(1, within(5 * means.error()));
      assertThat(5 * means.error()).isLessThan(0.15);
      assertThat(means.plainMean()).isLessThan(d == 3 ? 0.88 : 0.7);
    }
  }

  /** The fit alone shows more than dx dy / 2N: 1/4 and 25/16 of a nat here. */
  @Test
  void noDependenceIsInvented() {
    for (int d : new int[] {10, 25}) {
      int repeats = d == 10 ? 10 : 6;
      Repeated means =
          repeated(
              repeats,
              seed -> {
                Pair pair = gaussian(200, d, 0, seed);
                return GAUSSIAN.correction(pair.x(), pair.y());
              });
      assertThat(means.mean()).as("d = %d", d).isCloseTo(0, within(5 * means.error()));
      assertThat(5 * means.error()).isLessThan(d == 10 ? 0.15 : 0.3);
    }
  }

  @Test
  void monotoneMapsOfColumnsChangeNoBit() {
    Pair plain = gaussian(200, 2, 0.6, 1);
    for (SurrogateEstimator estimator : new SurrogateEstimator[] {GAUSSIAN, MIXTURE}) {
      double expected = estimator.estimate(plain.x(), plain.y()).nats();
      Pair heavy = mapped(200, 2, 0.6, 1, z -> StrictMath.sinh(4 * z));
      assertThat(estimator.estimate(heavy.x(), heavy.y()).nats()).isEqualTo(expected);
      Pair cubed = mapped(200, 2, 0.6, 1, z -> z * z * z);
      assertThat(estimator.estimate(cubed.x(), cubed.y()).nats()).isEqualTo(expected);
    }
  }

  /**
   * Student's t with independent scores of X and Y but a scale in common: all information is in the
   * tails, Γ and ψ of its entropies.
   */
  @Test
  void heavyTailsDoNoHarm() {
    int d = 3;
    int freedom = 3;
    double truth =
        2 * studentEntropy(freedom, d) - studentEntropy(freedom, 2 * d); // scatters are identities
    Repeated means = repeated(6, seed -> student(600, d, freedom, seed));
    assertThat(means.mean()).isCloseTo(truth, within(0.03 + 5 * means.error()));
    assertThat(means.plainMean()).isLessThan(means.mean());
  }

  private static SurrogateCorrection student(int n, int d, int freedom, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[n][d];
    double[][] y = new double[n][d];
    for (int i = 0; i < n; i++) {
      double squares = 0;
      for (int m = 0; m < freedom; m++) {
        double z = random.nextGaussian();
        squares += z * z / freedom;
      }
      for (int j = 0; j < d; j++) {
        x[i][j] = random.nextGaussian() / Math.sqrt(squares);
        y[i][j] = random.nextGaussian() / Math.sqrt(squares);
      }
    }
    return MIXTURE.correction(Variable.continuous(x), Variable.continuous(y));
  }

  /** But for (d/2) ln νπ, which cancels. */
  private static double studentEntropy(double freedom, int d) {
    double half = (freedom + d) / 2;
    return Gamma.logGamma(freedom / 2)
        - Gamma.logGamma(half)
        + half * (Digamma.digamma(half) - Digamma.digamma(freedom / 2));
  }

  @Test
  void aFunctionKeepsThePlainValueAndTwoDoubts() {
    for (int d = 1; d <= 5; d += 2) {
      Variable x = Variable.continuous(Draws.gaussian(300, d, 2));
      double identity = Digamma.digamma(300) - Digamma.digamma(3);
      Estimate estimate = GAUSSIAN.estimate(x, x);
      assertThat(estimate.nats()).isCloseTo(identity, within(1e-12));
      assertThat(estimate.caveats()).contains(Caveat.SATURATED, Caveat.ILL_CONDITIONED);
      assertThat(GAUSSIAN.correction(x, x).surrogates()).isZero();
    }
    Variable x = Variable.continuous(Draws.gaussian(300, 1, 2));
    assertThat(MIXTURE.estimate(x, x).caveats())
        .containsExactlyInAnyOrder(Caveat.SATURATED, Caveat.ILL_CONDITIONED);
  }

  @Test
  void fewerSamplesThanDimensionsKeepThePlainValue() {
    Pair pair = gaussian(8, 5, 0.5, 3);
    Estimate estimate = GAUSSIAN.estimate(pair.x(), pair.y());
    Estimate plain =
        KnnEstimator.ksg1()
            .estimate(NormalScores.informative(pair.x()), NormalScores.informative(pair.y()));
    assertThat(estimate.nats()).isEqualTo(plain.nats());
    assertThat(estimate.caveats()).contains(Caveat.ILL_CONDITIONED, Caveat.HIGH_DIMENSION);
    Variable labels = Variable.labels(new int[] {0, 1, 0, 1, 0, 1, 0, 1});
    Variable nine = Variable.continuous(Draws.gaussian(8, 9, 4));
    assertThat(GAUSSIAN.estimate(nine, labels).caveats()).contains(Caveat.ILL_CONDITIONED);
  }

  @Test
  void aCorrectionDisagreesAboveATenthOfANatAndHalfOfThePlainValue() {
    assertThat(disagrees(0.3, 0.44)).isFalse();
    assertThat(disagrees(0.3, 0.46)).isTrue();
    assertThat(disagrees(0.3, 0.14)).isTrue();
    assertThat(disagrees(-0.3, -0.46)).isTrue();
    assertThat(disagrees(0.1, 0.19)).isFalse();
    assertThat(disagrees(0.1, 0.21)).isTrue();
    assertThat(disagrees(3, 4.4)).isFalse();
  }

  private static boolean disagrees(double plain, double corrected) {
    SurrogateCorrection correction =
        new SurrogateCorrection(plain, plain - corrected, 0.01, 16, corrected, 1, true);
    Estimate estimate = Estimate.of(plain, Estimand.of(Channel.EXACT, Channel.EXACT), 100, "plain");
    Estimate flagged =
        GAUSSIAN.flag(
            new SurrogateEstimator.Work(estimate, 2, correction, 0, Double.POSITIVE_INFINITY),
            corrected);
    assertThat(flagged.estimator()).isEqualTo(GAUSSIAN.description());
    assertThat(flagged.nats()).isEqualTo(corrected);
    assertThat(flagged.caveats()).doesNotContain(Caveat.ILL_CONDITIONED);
    return flagged.caveats().contains(Caveat.SURROGATE_DISAGREES);
  }

  @Test
  void whatAModelOfLabelsInventsIsFlaggedAboveATenthOfTheValue() {
    assertThat(caveats(1, 0.09, 2)).isEmpty();
    assertThat(caveats(1, 0.11, 2)).containsExactly(Caveat.UNDERSAMPLED);
    assertThat(caveats(0.01, 0.009, 2)).isEmpty();
    assertThat(caveats(-0.1, 0.011, 2)).containsExactly(Caveat.UNDERSAMPLED);
  }

  @Test
  void aValueAboveTheEntropyOfTheLabelsIsFlagged() {
    assertThat(caveats(2.019, 0, 2)).isEmpty();
    assertThat(caveats(2.021, 0, 2)).containsExactly(Caveat.ABOVE_ENTROPY);
    assertThat(caveats(0.509, 0, 0.5)).isEmpty();
    assertThat(caveats(0.511, 0, 0.5)).containsExactly(Caveat.ABOVE_ENTROPY);
  }

  private static Set<Caveat> caveats(double nats, double excess, double entropy) {
    SurrogateCorrection correction = new SurrogateCorrection(nats, 0, 0.01, 16, nats, 1, true);
    Estimate estimate = Estimate.of(nats, Estimand.of(Channel.EXACT, Channel.EXACT), 100, "plain");
    return GAUSSIAN
        .flag(new SurrogateEstimator.Work(estimate, 2, correction, excess, entropy), nats)
        .caveats();
  }

  /** Labels that fifty columns determine: means and a covariance of 150 rows are made of noise. */
  @Test
  void moreColumnsThanTheSamplesOfAClassAreFlagged() {
    double[][] rows = Draws.gaussian(150, 50, 9);
    int[] labels = new int[rows.length];
    double[][] few = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = rows[i][0] > 0.4 ? 2 : rows[i][0] > -0.4 ? 1 : 0;
      few[i] = new double[] {rows[i][0], rows[i][1]};
    }
    assertThat(estimate(rows, labels).caveats())
        .contains(Caveat.UNDERSAMPLED, Caveat.HIGH_DIMENSION);
    assertThat(estimate(few, labels).caveats()).doesNotContain(Caveat.UNDERSAMPLED);
  }

  private static Estimate estimate(double[][] rows, int[] labels) {
    return GAUSSIAN.estimate(Variable.continuous(rows), Variable.labels(labels));
  }

  @Test
  void aLargeCorrectionOfRealSamplesIsFlagged() {
    Pair strong = gaussian(200, 8, 0.8, 5);
    assertThat(GAUSSIAN.estimate(strong.x(), strong.y()).caveats())
        .contains(Caveat.SURROGATE_DISAGREES, Caveat.HIGH_DIMENSION);
    Pair plane = gaussian(200, 1, 0.8, 5);
    assertThat(GAUSSIAN.estimate(plane.x(), plane.y()).caveats()).isEmpty();
  }

  private record Classes(Continuous x, Discrete labels) {

    static final double SHIFT = 1.5;

    /** The first column is shifted by class, -1.5, 0 or 1.5; the others are noise. */
    static Classes of(int n, int d, long seed) {
      int[] labels = Draws.labels(n, 3, seed);
      double[][] x = Draws.gaussian(n, d, seed + 1);
      for (int i = 0; i < n; i++) {
        x[i][0] += SHIFT * (labels[i] - 1);
      }
      return new Classes(Variable.continuous(x), Variable.labels(labels));
    }

    static double truth() {
      double[] thirds = {1 / 3.0, 1 / 3.0, 1 / 3.0};
      return GaussianClasses.information(thirds, new double[] {-SHIFT, 0, SHIFT}, 1);
    }
  }

  /**
   * Normal scores of three Gaussians are not three Gaussians, so that a share of the bias remains,
   * 0.03 in these eight dimensions, where neighbors alone lose 0.13.
   */
  @Test
  void labelsOfGaussianClassesMeetTheIntegral() {
    double truth = Classes.truth();
    for (SurrogateEstimator estimator : new SurrogateEstimator[] {GAUSSIAN, MIXTURE}) {
      Repeated means =
          repeated(
              10,
              seed -> {
                Classes classes = Classes.of(450, 8, 3 * seed);
                return estimator.correction(classes.x(), classes.labels());
              });
      assertThat(means.mean()).isCloseTo(truth, within(0.03 + 3 * means.error()));
      assertThat(0.03 + 3 * means.error()).isLessThan(0.08);
      assertThat(means.plainMean()).isLessThan(truth - 0.1);
    }
  }

  @Test
  void labelsMayStandOnEitherSide() {
    Classes classes = Classes.of(90, 2, 7);
    assertThat(GAUSSIAN.estimate(classes.labels(), classes.x()))
        .isEqualTo(GAUSSIAN.estimate(classes.x(), classes.labels()));
  }

  @Test
  void singletonsAreDroppedBeforeAnythingIsRanked() {
    Classes without = Classes.of(60, 2, 8);
    double[][] rows = new double[61][2];
    int[] labels = new int[61];
    rows[0] = new double[] {0.1, -0.2};
    labels[0] = 9;
    for (int i = 0; i < 60; i++) {
      rows[i + 1] = new double[] {without.x().value(i, 0), without.x().value(i, 1)};
      labels[i + 1] = without.labels().code(i);
    }
    Estimate expected = GAUSSIAN.estimate(without.x(), without.labels());
    Estimate estimate = GAUSSIAN.estimate(Variable.continuous(rows), Variable.labels(labels));
    assertThat(estimate.nats()).isEqualTo(expected.nats());
    assertThat(estimate.samples()).isEqualTo(60);
    assertThat(estimate.caveats()).contains(Caveat.SINGLETONS_DROPPED);
    assertThat(expected.caveats()).doesNotContain(Caveat.SINGLETONS_DROPPED);
  }

  @Test
  void aCorrectionHoldsTheNumbersOfItsEstimate() {
    Pair pair = gaussian(300, 2, 0.5, 9);
    SurrogateCorrection correction = GAUSSIAN.correction(pair.x(), pair.y());
    double plain =
        KnnEstimator.ksg1()
            .estimate(NormalScores.informative(pair.x()), NormalScores.informative(pair.y()))
            .nats();
    assertThat(correction.plain()).isEqualTo(plain);
    assertThat(correction.corrected()).isEqualTo(plain - correction.bias());
    assertThat(GAUSSIAN.estimate(pair.x(), pair.y()).nats()).isEqualTo(correction.corrected());
    assertThat(correction.components()).isEqualTo(1);
    assertThat(correction.gaussian()).isTrue();
    assertThat(correction.deviation()).isBetween(0.005, 0.1);
  }

  /** Of one Gaussian: what the Gaussian copula says, which is programmed by itself. */
  @Test
  void theModelsInformationIsThatOfTheGaussianCopula() {
    for (double correlation : new double[] {0, 0.5, 0.9}) {
      Pair pair = gaussian(150, 3, correlation, 10);
      double expected = GaussianCopulaEstimator.create().estimate(pair.x(), pair.y()).nats();
      assertThat(GAUSSIAN.correction(pair.x(), pair.y()).modelInformation())
          .isCloseTo(expected, within(1e-9));
    }
  }

  /** 32768/N, but at least 4 and at most 16. */
  @Test
  void surrogatesAreFewerWhereThereAreManySamples() {
    assertThat(surrogates(100)).isEqualTo(16);
    assertThat(surrogates(2500)).isEqualTo(13);
    assertThat(surrogates(10_000)).isEqualTo(4);
  }

  private static int surrogates(int n) {
    Pair pair = gaussian(n, 1, 0.5, 11);
    return GAUSSIAN.correction(pair.x(), pair.y()).surrogates();
  }

  @Test
  void reconciliationKeepsWhatExceedsThreeDeviations() {
    // D = 1.0 - 0.7; three deviations squared, 9 · 0.01 · (1 + 1/16), exceed its square.
    assertThat(new SurrogateCorrection(0.9, -0.1, 0.1, 16, 0.7, 1, true).reconciled())
        .isEqualTo(0.7);
    // D = 0.4, of which 0.095625 / 0.4 are taken away; and the same below the model.
    assertThat(new SurrogateCorrection(1, -0.1, 0.1, 16, 0.7, 1, true).reconciled())
        .isCloseTo(0.7 + 0.4 - 0.095625 / 0.4, within(1e-15));
    assertThat(new SurrogateCorrection(0.2, -0.1, 0.1, 16, 0.7, 1, true).reconciled())
        .isCloseTo(0.7 - 0.4 + 0.095625 / 0.4, within(1e-15));
    assertThat(new SurrogateCorrection(0.9, -0.1, 0.1, 16, 0.7, 2, false).reconciled())
        .isEqualTo(1.0);
  }

  @Test
  void withoutAModelAllValuesArePlain() {
    SurrogateCorrection none = SurrogateCorrection.none(0.4);
    assertThat(none.corrected()).isEqualTo(0.4);
    assertThat(none.reconciled()).isEqualTo(0.4);
    assertThat(none.modelInformation()).isEqualTo(0.4);
    assertThat(none.surrogates()).isZero();
    assertThat(none.gaussian()).isFalse();
  }

  @Test
  void mixturesAreFoundWhereTheCopulaIsNotGaussian() {
    Random random = new Random(12);
    int n = 600;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
      y[i] = (random.nextBoolean() ? 2 : -2) * x[i] + 0.5 * random.nextGaussian();
    }
    Variable first = Variable.scalar(x);
    Variable second = Variable.scalar(y);
    SurrogateCorrection mixture = MIXTURE.correction(first, second);
    assertThat(mixture.components()).isGreaterThan(1);
    assertThat(mixture.gaussian()).isFalse();
    assertThat(mixture.modelInformation()).isGreaterThan(0.3);
    assertThat(GAUSSIAN.correction(first, second).modelInformation()).isLessThan(0.1);
  }

  @Test
  void constantColumnsAndMonotoneMapsOfColumnsAreLeftOut() {
    Pair pair = gaussian(100, 2, 0.6, 13);
    double[][] more = new double[100][5];
    for (int i = 0; i < 100; i++) {
      double a = pair.x().value(i, 0);
      more[i] = new double[] {a, 7, pair.x().value(i, 1), StrictMath.exp(a), -a};
    }
    Estimate expected = GAUSSIAN.estimate(pair.x(), pair.y());
    Estimate estimate = GAUSSIAN.estimate(Variable.continuous(more), pair.y());
    assertThat(estimate.nats()).isEqualTo(expected.nats());
    assertThat(estimate.caveats()).contains(Caveat.CONSTANT_COLUMN);
  }

  @Test
  void aConstantTellsNothingAndNeedsNoModel() {
    Continuous x = gaussian(50, 2, 0.6, 13).x();
    Variable constant = Variable.continuous(new double[50][2]);
    Variable one = Variable.labels(new int[50]);
    for (SurrogateEstimator estimator : new SurrogateEstimator[] {GAUSSIAN, MIXTURE}) {
      for (Variable[] pair : new Variable[][] {{x, constant}, {constant, x}, {x, one}, {one, x}}) {
        Estimate estimate = estimator.estimate(pair[0], pair[1]);
        assertThat(estimate.nats()).isZero();
        assertThat(estimate.samples()).isEqualTo(50);
        assertThat(estimate.caveats().contains(Caveat.CONSTANT_COLUMN))
            .isEqualTo(pair[0] == constant || pair[1] == constant);
      }
    }
  }

  @Test
  void aSeedIsAnotherDraw() {
    Pair pair = gaussian(100, 1, 0.6, 14);
    Estimate zero = GAUSSIAN.estimate(pair.x(), pair.y());
    assertThat(GAUSSIAN.withSeed(0).estimate(pair.x(), pair.y())).isEqualTo(zero);
    assertThat(GAUSSIAN.withSeed(1).estimate(pair.x(), pair.y()).nats()).isNotEqualTo(zero.nats());
  }

  @Test
  void descriptionsHoldEveryParameter() {
    assertThat(GAUSSIAN.withK(1).withSeed(7)).hasToString("surrogates(gaussian,k=1,seed=7)");
    assertThat(MIXTURE).hasToString("surrogates(gaussian-mixture,k=3,seed=0)");
    assertThat(MIXTURE.withSeed(1)).isEqualTo(SurrogateEstimator.gaussianMixture().withSeed(1));
    assertThat(MIXTURE).isNotEqualTo(GAUSSIAN).isNotEqualTo(MIXTURE.withK(2));
    assertThatThrownBy(() -> GAUSSIAN.withK(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of neighbors k must be at least 1, got 0");
  }

  @Test
  void kindsWithoutNeighborsAreRefusedWithTheNameOfOneThatServes() {
    assertThat(GAUSSIAN.refusal(Kind.CONTINUOUS, Kind.CONTINUOUS)).isEmpty();
    assertThat(GAUSSIAN.refusal(Kind.LABELS, Kind.CONTINUOUS)).isEmpty();
    assertThat(GAUSSIAN.refusal(Kind.CONTINUOUS, Kind.MIXED).orElse(""))
        .startsWith("surrogates(gaussian,k=3,seed=0)")
        .contains("KnnEstimator.gao()");
    assertThat(GAUSSIAN.refusal(Kind.CONTINUOUS, Kind.SOFT).orElse("")).contains("KdeEstimator");
    assertThat(GAUSSIAN.refusal(Kind.LABELS, Kind.LABELS).orElse(""))
        .contains("BinningEstimator.distinct()");
  }
}
