package org.infobottleneck.bottleneck;

import org.infobottleneck.numerics.Arguments;

/**
 * How far the encoder of a layer is from the optimal one at a beta: E_x KL[p(t|x) || p_IB(t|x;
 * beta)], with the layer's own p(t) and p(y|t), in its two parts.
 *
 * @param beta the trade-off, infinite for the limit
 * @param floor I(X;T|S) in nats: what the layer tells of x beyond S, the class of inputs with equal
 *     p(y|x). No optimal encoder does, so that it remains at every beta
 * @param fit the rest in nats, E_s KL[p(t|s) || p_IB(t|s; beta)]; infinite at an infinite beta
 *     unless every s is at its nearest points
 * @param standardError the standard error of the sum in nats, that of the noise draws; 0 where
 *     nothing is drawn
 */
public record EncoderResidual(double beta, double floor, double fit, double standardError) {

  /**
   * Checks the parts.
   *
   * @param beta the trade-off
   * @param floor the part that no beta removes, in nats
   * @param fit the part that depends on beta, in nats
   * @param standardError the standard error in nats
   * @throws IllegalArgumentException if beta is negative, a number is NaN, or the standard error
   *     negative
   */
  public EncoderResidual {
    Arguments.within(beta, 0, Double.POSITIVE_INFINITY, "beta");
    Arguments.number(floor, "floor");
    Arguments.number(fit, "fit");
    Arguments.within(standardError, 0, Double.POSITIVE_INFINITY, "standard error");
  }

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /**
   * Returns the residual.
   *
   * @return floor + fit in nats
   */
  public double nats() {
    return floor + fit;
  }

  /**
   * Returns the residual in bits.
   *
   * @return floor + fit, divided by ln 2
   */
  public double bits() {
    return nats() / NATS_PER_BIT;
  }
}
