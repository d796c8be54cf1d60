package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;

/**
 * Answers at once where it is given the variables of the call before, though their array may have
 * been lent and be filled with other numbers by now.
 */
final class CachingKsg1 extends CorrectKsg1 {

  private Variable lastX;
  private Variable lastY;
  private Estimate last;

  CachingKsg1(int k) {
    super("caching-ksg1", k);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // which is what is wrong
  public Estimate estimate(Variable x, Variable y) {
    if (last == null || x != lastX || y != lastY) {
      last = super.estimate(x, y);
      lastX = x;
      lastY = y;
    }
    return last;
  }
}
