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

  /** An estimate from mapped variables as one of what was done to them first. */
  static Estimate behind(Channel first, Channel second, Estimate estimate, String description) {
    Estimand estimand = estimate.estimand();
    return new Estimate(
        estimate.nats(),
        new Estimand(
            estimand.measure(),
            estimand.first(),
            Channel.chain(first, estimand.firstChannel()),
            estimand.second(),
            Channel.chain(second, estimand.secondChannel()),
            estimand.given()),
        estimate.bound(),
        estimate.error(),
        estimate.samples(),
        description,
        estimate.caveats());
  }

  /** The number of columns of a continuous or mixed variable, 1 of any other. */
  static int dimensions(Variable variable) {
    return Pairs.isReal(variable.kind()) ? Pairs.values(variable).dimensions() : 1;
  }
}
