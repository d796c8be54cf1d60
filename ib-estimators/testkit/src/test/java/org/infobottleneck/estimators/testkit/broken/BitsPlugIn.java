package org.infobottleneck.estimators.testkit.broken;

/** Returns bits where nats are promised. */
final class BitsPlugIn extends CorrectPlugIn {

  BitsPlugIn() {
    super("bits-plug-in", false);
  }

  @Override
  double nats(double entropyOfX, double entropyOfY, double jointEntropy) {
    return super.nats(entropyOfX, entropyOfY, jointEntropy) / StrictMath.log(2);
  }
}
