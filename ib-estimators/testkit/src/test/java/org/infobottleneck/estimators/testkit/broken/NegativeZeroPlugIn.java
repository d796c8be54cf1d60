package org.infobottleneck.estimators.testkit.broken;

/** Holds -0.0 and 0.0 for two values, as Double.equals and the bits of a double do. */
final class NegativeZeroPlugIn extends CorrectPlugIn {

  NegativeZeroPlugIn() {
    super("negative-zero-plug-in", true);
  }

  @Override
  double key(double value) {
    return value;
  }
}
