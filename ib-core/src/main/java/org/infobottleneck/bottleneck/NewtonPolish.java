package org.infobottleneck.bottleneck;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Newton's method for weights and positions of a fixed number of clusters at once, damped until it
 * climbs (Levenberg 1944, Marquardt 1963). Close to a phase transition, where plain iteration needs
 * tens of thousands of steps, it needs about ten.
 *
 * <p>With a_t = ln p(t), log-odds eta_ty = ln p(y|t) - ln p(r|t) to the likeliest class r of the
 * cluster, and r_xt = p(t|x), it maximizes
 *
 * <pre>
 *   J = sum_x p(x) ln sum_t exp(a_t + beta sum_y p(y|x) ln p(y|t)) - sum_t exp(a_t),
 * </pre>
 *
 * <p>whose maximum is that of the functional under sum_t p(t) = 1. Its derivatives are those of a
 * logarithm of a sum of exponentials: with g_xt = (1, beta (p(y|x) - p(y|t))) in the coordinates of
 * cluster t,
 *
 * <pre>
 *   gradient = sum_x p(x) sum_t r_xt g_xt - (p(t), 0)
 *   Hessian  = sum_x p(x) [sum_t r_xt g_xt g_xt' - (sum_t r_xt g_xt)(sum_t r_xt g_xt)']
 *              - (p(t), beta p'(t) (diag p(y|t) - p(y|t) p(y|t)'))
 * </pre>
 *
 * <p>Classes that a cluster excludes stay excluded. Cost: n d&sup2; + d&sup3; per step for d = k
 * |Y| coordinates.
 */
final class NewtonPolish {

  /** More coordinates than this, and a step costs more than the iteration it replaces. */
  private static final int MAX_COORDINATES = 200;

  private static final int STEPS = 40;
  private static final double FIRST_DAMPING = 1e-4;
  private static final double MAX_DAMPING = 1e6;
  private static final double NO_DAMPING = 1e-12;

  private final SelfConsistentEquations equations;
  private final JointDistribution distribution;
  private final double beta;
  private final int count;
  private final int classes;

  /** Per cluster and class: the coordinate of the log-odds, or -1. */
  private final int[] coordinates;

  private final int dimension;
  private double[] point;

  /** J and its gradient at a point, with the encoder there, which makes the Hessian. */
  private static final class Slope {

    final double value;

    /**
     * The largest part of the gradient, each relative to its cluster's weight: a rare cluster has
     * to settle as well as a frequent one, or its gain is not 1.
     */
    final double steepness;

    final double[] gradient;
    final double[] encoder;

    Slope(double value, double steepness, double[] gradient, double[] encoder) {
      this.value = value;
      this.steepness = steepness;
      this.gradient = gradient;
      this.encoder = encoder;
    }
  }

  private NewtonPolish(SelfConsistentEquations equations, Clusters clusters) {
    this.equations = equations;
    distribution = equations.distribution();
    beta = equations.beta();
    count = clusters.count();
    classes = clusters.classes();
    point = clusters.joint().clone();
    coordinates = new int[count * classes];
    int next = count;
    for (int t = 0; t < count; t++) {
      int reference = 0;
      for (int y = 1; y < classes; y++) {
        if (point[y * count + t] > point[reference * count + t]) {
          reference = y;
        }
      }
      for (int y = 0; y < classes; y++) {
        boolean free = y != reference && point[y * count + t] > 0;
        coordinates[t * classes + y] = free ? next++ : -1;
      }
    }
    dimension = next;
  }

  /** Returns the clusters at the nearest maximum, or where the climb came to an end. */
  static Clusters climb(SelfConsistentEquations equations, Clusters clusters) {
    if (clusters.count() * clusters.classes() > MAX_COORDINATES) {
      return clusters;
    }
    NewtonPolish polish = new NewtonPolish(equations, clusters);
    polish.run();
    return new Clusters(polish.count, polish.classes, polish.point);
  }

  private void run() {
    double damping = FIRST_DAMPING;
    Slope slope = slope(point);
    for (int step = 0; step < STEPS && damping <= MAX_DAMPING; step++) {
      DMatrixRMaj curvature = curvature(slope.encoder);
      boolean climbed = false;
      while (!climbed && damping <= MAX_DAMPING) {
        Optional<double[]> move = move(curvature, slope.gradient, damping);
        if (move.isPresent()) {
          double[] trial = moved(move.get());
          Slope there = slope(trial);
          // Near the top J is flat to the last bit, and the gradient alone tells up from down.
          double flat = 1e-14 * (1 + beta);
          climbed =
              there.value > slope.value + flat
                  || (there.value > slope.value - flat && there.steepness < slope.steepness);
          if (climbed) {
            point = trial;
            slope = there;
          }
        }
        damping = climbed ? Math.max(NO_DAMPING, damping / 10) : damping * 10;
      }
    }
  }

  private Slope slope(double[] at) {
    double[] encoder = equations.encoder(at, count);
    double value = 0;
    double steepness = 0;
    double[] gradient = new double[dimension];
    double[] inputs = distribution.inputProbabilities();
    for (int x = 0; x < inputs.length; x++) {
      value += inputs[x] * equations.logNormalizers()[x];
    }
    for (int t = 0; t < count; t++) {
      double weight = 0;
      for (int y = 0; y < classes; y++) {
        weight += at[y * count + t];
      }
      value -= weight;
      gradient[t] -= weight;
      for (int x = 0; x < inputs.length; x++) {
        double joint = inputs[x] * encoder[x * count + t];
        gradient[t] += joint;
        for (int y = 0; y < classes; y++) {
          int coordinate = coordinates[t * classes + y];
          if (coordinate >= 0) {
            double difference = distribution.conditional(x, y) - at[y * count + t] / weight;
            gradient[coordinate] += joint * beta * difference;
          }
        }
      }
      steepness = Math.max(steepness, Math.abs(gradient[t]) / weight);
      for (int y = 0; y < classes; y++) {
        int coordinate = coordinates[t * classes + y];
        if (coordinate >= 0) {
          steepness = Math.max(steepness, Math.abs(gradient[coordinate]) / weight);
        }
      }
    }
    return new Slope(value, steepness, gradient, encoder);
  }

  /** Minus the Hessian. */
  private DMatrixRMaj curvature(double[] encoder) {
    DMatrixRMaj curvature = new DMatrixRMaj(dimension, dimension);
    double[] sum = new double[dimension];
    double[] positions = new Clusters(count, classes, point).positions();
    int[] own = new int[classes];
    double[] part = new double[classes];
    for (int x = 0; x < distribution.inputs(); x++) {
      double probability = distribution.inputProbability(x);
      for (int t = 0; t < count; t++) {
        double r = encoder[x * count + t];
        int size = 0;
        own[size] = t;
        part[size++] = 1;
        for (int y = 0; y < classes; y++) {
          if (coordinates[t * classes + y] >= 0) {
            own[size] = coordinates[t * classes + y];
            part[size++] = beta * (distribution.conditional(x, y) - positions[t * classes + y]);
          }
        }
        for (int i = 0; i < size; i++) {
          sum[own[i]] = r * part[i];
          for (int j = 0; j < size; j++) {
            curvature.data[own[i] * dimension + own[j]] -= probability * r * part[i] * part[j];
          }
        }
      }
      addOuterProduct(curvature, probability, sum);
    }
    addOwnCurvature(curvature, encoder, positions);
    return curvature;
  }

  private static void addOuterProduct(DMatrixRMaj matrix, double factor, double[] vector) {
    int size = vector.length;
    for (int i = 0; i < size; i++) {
      double scaled = factor * vector[i];
      if (scaled != 0) {
        for (int j = 0; j < size; j++) {
          matrix.data[i * size + j] += scaled * vector[j];
        }
      }
    }
  }

  /** What the exponents and the constraint have of their own. */
  private void addOwnCurvature(DMatrixRMaj curvature, double[] encoder, double[] positions) {
    for (int t = 0; t < count; t++) {
      double weight = 0;
      for (int y = 0; y < classes; y++) {
        weight += point[y * count + t];
      }
      curvature.data[t * dimension + t] += weight;
      double image = 0;
      for (int x = 0; x < distribution.inputs(); x++) {
        image += distribution.inputProbability(x) * encoder[x * count + t];
      }
      for (int y = 0; y < classes; y++) {
        int row = coordinates[t * classes + y];
        for (int z = 0; z < classes && row >= 0; z++) {
          int column = coordinates[t * classes + z];
          if (column >= 0) {
            double own = y == z ? positions[t * classes + y] : 0;
            double spread = own - positions[t * classes + y] * positions[t * classes + z];
            curvature.data[row * dimension + column] += beta * image * spread;
          }
        }
      }
    }
  }

  /** The damped step; empty where the damped curvature is not that of a maximum. */
  private Optional<double[]> move(DMatrixRMaj curvature, double[] gradient, double damping) {
    DMatrixRMaj damped = curvature.copy();
    for (int i = 0; i < dimension; i++) {
      double own = Math.abs(curvature.get(i, i));
      damped.add(i, i, damping * own + Double.MIN_NORMAL);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(dimension);
    if (!solver.setA(damped)) {
      return Optional.empty();
    }
    DMatrixRMaj solution = new DMatrixRMaj(dimension, 1);
    solver.solve(DMatrixRMaj.wrap(dimension, 1, gradient.clone()), solution);
    for (double value : solution.data) {
      if (!Double.isFinite(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(solution.data);
  }

  private double[] moved(double[] move) {
    double[] moved = new double[point.length];
    for (int t = 0; t < count; t++) {
      double before = 0;
      double after = 0;
      for (int y = 0; y < classes; y++) {
        int coordinate = coordinates[t * classes + y];
        double p = point[y * count + t];
        before += p;
        moved[y * count + t] = coordinate >= 0 ? p * StrictMath.exp(bounded(move[coordinate])) : p;
        after += moved[y * count + t];
      }
      double scale = before / after * StrictMath.exp(bounded(move[t]));
      for (int y = 0; y < classes; y++) {
        moved[y * count + t] *= scale;
      }
    }
    return moved;
  }

  /** No logarithm moves by more than this at once. */
  private static double bounded(double move) {
    return Math.max(-3, Math.min(3, move));
  }
}
