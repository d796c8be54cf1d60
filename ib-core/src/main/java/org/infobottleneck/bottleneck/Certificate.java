package org.infobottleneck.bottleneck;

import org.infobottleneck.numerics.Arguments;

/**
 * How far a point of the information curve can be from the global minimum of I(X;T) - beta I(T;Y).
 *
 * <p>The information bottleneck is a rate-distortion problem with distortion KL[p(y|x) || q], where
 * the reproductions q are all distributions of Y. The functional is convex in the distribution of
 * the q, so with Z(x) the normalizer of an encoder,
 *
 * <pre>
 *   F - F_min &le; ln max_q c(q),    c(q) = sum_x p(x) exp(-beta KL[p(y|x) || q]) / Z(x).
 * </pre>
 *
 * <p>For two classes q is one number and the maximum is found with proof, by branch and bound. For
 * more it is searched by climbing from every p(y|x), from p(y) and from between the clusters: the
 * gap is then that of the largest value found. Both hold up to the rounding of sums of the size of
 * beta, 1e-15 beta or so. (Berger 1971, theorem 2.5.2, for rate-distortion.)
 *
 * @param gap an upper bound of F - F_min in nats, to be taken with its kind
 * @param kind whether it is proven or searched for
 */
public record Certificate(double gap, Kind kind) {

  /** Where the gap comes from. */
  public enum Kind {
    /** No encoder at all is better by more than the gap. */
    PROVEN,
    /** No encoder was found to be better by more than the gap; nothing excludes one. */
    SEARCHED
  }

  /** The optimum is known in closed form. */
  static final Certificate CLOSED_FORM = new Certificate(0, Kind.PROVEN);

  /**
   * Checks the gap.
   *
   * @param gap in nats
   * @param kind where it comes from
   * @throws IllegalArgumentException if the gap is negative or NaN
   */
  public Certificate {
    Arguments.within(gap, 0, Double.POSITIVE_INFINITY, "gap");
  }

  static Certificate of(Gain gain) {
    double gap = Math.max(0, StrictMath.log(gain.bound()));
    return new Certificate(gap, gain.proven() ? Kind.PROVEN : Kind.SEARCHED);
  }

  /**
   * Returns whether the gap is proven.
   *
   * @return true if no encoder at all is better by more than the gap
   */
  public boolean isProven() {
    return kind == Kind.PROVEN;
  }
}
