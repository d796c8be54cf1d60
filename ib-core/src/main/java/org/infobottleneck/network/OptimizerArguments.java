package org.infobottleneck.network;

/**
 * Checks that both optimizers share; comparisons are written so that NaN fails them. A zero comes
 * back without a sign, so that rules of the same text are equal.
 */
final class OptimizerArguments {

  private OptimizerArguments() {}

  static double decayRate(double value, String name) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must lie in [0, 1), got " + value);
    }
    return value + 0.0;
  }

  static double weightDecay(double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight decay must not be negative and must be finite, got " + value);
    }
    return value + 0.0;
  }
}
