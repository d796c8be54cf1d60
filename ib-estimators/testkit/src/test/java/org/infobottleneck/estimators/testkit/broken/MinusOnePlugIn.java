package org.infobottleneck.estimators.testkit.broken;

/** Divides counts by N - 1, as for a variance, so that frequencies do not sum to one. */
final class MinusOnePlugIn extends CorrectPlugIn {

  MinusOnePlugIn() {
    super("minus-one-plug-in", false);
  }

  @Override
  double total(int samples) {
    return samples - 1;
  }
}
