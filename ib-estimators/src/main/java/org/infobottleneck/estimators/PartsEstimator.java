package org.infobottleneck.estimators;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What the estimators share that ask another about parts of the samples. */
abstract sealed class PartsEstimator implements MutualInformationEstimator
    permits BatchedEstimator, ExtrapolatedEstimator, SubsampledEstimator {

  /** Variables that the inner estimator is asked about, all of their samples or some. */
  record Asked(List<Variable> variables, Function<List<Variable>, Estimate> inner)
      implements Parts.Estimation {

    int size() {
      return variables.get(0).size();
    }

    Estimate whole() {
      return inner.apply(variables);
    }

    @Override
    public Estimate of(int[] rows) {
      return inner.apply(variables.stream().map(variable -> variable.take(rows)).toList());
    }
  }

  private final MutualInformationEstimator inner;

  PartsEstimator(MutualInformationEstimator inner) {
    this.inner = Objects.requireNonNull(inner, "inner");
  }

  final MutualInformationEstimator inner() {
    return inner;
  }

  /** The description around that of what is asked, the inner estimator or its conditional form. */
  abstract String describe(String asked);

  /** The estimate, which carries a description. */
  abstract Estimate estimate(Asked asked, String description);

  @Override
  public String description() {
    return describe(inner.description());
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PartsEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    return inner.refusal(x, y);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    return estimate(
        new Asked(List.of(x, y), pair -> inner.estimate(pair.get(0), pair.get(1))), description());
  }

  /**
   * Returns the inner estimator's own I(X;Y|Z), asked about the same parts.
   *
   * @return the conditional estimator
   */
  @Override
  public ConditionalEstimator conditional() {
    ConditionalEstimator conditional = inner.conditional();
    String description = describe(conditional.description());
    return new ConditionalParts(
        conditional,
        description,
        (x, y, given) ->
            estimate(
                new Asked(
                    List.of(x, y, given),
                    all -> conditional.estimate(all.get(0), all.get(1), all.get(2))),
                description));
  }
}
