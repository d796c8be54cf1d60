package org.infobottleneck.estimators.testkit.broken;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** What all estimators here, right or wrong, have in common: checks, description and result. */
abstract class CheckedEstimator implements MutualInformationEstimator {

  private final String description;

  CheckedEstimator(String description) {
    this.description = description;
  }

  /** Whether a pair of kinds is supported. */
  abstract boolean takes(Kind x, Kind y);

  /** The estimate of samples that were checked. */
  abstract double nats(Variable x, Variable y);

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "x and y must have the same number of samples, got " + x.size() + " and " + y.size());
    }
    Optional<String> refusal = refusal(x.kind(), y.kind());
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    return result(nats(x, y), x, y);
  }

  /** The result that holds a value. */
  Estimate result(double nats, Variable x, Variable y) {
    return Estimate.of(nats, estimand(x, y), x.size(), description());
  }

  /** What is estimated. */
  Estimand estimand(Variable x, Variable y) {
    return Estimand.of(Channel.EXACT, Channel.EXACT);
  }

  @Override
  public Optional<String> refusal(Kind x, Kind y) {
    return takes(x, y)
        ? Optional.empty()
        : Optional.of(description() + " refuses x that is " + x + " and y that is " + y);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String toString() {
    return description();
  }
}
