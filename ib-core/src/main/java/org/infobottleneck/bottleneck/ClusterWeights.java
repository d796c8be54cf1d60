package org.infobottleneck.bottleneck;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The best weights p(t) of clusters at given positions p(y|t), a convex problem:
 *
 * <pre>
 *   maximize  sum_x p(x) ln sum_t p(t) K(x,t),    K(x,t) = exp(-beta KL[p(y|x) || p(y|t)])
 * </pre>
 *
 * <p>Newton's method for mixtures under constraints (after Wang 2007): with S(x,t) = K(x,t) / sum_u
 * p(u) K(x,u), gains g(t) = sum_x p(x) S(x,t) and G(t,u) = sum_x p(x) S(x,t) S(x,u), every step
 * minimizes w G w / 2 - (2 g - 1) w over w &ge; 0, which is the functional minus sum_t w(t) to
 * second order, by the active set method of Lawson &amp; Hanson, then searches along the line. A
 * cluster that is of no use gets exactly no weight, which the self-consistent equations reach only
 * in the limit.
 *
 * <p>Cost: n k&sup2; + k&sup3; per step, about ten steps. A factor per input in K changes nothing.
 */
final class ClusterWeights {

  private static final int STEPS = 100;

  /** How far from 1 the gain of a cluster with weight may stay. */
  private static final double TOLERANCE = 1e-12;

  private static final double RIDGE = 1e-13;

  /** A difference of the value that drowns in rounding. */
  private static final double FLAT = 1e-15;

  private static final double SHORTEST = 1e-6;

  private static final double SEED = 0.01;
  private static final int PASSES = 3;

  private final double[] inputs;
  private final double[] kernels;
  private final int count;

  /** Kernels are row-major, inputs x clusters. */
  private ClusterWeights(double[] inputs, double[] kernels, int count) {
    this.inputs = inputs;
    this.kernels = kernels;
    this.count = count;
  }

  /**
   * Returns the best weights, summing to 1, some of them 0.
   *
   * @param distribution p(x,y)
   * @param beta the trade-off
   * @param positions p(y|t), row-major: clusters x classes
   * @param start the weights to start from, summing to 1
   */
  static double[] best(
      JointDistribution distribution, double beta, double[] positions, double[] start) {
    int classes = distribution.classes();
    int count = start.length;
    double[] kernels = new double[distribution.inputs() * count];
    for (int x = 0; x < distribution.inputs(); x++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int t = 0; t < count; t++) {
        double divergence =
            Divergences.kullbackLeibler(
                distribution.conditionals(), x * classes, positions, t * classes, classes);
        kernels[x * count + t] = divergence;
        nearest = Math.min(nearest, divergence);
      }
      for (int t = 0; t < count; t++) {
        double further = kernels[x * count + t] - nearest;
        kernels[x * count + t] = StrictMath.exp(-beta * further);
      }
    }
    return new ClusterWeights(distribution.inputProbabilities(), kernels, count).solve(start);
  }

  private double[] solve(double[] start) {
    double[] weights = seeded(start);
    double value = value(weights);
    DMatrixRMaj gram = new DMatrixRMaj(count, count);
    double[] gains = new double[count];
    derivatives(weights, gains, gram);
    for (int step = 0; step < STEPS && violation(weights, gains) > TOLERANCE; step++) {
      double[] target = nonNegative(gram, gains, weights);
      boolean moved = false;
      for (double length = 1; length > SHORTEST && !moved; length /= 2) {
        double[] trial = towards(weights, target, length);
        double there = value(trial);
        if (there >= value - FLAT) {
          DMatrixRMaj newGram = new DMatrixRMaj(count, count);
          double[] newGains = new double[count];
          derivatives(trial, newGains, newGram);
          // Near the optimum the value is flat to the last bit, and the gains alone tell.
          moved = there > value + FLAT || violation(trial, newGains) < violation(weights, gains);
          if (moved) {
            weights = trial;
            value = there;
            gram = newGram;
            gains = newGains;
          }
        }
      }
      if (!moved) {
        return weights;
      }
    }
    return weights;
  }

  /**
   * Gives clusters without weight a little, then moves weight to where the gain is: far from the
   * optimum gains differ by many orders of magnitude, and a second order model is worth nothing.
   */
  private double[] seeded(double[] start) {
    int without = 0;
    for (double weight : start) {
      without += weight > 0 ? 0 : 1;
    }
    double[] weights = new double[count];
    for (int t = 0; t < count; t++) {
      weights[t] = start[t] > 0 ? start[t] : SEED / without;
    }
    for (int pass = 0; pass < PASSES && without > 0; pass++) {
      double[] gains = new double[count];
      derivatives(weights, gains, new DMatrixRMaj(count, count));
      double sum = 0;
      for (int t = 0; t < count; t++) {
        weights[t] *= gains[t];
        sum += weights[t];
      }
      for (int t = 0; t < count; t++) {
        weights[t] /= sum;
      }
    }
    return weights;
  }

  /** How far the gains are from at most 1, and from 1 where there is weight. */
  private static double violation(double[] weights, double[] gains) {
    double violation = 0;
    for (int t = 0; t < weights.length; t++) {
      violation = Math.max(violation, weights[t] > 0 ? Math.abs(gains[t] - 1) : gains[t] - 1);
    }
    return violation;
  }

  private static double[] towards(double[] from, double[] to, double length) {
    double[] between = new double[from.length];
    double sum = 0;
    for (int t = 0; t < from.length; t++) {
      between[t] = length == 1 ? to[t] : from[t] + length * (to[t] - from[t]);
      sum += between[t];
    }
    for (int t = 0; t < from.length; t++) {
      between[t] /= sum;
    }
    return between;
  }

  private double value(double[] weights) {
    double value = 0;
    for (int x = 0; x < inputs.length; x++) {
      value += inputs[x] * StrictMath.log(mixture(x, weights));
    }
    return value;
  }

  private double mixture(int x, double[] weights) {
    double sum = 0;
    for (int t = 0; t < count; t++) {
      sum += weights[t] * kernels[x * count + t];
    }
    return sum;
  }

  private void derivatives(double[] weights, double[] gains, DMatrixRMaj gram) {
    double[] row = new double[count];
    for (int x = 0; x < inputs.length; x++) {
      double mixture = mixture(x, weights);
      for (int t = 0; t < count; t++) {
        row[t] = kernels[x * count + t] / mixture;
        gains[t] += inputs[x] * row[t];
      }
      for (int t = 0; t < count; t++) {
        double factor = inputs[x] * row[t];
        if (factor > 0) {
          for (int u = 0; u <= t; u++) {
            gram.data[t * count + u] += factor * row[u];
          }
        }
      }
    }
    for (int t = 0; t < count; t++) {
      gram.data[t * count + t] *= 1 + RIDGE;
      for (int u = 0; u < t; u++) {
        gram.data[u * count + t] = gram.data[t * count + u];
      }
    }
  }

  /**
   * Minimizes w G w / 2 - (2 g - 1) w over w at least 0, starting from the support of some weights.
   */
  private double[] nonNegative(DMatrixRMaj gram, double[] gains, double[] weights) {
    double[] w = weights.clone();
    boolean[] free = new boolean[count];
    for (int t = 0; t < count; t++) {
      free[t] = w[t] > 0;
    }
    for (int round = 0; round < 3 * count + 3; round++) {
      moveToMinimum(gram, gains, w, free);
      int next = -1;
      double steepest = TOLERANCE;
      for (int t = 0; t < count; t++) {
        double slope = 2 * gains[t] - 1;
        for (int u = 0; u < count; u++) {
          slope -= gram.data[t * count + u] * w[u];
        }
        if (!free[t] && slope > steepest) {
          steepest = slope;
          next = t;
        }
      }
      if (next < 0) {
        break;
      }
      free[next] = true;
    }
    return w;
  }

  /** To the minimum over the free weights, binding on the way those that would turn negative. */
  private void moveToMinimum(DMatrixRMaj gram, double[] gains, double[] w, boolean[] free) {
    while (true) {
      double[] minimum = minimum(gram, gains, free);
      double length = 1;
      int blocking = -1;
      for (int t = 0; t < count; t++) {
        if (free[t] && minimum[t] <= 0 && w[t] <= length * (w[t] - minimum[t])) {
          length = w[t] / (w[t] - minimum[t]);
          blocking = t;
        }
      }
      for (int t = 0; t < count; t++) {
        if (free[t]) {
          w[t] = Math.max(0, w[t] + length * (minimum[t] - w[t]));
        }
      }
      if (blocking < 0) {
        return;
      }
      w[blocking] = 0;
      free[blocking] = false;
    }
  }

  private double[] minimum(DMatrixRMaj gram, double[] gains, boolean[] free) {
    int[] index = new int[count];
    int size = 0;
    for (int t = 0; t < count; t++) {
      if (free[t]) {
        index[size++] = t;
      }
    }
    DMatrixRMaj part = new DMatrixRMaj(size, size);
    DMatrixRMaj right = new DMatrixRMaj(size, 1);
    for (int i = 0; i < size; i++) {
      right.data[i] = 2 * gains[index[i]] - 1;
      for (int j = 0; j < size; j++) {
        part.data[i * size + j] = gram.data[index[i] * count + index[j]];
      }
    }
    DMatrixRMaj solution = new DMatrixRMaj(size, 1);
    solve(part, right, solution);
    double[] minimum = new double[count];
    for (int i = 0; i < size; i++) {
      minimum[index[i]] = solution.data[i];
    }
    return minimum;
  }

  /** By Cholesky; by orthogonal elimination where two clusters are as good as the same. */
  private static void solve(DMatrixRMaj matrix, DMatrixRMaj right, DMatrixRMaj solution) {
    int size = matrix.numRows;
    if (size == 0) {
      return;
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(size);
    if (!solver.setA(matrix.copy())) {
      solver = LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false);
      solver.setA(matrix.copy());
    }
    solver.solve(right, solution);
  }
}
