package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Variable;

/** A variable whose array, where it can have one, is lent by its owner and watched. */
final class Borrowed {

  private final Variable variable;
  private final double[] array; // empty where the variable keeps its own
  private final long[] before;

  private Borrowed(Variable variable, double[] array) {
    this.variable = variable;
    this.array = array;
    this.before = Rewrite.bits(variable);
  }

  static Borrowed of(Variable variable) {
    if (variable instanceof Continuous continuous) {
      double[] array = continuous.toRowMajor();
      return new Borrowed(Variable.view(array, continuous.size(), continuous.dimensions()), array);
    }
    return new Borrowed(variable, new double[0]);
  }

  Variable variable() {
    return variable;
  }

  boolean isChanged() {
    return !Arrays.equals(before, Rewrite.bits(variable));
  }

  /** Writes other numbers into the lent array: its values in the opposite order. */
  void overwrite() {
    double[] old = array.clone();
    Arrays.setAll(array, i -> old[old.length - 1 - i] * (1 + i % 2));
  }

  Variable copyOfContent() {
    return Rewrite.take(variable, Rewrite.all(variable.size()));
  }
}
