package org.infobottleneck.bottleneck;

import java.util.Locale;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * How many training samples the input-compression bound asks for: a heuristic, see {@link
 * FiniteSampleBounds#inputCompressionSamples}.
 *
 * @param samples the least m, a whole number; a double as it outgrows every integer, infinite where
 *     I(X;T) is
 * @param inputNats I(X;T) in nats
 * @param gap eps, the gap between error and training error that is allowed
 * @param delta the probability of failure
 */
public record SampleComplexity(double samples, double inputNats, double gap, double delta) {

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /**
   * Checks the parts.
   *
   * @param samples the least m
   * @param inputNats I(X;T) in nats
   * @param gap the gap that is allowed
   * @param delta the probability of failure
   * @throws IllegalArgumentException if there is less than one sample, or a part is NaN
   */
  public SampleComplexity {
    Arguments.within(inputNats, 0, Double.POSITIVE_INFINITY, "I(X;T)");
    Arguments.within(gap, 0, Double.POSITIVE_INFINITY, "gap");
    Arguments.within(delta, 0, 1, "delta");
    if (!(samples >= 1) || Double.isNaN(inputNats + gap + delta)) {
      throw new IllegalArgumentException(
          "sample complexity must be at least 1 and hold no NaN, got "
              + samples
              + " samples, I(X;T) = "
              + inputNats
              + ", gap "
              + gap
              + ", delta "
              + delta);
    }
  }

  /**
   * Returns the law that the number follows from.
   *
   * @return {@link FiniteSampleLaw#INPUT_COMPRESSION}
   */
  public FiniteSampleLaw law() {
    return FiniteSampleLaw.INPUT_COMPRESSION;
  }

  /**
   * Returns what stands behind the number.
   *
   * @return {@link BoundStatus#HEURISTIC}
   */
  public BoundStatus status() {
    return law().status();
  }

  /**
   * Returns the sample complexity as a line for people.
   *
   * @return for example {@code m >~ 1294 samples for a gap of 0.1 at I(X;T) = 5.0000 bits, delta =
   *     0.05 [HEURISTIC, input-compression bound of Tishby's talks]}
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "m >~ %s samples for a gap of %s at I(X;T) = %.4f bits, delta = %s [%s, %s]",
        Decimals.shortest(samples),
        Decimals.shortest(gap),
        inputNats / NATS_PER_BIT,
        Decimals.shortest(delta),
        status(),
        law().source());
  }
}
