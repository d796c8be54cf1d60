package org.infobottleneck.plane;

import java.util.Arrays;

/**
 * One path in every run: values of I(X;T) and I(T;Y) by run and snapshot, at the same epochs in
 * every run.
 */
final class PathMatrix {

  private static final double ROUNDING = 1e-12;

  private final int[] epochs;
  private final double[][] inputs;
  private final double[][] targets;

  /** Takes the arrays themselves, not copies. */
  PathMatrix(int[] epochs, double[][] inputs, double[][] targets) {
    this.epochs = epochs;
    this.inputs = inputs;
    this.targets = targets;
  }

  int epoch(int snapshot) {
    return epochs[snapshot];
  }

  double[][] inputs() {
    return inputs;
  }

  double[][] targets() {
    return targets;
  }

  int runs() {
    return inputs.length;
  }

  int last() {
    return epochs.length - 1;
  }

  /** The rightmost snapshot of the mean path. */
  int rightmost() {
    double[] sums = new double[epochs.length];
    for (double[] run : inputs) {
      add(sums, run);
    }
    return rightmost(sums);
  }

  /** The rightmost snapshot of every run's own path. */
  int[] ownRightmost() {
    return Arrays.stream(inputs).mapToInt(PathMatrix::rightmost).toArray();
  }

  /**
   * For every run the rightmost snapshot of the mean path of the others, which the run's own noise
   * had no part in choosing; with one run its own.
   */
  int[] rightmostOfOthers() {
    if (runs() == 1) {
      return ownRightmost();
    }
    int[] result = new int[runs()];
    for (int left = 0; left < result.length; left++) {
      double[] sums = new double[epochs.length];
      for (int run = 0; run < result.length; run++) {
        if (run != left) {
          add(sums, inputs[run]);
        }
      }
      result[left] = rightmost(sums);
    }
    return result;
  }

  private static void add(double[] sums, double[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /**
   * The last of equal ones, so that a plateau does not count as compression. Values that differ by
   * rounding are equal: saturated layers have many.
   */
  private static int rightmost(double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    int last = values.length - 1;
    while (values[last] < largest - ROUNDING * Math.abs(largest)) {
      last--;
    }
    return last;
  }

  /** The first snapshot at which values have reached a level; -1 for never. */
  static int firstAtLeast(double level, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= level) {
        return i;
      }
    }
    return -1;
  }

  double[] meanTargets() {
    double[] mean = new double[epochs.length];
    for (double[] run : targets) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += run[i] / targets.length;
      }
    }
    return mean;
  }
}
