package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.infobottleneck.numerics.RowMajor;
import org.junit.jupiter.api.Test;

/** Which model of the classes is chosen, and what it holds, by formulas written out here. */
class ClassSurrogatesTest {

  private static final int[] SIZES = {17, 31};
  private static final int N = 48;
  private static final int D = 2;

  /** Two classes in the plane, the second wider by a factor, and the criteria of both models. */
  private static final class Plane {

    private final double[][] rows;
    private final List<double[][]> members;

    Plane(double factor, long seed) {
      rows = Draws.gaussian(N, D, seed);
      members =
          List.of(Arrays.copyOfRange(rows, 0, SIZES[0]), Arrays.copyOfRange(rows, SIZES[0], N));
      for (double[] row : members.get(1)) {
        row[1] = factor * (row[1] + row[0] / 2) + 1;
        row[0] *= factor;
      }
    }

    /** A Gaussian for each class: two means and three covariances, priced by the class's size. */
    double ownCriterion() {
      double criterion = 0;
      for (double[][] own : members) {
        double[] mean = mean(own);
        double[] scatter = scatter(own, mean);
        double[] covariance = {
          scatter[0] / own.length + 1e-5, scatter[1] / own.length, scatter[2] / own.length + 1e-5
        };
        criterion += 5 * Math.log(own.length) - 2 * logLikelihood(own, mean, covariance);
      }
      return criterion;
    }

    /** A mean for each class, priced by its size, and three covariances for all. */
    double sharedCriterion() {
      double[] covariance = new double[3];
      for (double[][] own : members) {
        double[] scatter = scatter(own, mean(own));
        for (int j = 0; j < 3; j++) {
          covariance[j] += scatter[j] / (N - 2);
        }
      }
      double criterion = 3 * Math.log(N);
      for (double[][] own : members) {
        criterion += 2 * Math.log(own.length) - 2 * logLikelihood(own, mean(own), covariance);
      }
      return criterion;
    }

    private static double[] mean(double[][] rows) {
      double[] mean = new double[D];
      for (double[] row : rows) {
        mean[0] += row[0] / rows.length;
        mean[1] += row[1] / rows.length;
      }
      return mean;
    }

    /** The sums of squares of x, of products, and of squares of y. */
    private static double[] scatter(double[][] rows, double[] mean) {
      double[] sums = new double[3];
      for (double[] row : rows) {
        double x = row[0] - mean[0];
        double y = row[1] - mean[1];
        sums[0] += x * x;
        sums[1] += x * y;
        sums[2] += y * y;
      }
      return sums;
    }

    private static double logLikelihood(double[][] rows, double[] mean, double[] covariance) {
      double determinant = covariance[0] * covariance[2] - covariance[1] * covariance[1];
      double sum = 0;
      for (double[] row : rows) {
        double x = row[0] - mean[0];
        double y = row[1] - mean[1];
        double square =
            (covariance[2] * x * x - 2 * covariance[1] * x * y + covariance[0] * y * y)
                / determinant;
        sum -= Math.log(2 * Math.PI) + Math.log(determinant) / 2 + square / 2;
      }
      return sum;
    }
  }

  private static ClassSurrogates fit(double[] scores, int d, int... sizes) {
    int[] labels = new int[scores.length / d];
    int next = 0;
    for (int c = 0; c < sizes.length; c++) {
      Arrays.fill(labels, next, next + sizes[c], c);
      next += sizes[c];
    }
    return ClassSurrogates.fit(scores, d, Variable.labels(labels), 3, 1, 0).orElseThrow();
  }

  /**
   * Schwarz's criterion decides, as near to the balance as two hundred samples come. What the
   * choice is shows in the bias to first order, half the parameters that one class has more than
   * none, over N.
   */
  @Test
  void theModelOfTheLesserCriterionIsChosen() {
    int own = 0;
    int shared = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int seed = 0; seed < 200; seed++) {
      Plane plane = new Plane(1 + seed / 200.0, seed);
      double gap = plane.ownCriterion() - plane.sharedCriterion();
      ClassSurrogates chosen = fit(RowMajor.flatten(plane.rows, "rows"), D, SIZES);
      double parameters = gap < 0 ? 5 : 2;
      assertThat(chosen.excess()).as("gap %s", gap).isEqualTo(parameters / (2 * N));
      assertThat(chosen.information(1)).isEqualTo(1 - chosen.excess());
      assertThat(chosen.components()).isEqualTo(2);
      assertThat(chosen.gaussian()).isTrue();
      own += gap < 0 ? 1 : 0;
      shared += gap < 0 ? 0 : 1;
      nearest = Math.min(nearest, Math.abs(gap));
    }
    assertThat(Math.min(own, shared)).isGreaterThan(40);
    assertThat(nearest).isLessThan(0.1);
  }

  /** The mean local information of many draws is the model's, within five standard errors. */
  @Test
  void whatClassesOfOneVarianceHoldIsTheirIntegral() {
    int[] sizes = {5, 9, 4};
    double[] scores = new double[18];
    double[] means = {-1.5, 0.5, 2};
    double variance = 0;
    for (int c = 0, next = 0; c < 3; c++) {
      for (int i = 0; i < sizes[c]; i++, next++) {
        double deviation = (i - (sizes[c] - 1) / 2.0) / sizes[c];
        scores[next] = means[c] + deviation;
        variance += deviation * deviation / (18 - 3);
      }
    }
    ClassSurrogates surrogates = fit(scores, 1, sizes);
    assertThat(surrogates.excess()).isEqualTo(2 / 36.0);
    double[] weights = Arrays.stream(sizes).mapToDouble(size -> size / 18.0).toArray();
    double truth = GaussianClasses.information(weights, means, variance);
    double[] draws = new double[4000];
    SplittableRandom random = new SplittableRandom(1);
    Arrays.setAll(draws, i -> surrogates.draw(random).information());
    double error = Means.standardError(draws);
    assertThat(error).isLessThan(0.003);
    assertThat(Means.of(draws)).isCloseTo(truth, within(5 * error));
  }

  @Test
  void classesThatNoModelFitsHaveNone() {
    double[] rows = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
    Discrete labels = Variable.labels(new int[] {0, 0, 0, 1, 1, 1});
    assertThat(ClassSurrogates.fit(rows, 2, labels, 3, 1, 0)).isEmpty();
  }
}
