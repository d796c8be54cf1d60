package org.infobottleneck.estimators.testkit.broken;

import java.util.Map;
import org.infobottleneck.estimators.Soft;

/** Takes the most probable class for the label, so that uncertain labels become certain ones. */
final class HardenedSoftPlugIn extends CorrectPlugIn {

  HardenedSoftPlugIn() {
    super("hardened-soft-plug-in", false);
  }

  @Override
  Map<Integer, Double> probabilities(Soft soft, int row) {
    int best = 0;
    for (int c = 1; c < soft.classes(); c++) {
      best = soft.probability(row, c) > soft.probability(row, best) ? c : best;
    }
    return Map.of(best, 1.0);
  }
}
