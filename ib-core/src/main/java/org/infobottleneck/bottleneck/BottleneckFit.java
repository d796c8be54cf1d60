package org.infobottleneck.bottleneck;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.numerics.Arguments;

/**
 * The optimal encoder that is closest to that of a layer: beta* = argmin E_x KL[p(t|x) || p_IB(t|x;
 * beta)], and what is left at beta*.
 *
 * @param verdict what kind of answer there is
 * @param residual what is left at beta*; empty where {@link Verdict#DETERMINISTIC_TARGET} leaves no
 *     beta*
 * @param floor I(X;T|S) in nats, the part of the residual that no beta removes; it has a meaning
 *     without beta*, too
 * @param betaError the standard error of a finite beta*, that of the noise draws; 0 where nothing
 *     is drawn
 */
public record BottleneckFit(
    Verdict verdict, Optional<EncoderResidual> residual, double floor, double betaError) {

  /** What kind of answer there is to the question for beta*. */
  public enum Verdict {
    /** The residual has its minimum at a finite positive beta*. */
    FINITE("the residual is least at beta*"),
    /**
     * The residual falls for ever: every input is already at a point whose p(y|t) is nearest to its
     * p(y|x), so that the sharpest encoder is the closest. Beta* is infinite. Divergences below
     * 1e-12 nats count as none: inputs that differ by less share their nearest points, and the fit
     * at infinity holds what the layer tells of them.
     */
    INFINITE("every input is at the point nearest to it, so that no beta is large enough"),
    /**
     * The layer tells nothing of Y: all p(y|t) are equal, every optimal encoder on these points is
     * the trivial one, and the residual is the same at every beta. Beta* is given as 0, the least.
     */
    UNINFORMATIVE("the layer tells nothing of Y, so that every beta fits alike; 0 is the least"),
    /**
     * Y is a function of X. The curve is then piecewise linear with slope 1: all its encoders but
     * the ends share beta = 1, and another beta tells nothing (Kolchinsky, Tracey &amp; Van Kuyk
     * 2019). Beta* is refused.
     */
    DETERMINISTIC_TARGET(
        "Y is a function of X, so that beta* means nothing (Kolchinsky, Tracey & Van Kuyk 2019);"
            + " compare under soft p(y|x)");

    private final String explanation;

    Verdict(String explanation) {
      this.explanation = explanation;
    }

    /**
     * Says why.
     *
     * @return a phrase without a full stop
     */
    public String explanation() {
      return explanation;
    }
  }

  /**
   * Checks the parts.
   *
   * @param verdict what kind of answer there is
   * @param residual what is left at beta*
   * @param floor I(X;T|S) in nats
   * @param betaError the standard error of a finite beta*
   * @throws IllegalArgumentException if there is no residual without the verdict saying so, or the
   *     reverse
   */
  public BottleneckFit {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(residual, "residual");
    Arguments.number(floor, "floor");
    Arguments.within(betaError, 0, Double.POSITIVE_INFINITY, "standard error of beta*");
    if (residual.isPresent() == (verdict == Verdict.DETERMINISTIC_TARGET)) {
      throw new IllegalArgumentException(
          "a residual is what every verdict has but DETERMINISTIC_TARGET, got " + verdict);
    }
  }

  /**
   * Returns beta*.
   *
   * @return beta*, {@link Double#POSITIVE_INFINITY} as such; empty where it is refused, see {@link
   *     #verdict()}
   */
  public OptionalDouble betaStar() {
    return residual.isPresent() ? OptionalDouble.of(residual.get().beta()) : OptionalDouble.empty();
  }

  /**
   * Returns the fit as a line for people, in bits.
   *
   * @return for example {@code beta* = 5.812, residual 4.1032 bits = floor 3.6120 + fit 0.4912}
   */
  @Override
  public String toString() {
    double bit = StrictMath.log(2);
    if (residual.isEmpty()) {
      return String.format(
          Locale.ROOT, "no beta*: %s; floor %.4f bits", verdict.explanation(), floor / bit);
    }
    EncoderResidual left = residual.get();
    String beta =
        Double.isInfinite(left.beta())
            ? "infinite"
            : String.format(Locale.ROOT, "%.4g", left.beta());
    return String.format(
        Locale.ROOT,
        "beta* = %s, residual %.4f bits = floor %.4f + fit %.4f",
        beta,
        left.bits(),
        floor / bit,
        left.fit() / bit);
  }
}
