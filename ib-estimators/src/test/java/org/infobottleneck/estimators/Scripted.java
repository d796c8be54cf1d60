package org.infobottleneck.estimators;

import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** An estimator whose values a test prescribes. */
record Scripted(ToDoubleBiFunction<Variable, Variable> nats, Bound bound, Set<Caveat> caveats)
    implements MutualInformationEstimator {

  static Scripted of(ToDoubleBiFunction<Variable, Variable> nats) {
    return new Scripted(nats, Bound.NONE, Set.of());
  }

  /** A value that depends on the number of samples alone. */
  static Scripted bySize(java.util.function.IntToDoubleFunction nats) {
    return of((x, y) -> nats.applyAsDouble(x.size()));
  }

  /** A mean over samples: of all statistics the one whose error is known. */
  static Scripted mean() {
    return of((x, y) -> Means.of(((Continuous) x).toRowMajor()));
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    return new Estimate(
        nats.applyAsDouble(x, y),
        Estimand.of(Channel.EXACT, Channel.EXACT),
        bound,
        Optional.of(new StandardError(1e9, StandardError.Source.MONTE_CARLO)),
        x.size(),
        description(),
        caveats);
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    return x == Variable.Kind.MIXED ? Optional.of("scripted refuses mixed") : Optional.empty();
  }

  @Override
  public String description() {
    return "scripted";
  }
}
