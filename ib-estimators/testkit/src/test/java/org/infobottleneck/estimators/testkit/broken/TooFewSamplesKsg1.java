package org.infobottleneck.estimators.testkit.broken;

import java.util.Arrays;

/** Asks of few samples the k-th of fewer distances, and blames an index of its own for it. */
final class TooFewSamplesKsg1 extends CorrectKsg1 {

  TooFewSamplesKsg1(int k) {
    super("too-few-samples-ksg1", k);
  }

  @Override
  void requireEnough(int samples) {}

  @Override
  double radius(Distances inX, Distances inY) {
    Distances joint = inX.with(inY);
    double[] sorted = new double[joint.size()];
    Arrays.setAll(sorted, joint::to);
    Arrays.sort(sorted);
    return sorted[k]; // the first is the sample itself
  }
}
