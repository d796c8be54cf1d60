package org.infobottleneck.bottleneck;

/** Walks along the curve to where a quantity that grows along it reaches a goal. */
final class CurveWalk {

  /** Beyond this beta, exponents lose the digits that matter. */
  private static final double LARGEST_BETA = 1e9;

  /** How far from the goal the walk may end, relative to it. */
  private static final double TOLERANCE = 1e-9;

  /** Two betas this close, relative to one of them, are one: F differs by no more than rounding. */
  private static final double ONE_BETA = 1e-12;

  /** A quantity that grows with beta. */
  interface Progress {
    double of(double beta, double inputInformation);
  }

  private final double goal;
  private final Progress progress;
  private final Annealing annealing;

  private CurveWalk(double goal, Progress progress, Annealing annealing) {
    this.goal = goal;
    this.progress = progress;
    this.annealing = annealing;
  }

  /** The solution at the goal, or the farthest one if the goal is never reached. */
  static BottleneckSolution to(double goal, Progress progress, Annealing annealing) {
    return new CurveWalk(goal, progress, annealing).walk();
  }

  private BottleneckSolution walk() {
    BottleneckSolution low = annealing.closed(1);
    BottleneckSolution high = annealing.at(2);
    while (reached(high) < goal && high.point().beta() < LARGEST_BETA) {
      low = high;
      high = annealing.at(high.point().beta() * 2);
    }
    if (reached(high) < goal) {
      return annealing.proven(high);
    }
    while (reached(high) - reached(low) > TOLERANCE * goal) {
      if (high.point().beta() - low.point().beta() <= ONE_BETA * low.point().beta()) {
        return shared(low, annealing.proven(high));
      }
      double middle = (low.point().beta() + high.point().beta()) / 2;
      BottleneckSolution next = annealing.between(middle, low, high);
      if (reached(next) < goal) {
        low = next;
      } else {
        high = next;
      }
    }
    return annealing.proven(high);
  }

  private double reached(BottleneckSolution solution) {
    return progress.of(solution.point().beta(), solution.point().inputInformation());
  }

  /**
   * Two solutions at one beta are ends of a straight piece of the curve, which a coin tossed
   * between them reaches everywhere. Where X and Y have a part in common, that happens at beta = 1:
   * the coin erases it.
   */
  private BottleneckSolution shared(BottleneckSolution low, BottleneckSolution high) {
    double share = (goal - reached(low)) / (reached(high) - reached(low));
    return share > 0 && share < 1 ? annealing.mixed(low, high, share) : high;
  }
}
