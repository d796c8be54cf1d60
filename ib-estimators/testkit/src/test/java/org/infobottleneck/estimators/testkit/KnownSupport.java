package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Variable.Kind;

/** One distribution of every factory, their rows, and what rows and integrals should come to. */
final class KnownSupport {

  static final double LN_2 = StrictMath.log(2);
  static final int MANY = 20_000;
  static final long SEED = 20_130_117;

  /** Made once because the mixture integrates. */
  static final List<KnownDistribution> ALL = all();

  private KnownSupport() {}

  private static List<KnownDistribution> all() {
    List<KnownDistribution> all = new ArrayList<>();
    all.add(KnownDistributions.gaussian(-0.7));
    all.add(KnownDistributions.gaussianInLastColumns(3, 0.6));
    all.add(KnownDistributions.studentT(3, 0.5));
    all.add(KnownDistributions.uniformNoise(0.25));
    all.add(
        KnownDistributions.gaussianMixture(
            new double[] {0.5, 0.2, 0.3},
            new double[][] {{0, 0}, {2, -1}, {-1.5, 3}},
            new double[] {0.9, -0.5, 0}));
    all.add(KnownDistributions.gaussianClasses(new double[] {-1, 0.5, 3}, 0.8));
    all.add(KnownDistributions.stairs(5));
    all.add(KnownDistributions.stairsMixed(5));
    all.add(KnownDistributions.atomsAndGaussian(0.9, 0.9));
    all.add(KnownDistributions.discreteChannel(new double[][] {{0.1, 0.2, 0.3}, {0.3, 0, 0.1}}));
    all.add(KnownDistributions.binarySymmetric(0.1));
    all.add(KnownDistributions.erasure(0.3));
    all.add(KnownDistributions.softBinarySymmetric(0.2));
    all.add(KnownDistributions.pointsWithNoise(-1, 0, 0.5, 4));
    List<Kind> kinds = List.of(Kind.CONTINUOUS, Kind.MIXED, Kind.LABELS, Kind.SOFT);
    for (Kind x : kinds) {
      for (Kind y : kinds) {
        all.add(KnownDistributions.independent(x, 2, y, 3));
        all.add(KnownDistributions.farClusters(5, x, y));
      }
    }
    return all;
  }

  /** The truth under noise of these variances, zero for none. */
  static OptionalDouble noisy(KnownDistribution distribution, double x, double y) {
    Channel first = x == 0 ? Channel.EXACT : new Channel.Noisy(x);
    Channel second = y == 0 ? Channel.EXACT : new Channel.Noisy(y);
    return distribution.nats(Estimand.of(first, second));
  }

  static double natsUnderNoise(KnownDistribution distribution, double x, double y) {
    return noisy(distribution, x, y).orElseThrow();
  }

  /** Rows of X and of Y as they are drawn; a variable would have its labels numbered anew. */
  static double[][][] rows(KnownDistribution distribution, int size) {
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

  static double[] column(double[][] rows, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }

  static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    Arrays.setAll(product, i -> a[i] * b[i]);
    return product;
  }

  /** The mean of ln p(x,y)/p(x)p(y) over samples is the information: the samples fit the truth. */
  static void assertMeanLogRatio(
      KnownDistribution distribution, ToDoubleBiFunction<double[], double[]> logRatio) {
    double[][][] rows = rows(distribution, MANY);
    double[] values = new double[MANY];
    Arrays.setAll(values, i -> logRatio.applyAsDouble(rows[0][i], rows[1][i]));
    assertMean(distribution.name(), values, distribution.nats());
  }

  /** Within 6 standard errors, and the rounding of a sum where all values are the same. */
  static void assertMean(String name, double[] values, double expected) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double standardError = Math.sqrt(square / values.length);
    assertThat(mean).as(name).isCloseTo(expected, within(6 * standardError + 1e-12));
  }

  static double normal(double x, double mean, double variance) {
    double d = x - mean;
    return StrictMath.exp(-d * d / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
  }

  /** The density of a normal pair with covariance c. */
  static double normalPair(double x, double y, double xVariance, double yVariance, double c) {
    double determinant = xVariance * yVariance - c * c;
    double form = (yVariance * x * x - 2 * c * x * y + xVariance * y * y) / determinant;
    return StrictMath.exp(-form / 2) / (2 * Math.PI * Math.sqrt(determinant));
  }

  /** ln p(x,y)/p(x)p(y) of standard normal numbers. */
  static double logRatioOfGaussian(double x, double y, double correlation) {
    return StrictMath.log(
        normalPair(x, y, 1, 1, correlation) / (normal(x, 0, 1) * normal(y, 0, 1)));
  }

  /** Gauss-Legendre on panels of a half: another rule than that of {@link Quadrature}. */
  static double integral(DoubleUnaryOperator function, double range) {
    GaussIntegratorFactory factory = new GaussIntegratorFactory();
    double sum = 0;
    for (double a = -range; a < range; a += 0.5) {
      sum += factory.legendre(12, a, a + 0.5).integrate(function::applyAsDouble);
    }
    return sum;
  }

  /** ∫∫ p(x,y) ln p(x,y)/p(x)p(y) over the square of plus and minus 14. */
  static double informationByIntegral(
      DoubleBinaryOperator joint, DoubleUnaryOperator x, DoubleUnaryOperator y) {
    return integral(
        a ->
            integral(
                b -> {
                  double p = joint.applyAsDouble(a, b);
                  return p > 0
                      ? p * StrictMath.log(p / (x.applyAsDouble(a) * y.applyAsDouble(b)))
                      : 0;
                },
                14),
        14);
  }

  static double minusPLogP(double p) {
    return p > 0 ? -p * StrictMath.log(p) : 0;
  }
}
