package org.infobottleneck.estimators.testkit.broken;

/** Divides by the mean of the entropies, as scores for clusterings do: no mutual information. */
final class NormalizedPlugIn extends CorrectPlugIn {

  NormalizedPlugIn() {
    super("normalized-plug-in", false);
  }

  @Override
  double nats(double entropyOfX, double entropyOfY, double jointEntropy) {
    double mean = (entropyOfX + entropyOfY) / 2;
    return mean > 0 ? super.nats(entropyOfX, entropyOfY, jointEntropy) / mean : 0;
  }
}
