package org.infobottleneck.estimators;

import java.util.function.UnaryOperator;

/** Real variables mapped as a whole, their kind kept. */
final class Projection {

  private Projection() {}

  /** A continuous or mixed variable with other values; any other variable as it is. */
  static Variable map(Variable variable, UnaryOperator<Continuous> map) {
    if (variable instanceof Mixed mixed) {
      return new Mixed(map.apply(mixed.values()));
    }
    return variable instanceof Continuous continuous ? map.apply(continuous) : variable;
  }

  /** The number of columns of a continuous or mixed variable, 1 of any other. */
  static int dimensions(Variable variable) {
    return Pairs.isReal(variable.kind()) ? Pairs.values(variable).dimensions() : 1;
  }
}
