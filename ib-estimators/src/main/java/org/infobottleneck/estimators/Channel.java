package org.infobottleneck.estimators;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * What is observed of a variable: the variable itself, its cell in a quantization, the variable
 * with Gaussian noise added, its similarities under a kernel, its principal components, or random
 * projections of it.
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
      Objects.requireNonNull(name, "name");
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
      Objects.requireNonNull(name, "name");
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
      Objects.requireNonNull(name, "name");
      return name + "+N(0," + Decimals.shortest(variance) + ")";
    }
  }

  /**
   * Similarities between samples in place of the samples: what a kernel of a given width sees.
   *
   * @param width the kernel width, a number or the rule that sets it, for example {@code 0.5}
   */
  record Kernel(String width) implements Channel {

    /**
     * Checks the parts.
     *
     * @param width the kernel width, a number or the rule that sets it
     * @throws NullPointerException if the width is null
     */
    public Kernel {
      Objects.requireNonNull(width, "width");
    }

    @Override
    public String of(String name) {
      Objects.requireNonNull(name, "name");
      return "K(" + name + "," + width + ")";
    }
  }

  /**
   * The leading principal components, observed in place of all dimensions.
   *
   * @param dimensions the number of components, at least 1
   */
  record PrincipalComponents(int dimensions) implements Channel {

    /**
     * Checks the parts.
     *
     * @param dimensions the number of components
     * @throws IllegalArgumentException if the number is less than 1
     */
    public PrincipalComponents {
      Arguments.atLeast(dimensions, 1, "number of principal components");
    }

    @Override
    public String of(String name) {
      Objects.requireNonNull(name, "name");
      return "pca(" + name + "," + dimensions + ")";
    }
  }

  /**
   * Random linear combinations of the dimensions, observed in place of them.
   *
   * @param dimensions their number, at least 1
   * @param seed the seed that draws them: another one makes another observation
   */
  record RandomProjection(int dimensions, long seed) implements Channel {

    /**
     * Checks the parts.
     *
     * @param dimensions their number
     * @param seed the seed that draws them
     * @throws IllegalArgumentException if the number is less than 1
     */
    public RandomProjection {
      Arguments.atLeast(dimensions, 1, "number of random projections");
    }

    @Override
    public String of(String name) {
      Objects.requireNonNull(name, "name");
      return "proj(" + name + "," + dimensions + ",seed=" + seed + ")";
    }
  }

  /**
   * Two observations, one behind the other, for example the bin of a principal component.
   *
   * @param inner what is done to the variable
   * @param outer what is done to the result
   */
  record Chain(Channel inner, Channel outer) implements Channel {

    /**
     * Checks the parts.
     *
     * @param inner what is done to the variable
     * @param outer what is done to the result
     * @throws NullPointerException if a part is null
     */
    public Chain {
      Objects.requireNonNull(inner, "inner");
      Objects.requireNonNull(outer, "outer");
    }

    @Override
    public String of(String name) {
      Objects.requireNonNull(name, "name");
      return outer.of(inner.of(name));
    }
  }

  /**
   * One observation, and another one of its result.
   *
   * @param inner what is done to the variable
   * @param outer what is done to the result
   * @return the two, or one of them where the other leaves everything as it is
   */
  static Channel chain(Channel inner, Channel outer) {
    if (inner.equals(EXACT)) {
      return outer;
    }
    return outer.equals(EXACT) ? inner : new Chain(inner, outer);
  }
}
