package org.infobottleneck.estimators;

import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * Which measure of dependence an estimate estimates: Shannon's mutual information, or another
 * quantity that shares its name and not its values.
 */
public sealed interface Measure {

  /** Shannon's mutual information, written {@code I}. */
  Measure SHANNON = new Shannon();

  /** Sliced mutual information (Goldfeld &amp; Greenewald 2021), written {@code SI}. */
  Measure SLICED = new Sliced();

  /**
   * The symbol in front of the variables.
   *
   * @return for example {@code I}
   */
  String symbol();

  /** Shannon's mutual information. */
  record Shannon() implements Measure {
    @Override
    public String symbol() {
      return "I";
    }
  }

  /**
   * Matrix-based Rényi information of order α (Giraldo, Rao &amp; Príncipe 2015), written {@code
   * I_2} for α = 2. Its kernels are part of the channels.
   *
   * @param alpha the order α, positive and not 1
   */
  record Renyi(double alpha) implements Measure {

    /**
     * Checks the order.
     *
     * @param alpha the order α, positive and not 1
     * @throws IllegalArgumentException if the order is not positive and finite, or is 1
     */
    public Renyi {
      Arguments.positive(alpha, "order alpha");
      if (alpha == 1) {
        throw new IllegalArgumentException("order alpha must not be 1, the limit; 1.01 is near it");
      }
    }

    @Override
    public String symbol() {
      return "I_" + Decimals.shortest(alpha);
    }
  }

  /** The mean of Shannon's information over random one-dimensional projections of both sides. */
  record Sliced() implements Measure {
    @Override
    public String symbol() {
      return "SI";
    }
  }
}
