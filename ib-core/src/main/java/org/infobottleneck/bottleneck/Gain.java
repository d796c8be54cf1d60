package org.infobottleneck.bottleneck;

import java.util.List;

/**
 * The largest gain that a cluster at any position could bring, and the positions that would bring
 * one.
 *
 * <p>With Z(x) of some encoder, the gain at a position q is c(q) = sum_x p(x) exp(-beta KL[p(y|x)
 * || q]) / Z(x). The functional is convex in the distribution of positions, so it lies above its
 * global minimum by at most ln max_q c(q) (see {@link Certificate}).
 *
 * @param bound an upper bound of the maximum where it is proven, the largest value found elsewhere
 * @param proven whether no position at all has a larger gain
 * @param positions where the gain exceeds 1 and has a local maximum, the largest first
 */
record Gain(double bound, boolean proven, List<double[]> positions) {

  Gain {
    positions = List.copyOf(positions);
  }

  /** The same with a bound not below that of another search. */
  Gain atLeast(Gain other) {
    return new Gain(Math.max(bound, other.bound), proven, positions);
  }
}
