package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the betas between the points of a curve at which the number of clusters changes.
 *
 * <p>The optimum on the side with fewer clusters is followed across: it stays a fixed point, and
 * the transition is where a further cluster begins to gain. The certificate sees that long before
 * the iteration, which is slowest there, would.
 */
final class Transitions {

  /** Relative width to which a transition is narrowed down, where the gain allows it. */
  private static final double WIDTH = 1e-9;

  /** Intervals narrower than this are not searched for transitions that undo each other. */
  private static final double TWINS = 1e-5;

  /** Closer than this, in units of the width of the gain around a cluster, two have just split. */
  private static final double JUST_SPLIT = 0.1;

  private final Annealing annealing;
  private final List<Bifurcation> found = new ArrayList<>();

  private Transitions(Annealing annealing) {
    this.annealing = annealing;
  }

  /** All transitions between neighbors among solutions by ascending beta. */
  static List<Bifurcation> among(List<BottleneckSolution> solutions, Annealing annealing) {
    Transitions transitions = new Transitions(annealing);
    for (int i = 1; i < solutions.size(); i++) {
      transitions.narrow(solutions.get(i - 1), solutions.get(i));
    }
    return List.copyOf(transitions.found);
  }

  private void narrow(BottleneckSolution below, BottleneckSolution above) {
    int more = above.point().clusters() - below.point().clusters();
    double low = below.point().beta();
    double high = above.point().beta();
    if (more == 0) {
      return;
    }
    if (Math.abs(more) > 1 && high > low * (1 + TWINS)) {
      BottleneckSolution middle = annealing.between(Math.sqrt(low * high), below, above);
      narrow(below, middle);
      narrow(middle, above);
    } else {
      found.add(located(below, above, more > 0));
    }
  }

  private Bifurcation located(BottleneckSolution below, BottleneckSolution above, boolean grows) {
    double low = below.point().beta();
    double high = above.point().beta();
    Clusters poorer = (grows ? below : above).encoder().toClusters();
    double[] newcomer = null;
    while (high > low * (1 + WIDTH)) {
      double middle = Math.sqrt(low * high);
      if (!(middle > low && middle < high)) {
        break;
      }
      CertifiedSearch.Found branch = annealing.branch(middle, poorer);
      boolean gains = !branch.gain().positions().isEmpty();
      if (gains) {
        newcomer = branch.gain().positions().get(0);
      } else {
        poorer = branch.clusters();
      }
      if (gains == grows) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new Bifurcation(
        low,
        high,
        kind(grows, newcomer == null || isNear(newcomer, poorer, high)),
        below.point().clusters(),
        above.point().clusters());
  }

  private static Bifurcation.Kind kind(boolean grows, boolean near) {
    if (grows) {
      return near ? Bifurcation.Kind.SPLIT : Bifurcation.Kind.BIRTH;
    }
    return near ? Bifurcation.Kind.MERGER : Bifurcation.Kind.DEATH;
  }

  /** Whether a position is next to a cluster, in the square roots of the probabilities. */
  private static boolean isNear(double[] position, Clusters clusters, double beta) {
    double[] positions = clusters.positions();
    double closest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < clusters.count(); t++) {
      double sum = 0;
      for (int y = 0; y < position.length; y++) {
        double difference = Math.sqrt(position[y]) - Math.sqrt(positions[t * position.length + y]);
        sum += difference * difference;
      }
      closest = Math.min(closest, sum);
    }
    return Math.sqrt(closest * beta) < JUST_SPLIT;
  }
}
