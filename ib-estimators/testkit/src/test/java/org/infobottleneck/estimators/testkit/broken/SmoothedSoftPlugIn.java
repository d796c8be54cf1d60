package org.infobottleneck.estimators.testkit.broken;

import java.util.HashMap;
import java.util.Map;
import org.infobottleneck.estimators.Soft;

/** Mixes soft labels with a little of a uniform distribution, so that no logarithm is infinite. */
final class SmoothedSoftPlugIn extends CorrectPlugIn {

  private static final double SHARE = 1e-6;

  SmoothedSoftPlugIn() {
    super("smoothed-soft-plug-in", false);
  }

  @Override
  Map<Integer, Double> probabilities(Soft soft, int row) {
    Map<Integer, Double> smoothed = new HashMap<>(super.probabilities(soft, row));
    smoothed.replaceAll((label, p) -> (1 - SHARE) * p + SHARE / soft.classes());
    return smoothed;
  }
}
