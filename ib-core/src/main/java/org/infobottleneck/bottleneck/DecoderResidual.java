package org.infobottleneck.bottleneck;

import org.infobottleneck.numerics.Arguments;

/**
 * How far the decoder of a network is from the optimal one of a layer, p(y|t) by Bayes: with
 * q_net(y|t) the network's softmax averaged over the inputs x given t,
 *
 * <pre>
 *   residual     = E_t KL[p(y|t) || q_net(y|t)]
 *   crossEntropy = -E_t Σ_y p(y|t) ln q_net(y|t) = H(Y|X) + [I(X;Y) - I(T;Y)] + residual
 * </pre>
 *
 * <p>So the loss of a decoder is what nobody can predict, what the layer has lost, and what the
 * decoder makes badly of the rest. All in nats.
 *
 * @param residual the residual; infinite where the softmax excludes a class that occurs
 * @param crossEntropy the cross-entropy of q_net. The network's own differs, as its softmax varies
 *     among the x of one t: it is smaller where the softmax tells more of y than t does, larger
 *     where it varies for nothing
 * @param conditionalEntropy H(Y|X)
 * @param lostInformation I(X;Y) - I(T;Y)
 * @param standardError the standard error of the residual, that of the noise draws; 0 where nothing
 *     is drawn. The identity holds to rounding where it is 0, and to the error of I(T;Y) else
 */
public record DecoderResidual(
    double residual,
    double crossEntropy,
    double conditionalEntropy,
    double lostInformation,
    double standardError) {

  /**
   * Checks the parts.
   *
   * @param residual the residual in nats
   * @param crossEntropy the cross-entropy in nats
   * @param conditionalEntropy the conditional entropy in nats
   * @param lostInformation the lost information in nats
   * @param standardError the standard error in nats
   * @throws IllegalArgumentException if a number is NaN, or the standard error negative
   */
  public DecoderResidual {
    Arguments.number(residual, "residual");
    Arguments.number(crossEntropy, "cross-entropy");
    Arguments.number(conditionalEntropy, "conditional entropy");
    Arguments.number(lostInformation, "lost information");
    Arguments.within(standardError, 0, Double.POSITIVE_INFINITY, "standard error");
  }

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /**
   * Returns the residual in bits.
   *
   * @return the residual divided by ln 2
   */
  public double bits() {
    return residual / NATS_PER_BIT;
  }
}
