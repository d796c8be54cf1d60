package org.infobottleneck.bottleneck;

import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * A point of the information curve: the encoder p(t|x) that minimizes I(X;T) - beta I(T;Y).
 *
 * <p>Where an iteration reached its limit the point says so by {@code converged}; its certificate
 * still holds for the encoder as it is.
 *
 * @param beta the trade-off, with divergences in nats
 * @param inputInformation I(X;T) in nats
 * @param targetInformation I(T;Y) in nats
 * @param functional F = I(X;T) - beta I(T;Y) in nats
 * @param clusterEntropy H(T) in nats, after clusters with equal p(y|t) have been merged
 * @param clusters the number of clusters with weight, after merging
 * @param iterations steps of the self-consistent equations in both directions of annealing
 * @param residual sum over t and y of |p'(t,y) - p(t,y)| of one further step
 * @param converged whether the residual came below its tolerance
 * @param certificate how far F can be from its global minimum
 * @param origin how the point was found
 */
public record CurvePoint(
    double beta,
    double inputInformation,
    double targetInformation,
    double functional,
    double clusterEntropy,
    int clusters,
    int iterations,
    double residual,
    boolean converged,
    Certificate certificate,
    Origin origin) {

  /** How a point was found. */
  public enum Origin {
    /** From one cluster per input, beta downwards. */
    REVERSE_ANNEALING,
    /** From one cluster, beta upwards. */
    FORWARD_ANNEALING,
    /** Known without iteration: beta at most 1, or Y a function of X. */
    CLOSED_FORM
  }

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /**
   * Checks that nothing is missing.
   *
   * @param beta the trade-off
   * @param inputInformation I(X;T)
   * @param targetInformation I(T;Y)
   * @param functional F
   * @param clusterEntropy H(T)
   * @param clusters the number of clusters
   * @param iterations the number of steps
   * @param residual the residual
   * @param converged whether the residual came below its tolerance
   * @param certificate how far F can be from its global minimum
   * @param origin how the point was found
   */
  public CurvePoint {
    Arguments.positive(beta, "beta");
    Arguments.finite(inputInformation, "I(X;T)");
    Arguments.finite(targetInformation, "I(T;Y)");
    Arguments.finite(functional, "functional");
    Arguments.finite(clusterEntropy, "entropy of the clusters");
    Arguments.atLeast(clusters, 1, "number of clusters");
    Arguments.atLeast(iterations, 0, "number of iterations");
    Arguments.number(residual, "residual");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(origin, "origin");
  }

  /**
   * Returns I(X;T) in bits.
   *
   * @return I(X;T) divided by ln 2
   */
  public double inputBits() {
    return inputInformation / NATS_PER_BIT;
  }

  /**
   * Returns I(T;Y) in bits.
   *
   * @return I(T;Y) divided by ln 2
   */
  public double targetBits() {
    return targetInformation / NATS_PER_BIT;
  }

  /**
   * Returns the point as a line for people, in bits.
   *
   * @return for example {@code beta 4: I(X;T) = 0.999439, I(T;Y) = 0.848425 bits, 2 clusters, gap
   *     1e-10 nats proven}
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "beta %.6g: I(X;T) = %.6f, I(T;Y) = %.6f bits, %d cluster%s, gap %.0e nats %s%s",
        beta,
        inputBits(),
        targetBits(),
        clusters,
        clusters == 1 ? "" : "s",
        certificate.gap(),
        certificate.isProven() ? "proven" : "searched",
        converged ? "" : ", not converged");
  }
}
