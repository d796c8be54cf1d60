package org.infobottleneck.plane;

import java.util.OptionalDouble;

/**
 * Mean and standard error of a stream of values by the recurrence of Welford (1962), which loses
 * nothing to cancellation. Not thread-safe.
 */
final class RunningMean {

  private int count;
  private double mean;
  private double squares;
  private double infinite; // the sum of the infinite values, zero while there is none

  void add(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a value to be averaged must not be NaN");
    }
    count++;
    if (Double.isInfinite(value)) {
      infinite += value;
      return;
    }
    double deviation = value - mean;
    mean += deviation / count;
    squares += deviation * (value - mean);
  }

  void add(OptionalDouble value) {
    if (value.isPresent()) {
      add(value.getAsDouble());
    }
  }

  Average average() {
    if (infinite != 0) {
      return new Average(count, infinite, OptionalDouble.empty());
    }
    return new Average(
        count,
        mean,
        count == 1
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(squares / (count - 1) / count)));
  }
}
