package org.infobottleneck.bottleneck;

import java.util.Arrays;
import java.util.Optional;

/**
 * Iterates the self-consistent equations until their residual is as small as asked, with guesses in
 * between that are taken only where the functional does not grow: so it descends from first to
 * last.
 *
 * <p>The residual is sum_t,y |p'(t,y) - p(t,y)| of one plain step. Clusters that have come together
 * are merged and those that have lost their weight are dropped on the way.
 */
final class FixedPoint {

  private static final int DEPTH = 8;

  /** Steps before Newton's method is tried; doubled for every time that it is. */
  private static final int FIRST_STEPS = 60;

  /** Steps between two looks at which clusters could go. */
  private static final int TIDY_EVERY = 20;

  /** Weight of a cluster that is gone, where no input is as rare as that. */
  private static final double NO_WEIGHT = 1e-13;

  /** The same relative to the rarest input, which may want a cluster of its own. */
  private static final double SHARE_OF_RAREST = 1e-3;

  /** How much a cluster's weight may still change, relative to itself. */
  private static final double WEIGHT_TOLERANCE = 1e-11;

  /** By how much rounding may raise the functional, relative to what it is summed from. */
  private static final double ROUNDING = 1e-15;

  /**
   * Where an iteration ended: converged if its residual is below the tolerance, steady if no
   * cluster gains or loses weight relative to itself either.
   */
  record Outcome(
      Clusters clusters, double residual, int steps, boolean converged, boolean steady) {}

  private final SelfConsistentEquations equations;
  private final double tolerance;
  private final double mergeDistance;
  private final double slack;
  private final double noWeight;
  private int steps;

  FixedPoint(SelfConsistentEquations equations, double tolerance) {
    this.equations = equations;
    double beta = equations.beta();
    // Exponents are of the size of beta, and rounded at that size.
    this.tolerance = Math.max(tolerance, 1e-15 * beta);
    mergeDistance = mergeDistance(beta);
    slack = ROUNDING * (1 + beta);
    double rarest =
        Arrays.stream(equations.distribution().inputProbabilities()).min().orElseThrow();
    noWeight = Math.min(NO_WEIGHT, SHARE_OF_RAREST * rarest);
  }

  /**
   * Positions this close are one cluster: far closer than 1/&radic;beta, the width of the bump of
   * gain around a position.
   */
  static double mergeDistance(double beta) {
    return 1e-5 / Math.sqrt(Math.max(1, beta));
  }

  /** Iterates from some clusters for no more than a number of steps. */
  Outcome iterate(Clusters start, int limit) {
    steps = 0;
    Clusters clusters = tidied(start);
    int allowance = FIRST_STEPS;
    while (true) {
      Outcome outcome = descend(clusters, (int) Math.min(limit, (long) steps + allowance));
      Clusters tidied = tidied(outcome.clusters());
      boolean settled = tidied == outcome.clusters();
      if ((settled && outcome.steady()) || steps >= limit) {
        return outcome;
      }
      if (settled && equations.alpha() == 1) {
        tidied = tidied(NewtonPolish.climb(equations, tidied));
        allowance = (int) Math.min(limit, 2L * allowance);
      }
      clusters = tidied;
    }
  }

  /** Until convergence, until the limit, or until there is something to tidy. */
  private Outcome descend(Clusters start, int limit) {
    int count = start.count();
    AndersonMixing mixing = new AndersonMixing(DEPTH);
    double[] point = start.joint().clone();
    double[] image = new double[point.length];
    double value = equations.step(point, count, image);
    steps++;
    for (int since = 1; ; since++) {
      double residual = distance(point, image);
      boolean converged = residual <= tolerance;
      boolean steady = converged && isSteady(point, image, count);
      if (steady || steps >= limit || since % TIDY_EVERY == 0) {
        Clusters now = new Clusters(count, start.classes(), point);
        if (steady || steps >= limit || tidied(now) != now) {
          return new Outcome(now, residual, steps, converged, steady);
        }
      }
      mixing.add(point, image);
      Optional<double[]> guess = mixing.guess();
      boolean taken = false;
      if (guess.isPresent() && isPositive(guess.get(), point)) {
        double[] next = new double[point.length];
        double guessed = equations.step(guess.get(), count, next);
        steps++;
        if (guessed <= value + slack) {
          point = guess.get();
          image = next;
          value = guessed;
          taken = true;
        } else {
          mixing.clear();
        }
      }
      if (!taken) {
        double[] next = new double[point.length];
        value = equations.step(image, count, next);
        steps++;
        point = image;
        image = next;
      }
    }
  }

  private static double distance(double[] point, double[] image) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      sum += Math.abs(image[i] - point[i]);
    }
    return sum;
  }

  /** No cluster gains or loses weight: its gain is 1. */
  private static boolean isSteady(double[] point, double[] image, int count) {
    for (int t = 0; t < count; t++) {
      double before = 0;
      double after = 0;
      for (int i = t; i < point.length; i += count) {
        before += point[i];
        after += image[i];
      }
      if (Math.abs(after - before) > WEIGHT_TOLERANCE * before) {
        return false;
      }
    }
    return true;
  }

  /** A guess is a distribution only if no probability is negative or vanishes of a sudden. */
  private static boolean isPositive(double[] guess, double[] point) {
    for (int i = 0; i < guess.length; i++) {
      if (!(guess[i] > 0 || (guess[i] == 0 && point[i] == 0))) {
        return false;
      }
    }
    return true;
  }

  private Clusters tidied(Clusters clusters) {
    boolean[] gone = new boolean[clusters.count()];
    boolean any = false;
    for (int t = 0; t < gone.length; t++) {
      gone[t] = clusters.weight(t) < noWeight;
      any |= gone[t];
    }
    Clusters left = any ? clusters.without(gone) : clusters;
    return left.merged(mergeDistance);
  }
}
