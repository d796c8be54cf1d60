package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;

/** A conditional estimator asked again and again for parts of its samples. */
final class ConditionalParts implements ConditionalEstimator {

  /** What is made of the answers. */
  @FunctionalInterface
  interface Method {
    Estimate estimate(Variable x, Variable y, Variable given);
  }

  private final ConditionalEstimator inner;
  private final String description;
  private final Method method;

  ConditionalParts(ConditionalEstimator inner, String description, Method method) {
    this.inner = inner;
    this.description = description;
    this.method = method;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String toString() {
    return description;
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y, Variable.Kind given) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    Objects.requireNonNull(given, "given");
    return inner.refusal(x, y, given);
  }

  @Override
  public Estimate estimate(Variable x, Variable y, Variable given) {
    Pairs.check(this, x, y, given);
    return method.estimate(x, y, given);
  }
}
