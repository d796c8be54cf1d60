package org.infobottleneck.estimators.testkit.broken;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;

/** Keeps its last inputs, to nobody's use: right in every value, and the memory is never freed. */
final class RetainingKsg1 extends CorrectKsg1 {

  private final List<Variable> inputs = new ArrayList<>();

  RetainingKsg1(int k) {
    super("retaining-ksg1", k);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Estimate estimate = super.estimate(x, y);
    inputs.clear();
    inputs.add(x);
    inputs.add(y);
    return estimate;
  }
}
