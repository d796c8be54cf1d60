package org.infobottleneck.examples;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * Samples of known information, and the estimator whose intervals are held against it.
 *
 * @param name what the samples are
 * @param estimator the estimator
 * @param samples how many samples a replicate has
 * @param nats the true information in nats
 * @param draw draws so many samples from a seed
 */
record CoverageTask(
    String name,
    MutualInformationEstimator estimator,
    int samples,
    double nats,
    BiFunction<Integer, Long, Pair> draw) {

  @Override
  public String toString() {
    return name;
  }

  /** Joint samples. */
  record Pair(Variable x, Variable y) {}

  private static final int SAMPLES = 1000;

  /** The tasks by name; of the tables the first-order bias of a plug-in is far below the error. */
  static List<CoverageTask> all() {
    KnnEstimator ksg = KnnEstimator.ksg1();
    KnnEstimator ross = KnnEstimator.ross();
    BinningEstimator counts = BinningEstimator.distinct();
    double[][] two = {{0.4, 0.1}, {0.05, 0.45}};
    double[][] three = symmetric(3, 0.25);
    return List.of(
        gaussian("Gaussian, correlation 0", 0, ksg),
        gaussian("Gaussian, correlation 0.6", 0.6, ksg),
        gaussian("Gaussian, correlation 0.9", 0.9, ksg),
        labels("labels, 1 dimension", 1, ross),
        labels("labels, 2 dimensions", 2, ross),
        table("table, 2 x 2", two, counts),
        table("table, 3 x 3", three, counts));
  }

  private static CoverageTask gaussian(
      String name, double correlation, MutualInformationEstimator estimator) {
    double nats = -StrictMath.log1p(-correlation * correlation) / 2;
    double other = Math.sqrt(1 - correlation * correlation);
    return new CoverageTask(
        name,
        estimator,
        SAMPLES,
        nats,
        (n, seed) -> {
          double[] x = new double[n];
          double[] y = new double[n];
          for (int i = 0; i < n; i++) {
            x[i] = GaussianNoise.at(seed, i, 0, 0);
            y[i] = correlation * x[i] + other * GaussianNoise.at(seed, i, 0, 1);
          }
          return new Pair(Variable.scalar(x), Variable.scalar(y));
        });
  }

  /** One of two opposite corners of a cube, ±1 in every dimension, seen through unit noise. */
  private static CoverageTask labels(
      String name, int dimensions, MutualInformationEstimator estimator) {
    return new CoverageTask(
        name,
        estimator,
        SAMPLES,
        sign(Math.sqrt(dimensions)),
        (n, seed) -> {
          SplittableRandom random = new SplittableRandom(seed);
          double[][] rows = new double[n][dimensions];
          int[] labels = new int[n];
          for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(2);
            for (int j = 0; j < dimensions; j++) {
              rows[i][j] = 2 * labels[i] - 1 + GaussianNoise.at(seed, i, 0, j);
            }
          }
          return new Pair(Variable.continuous(rows), Variable.labels(labels));
        });
  }

  /**
   * The information of a sign and a ± that sign plus unit noise, ln 2 - E ln(1 + exp(-2 a x)) with
   * x ~ N(a, 1), by Simpson's rule. Along the line through two corners that is all there is to see.
   */
  private static double sign(double a) {
    DoubleUnaryOperator integrand =
        x ->
            StrictMath.exp(-(x - a) * (x - a) / 2)
                / Math.sqrt(2 * Math.PI)
                * StrictMath.log1p(StrictMath.exp(-2 * a * x));
    int steps = 4000;
    double low = a - 12;
    double width = 24.0 / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * integrand.applyAsDouble(low + i * width);
    }
    return StrictMath.log(2) - sum * width / 3;
  }

  private static double[][] symmetric(int symbols, double error) {
    double[][] joint = new double[symbols][symbols];
    for (int a = 0; a < symbols; a++) {
      for (int b = 0; b < symbols; b++) {
        joint[a][b] = (a == b ? 1 - error : error / (symbols - 1)) / symbols;
      }
    }
    return joint;
  }

  private static CoverageTask table(
      String name, double[][] joint, MutualInformationEstimator estimator) {
    double[] rows = new double[joint.length];
    double[] columns = new double[joint[0].length];
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        rows[a] += joint[a][b];
        columns[b] += joint[a][b];
      }
    }
    double nats = 0;
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        nats += joint[a][b] * StrictMath.log(joint[a][b] / (rows[a] * columns[b]));
      }
    }
    return new CoverageTask(name, estimator, SAMPLES, nats, (n, seed) -> drawn(joint, n, seed));
  }

  private static Pair drawn(double[][] joint, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int columns = joint[0].length;
    int last = joint.length * columns - 1;
    int[] x = new int[n];
    int[] y = new int[n];
    for (int i = 0; i < n; i++) {
      double left = random.nextDouble();
      int cell = 0;
      while (cell < last && left >= joint[cell / columns][cell % columns]) {
        left -= joint[cell / columns][cell % columns];
        cell++;
      }
      x[i] = cell / columns;
      y[i] = cell % columns;
    }
    return new Pair(Variable.labels(x), Variable.labels(y));
  }
}
