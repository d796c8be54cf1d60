package org.infobottleneck.estimators;

import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * Both Kolchinsky-Tracey bounds on the entropy of a noisy layer T~ = T + N(0, s2), plain and given
 * the discrete variable D, from one pass over the samples. All in nats.
 *
 * <p>Held are the excesses over the noise entropy H(N) = (d/2) ln(2π e s2), which lose no digit
 * where the noise entropy is large; the entropies themselves are the sums.
 *
 * @param noiseEntropy H(N)
 * @param upperExcess the upper bound on H(T~), less H(N)
 * @param lowerExcess the lower bound on H(T~), less H(N)
 * @param upperConditionalExcess the upper bound on H(T~|D) = Σ p(d) H(T~|d), less H(N)
 * @param lowerConditionalExcess the lower bound on H(T~|D), less H(N)
 * @param symbols the bounds on H(T~|d) of every symbol d: of labels in order of first appearance,
 *     of soft labels in order of columns, and of distinct inputs none, there being one per sample
 */
public record KdeEntropies(
    double noiseEntropy,
    double upperExcess,
    double lowerExcess,
    double upperConditionalExcess,
    double lowerConditionalExcess,
    List<GivenSymbol> symbols) {

  /**
   * The bounds on H(T~|d) of one symbol d.
   *
   * @param probability p(d)
   * @param upperExcess the upper bound on H(T~|d), less H(N)
   * @param lowerExcess the lower bound on H(T~|d), less H(N)
   */
  public record GivenSymbol(double probability, double upperExcess, double lowerExcess) {

    /**
     * Checks the parts.
     *
     * @param probability p(d)
     * @param upperExcess the upper bound on H(T~|d), less H(N)
     * @param lowerExcess the lower bound on H(T~|d), less H(N)
     * @throws IllegalArgumentException if the probability does not lie between 0 and 1, or an
     *     excess is not finite
     */
    public GivenSymbol {
      Arguments.within(probability, 0, 1, "probability");
      Arguments.finite(upperExcess, "upper excess");
      Arguments.finite(lowerExcess, "lower excess");
    }
  }

  /**
   * Checks the numbers and copies the list.
   *
   * @param noiseEntropy H(N)
   * @param upperExcess the upper bound on H(T~), less H(N)
   * @param lowerExcess the lower bound on H(T~), less H(N)
   * @param upperConditionalExcess the upper bound on H(T~|D), less H(N)
   * @param lowerConditionalExcess the lower bound on H(T~|D), less H(N)
   * @param symbols the bounds on H(T~|d) of every symbol
   * @throws IllegalArgumentException if a number is not finite
   */
  public KdeEntropies {
    Arguments.finite(noiseEntropy, "noise entropy");
    Arguments.finite(upperExcess, "upper excess");
    Arguments.finite(lowerExcess, "lower excess");
    Arguments.finite(upperConditionalExcess, "upper conditional excess");
    Arguments.finite(lowerConditionalExcess, "lower conditional excess");
    for (GivenSymbol symbol : Objects.requireNonNull(symbols, "symbols")) {
      Objects.requireNonNull(symbol, "symbols must not hold null");
    }
    symbols = List.copyOf(symbols);
  }

  /**
   * Returns the upper bound on H(T~).
   *
   * @return the bound in nats
   */
  public double upperEntropy() {
    return noiseEntropy + upperExcess;
  }

  /**
   * Returns the lower bound on H(T~).
   *
   * @return the bound in nats
   */
  public double lowerEntropy() {
    return noiseEntropy + lowerExcess;
  }

  /**
   * Returns the upper bound on H(T~|D).
   *
   * @return the bound in nats
   */
  public double upperConditionalEntropy() {
    return noiseEntropy + upperConditionalExcess;
  }

  /**
   * Returns the lower bound on H(T~|D).
   *
   * @return the bound in nats
   */
  public double lowerConditionalEntropy() {
    return noiseEntropy + lowerConditionalExcess;
  }

  /**
   * Returns a true lower bound on I(T~;D): the lower bound on H(T~) less the upper one on H(T~|D).
   *
   * @return the bound in nats
   */
  public double informationLowerBound() {
    return lowerExcess - upperConditionalExcess;
  }

  /**
   * Returns a true upper bound on I(T~;D): the upper bound on H(T~) less the lower one on H(T~|D).
   *
   * @return the bound in nats
   */
  public double informationUpperBound() {
    return upperExcess - lowerConditionalExcess;
  }

  /** Whether D leaves only the noise: T is a function of D among the samples. */
  boolean deterministic() {
    return upperConditionalExcess == 0 && lowerConditionalExcess == 0;
  }
}
