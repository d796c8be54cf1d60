package org.infobottleneck.plane;

import java.util.Objects;
import java.util.OptionalDouble;
import org.infobottleneck.numerics.Arguments;

/**
 * The rows on which a plane was measured, and the ceilings they set.
 *
 * @param name their name, {@code all} unless told otherwise
 * @param rows their number
 * @param inputEntropy H(X) in nats: no I(X;T) can exceed it
 * @param targetEntropy H(Y) in nats: no I(T;Y) can exceed it; empty for a continuous target
 */
public record ObservedRows(
    String name, int rows, double inputEntropy, OptionalDouble targetEntropy) {

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /** The name of rows that nobody named. */
  public static final String ALL = "all";

  /**
   * Checks the parts.
   *
   * @param name their name
   * @param rows their number
   * @param inputEntropy H(X) in nats
   * @param targetEntropy H(Y) in nats
   * @throws IllegalArgumentException if there are fewer than two rows or H(X) is not finite
   */
  public ObservedRows {
    Objects.requireNonNull(name, "name");
    Arguments.atLeast(rows, 2, "number of observed rows");
    Arguments.finite(inputEntropy, "H(X)");
    Objects.requireNonNull(targetEntropy, "targetEntropy");
  }

  /**
   * Returns H(X) in bits.
   *
   * @return the entropy of the inputs
   */
  public double inputEntropyBits() {
    return inputEntropy / NATS_PER_BIT;
  }

  /**
   * Returns H(Y) in bits.
   *
   * @return the entropy of the targets; empty for a continuous target
   */
  public OptionalDouble targetEntropyBits() {
    return targetEntropy.isPresent()
        ? OptionalDouble.of(targetEntropy.getAsDouble() / NATS_PER_BIT)
        : OptionalDouble.empty();
  }
}
