package org.infobottleneck.estimators;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * What is observed of a variable: the variable itself, its cell in a quantization, or the variable
 * with Gaussian noise added.
 *
 * <p>For a deterministic layer T of a network I(X;T) is infinite, or the entropy of the data set,
 * whatever the layer does; finite and moving is only the information that such an observation
 * holds. Two bin widths, or two noise variances, are two channels and so two quantities.
 */
public sealed interface Channel {

  /** The variable as it is. */
  Channel EXACT = new Exact();

  /**
   * Writes the observed variable.
   *
   * @param name the variable's name, for example {@code T}
   * @return for example {@code T}, {@code bin(T,0.07)}, {@code T+N(0,1e-3)}
   */
  String of(String name);

  /** The variable as it is. */
  record Exact() implements Channel {
    @Override
    public String of(String name) {
      return name;
    }
  }

  /**
   * The cell into which the variable falls.
   *
   * @param rule the quantization in words, for example {@code 0.07} for a bin width
   */
  record Quantized(String rule) implements Channel {

    /**
     * Checks the parts.
     *
     * @param rule the quantization in words
     * @throws NullPointerException if the rule is null
     */
    public Quantized {
      Objects.requireNonNull(rule, "rule");
    }

    @Override
    public String of(String name) {
      return "bin(" + name + "," + rule + ")";
    }
  }

  /**
   * The variable plus independent Gaussian noise, N(0, variance · identity).
   *
   * @param variance the noise variance per dimension, positive and finite
   */
  record Noisy(double variance) implements Channel {

    /**
     * Checks the parts.
     *
     * @param variance the noise variance per dimension, positive and finite
     * @throws IllegalArgumentException if the variance is not positive and finite
     */
    public Noisy {
      Arguments.positive(variance, "noise variance");
    }

    @Override
    public String of(String name) {
      return name + "+N(0," + Decimals.shortest(variance) + ")";
    }
  }
}
