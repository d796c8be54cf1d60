package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Natural logarithms of counts by StrictMath, each computed once. Not thread-safe. */
public final class CountLogarithms implements DoubleUnaryOperator {

  private static final int LEAST = 1 << 8;
  private static final int MOST = 1 << 16;

  private double[] known = new double[LEAST]; // 0 where unknown; ln 1 = 0 costs little

  /** Knows none yet. */
  public CountLogarithms() {}

  @Override
  public double applyAsDouble(double count) {
    if (count >= MOST) {
      return StrictMath.log(count);
    }
    int index = (int) count;
    if (index >= known.length) {
      known = Arrays.copyOf(known, Integer.highestOneBit(index) << 1);
    }
    if (known[index] == 0) {
      known[index] = StrictMath.log(count);
    }
    return known[index];
  }
}
