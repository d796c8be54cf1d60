package org.infobottleneck.bottleneck;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * A local minimum of the generalized bottleneck.
 *
 * @param alpha how much the encoder's own noise counts: 1 is the information bottleneck, 0 the
 *     deterministic one
 * @param beta the trade-off
 * @param functional L = H(T) - alpha H(T|X) - beta I(T;Y) in nats
 * @param iterations steps of the self-consistent equations
 * @param residual sum over t and y of |p'(t,y) - p(t,y)| of one further step
 * @param converged whether the residual came below its tolerance
 * @param encoder p(t|x), p(t) and p(y|t)
 */
public record GeneralizedSolution(
    double alpha,
    double beta,
    double functional,
    int iterations,
    double residual,
    boolean converged,
    BottleneckEncoder encoder) {

  /**
   * Checks that nothing is missing.
   *
   * @param alpha how much the encoder's own noise counts
   * @param beta the trade-off
   * @param functional L
   * @param iterations the number of steps
   * @param residual the residual
   * @param converged whether the residual came below its tolerance
   * @param encoder the encoder
   */
  public GeneralizedSolution {
    Arguments.within(alpha, 0, Double.MAX_VALUE, "alpha");
    Arguments.positive(beta, "beta");
    Arguments.finite(functional, "functional");
    Arguments.atLeast(iterations, 0, "number of iterations");
    Arguments.number(residual, "residual");
    Objects.requireNonNull(encoder, "encoder");
  }
}
