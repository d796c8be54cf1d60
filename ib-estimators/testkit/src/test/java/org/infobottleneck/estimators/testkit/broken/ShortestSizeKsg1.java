package org.infobottleneck.estimators.testkit.broken;

import java.util.Arrays;
import java.util.Objects;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;

/** Uses as many samples as the shorter variable has, where different sizes must be refused. */
final class ShortestSizeKsg1 extends CorrectKsg1 {

  ShortestSizeKsg1(int k) {
    super("shortest-size-ksg1", k);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    int n = Math.min(x.size(), y.size());
    return super.estimate(first(n, x), first(n, y));
  }

  private static Variable first(int n, Variable variable) {
    return variable.size() == n || variable.kind() != Variable.Kind.CONTINUOUS
        ? variable
        : Variable.continuous(Arrays.copyOf(Rows.of(variable), n));
  }
}
