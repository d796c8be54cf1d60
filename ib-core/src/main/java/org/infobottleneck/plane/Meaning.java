package org.infobottleneck.plane;

import java.util.Optional;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;

/** What a number says: what is estimated, and on which side of it the number lies. */
record Meaning(Estimand estimand, Bound bound) {

  static Meaning of(Estimate estimate) {
    return new Meaning(estimate.estimand(), estimate.bound());
  }

  /**
   * What numbers of both meanings have in common; empty where they can't stand in one path or mean.
   * A difference of bounds is a bound where a layer is a function of the label, as one that has
   * collapsed to a point per label: it is a difference of bounds there, too.
   */
  Optional<Meaning> with(Meaning other) {
    if (equals(other)) {
      return Optional.of(this);
    }
    boolean difference =
        bound == Bound.DIFFERENCE_OF_BOUNDS || other.bound == Bound.DIFFERENCE_OF_BOUNDS;
    return difference && estimand.equals(other.estimand)
        ? Optional.of(new Meaning(estimand, Bound.DIFFERENCE_OF_BOUNDS))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return estimand + " (bound " + bound + ")";
  }
}
