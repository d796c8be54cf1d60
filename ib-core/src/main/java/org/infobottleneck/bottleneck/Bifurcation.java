package org.infobottleneck.bottleneck;

import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * A phase transition of the information curve: a trade-off at which the optimal encoder changes its
 * number of clusters. Betas multiply information in nats.
 *
 * <p>Both betas are those where the gain of a further cluster shows. It grows with beta's distance
 * from a birth, which is so found to about 1e-9 of beta, but with the square of the distance from a
 * split, which shows up to about 1e-5 of beta late: the true transition may lie that far below.
 *
 * @param low the largest beta at which the number below was found
 * @param high the smallest beta at which the number above was found
 * @param kind what happens as beta grows
 * @param clustersBelow the number of clusters below
 * @param clustersAbove the number of clusters above
 */
public record Bifurcation(
    double low, double high, Kind kind, int clustersBelow, int clustersAbove) {

  /** What happens to the clusters as beta grows. */
  public enum Kind {
    /**
     * A cluster splits into two that drift apart, as the square root of beta's distance: what local
     * stability analysis finds. As far as rounding tells it from a birth next to a cluster.
     */
    SPLIT,
    /**
     * A cluster appears far from the others, its weight growing from zero; where the curve has a
     * straight piece, as symmetric distributions have, it jumps.
     */
    BIRTH,
    /** Two clusters become one. */
    MERGER,
    /** A cluster far from the others loses its weight. */
    DEATH
  }

  /**
   * Checks that nothing is missing.
   *
   * @param low the beta below
   * @param high the beta above
   * @param kind what happens
   * @param clustersBelow the number of clusters below
   * @param clustersAbove the number of clusters above
   */
  public Bifurcation {
    Arguments.positive(low, "low end of beta");
    Arguments.within(high, low, Double.MAX_VALUE, "high end of beta");
    Arguments.atLeast(clustersBelow, 1, "number of clusters below");
    Arguments.atLeast(clustersAbove, 1, "number of clusters above");
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * Returns where the transition is.
   *
   * @return the geometric mean of both ends
   */
  public double beta() {
    return Math.sqrt(low * high);
  }

  /**
   * Returns the transition as a phrase for people.
   *
   * @return for example {@code birth at beta = 5.24293, 2 to 3 clusters}
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s at beta = %.6g, %d to %d clusters",
        kind.name().toLowerCase(Locale.ROOT),
        beta(),
        clustersBelow,
        clustersAbove);
  }
}
