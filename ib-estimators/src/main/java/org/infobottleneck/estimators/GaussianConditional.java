package org.infobottleneck.estimators;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.estimators.internal.CenteredColumns;

/**
 * I(X;Y|Z) of three continuous variables by a Gaussian fit, and for other Z as {@link
 * StratifiedEstimator}.
 */
final class GaussianConditional implements ConditionalEstimator {

  private final MutualInformationEstimator estimator;
  private final ConditionalEstimator strata;
  private final Function<Continuous, CenteredColumns> columns;
  private final boolean corrected;

  GaussianConditional(
      MutualInformationEstimator estimator,
      Function<Continuous, CenteredColumns> columns,
      boolean corrected) {
    this.estimator = estimator;
    this.strata = new StratifiedEstimator(estimator);
    this.columns = columns;
    this.corrected = corrected;
  }

  @Override
  public String description() {
    return estimator.description() + "|conditional";
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public Optional<String> refusal(Kind x, Kind y, Kind given) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    Objects.requireNonNull(given, "given");
    if (given != Kind.CONTINUOUS) {
      return strata.refusal(x, y, given);
    }
    return x == Kind.CONTINUOUS && y == Kind.CONTINUOUS
        ? Optional.empty()
        : Optional.of(
            description()
                + " given a continuous Z needs two continuous variables, got "
                + x
                + " and "
                + y);
  }

  @Override
  public Estimate estimate(Variable x, Variable y, Variable given) {
    Pairs.check(this, x, y, given);
    if (!(given instanceof Continuous z)) {
      Estimate estimate = strata.estimate(x, y, given);
      return new Estimate(
          estimate.nats(),
          estimate.estimand(),
          estimate.bound(),
          estimate.error(),
          estimate.samples(),
          description(),
          estimate.caveats());
    }
    Continuous a = (Continuous) x;
    Continuous b = (Continuous) y;
    GaussianFit fit =
        GaussianFit.of(columns.apply(a), columns.apply(b), List.of(columns.apply(z)), corrected);
    Estimand estimand = Estimand.of(Channel.EXACT, Channel.EXACT).given("Z", Channel.EXACT);
    Estimate estimate = Estimate.of(fit.nats(), estimand, x.size(), description());
    for (Continuous variable : List.of(a, b, z)) {
      estimate = Pairs.flagConstantColumn(estimate, variable);
    }
    return fit.flag(estimate);
  }
}
