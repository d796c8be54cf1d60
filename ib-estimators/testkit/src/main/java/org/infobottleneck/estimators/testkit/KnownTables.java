package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/** Probabilities in lists and tables: their checks and their entropies. */
final class KnownTables {

  /** The entropy of a fair bit, in nats. */
  static final double LN_2 = StrictMath.log(2);

  private static final double SUM_TOLERANCE = 1e-9;

  private KnownTables() {}

  /**
   * Checks that numbers are a distribution, and divides them by their sum.
   *
   * @param probabilities the numbers. Not modified.
   * @param name the argument's name in messages
   * @return the distribution, a copy
   */
  static double[] distribution(double[] probabilities, String name) {
    return distribution(probabilities, name, i -> name + "[" + i + "]");
  }

  /**
   * Checks that a table is a joint distribution.
   *
   * @param joint one row per value of X, one column per value of Y. Not modified.
   * @return the cells row after row, their sum one
   */
  static double[] joint(double[][] joint) {
    double[] flat = RowMajor.flatten(joint, "joint");
    int columns = RowMajor.width(joint, "joint");
    Arguments.atLeast(columns, 1, "number of columns of joint");
    return distribution(flat, "joint", i -> "joint[" + i / columns + "][" + i % columns + "]");
  }

  private static double[] distribution(
      double[] probabilities, String name, IntFunction<String> element) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      Arguments.within(probabilities[i], 0, 1, element.apply(i));
      sum += probabilities[i];
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException(name + " must sum to 1 within 1e-9, got " + sum);
    }
    double[] distribution = new double[probabilities.length];
    for (int i = 0; i < distribution.length; i++) {
      distribution[i] = probabilities[i] / sum;
    }
    return distribution;
  }

  /** I(X;Y) = Σ p(x,y) ln(p(x,y) / p(x)p(y)) of a table, in nats. */
  static double information(double[] joint, int columns) {
    double[] x = new double[joint.length / columns];
    double[] y = new double[columns];
    for (int i = 0; i < joint.length; i++) {
      x[i / columns] += joint[i];
      y[i % columns] += joint[i];
    }
    double nats = 0;
    for (int i = 0; i < joint.length; i++) {
      if (joint[i] > 0) {
        nats += joint[i] * StrictMath.log(joint[i] / x[i / columns] / y[i % columns]);
      }
    }
    return nats;
  }

  /** -Σ p ln p in nats. */
  static double entropy(double... probabilities) {
    double nats = 0;
    for (double p : probabilities) {
      nats -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return nats;
  }

  /** The distribution of a number of equally likely values. */
  static double[] uniform(int values) {
    double[] weights = new double[values];
    Arrays.fill(weights, 1.0 / values);
    return weights;
  }
}
