package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * How variables go together within groups, the differences between groups taken out: every variable
 * is centered on its mean in each group. With C_g = Σ_i (v_i - mean_g v)(v_i - mean_g v)' the
 * products of group g:
 *
 * <ul>
 *   <li>the correlation within groups of i and j is C_ij / sqrt(C_ii C_jj), C = Σ_g C_g;
 *   <li>its interval by Fisher's z is tanh(atanh r ± 1.96 / sqrt(n - G - 2)) for n runs in G groups,
 *       for variables that are normal and spread alike in all groups;
 *   <li>its interval by bootstrap draws groups with replacement, seeded, and takes percentiles: it
 *       allows for groups that differ in spread and in correlation.
 * </ul>
 *
 * <p>Immutable.
 */
final class WithinGroups {

  /** The ends of an interval. */
  record Interval(double low, double high) {

    String text() {
      return "[" + Numbers.fixed(low, 2) + ", " + Numbers.fixed(high, 2) + "]";
    }
  }

  private interface Statistic {
    double of(double[][] products);
  }

  private static final double NORMAL_QUANTILE = 1.959963984540054;
  private static final double TAIL = 0.025;
  private static final int DRAWS = 4000;
  private static final long DRAW_SEED = 20_170_302;

  private final List<double[][]> products;
  private final int runs;

  private WithinGroups(List<double[][]> products, int runs) {
    this.products = products;
    this.runs = runs;
  }

  /**
   * Takes the variables.
   *
   * @param groups for every group, for every run of it, the variables in one order
   */
  static WithinGroups of(List<List<double[]>> groups) {
    List<double[][]> products = new ArrayList<>();
    int runs = 0;
    for (List<double[]> group : groups) {
      if (!group.isEmpty()) {
        products.add(products(group));
        runs += group.size();
      }
    }
    return new WithinGroups(products, runs);
  }

  private static double[][] products(List<double[]> group) {
    int variables = group.get(0).length;
    double[] mean = new double[variables];
    for (double[] run : group) {
      for (int i = 0; i < variables; i++) {
        mean[i] += run[i] / group.size();
      }
    }
    double[][] products = new double[variables][variables];
    for (double[] run : group) {
      for (int i = 0; i < variables; i++) {
        for (int j = 0; j < variables; j++) {
          products[i][j] += (run[i] - mean[i]) * (run[j] - mean[j]);
        }
      }
    }
    return products;
  }

  int runs() {
    return runs;
  }

  int groups() {
    return products.size();
  }

  /** The correlation of two variables; NaN where one does not vary. */
  double correlation(int i, int j) {
    return correlation(sum(all()), i, j);
  }

  /** The correlation in one group alone. */
  double correlationIn(int group, int i, int j) {
    return correlation(products.get(group), i, j);
  }

  /** The interval of 95 % by Fisher's z. */
  Interval fisher(int i, int j) {
    return fisher(correlation(i, j), runs - products.size() - 2);
  }

  /**
   * The interval of 95 % by Fisher's z.
   *
   * @param r the correlation
   * @param weight one over the variance of z
   */
  static Interval fisher(double r, int weight) {
    if (weight <= 0 || !(Math.abs(r) < 1)) {
      return new Interval(-1, 1);
    }
    double z = 0.5 * StrictMath.log1p(2 * r / (1 - r));
    double half = NORMAL_QUANTILE / Math.sqrt(weight);
    return new Interval(StrictMath.tanh(z - half), StrictMath.tanh(z + half));
  }

  /** The interval of 95 % by bootstrap over groups. */
  Interval bootstrap(int i, int j) {
    return bootstrap(products -> correlation(products, i, j));
  }

  /**
   * The joint regression within groups, every variable in units of its standard deviation within
   * groups: the solution b of R_pp b = R_py. NaN where there is none.
   */
  double[] coefficients(int outcome, int... predictors) {
    return coefficients(sum(all()), outcome, predictors);
  }

  /** The interval of 95 % of one coefficient of the joint regression, by bootstrap over groups. */
  Interval coefficientBootstrap(int which, int outcome, int... predictors) {
    return bootstrap(products -> coefficients(products, outcome, predictors)[which]);
  }

  /** The share of the variance within groups that predictors explain together. */
  double explained(int outcome, int... predictors) {
    double[][] sum = sum(all());
    double[] slopes = coefficients(sum, outcome, predictors);
    double explained = 0;
    for (int p = 0; p < predictors.length; p++) {
      explained += slopes[p] * correlation(sum, predictors[p], outcome);
    }
    return explained;
  }

  private static double[] coefficients(double[][] products, int outcome, int... predictors) {
    double[][] among = new double[predictors.length][predictors.length];
    double[] with = new double[predictors.length];
    double sum = 0;
    for (int p = 0; p < predictors.length; p++) {
      with[p] = correlation(products, predictors[p], outcome);
      sum += with[p];
      for (int q = 0; q < predictors.length; q++) {
        among[p][q] = p == q ? 1 : correlation(products, predictors[p], predictors[q]);
        sum += among[p][q];
      }
    }
    double[] slopes = new double[predictors.length];
    Arrays.fill(slopes, Double.NaN);
    if (Double.isFinite(sum)) {
      DecompositionSolver solver =
          new LUDecomposition(new Array2DRowRealMatrix(among, false)).getSolver();
      if (solver.isNonSingular()) {
        slopes = solver.solve(new ArrayRealVector(with, false)).toArray();
      }
    }
    return slopes;
  }

  private static double correlation(double[][] products, int i, int j) {
    double scale = Math.sqrt(products[i][i] * products[j][j]);
    return scale > 0 ? products[i][j] / scale : Double.NaN;
  }

  private int[] all() {
    int[] all = new int[products.size()];
    Arrays.setAll(all, group -> group);
    return all;
  }

  private double[][] sum(int[] drawn) {
    int variables = products.get(0).length;
    double[][] sum = new double[variables][variables];
    for (int group : drawn) {
      for (int i = 0; i < variables; i++) {
        for (int j = 0; j < variables; j++) {
          sum[i][j] += products.get(group)[i][j];
        }
      }
    }
    return sum;
  }

  /** Percentiles over draws of as many groups as there are; draws without a value are left out. */
  private Interval bootstrap(Statistic statistic) {
    SplittableRandom random = new SplittableRandom(DRAW_SEED);
    double[] values = new double[DRAWS];
    int count = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] drawn = new int[products.size()];
      Arrays.setAll(drawn, group -> random.nextInt(drawn.length));
      double value = statistic.of(sum(drawn));
      if (Double.isFinite(value)) {
        values[count++] = value;
      }
    }
    if (count == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    Arrays.sort(values, 0, count);
    return new Interval(
        values[(int) (TAIL * (count - 1))], values[(int) Math.ceil((1 - TAIL) * (count - 1))]);
  }
}
