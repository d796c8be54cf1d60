package org.infobottleneck.network;

import java.util.Objects;
import java.util.OptionalInt;
import org.infobottleneck.numerics.Arguments;

/**
 * What an optimizer remembers from step to step: how many steps it made, and zero or more numbers
 * per parameter (none for plain descent, the velocity for momentum, two moments for Adam).
 *
 * <p>{@link #steps()} and {@link #values()} are all there is to store; {@link #of} brings a state
 * back, and a training resumed with it takes the same steps to the bit. Mutable and not
 * thread-safe.
 */
public final class OptimizerState {

  private long steps;

  /** All numbers of the first kind in the order of the parameters, then those of the second. */
  private final double[] values;

  private OptimizerState(long steps, double[] values) {
    this.steps = steps;
    this.values = values;
  }

  /** Returns a state of zeros. */
  static OptimizerState zeros(Architecture architecture, int numbersPerParameter) {
    int size = Math.multiplyExact(architecture.parameterCount(), numbersPerParameter);
    return new OptimizerState(0, new double[size]);
  }

  /**
   * Brings back a stored state.
   *
   * @param steps number of steps made, not negative
   * @param values the numbers as {@link #values()} gave them, finite. Not modified, copied.
   * @return the state
   * @throws IllegalArgumentException if the steps are negative or a number is not finite
   */
  public static OptimizerState of(long steps, double[] values) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must not be negative, got " + steps);
    }
    Objects.requireNonNull(values, "values");
    Arguments.finite(values, 1, values.length, "optimizer state");
    return new OptimizerState(steps, values.clone());
  }

  /**
   * Returns the number of steps made.
   *
   * @return the number of steps, not negative
   */
  public long steps() {
    return steps;
  }

  /**
   * Returns the numbers remembered, by kind, and within a kind layer by layer, weights before
   * biases, row-major.
   *
   * @return a copy, empty for plain descent
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * Returns a state that shares nothing with this one.
   *
   * @return the copy
   */
  public OptimizerState copy() {
    return new OptimizerState(steps, values.clone());
  }

  /** The first layer of which a number is not finite, or empty. */
  OptionalInt firstDivergedLayer(Architecture architecture) {
    int first = Integer.MAX_VALUE;
    int parameters = architecture.parameterCount();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        int parameter = i % parameters;
        int layer = 1;
        while (parameter >= parametersOf(architecture, layer)) {
          parameter -= parametersOf(architecture, layer);
          layer++;
        }
        first = Math.min(first, layer);
      }
    }
    return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first);
  }

  private static int parametersOf(Architecture architecture, int layer) {
    return (architecture.widths().get(layer - 1) + 1) * architecture.widths().get(layer);
  }

  double[] live() {
    return values;
  }

  /** Counts a step after checking that network, gradients and state belong together. */
  double nextStep(Mlp network, Gradients gradients, int numbersPerParameter) {
    if (!gradients.architecture().widths().equals(network.architecture().widths())) {
      throw new IllegalArgumentException(
          "gradients must be those of the network "
              + network.architecture().widths()
              + ", got "
              + gradients.architecture().widths());
    }
    checkSize(network.architecture(), numbersPerParameter);
    steps++;
    return steps;
  }

  void checkSize(Architecture architecture, int numbersPerParameter) {
    Arguments.same(
        values.length,
        architecture.parameterCount() * numbersPerParameter,
        "length of the optimizer state");
  }
}
