package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Natural logarithms of counts by StrictMath, each computed once. Not thread-safe. */
public final class CountLogarithms implements DoubleUnaryOperator {

  private static final int LEAST = 1 << 8;
  private static final int MOST = 1 << 12;

  private double[] known = new double[LEAST]; // 0 where unknown; ln 1 = 0 costs little

  private double last = 1; // of the large ones, as the number of samples
  private double ofLast;

  /** Knows none yet. */
  public CountLogarithms() {}

  @Override
  public double applyAsDouble(double count) {
    if (count >= MOST) {
      if (count != last) {
        last = count;
        ofLast = StrictMath.log(count);
      }
      return ofLast;
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
