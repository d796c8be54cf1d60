package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.distribution.TDistribution;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Mixed;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.GaussianNoise;
import org.junit.jupiter.api.Test;

class KnownDistributionsTest {

  private static final double LN_2 = StrictMath.log(2);
  private static final int MANY = 20_000;
  private static final long SEED = 20_130_117;

  private static final double[] WEIGHTS = {0.5, 0.2, 0.3};
  private static final double[][] MEANS = {{0, 0}, {2, -1}, {-1.5, 3}};
  private static final double[] CORRELATIONS = {0.9, -0.5, 0};

  private static KnownDistribution mixture() {
    return KnownDistributions.gaussianMixture(WEIGHTS, MEANS, CORRELATIONS);
  }

  /** One of every factory; made once because the mixture integrates. */
  private static final List<KnownDistribution> ALL = all();

  private static List<KnownDistribution> all() {
    List<KnownDistribution> all = new ArrayList<>();
    all.add(KnownDistributions.gaussian(-0.7));
    all.add(KnownDistributions.gaussianInLastColumns(3, 0.6));
    all.add(KnownDistributions.studentT(3, 0.5));
    all.add(KnownDistributions.uniformNoise(0.25));
    all.add(mixture());
    all.add(KnownDistributions.gaussianClasses(new double[] {-1, 0.5, 3}, 0.8));
    all.add(KnownDistributions.stairs(5));
    all.add(KnownDistributions.stairsMixed(5));
    all.add(KnownDistributions.atomsAndGaussian(0.9, 0.9));
    all.add(KnownDistributions.discreteChannel(new double[][] {{0.1, 0.2, 0.3}, {0.3, 0, 0.1}}));
    all.add(KnownDistributions.binarySymmetric(0.1));
    all.add(KnownDistributions.erasure(0.3));
    all.add(KnownDistributions.pointsWithNoise(-1, 0, 0.5, 4));
    for (Kind x : kindsOfSamples()) {
      for (Kind y : kindsOfSamples()) {
        all.add(KnownDistributions.independent(x, 2, y, 3));
        all.add(KnownDistributions.farClusters(5, x, y));
      }
    }
    return all;
  }

  private static List<Kind> kindsOfSamples() {
    return List.of(Kind.CONTINUOUS, Kind.MIXED, Kind.LABELS, Kind.SOFT);
  }

  private static OptionalDouble noisy(KnownDistribution distribution, double x, double y) {
    Channel first = x == 0 ? Channel.EXACT : new Channel.Noisy(x);
    Channel second = y == 0 ? Channel.EXACT : new Channel.Noisy(y);
    return distribution.nats(Estimand.of(first, second));
  }

  private static double natsUnderNoise(KnownDistribution distribution, double x, double y) {
    return noisy(distribution, x, y).orElseThrow();
  }

  /** Rows of X and of Y as they are drawn; a variable would have its labels numbered anew. */
  private static double[][][] rows(KnownDistribution distribution, int size) {
    KnownPair pair = (KnownPair) distribution;
    double[][][] rows = new double[2][][];
    rows[0] = new double[size][pair.x().columns()];
    rows[1] = new double[size][pair.y().columns()];
    KnownDraws draws = new KnownDraws(SEED);
    for (int i = 0; i < size; i++) {
      draws.nextRow();
      pair.sampler().draw(draws, rows[0][i], rows[1][i]);
    }
    return rows;
  }

  /** The mean of ln p(x,y)/p(x)p(y) over samples is the information, within 6 standard errors. */
  private static void assertMeanLogRatio(
      KnownDistribution distribution, ToDoubleBiFunction<double[], double[]> logRatio) {
    double[][][] rows = rows(distribution, MANY);
    double[] values = new double[MANY];
    Arrays.setAll(values, i -> logRatio.applyAsDouble(rows[0][i], rows[1][i]));
    assertMean(distribution.name(), values, distribution.nats());
  }

  private static void assertMean(String name, double[] values, double expected) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double standardError = Math.sqrt(square / values.length);
    assertThat(mean).as(name).isCloseTo(expected, within(6 * standardError + 1e-12));
  }

  private static double[] column(double[][] rows, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }

  private static double normal(double x, double mean, double variance) {
    double d = x - mean;
    return StrictMath.exp(-d * d / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
  }

  /** The density of a normal pair with covariance c. */
  private static double normalPair(
      double x, double y, double xVariance, double yVariance, double c) {
    double determinant = xVariance * yVariance - c * c;
    double form = (yVariance * x * x - 2 * c * x * y + xVariance * y * y) / determinant;
    return StrictMath.exp(-form / 2) / (2 * Math.PI * Math.sqrt(determinant));
  }

  private static double logRatioOfGaussian(double x, double y, double correlation) {
    return StrictMath.log(
        normalPair(x, y, 1, 1, correlation) / (normal(x, 0, 1) * normal(y, 0, 1)));
  }

  /** Gauss-Legendre on panels of a half: another rule than that of {@link Quadrature}. */
  private static double integral(DoubleUnaryOperator function, double from, double to) {
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    double sum = 0;
    int panels = (int) Math.ceil((to - from) / 0.5);
    for (int i = 0; i < panels; i++) {
      double a = from + (to - from) * i / panels;
      double b = from + (to - from) * (i + 1) / panels;
      GaussIntegrator panel = factory.legendre(12, a, b);
      sum += panel.integrate(function::applyAsDouble);
    }
    return sum;
  }

  private static double minusPLogP(double p) {
    return p > 0 ? -p * StrictMath.log(p) : 0;
  }

  // Truths

  @Test
  void gaussianLogRatiosAverageToTheInformation() {
    for (double correlation : new double[] {0, 0.3, -0.6, 0.95}) {
      assertMeanLogRatio(
          KnownDistributions.gaussian(correlation),
          (x, y) -> logRatioOfGaussian(x[0], y[0], correlation));
      assertMeanLogRatio(
          KnownDistributions.gaussianInLastColumns(4, correlation),
          (x, y) -> logRatioOfGaussian(x[3], y[3], correlation));
    }
  }

  @Test
  void gaussianInformationIsKnownToTheLastDigits() {
    assertThat(KnownDistributions.gaussian(0).nats()).isZero();
    assertThat(KnownDistributions.gaussian(0.6).nats())
        .isCloseTo(0.22314355131420976, within(1e-15)); // ln 1.25
    assertThat(KnownDistributions.gaussian(1e-8).nats()).isCloseTo(5e-17, within(1e-30));
    assertThat(KnownDistributions.gaussian(-0.6).nats())
        .isEqualTo(KnownDistributions.gaussian(0.6).nats());
  }

  /** The covariance stays, the variances grow: integrated with the densities of that. */
  @Test
  void gaussianInformationUnderNoiseIsThatOfTheWiderDensity() {
    double direct =
        informationByIntegral(
            (x, y) -> normalPair(x, y, 1.5, 3, 0.8),
            x -> normal(x, 0, 1.5),
            y -> normal(y, 0, 3),
            14);
    KnownDistribution gaussian = KnownDistributions.gaussian(0.8);
    assertThat(natsUnderNoise(gaussian, 0.5, 2)).isCloseTo(direct, within(1e-9));
    assertThat(natsUnderNoise(gaussian, 2, 0.5)).isCloseTo(direct, within(1e-9));
    assertThat(natsUnderNoise(KnownDistributions.gaussianInLastColumns(3, 0.8), 0.5, 2))
        .isEqualTo(natsUnderNoise(gaussian, 0.5, 2));
    assertThat(natsUnderNoise(gaussian, 1e-12, 0)).isCloseTo(gaussian.nats(), within(1e-10));
    assertThat(natsUnderNoise(gaussian, Double.MAX_VALUE, Double.MAX_VALUE)).isZero();
  }

  private static double informationByIntegral(
      DoubleBinaryOperator joint, DoubleUnaryOperator x, DoubleUnaryOperator y, double range) {
    return integral(
        a ->
            integral(
                b -> {
                  double p = joint.applyAsDouble(a, b);
                  return p > 0
                      ? p * StrictMath.log(p / (x.applyAsDouble(a) * y.applyAsDouble(b)))
                      : 0;
                },
                -range,
                range),
        -range,
        range);
  }

  @Test
  void studentLogRatiosAverageToTheInformation() {
    for (int nu : new int[] {1, 2, 3, 10}) {
      TDistribution margin = new TDistribution(nu);
      double rho = 0.5;
      assertMeanLogRatio(
          KnownDistributions.studentT(nu, rho),
          (x, y) -> {
            double form = (x[0] * x[0] - 2 * rho * x[0] * y[0] + y[0] * y[0]) / (1 - rho * rho);
            double joint =
                -StrictMath.log(2 * Math.PI * Math.sqrt(1 - rho * rho))
                    - (nu + 2) / 2.0 * StrictMath.log1p(form / nu);
            return joint - margin.logDensity(x[0]) - margin.logDensity(y[0]);
          });
    }
  }

  /** h(X) + h(Y) - h(X,Y): along the line with x = sinh u, in the plane along the radius e^v. */
  @Test
  void studentInformationIsTheDifferenceOfItsEntropies() {
    for (int nu : new int[] {1, 2, 3, 7, 30, 1000}) {
      TDistribution margin = new TDistribution(nu);
      double single = 0;
      double pair = 0;
      double step = 1.0 / 64;
      for (double u = -60; u <= 60; u += step) {
        double log = margin.logDensity(StrictMath.sinh(u));
        single -= step * StrictMath.cosh(u) * StrictMath.exp(log) * log;
        double square = StrictMath.exp(2 * u);
        double logPair =
            -StrictMath.log(2 * Math.PI) - (nu + 2) / 2.0 * StrictMath.log1p(square / nu);
        pair -= step * 2 * Math.PI * square * StrictMath.exp(logPair) * logPair;
      }
      assertThat(KnownDistributions.studentT(nu, 0).nats())
          .as("nu = %d", nu)
          .isCloseTo(2 * single - pair, within(1e-9));
    }
  }

  @Test
  void studentInformationFallsToThatOfTheGaussian() {
    double before = Double.POSITIVE_INFINITY;
    for (int nu = 1; nu <= 1000; nu++) {
      double excess =
          KnownDistributions.studentT(nu, 0.6).nats() - KnownDistributions.gaussian(0.6).nats();
      assertThat(excess).as("nu = %d", nu).isPositive().isLessThan(before);
      before = excess;
    }
    assertThat(before).isLessThan(1e-6);
  }

  @Test
  void uniformNoiseLogRatiosAverageToTheInformation() {
    for (double a : new double[] {0.01, 0.25, 0.5, 1, 4}) {
      assertMeanLogRatio(
          KnownDistributions.uniformNoise(a),
          (x, y) -> -StrictMath.log(2 * a * densityOfSum(y[0], a)));
    }
  }

  /** Of X + U: the overlap of (y - a, y + a) with (0, 1) over 2a. */
  private static double densityOfSum(double y, double a) {
    return (Math.min(1, y + a) - Math.max(0, y - a)) / (2 * a);
  }

  @Test
  void uniformNoiseInformationIsContinuousAndFallsToZero() {
    double below = KnownDistributions.uniformNoise(Math.nextDown(0.5)).nats();
    double above = KnownDistributions.uniformNoise(Math.nextUp(0.5)).nats();
    assertThat(below).isCloseTo(0.5, within(1e-15));
    assertThat(above).isCloseTo(0.5, within(1e-15));
    double before = Double.POSITIVE_INFINITY;
    for (double a = 1e-3; a < 1e6; a *= 1.7) {
      double nats = KnownDistributions.uniformNoise(a).nats();
      assertThat(nats).isPositive().isLessThan(before);
      before = nats;
    }
    assertThat(before).isLessThan(1e-6);
  }

  @Test
  void mixtureLogRatiosAverageToTheInformation() {
    assertMeanLogRatio(
        mixture(),
        (x, y) ->
            StrictMath.log(
                mixturePair(x[0], y[0], 1, 1)
                    / (mixtureMargin(x[0], 0, 1) * mixtureMargin(y[0], 1, 1))));
  }

  private static double mixturePair(double x, double y, double xVariance, double yVariance) {
    double density = 0;
    for (int c = 0; c < WEIGHTS.length; c++) {
      density +=
          WEIGHTS[c]
              * normalPair(x - MEANS[c][0], y - MEANS[c][1], xVariance, yVariance, CORRELATIONS[c]);
    }
    return density;
  }

  private static double mixtureMargin(double value, int side, double variance) {
    double density = 0;
    for (int c = 0; c < WEIGHTS.length; c++) {
      density += WEIGHTS[c] * normal(value, MEANS[c][side], variance);
    }
    return density;
  }

  @Test
  void mixtureInformationIsTheIntegralOfItsDensity() {
    for (double[] noise : new double[][] {{0, 0}, {0.5, 0}, {0, 2}, {0.1, 1}}) {
      double direct =
          informationByIntegral(
              (x, y) -> mixturePair(x, y, 1 + noise[0], 1 + noise[1]),
              x -> mixtureMargin(x, 0, 1 + noise[0]),
              y -> mixtureMargin(y, 1, 1 + noise[1]),
              14);
      assertThat(natsUnderNoise(mixture(), noise[0], noise[1])).isCloseTo(direct, within(1e-8));
    }
  }

  /** The hardest pair that is allowed: two ridges that cross. */
  @Test
  void anotherStepGivesTheSameMixture() {
    double[] rho = {0.95, -0.95};
    double[] weights = {0.1, 0.9};
    for (double shift : new double[] {0, 0.3, 1, 4}) {
      double[] x = {0, shift};
      double[] y = {shift / 2, 0};
      double chosen = KnownNormals.information(weights, x, y, rho, Quadrature.PAIR_STEP);
      double finer = KnownNormals.information(weights, x, y, rho, Quadrature.PAIR_STEP / 1.7);
      assertThat(chosen).isCloseTo(finer, within(1e-10));
    }
  }

  @Test
  void mixturesOfOneComponentAreGaussian() {
    for (double rho : new double[] {0, -0.3, 0.95}) {
      double expected = KnownDistributions.gaussian(rho).nats();
      KnownDistribution one =
          KnownDistributions.gaussianMixture(
              new double[] {1}, new double[][] {{5, -7}}, new double[] {rho});
      KnownDistribution equal =
          KnownDistributions.gaussianMixture(
              new double[] {0.3, 0.7}, new double[][] {{1, 2}, {1, 2}}, new double[] {rho, rho});
      assertThat(one.nats()).isCloseTo(expected, within(1e-12));
      assertThat(equal.nats()).isCloseTo(expected, within(1e-10));
    }
  }

  @Test
  void mixturesOfFarComponentsAddTheEntropyOfTheirWeights() {
    KnownDistribution far =
        KnownDistributions.gaussianMixture(
            new double[] {0.25, 0.75},
            new double[][] {{-1e6, 1e6}, {1e6, -1e6}},
            new double[] {0.9, -0.4});
    double inside =
        0.25 * KnownDistributions.gaussian(0.9).nats()
            + 0.75 * KnownDistributions.gaussian(0.4).nats();
    assertThat(far.nats()).isCloseTo(inside + minusPLogP(0.25) + minusPLogP(0.75), within(1e-12));
  }

  @Test
  void mixturesThatDifferInOneVariableOnlyHoldNothing() {
    KnownDistribution flat =
        KnownDistributions.gaussianMixture(
            new double[] {0.4, 0.6}, new double[][] {{-1, 0}, {2, 0}}, new double[] {0, 0});
    assertThat(flat.nats()).isCloseTo(0, within(1e-12));
  }

  @Test
  void classesLogRatiosAverageToTheInformation() {
    double[] means = {-1, 0.5, 3};
    assertMeanLogRatio(
        KnownDistributions.gaussianClasses(means, 0.8),
        (x, y) -> {
          double own = normal(x[0], means[(int) y[0]], 0.64);
          double any = Arrays.stream(means).map(mean -> normal(x[0], mean, 0.64)).sum() / 3;
          return StrictMath.log(own / any);
        });
  }

  @Test
  void classesInformationIsTheDifferenceOfItsEntropies() {
    double[] means = {-1, 0.5, 3};
    for (double noise : new double[] {0, 0.01, 0.36, 5}) {
      double variance = 0.64 + noise;
      double entropy =
          integral(
              x -> minusPLogP(Arrays.stream(means).map(m -> normal(x, m, variance)).sum() / 3),
              -40,
              40);
      double direct = entropy - 0.5 * StrictMath.log(2 * Math.PI * Math.E * variance);
      KnownDistribution classes = KnownDistributions.gaussianClasses(means, 0.8);
      assertThat(natsUnderNoise(classes, noise, 0)).isCloseTo(direct, within(1e-10));
      assertThat(KnownDistributions.gaussianClasses(means, Math.sqrt(variance)).nats())
          .isCloseTo(direct, within(1e-10));
    }
  }

  @Test
  void classesFarApartHoldTheLabelAndEqualOnesNothing() {
    assertThat(KnownDistributions.gaussianClasses(new double[] {-1e9, 0, 1e300}, 1).nats())
        .isCloseTo(StrictMath.log(3), within(1e-12));
    assertThat(KnownDistributions.gaussianClasses(new double[] {0, 1}, Double.MIN_VALUE).nats())
        .isCloseTo(LN_2, within(1e-12));
    assertThat(KnownDistributions.gaussianClasses(new double[] {7, 7}, 1).nats())
        .isCloseTo(0, within(1e-12));
    assertThat(KnownDistributions.gaussianClasses(new double[] {7}, 1).nats())
        .isCloseTo(0, within(1e-12));
    double[] near = {-0.001, 0.001};
    // For a small distance the information is half the squared half of it.
    assertThat(KnownDistributions.gaussianClasses(near, 1).nats()).isCloseTo(5e-7, within(1e-12));
  }

  @Test
  void stairsLogRatiosAverageToTheInformation() {
    int m = 4;
    ToDoubleBiFunction<double[], double[]> logRatio =
        (x, y) -> {
          boolean end = y[0] < 1 || y[0] >= m;
          return StrictMath.log(0.5 / (end ? 0.5 / m : 1.0 / m));
        };
    assertMeanLogRatio(KnownDistributions.stairs(m), logRatio);
    assertMeanLogRatio(KnownDistributions.stairsMixed(m), logRatio);
  }

  /** Y has density 1/m but on its first and last unit, where it has half of that. */
  @Test
  void stairsInformationIsTheDifferenceOfItsEntropies() {
    for (int m = 1; m <= 20; m++) {
      double entropy = 2 * minusPLogP(0.5 / m) + (m - 1) * minusPLogP(1.0 / m);
      assertThat(KnownDistributions.stairs(m).nats()).isCloseTo(entropy - LN_2, within(1e-14));
      assertThat(KnownDistributions.stairsMixed(m).nats())
          .isEqualTo(KnownDistributions.stairs(m).nats());
    }
  }

  /** With respect to the atoms and the plane, each half of the mass of a margin. */
  @Test
  void atomsAndGaussianLogRatiosAverageToTheInformation() {
    assertMeanLogRatio(
        KnownDistributions.atomsAndGaussian(0.9, 0.8),
        (x, y) ->
            Math.abs(x[0]) == 1
                ? StrictMath.log(0.5 * (x[0] == y[0] ? 0.4 : 0.1) / (0.25 * 0.25))
                : StrictMath.log(2) + logRatioOfGaussian(x[0], y[0], 0.9));
  }

  @Test
  void atomsAndGaussianInItsLimits() {
    assertThat(KnownDistributions.atomsAndGaussian(0, 0.5).nats()).isCloseTo(LN_2, within(1e-15));
    assertThat(KnownDistributions.atomsAndGaussian(0, 1).nats())
        .isCloseTo(1.5 * LN_2, within(1e-15));
    assertThat(KnownDistributions.atomsAndGaussian(0, 0).nats())
        .isCloseTo(1.5 * LN_2, within(1e-15));
    // Gao et al. (2017): the Gaussian of correlation 0.9 and atoms of 0.45, 0.05, 0.05, 0.45.
    double atoms = 2 * 0.45 * StrictMath.log(0.45 / 0.25) + 2 * 0.05 * StrictMath.log(0.05 / 0.25);
    assertThat(KnownDistributions.atomsAndGaussian(0.9, 0.9).nats())
        .isCloseTo(
            LN_2 + 0.5 * atoms + 0.5 * KnownDistributions.gaussian(0.9).nats(), within(1e-14));
  }

  @Test
  void tableLogRatiosAverageToTheInformation() {
    double[][] joint = {{0.1, 0.2, 0.3}, {0.3, 0, 0.1}};
    double[] px = {0.6, 0.4};
    double[] py = {0.4, 0.2, 0.4};
    assertMeanLogRatio(
        KnownDistributions.discreteChannel(joint),
        (x, y) -> {
          int i = (int) x[0];
          int j = (int) y[0];
          return StrictMath.log(joint[i][j] / (px[i] * py[j]));
        });
  }

  @Test
  void tablesOfProductsHoldNothingAndDiagonalOnesTheirEntropy() {
    double[][] product = {{0.06, 0.14}, {0.24, 0.56}};
    assertThat(KnownDistributions.discreteChannel(product).nats()).isCloseTo(0, within(1e-15));
    double[][] diagonal = {{0.2, 0, 0}, {0, 0.5, 0}, {0, 0, 0.3}};
    assertThat(KnownDistributions.discreteChannel(diagonal).nats())
        .isCloseTo(minusPLogP(0.2) + minusPLogP(0.5) + minusPLogP(0.3), within(1e-15));
  }

  @Test
  void channelsOfABitHoldTheirCapacity() {
    for (double p : new double[] {0, 0.1, 0.5, 0.8, 1}) {
      double symmetric = LN_2 - minusPLogP(p) - minusPLogP(1 - p);
      assertThat(KnownDistributions.binarySymmetric(p).nats()).isCloseTo(symmetric, within(1e-15));
      assertThat(KnownDistributions.softBinarySymmetric(p).nats())
          .isCloseTo(symmetric, within(1e-15));
      assertThat(KnownDistributions.erasure(p).nats()).isCloseTo((1 - p) * LN_2, within(1e-15));
    }
  }

  @Test
  void softLabelsOfABitAreSureByTheFlip() {
    KnownDistribution soft = KnownDistributions.softBinarySymmetric(0.2);
    double[][][] rows = rows(soft, 100);
    for (int i = 0; i < 100; i++) {
      int bit = (int) rows[0][i][0];
      assertThat(rows[1][i][bit]).isEqualTo(0.8);
      assertThat(rows[1][i][1 - bit]).isEqualTo(0.2);
    }
    assertThat(soft.sample(100, SEED).y().kind()).isEqualTo(Kind.SOFT);
    assertThat(soft.name()).isEqualTo("softBinarySymmetric(flip=0.2)");
    assertRefused(() -> KnownDistributions.softBinarySymmetric(1.1), "flip must lie");
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
  void pointsUnderNoiseAreClassesOfThatDeviation() {
    double[] points = {-1, 0, 0.5, 4};
    KnownDistribution layer = KnownDistributions.pointsWithNoise(points);
    assertThat(layer.nats()).isCloseTo(StrictMath.log(4), within(1e-15));
    for (double variance : new double[] {1e-3, 0.1, 1, 50}) {
      double expected = KnownDistributions.gaussianClasses(points, Math.sqrt(variance)).nats();
      assertThat(natsUnderNoise(layer, 0, variance)).isCloseTo(expected, within(1e-13));
    }
    assertThat(natsUnderNoise(layer, 0, Double.MIN_VALUE)).isCloseTo(layer.nats(), within(1e-12));
    assertThat(natsUnderNoise(layer, 0, 1e300)).isCloseTo(0, within(1e-12));
    assertThat(KnownDistributions.pointsWithNoise(1, 2, 1, 1).nats())
        .isCloseTo(minusPLogP(0.25) + minusPLogP(0.75), within(1e-15));
    assertThat(KnownDistributions.pointsWithNoise(-0.0, 0.0).nats()).isZero();
  }

  @Test
  void everyInformationIsFiniteAndNotNegative() {
    for (KnownDistribution distribution : ALL) {
      assertThat(distribution.nats()).as(distribution.name()).isFinite().isNotNegative();
    }
  }

  /** Data processing: what noise adds, no observer can take away. */
  @Test
  void noiseLowersInformation() {
    for (KnownDistribution distribution : ALL) {
      double[] before = {distribution.nats(), distribution.nats(), distribution.nats()};
      for (double variance : new double[] {1e-6, 0.1, 3}) {
        double[][] noise = {{variance, 0}, {0, variance}, {variance, variance}};
        for (int i = 0; i < noise.length; i++) {
          OptionalDouble nats = noisy(distribution, noise[i][0], noise[i][1]);
          if (nats.isPresent()) {
            assertThat(nats.getAsDouble())
                .as("%s with noise %s", distribution.name(), Arrays.toString(noise[i]))
                .isBetween(-1e-12, before[i] + 1e-12);
            before[i] = nats.getAsDouble();
          }
        }
      }
    }
  }

  // Which truths are known

  @Test
  void channelsCountByPositionAndNamesDoNot() {
    KnownDistribution classes = KnownDistributions.gaussianClasses(new double[] {-1, 1}, 1);
    Channel noise = new Channel.Noisy(0.5);
    Estimand first = new Estimand("Y", noise, "X", Channel.EXACT);
    assertThat(classes.nats(first)).hasValue(natsUnderNoise(classes, 0.5, 0));
    assertThat(classes.nats(Estimand.of(Channel.EXACT, noise))).isEmpty();
    for (KnownDistribution distribution : ALL) {
      assertThat(distribution.nats(new Estimand("T", Channel.EXACT, "T", Channel.EXACT)))
          .hasValue(distribution.nats());
    }
  }

  @Test
  void nothingIsSaidOfQuantizedNorOfNoisyDiscreteVariables() {
    Channel bins = new Channel.Quantized("0.07");
    Channel noise = new Channel.Noisy(0.1);
    for (KnownDistribution distribution : ALL) {
      String name = distribution.name();
      if (name.startsWith("independent")) {
        assertThat(distribution.nats(Estimand.of(bins, noise))).hasValue(0);
        assertThat(distribution.nats(Estimand.of(noise, bins))).hasValue(0);
        continue;
      }
      if (!name.startsWith("farClusters")) {
        assertThat(distribution.nats(Estimand.of(bins, Channel.EXACT))).as(name).isEmpty();
        assertThat(distribution.nats(Estimand.of(Channel.EXACT, bins))).as(name).isEmpty();
        assertThat(distribution.nats(Estimand.of(bins, noise))).as(name).isEmpty();
      }
      if (!isReal(distribution.xKind())) {
        assertThat(distribution.nats(Estimand.of(noise, Channel.EXACT))).as(name).isEmpty();
      }
      if (!isReal(distribution.yKind())) {
        assertThat(distribution.nats(Estimand.of(Channel.EXACT, noise))).as(name).isEmpty();
      }
    }
  }

  private static boolean isReal(Kind kind) {
    return kind == Kind.CONTINUOUS || kind == Kind.MIXED;
  }

  @Test
  void noiseFormulasExistWhereDocumented() {
    assertThat(noisy(KnownDistributions.studentT(3, 0.5), 1, 0)).isEmpty();
    assertThat(noisy(KnownDistributions.uniformNoise(1), 0, 1)).isEmpty();
    assertThat(noisy(KnownDistributions.stairs(3), 0, 1)).isEmpty();
    assertThat(noisy(KnownDistributions.stairsMixed(3), 0, 1)).isEmpty();
    assertThat(noisy(KnownDistributions.atomsAndGaussian(0.5, 0.5), 1, 1)).isEmpty();
    assertThat(noisy(mixture(), 1, 1)).isPresent();
  }

  @Test
  void farClustersStayApartUnderModerateNoise() {
    double ln4 = StrictMath.log(4);
    KnownDistribution both = KnownDistributions.farClusters(4, Kind.CONTINUOUS, Kind.MIXED);
    Channel bins = new Channel.Quantized("64 bins min..max");
    assertThat(both.nats()).isEqualTo(ln4);
    assertThat(both.nats(Estimand.of(bins, new Channel.Noisy(1e6)))).isEmpty();
    assertThat(noisy(both, 1e6, 1e6)).hasValue(ln4);
    assertThat(noisy(both, Math.nextUp(1e6), 0)).isEmpty();
    assertThat(noisy(both, 0, Math.nextUp(1e6))).isEmpty();
    KnownDistribution labeled = KnownDistributions.farClusters(4, Kind.MIXED, Kind.LABELS);
    assertThat(labeled.nats(Estimand.of(bins, Channel.EXACT))).isEmpty();
    assertThat(labeled.nats(Estimand.of(Channel.EXACT, bins))).isEmpty();
    // Half of the spacing is 524 deviations of the largest noise.
    assertThat(ofEquallySpaced(4, 0x1p20, 1e6)).isCloseTo(ln4, within(1e-12));
  }

  private static double ofEquallySpaced(int points, double spacing, double variance) {
    double[] places = new double[points];
    Arrays.setAll(places, i -> i * spacing);
    return natsUnderNoise(KnownDistributions.pointsWithNoise(places), 0, variance);
  }

  // Samples

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

  // Arguments

  @Test
  void correlationsOfOneAreRefused() {
    for (double bad : new double[] {1, -1, 1.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message =
          "correlation must lie between -1 and 1, neither of them included, got " + bad;
      assertRefused(() -> KnownDistributions.gaussian(bad), message);
      assertRefused(() -> KnownDistributions.gaussianInLastColumns(2, bad), message);
      assertRefused(() -> KnownDistributions.studentT(3, bad), message);
      assertRefused(() -> KnownDistributions.atomsAndGaussian(bad, 0.5), message);
    }
    assertThat(KnownDistributions.gaussian(Math.nextDown(1.0)).nats()).isFinite();
  }

  @Test
  void numbersOutsideTheirRangeAreRefused() {
    assertRefused(() -> KnownDistributions.gaussianInLastColumns(0, 0.5), "number of dimensions");
    assertRefused(() -> KnownDistributions.studentT(0, 0.5), "degrees of freedom must lie");
    assertRefused(() -> KnownDistributions.studentT(1001, 0.5), "degrees of freedom must lie");
    assertRefused(() -> KnownDistributions.uniformNoise(0), "half width must be positive");
    assertRefused(() -> KnownDistributions.uniformNoise(Double.NaN), "half width must be positive");
    assertRefused(() -> KnownDistributions.stairs(0), "number of classes must be at least 1");
    assertRefused(() -> KnownDistributions.stairsMixed(-1), "number of classes must be at least 1");
    assertRefused(() -> KnownDistributions.atomsAndGaussian(0.5, 1.1), "agreement must lie");
    assertRefused(() -> KnownDistributions.binarySymmetric(-0.1), "flip must lie");
    assertRefused(() -> KnownDistributions.erasure(Double.NaN), "probability must lie");
    assertRefused(() -> KnownDistributions.gaussian(0.5).sample(1, 0), "number of samples");
    double[] two = {0, 1};
    assertRefused(() -> KnownDistributions.gaussianClasses(two, 0), "deviation must be positive");
    double[] none = {};
    assertRefused(() -> KnownDistributions.gaussianClasses(none, 1), "number of means");
    assertRefused(() -> KnownDistributions.pointsWithNoise(), "number of points");
    assertRefused(() -> KnownDistributions.pointsWithNoise(0, Double.NaN), "points must be finite");
  }

  @Test
  void inputsAndEmptySidesAreRefused() {
    for (int side = 0; side < 2; side++) {
      Kind x = side == 0 ? Kind.INPUTS : Kind.SOFT;
      Kind y = side == 1 ? Kind.INPUTS : Kind.SOFT;
      String message = (side == 0 ? "x" : "y") + " must be CONTINUOUS, MIXED, LABELS or SOFT";
      assertRefused(() -> KnownDistributions.independent(x, 1, y, 1), message);
      assertRefused(() -> KnownDistributions.farClusters(3, x, y), message);
    }
    Kind real = Kind.CONTINUOUS;
    assertRefused(() -> KnownDistributions.independent(real, 0, real, 1), "dx must be at least 1");
    assertRefused(() -> KnownDistributions.independent(real, 1, real, 0), "dy must be at least 1");
    assertRefused(() -> KnownDistributions.farClusters(1, real, real), "number of classes");
    assertRefused(() -> KnownDistributions.farClusters(65, real, real), "number of classes");
  }

  @Test
  void tablesThatAreNoDistributionsAreRefused() {
    assertRefused(
        () -> KnownDistributions.discreteChannel(new double[][] {{0.5, -0.1}, {0.3, 0.3}}),
        "joint[0][1] must lie between 0.0 and 1.0, got -0.1");
    assertRefused(
        () -> KnownDistributions.discreteChannel(new double[][] {{0.5, 0.25}, {0.25, 1e-8}}),
        "joint must sum to 1 within 1e-9");
    assertRefused(
        () -> KnownDistributions.discreteChannel(new double[][] {{0.5, 0.25}, {0.25}}),
        "rows of equal length");
    assertRefused(
        () -> KnownDistributions.discreteChannel(new double[][] {}), "number of columns of joint");
    assertThat(
            KnownDistributions.discreteChannel(new double[][] {{0.5, 0.25}, {0.25, 5e-10}}).nats())
        .isFinite();
  }

  @Test
  void mixturesThatDoNotFitAreRefused() {
    double[] half = {0.5, 0.5};
    double[][] means = {{0, 0}, {1, 1}};
    double[] rho = {0.5, 0.96};
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, means, rho),
        "correlations[1] must lie between -0.95 and 0.95, got 0.96");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, means, new double[] {0}),
        "number of correlations must be 2");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, new double[][] {{0, 0}}, half),
        "number of means must be 2");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, new double[][] {{0, 0}, {1}}, half),
        "length of means[1] must be 2");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, new double[][] {{0, 0}, {1, 2e6}}, half),
        "means[1][1] must lie between");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(new double[] {0.5, 0.4}, means, half),
        "weights must sum to 1 within 1e-9");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(new double[] {1, 0}, means, half),
        "weights[1] must be positive");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(new double[] {}, means, half),
        "number of weights must be at least 1");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
