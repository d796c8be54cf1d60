package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
 *   <li>its interval by Fisher's z is tanh(atanh r ± 1.96 / sqrt(n - G - 2)) for n runs in G
 *       groups, for variables that are normal and spread alike in all groups;
 *   <li>its interval by bootstrap draws groups, or seeds, with replacement and takes percentiles.
 *       Groups: it allows for groups that differ in spread and in correlation. Seeds: it allows for
 *       runs of one seed in several groups, which share initial weights and training rows.
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
  private final List<double[][]> bySeed;
  private final int runs;

  private WithinGroups(List<double[][]> products, List<double[][]> bySeed, int runs) {
    this.products = products;
    this.bySeed = bySeed;
    this.runs = runs;
  }

  /**
   * Takes the variables.
   *
   * @param groups for every group, for every run of it, the variables in one order
   * @param seeds for every group, the seed of every run
   */
  static WithinGroups of(List<List<double[]>> groups, List<long[]> seeds) {
    List<double[][]> products = new ArrayList<>();
    Map<Long, double[][]> bySeed = new TreeMap<>();
    int runs = 0;
    for (int g = 0; g < groups.size(); g++) {
      List<double[]> group = groups.get(g);
      if (group.isEmpty()) {
        continue;
      }
      int variables = group.get(0).length;
      double[] mean = mean(group);
      double[][] sum = new double[variables][variables];
      for (int run = 0; run < group.size(); run++) {
        double[][] own =
            bySeed.computeIfAbsent(seeds.get(g)[run], seed -> new double[variables][variables]);
        for (int i = 0; i < variables; i++) {
          for (int j = 0; j < variables; j++) {
            double product = (group.get(run)[i] - mean[i]) * (group.get(run)[j] - mean[j]);
            sum[i][j] += product;
            own[i][j] += product;
          }
        }
      }
      products.add(sum);
      runs += group.size();
    }
    return new WithinGroups(products, List.copyOf(bySeed.values()), runs);
  }

  /** The mean of every variable over runs. */
  static double[] mean(List<double[]> runs) {
    double[] mean = new double[runs.get(0).length];
    for (double[] run : runs) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += run[i] / runs.size();
      }
    }
    return mean;
  }

  int runs() {
    return runs;
  }

  int groups() {
    return products.size();
  }

  /** The correlation of two variables; NaN where one does not vary. */
  double correlation(int i, int j) {
    return correlation(sum(products), i, j);
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
  Interval byGroups(int i, int j) {
    return bootstrap(products, drawn -> correlation(drawn, i, j));
  }

  /** The interval of 95 % by bootstrap over seeds. */
  Interval bySeeds(int i, int j) {
    return bootstrap(bySeed, drawn -> correlation(drawn, i, j));
  }

  /**
   * The joint regression within groups, every variable in units of its standard deviation within
   * groups: the solution b of R_pp b = R_py. NaN where there is none.
   */
  double[] coefficients(int outcome, int... predictors) {
    return coefficients(sum(products), outcome, predictors);
  }

  /** The interval of 95 % of one coefficient of the joint regression, by bootstrap over seeds. */
  Interval coefficientBySeeds(int which, int outcome, int... predictors) {
    return bootstrap(bySeed, drawn -> coefficients(drawn, outcome, predictors)[which]);
  }

  /** The share of the variance within groups that predictors explain together. */
  double explained(int outcome, int... predictors) {
    double[][] sum = sum(products);
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

  private static double[][] sum(List<double[][]> units) {
    int variables = units.get(0).length;
    double[][] sum = new double[variables][variables];
    for (double[][] unit : units) {
      for (int i = 0; i < variables; i++) {
        for (int j = 0; j < variables; j++) {
          sum[i][j] += unit[i][j];
        }
      }
    }
    return sum;
  }

  /** Percentiles over draws of as many units as there are; draws without a value are left out. */
  private static Interval bootstrap(List<double[][]> units, Statistic statistic) {
    SplittableRandom random = new SplittableRandom(DRAW_SEED);
    double[] values = new double[DRAWS];
    int count = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      List<double[][]> drawn = new ArrayList<>();
      for (int unit = 0; unit < units.size(); unit++) {
        drawn.add(units.get(random.nextInt(units.size())));
      }
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
