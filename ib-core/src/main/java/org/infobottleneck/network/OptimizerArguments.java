package org.infobottleneck.network;

/** Checks that both optimizers share; comparisons are written so that NaN fails them. */
final class OptimizerArguments {

  private OptimizerArguments() {}

  static void decayRate(double value, String name) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must lie in [0, 1), got " + value);
    }
  }

  static void weightDecay(double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight decay must not be negative and must be finite, got " + value);
    }
  }
}
