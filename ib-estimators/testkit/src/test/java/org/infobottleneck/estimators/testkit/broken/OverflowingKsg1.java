package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Variable;

/**
 * Standardizes without a look at the range: the mean of values near 1e308 is infinite, Infinity -
 * Infinity NaN, and a plausible number comes out where a refusal should.
 */
final class OverflowingKsg1 extends UnguardedStandardizingKsg1 {

  OverflowingKsg1(int k) {
    super("overflowing-ksg1", k);
  }

  @Override
  double[][] rows(Variable variable, String name) {
    return Rows.of(variable);
  }

  @Override
  double divisor(double deviation) {
    return deviation == 0 ? 1 : deviation;
  }
}
