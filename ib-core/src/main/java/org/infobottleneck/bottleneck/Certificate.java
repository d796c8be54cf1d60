package org.infobottleneck.bottleneck;

import java.util.Objects;
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
 * <p>For two classes q is one number and the maximum is found with proof, by branch and bound; for
 * three and four it is found by climbing from many places and then proven by branch and bound, as
 * long as the cells last; for more it is searched only, unless {@link
 * InformationBottleneck#withProofCells} asks for a proof. All hold up to the rounding of sums of
 * the size of beta, 1e-15 beta or so. (The bottleneck as rate-distortion: Gilad-Bachrach, Navot
 * &amp; Tishby 2003; the convexity: Berger 1971; a bound of this kind: Blahut 1972.)
 *
 * @param gap an upper bound of F - F_min in nats, to be taken with its kind
 * @param kind whether it is proven or searched for
 * @param provenGap what is proven: the gap itself, or a larger number where the proof came to the
 *     end of its cells, or infinity where none was tried
 */
public record Certificate(double gap, Kind kind, double provenGap) {

  /** Where the gap comes from. */
  public enum Kind {
    /** No encoder at all is better by more than the gap. */
    PROVEN,
    /** No encoder was found to be better by more than the gap; nothing excludes one. */
    SEARCHED
  }

  /** What a proof must come down to. */
  private static final double PROOF = 1e-9;

  /** The optimum is known in closed form. */
  static final Certificate CLOSED_FORM = new Certificate(0, Kind.PROVEN, 0);

  /**
   * Checks the gap.
   *
   * @param gap in nats
   * @param kind where it comes from
   * @param provenGap in nats
   * @throws IllegalArgumentException if a gap is negative or NaN
   */
  public Certificate {
    Objects.requireNonNull(kind, "kind");
    Arguments.within(gap, 0, Double.POSITIVE_INFINITY, "gap");
    Arguments.within(provenGap, 0, Double.POSITIVE_INFINITY, "proven gap");
  }

  /** Of a gain that was searched or proven, without more ado. */
  static Certificate of(Gain gain) {
    double gap = gap(gain);
    return gain.proven()
        ? new Certificate(gap, Kind.PROVEN, gap)
        : new Certificate(gap, Kind.SEARCHED, Double.POSITIVE_INFINITY);
  }

  /** Of a gain that was searched, and then proven as far as the cells lasted. */
  static Certificate of(Gain searched, Gain proof) {
    double proven = gap(proof);
    return proven <= PROOF
        ? new Certificate(proven, Kind.PROVEN, proven)
        : new Certificate(gap(searched), Kind.SEARCHED, proven);
  }

  /** Of an encoder whose functional is higher than that of the certified one. */
  Certificate higherBy(double nats) {
    return new Certificate(gap + nats, kind, provenGap + nats);
  }

  private static double gap(Gain gain) {
    return Math.max(0, StrictMath.log(gain.bound()));
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
