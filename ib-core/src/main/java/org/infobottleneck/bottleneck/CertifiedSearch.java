package org.infobottleneck.bottleneck;

import java.util.List;

/**
 * The optimum at one beta: iterates to a fixed point, asks where a further cluster would gain, puts
 * clusters there and goes on until there is no such place.
 *
 * <p>Every round lowers the functional, and a fixed point without a gain is the global minimum.
 */
final class CertifiedSearch {

  private static final int ROUNDS = 100;

  /** The bound of the gain that ends a search which can't come down to nothing. */
  private static final double GOOD_ENOUGH = 1 + 1e-9;

  /** Proofs that may send the search back to work. */
  private static final int PROOFS = 5;

  /** Rounds of few steps: a further cluster helps sooner than more steps do. */
  private static final int EVEN_ROUNDS = 40;

  /** Rounds from one look for gains to the next where the iteration has not settled. */
  private static final int LOOK_EVERY = 8;

  /** Steps before the first look for gains; the doubling gives slow problems their time. */
  private static final int FIRST_STEPS = 100;

  /** More clusters than this and solving for their weights costs more than it saves. */
  private static final int MAX_WEIGHTED = 100;

  /** Where a search ended: the fixed point it came to and what a further cluster could gain. */
  record Found(Clusters clusters, double residual, int steps, boolean converged, Gain gain) {}

  /** What a search has found, with its certificate. */
  record Proven(Found found, Certificate certificate) {}

  private final JointDistribution distribution;
  private final double beta;
  private final int limit;
  private final boolean thorough;
  private final SelfConsistentEquations equations;
  private final FixedPoint fixedPoint;

  /**
   * A search.
   *
   * @param distribution p(x,y), merged
   * @param beta the trade-off
   * @param tolerance of the residual
   * @param limit of the steps
   * @param thorough whether gains are searched at length, as they must be where no proof follows
   */
  CertifiedSearch(
      JointDistribution distribution, double beta, double tolerance, int limit, boolean thorough) {
    this.distribution = distribution;
    this.beta = beta;
    this.limit = limit;
    this.thorough = thorough;
    equations = new SelfConsistentEquations(distribution, beta, 1);
    fixedPoint = new FixedPoint(equations, tolerance);
  }

  Found from(Clusters start) {
    Clusters clusters = weighted(start, List.of());
    int steps = 0;
    int allowance = FIRST_STEPS;
    for (int round = 1; ; round++) {
      FixedPoint.Outcome outcome =
          fixedPoint.iterate(clusters, Math.max(1, Math.min(allowance, limit - steps)));
      steps += outcome.steps();
      if (isTooEarly(outcome, round) && steps < limit) {
        clusters = weighted(outcome.clusters(), List.of());
        continue;
      }
      Gain gain = gain(outcome.clusters());
      boolean optimal = outcome.steady() && gain.positions().isEmpty();
      boolean goodEnough = round >= EVEN_ROUNDS && gain.bound() <= GOOD_ENOUGH;
      boolean done = outcome.converged() && (optimal || goodEnough);
      if (done || steps >= limit || round >= ROUNDS) {
        return new Found(outcome.clusters(), outcome.residual(), steps, outcome.converged(), gain);
      }
      clusters = weighted(outcome.clusters(), gain.positions());
      if (round >= EVEN_ROUNDS) {
        allowance = (int) Math.min(limit, 2L * allowance);
      }
    }
  }

  /** Whether a look for gains costs more than it tells: for two classes it costs little. */
  private boolean isTooEarly(FixedPoint.Outcome outcome, int round) {
    return distribution.classes() > 2 && !outcome.steady() && round % LOOK_EVERY != 0;
  }

  /**
   * Proves what a search has found, as far as the cells last; where the proof comes upon a gain
   * that the search has missed, the search goes on from there.
   */
  Proven proven(Found found, int cells) {
    Found best = found;
    for (int round = 1; ; round++) {
      equations.step(best.clusters().joint(), best.clusters().count(), scratch(best.clusters()));
      Gain proof = SimplexGain.largest(equations, cells);
      if (proof.positions().isEmpty() || round >= PROOFS) {
        return new Proven(best, Certificate.of(best.gain(), proof));
      }
      Found next = from(weighted(best.clusters(), proof.positions()));
      best =
          new Found(
              next.clusters(),
              next.residual(),
              best.steps() + next.steps(),
              next.converged(),
              next.gain());
    }
  }

  private static double[] scratch(Clusters clusters) {
    return new double[clusters.joint().length];
  }

  /** The fixed point that some clusters lead to by themselves. */
  Found branch(Clusters start) {
    FixedPoint.Outcome outcome = fixedPoint.iterate(start, limit);
    Gain gain = gain(outcome.clusters());
    return new Found(
        outcome.clusters(), outcome.residual(), outcome.steps(), outcome.converged(), gain);
  }

  private Gain gain(Clusters clusters) {
    equations.step(clusters.joint(), clusters.count(), scratch(clusters));
    return distribution.classes() == 2
        ? BinaryGain.largest(equations, clusters)
        : SearchedGain.largest(equations, clusters, thorough);
  }

  /** The clusters and further positions, with the best weights for these positions. */
  private Clusters weighted(Clusters clusters, List<double[]> further) {
    if (clusters.count() + further.size() > MAX_WEIGHTED) {
      return clusters;
    }
    double[][] all = clusters.with(further);
    double[] weights = ClusterWeights.best(distribution, beta, all[1], all[0]);
    return Clusters.of(weights, all[1], distribution.classes());
  }
}
