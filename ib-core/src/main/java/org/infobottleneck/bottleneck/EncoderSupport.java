package org.infobottleneck.bottleneck;

import java.util.Arrays;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * The points t_j that an encoder maps to, with p(t_j) and p(y|t_j), and how far that encoder is
 * from the optimal ones that use the same points: with d(s,j) = KL[p(y|s) || p(y|t_j)],
 *
 * <pre>
 *   fit(beta) = E_s KL[p(t|s) || p(t) exp(-beta d(s,t)) / Z(s)]
 *             = I(S;T) + beta E d + Σ_s p(s) ln Z(s),        Z(s) = Σ_j p(t_j) exp(-beta d(s,j))
 * </pre>
 *
 * <p>It is convex. Only the excess of d over the least d of each s counts, so that neither a large
 * beta nor a distant point loses digits: what is added to all d(s,·) adds the same to beta E d and
 * takes it from ln Z. Terms below exp(-40) of the greatest are zero; d is infinite where a point
 * misses a class that s has, and such a term is zero as well.
 *
 * <p>Cost per value of beta: groups x points x (classes + one exponential). Immutable and
 * thread-safe.
 */
final class EncoderSupport {

  /** What the slopes may miss by rounding, in nats. */
  private static final double ROUNDING = 1e-13;

  /** Points whose excess is less are nearest, too. */
  private static final double TIE = 1e-12;

  /** ln 0, finite so that a product with p(y|s) = 0 is 0. */
  private static final double LOG_OF_NOTHING = -1e200;

  /** An infinite d; finite so that a product with a term that is 0 is 0. */
  private static final double FAR = 1e100;

  private static final double RELATIVE_STEP = 1e-14;
  private static final int MOST_STEPS = 200;

  /** What the exponential gives for everything beyond its range. */
  private static final double CUT = cut();

  private final int groups;
  private final int points;
  private final int classes;
  private final double[] groupProbabilities;
  private final double[] conditionals;
  private final double[] selfTerms;
  private final double[] logRatios; // class after class, ln p(y|t_j) / p(y)
  private final double[] logWeights;
  private final double[] nearest;
  private final double excess;
  private final double information;

  /** What one group s adds at one beta. */
  interface GroupVisitor {
    /**
     * Takes the group's terms.
     *
     * @param excess d(s,j) less its minimum over j
     * @param terms p(t_j) exp(-beta excess), relative to the greatest
     */
    void visit(int group, double logPartition, double[] excess, double[] terms, double sum);
  }

  /** The fit and its first two derivatives by beta. */
  record Value(double fit, double slope, double curvature) {}

  /**
   * Prepares the points.
   *
   * @param merged p(s,y), borrowed for what it says of p(y|s) and p(y)
   * @param groupProbabilities p(s) of the encoder's own joint distribution p(s,t). Retained.
   * @param weights p(t_j), all positive
   * @param posteriors p(y|t_j), point after point
   * @param distortion E d(s,t)
   * @param information I(S;T)
   */
  EncoderSupport(
      JointDistribution merged,
      double[] groupProbabilities,
      double[] weights,
      double[] posteriors,
      double distortion,
      double information) {
    groups = merged.inputs();
    points = weights.length;
    classes = merged.classes();
    this.groupProbabilities = groupProbabilities;
    this.information = information;
    conditionals = merged.conditionals();
    double[] origin = merged.classProbabilities();
    selfTerms = new double[groups];
    logRatios = new double[classes * points];
    logWeights = new double[points];
    nearest = new double[groups];
    for (int j = 0; j < points; j++) {
      logWeights[j] = StrictMath.log(weights[j]);
      for (int y = 0; y < classes; y++) {
        double p = posteriors[j * classes + y];
        logRatios[y * points + j] = origin[y] > 0 ? logRatio(p, origin[y]) : 0;
      }
    }
    double least = 0;
    double[] row = new double[points];
    for (int s = 0; s < groups; s++) {
      for (int y = 0; y < classes; y++) {
        double p = conditionals[s * classes + y];
        selfTerms[s] += p > 0 ? p * StrictMath.log(p / origin[y]) : 0;
      }
      distances(s, row);
      nearest[s] = minimum(row);
      least += groupProbabilities[s] * nearest[s];
    }
    excess = distortion - least;
  }

  private static double logRatio(double p, double q) {
    return p > 0 ? StrictMath.log(p / q) : LOG_OF_NOTHING;
  }

  private static double cut() {
    double[] far = {Double.POSITIVE_INFINITY};
    ElementaryFunctions.expOfNegative(far, 0, 1);
    return far[0];
  }

  /** d(s,·), not yet reduced by its minimum. */
  private void distances(int group, double[] row) {
    Arrays.fill(row, selfTerms[group]);
    for (int y = 0; y < classes; y++) {
      subtract(conditionals[group * classes + y], logRatios, y * points, row, points);
    }
  }

  private static void subtract(double factor, double[] from, int offset, double[] row, int n) {
    for (int j = 0; j < n; j++) {
      row[j] -= factor * from[offset + j];
    }
  }

  private static double minimum(double[] a) {
    double least = a[0];
    for (double value : a) {
      least = value < least ? value : least;
    }
    return least;
  }

  /** Goes through the groups in order; the arrays are overwritten by the next one. */
  void eachGroup(double beta, GroupVisitor visitor) {
    double[] row = new double[points];
    double[] terms = new double[points];
    for (int s = 0; s < groups; s++) {
      distances(s, row);
      double origin = nearest[s];
      for (int j = 0; j < points; j++) {
        row[j] = Math.min(FAR, row[j] - origin);
      }
      if (Double.isInfinite(beta)) {
        for (int j = 0; j < points; j++) {
          terms[j] = row[j] <= TIE ? -logWeights[j] : Double.POSITIVE_INFINITY;
        }
      } else {
        for (int j = 0; j < points; j++) {
          terms[j] = beta * row[j] - logWeights[j];
        }
      }
      double least = minimum(terms);
      for (int j = 0; j < points; j++) {
        terms[j] -= least;
      }
      ElementaryFunctions.expOfNegative(terms, 0, points);
      double sum = 0;
      for (int j = 0; j < points; j++) {
        terms[j] = Math.max(0, terms[j] - CUT);
        sum += terms[j];
      }
      visitor.visit(s, StrictMath.log(sum) - least, row, terms, sum);
    }
  }

  /** The fit at a beta from 0 to infinity. */
  Value at(double beta) {
    double[] sums = new double[3];
    eachGroup(
        beta,
        (group, logPartition, row, terms, sum) -> {
          double first = 0;
          double second = 0;
          for (int j = 0; j < row.length; j++) {
            double product = terms[j] * row[j];
            first += product;
            second += product * row[j];
          }
          first /= sum;
          sums[0] += groupProbabilities[group] * logPartition;
          sums[1] += groupProbabilities[group] * first;
          sums[2] += groupProbabilities[group] * (second / sum - first * first);
        });
    if (Double.isInfinite(beta)) {
      double fit = isNearest() ? information + sums[0] : Double.POSITIVE_INFINITY;
      return new Value(fit, excess, 0);
    }
    return new Value(information + beta * excess + sums[0], excess - sums[1], sums[2]);
  }

  /** Whether every s is at a point that is nearest to it, so that the fit improves for ever. */
  boolean isNearest() {
    return excess <= ROUNDING;
  }

  /** Whether all points hold the same p(y|t), so that the fit is the same at every beta. */
  boolean isUninformative() {
    return at(0).slope() >= -ROUNDING;
  }

  /**
   * The beta of the least fit: 0 where all are alike, infinite where the fit improves for ever, and
   * else the root of the slope, by Newton's method in ln beta within a bracket.
   */
  double closestBeta() {
    if (isUninformative()) {
      return 0;
    }
    if (isNearest()) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 1;
    double high = 1;
    while (at(high).slope() < 0) {
      low = high;
      high *= 4;
    }
    while (low == high || at(low).slope() >= 0) {
      high = low;
      low /= 4;
    }
    double beta = Math.sqrt(low) * Math.sqrt(high);
    for (int step = 0; step < MOST_STEPS; step++) {
      Value value = at(beta);
      if (value.slope() < 0) {
        low = beta;
      } else {
        high = beta;
      }
      double next = beta * StrictMath.exp(-value.slope() / (beta * value.curvature()));
      if (!(next > low && next < high)) {
        next = Math.sqrt(low) * Math.sqrt(high);
      }
      double moved = Math.abs(next - beta);
      beta = next;
      if (moved <= RELATIVE_STEP * beta || high - low <= RELATIVE_STEP * high) {
        break;
      }
    }
    return beta;
  }

  /** The least d(s,·). */
  double nearest(int group) {
    return nearest[group];
  }
}
