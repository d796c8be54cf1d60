package org.infobottleneck.estimators.testkit;

import java.util.Objects;
import org.infobottleneck.estimators.Variable;

/**
 * Joint samples of two variables, and the seed of the choices that a law makes on them.
 *
 * <p>A law that permutes, shifts or scales takes its permutation, shift or scale from the seed, so
 * that the same samples are always treated alike. Prints as Java source that makes it again.
 *
 * @param x samples of X
 * @param y samples of Y; row i belongs to row i of {@code x}
 * @param seed seed of the choices made by a law
 */
public record Samples(Variable x, Variable y, long seed) {

  /**
   * Checks the parts.
   *
   * @param x samples of X
   * @param y samples of Y
   * @param seed seed of the choices made by a law
   * @throws NullPointerException if a variable is null
   * @throws IllegalArgumentException if the variables differ in size
   */
  public Samples {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "x and y must have the same number of samples, got " + x.size() + " and " + y.size());
    }
  }

  /**
   * Samples with seed 0.
   *
   * @param x samples of X
   * @param y samples of Y; row i belongs to row i of {@code x}
   * @return the samples
   * @throws NullPointerException if a variable is null
   * @throws IllegalArgumentException if the variables differ in size
   */
  public static Samples of(Variable x, Variable y) {
    return new Samples(x, y, 0);
  }

  /**
   * Returns the number of joint samples.
   *
   * @return the number, at least two
   */
  public int size() {
    return x.size();
  }

  @Override
  public String toString() {
    return SourceText.of(this);
  }
}
