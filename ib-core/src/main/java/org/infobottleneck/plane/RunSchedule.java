package org.infobottleneck.plane;

import java.util.List;
import java.util.stream.IntStream;

/** How long to train, when to look, and at which gradients. */
record RunSchedule(int epochs, List<Integer> snapshots, GradientSampling gradients) {

  static RunSchedule of(int epochs, Snapshots rule, GradientSampling gradients) {
    return new RunSchedule(epochs, IntStream.of(rule.epochs(epochs)).boxed().toList(), gradients);
  }
}
