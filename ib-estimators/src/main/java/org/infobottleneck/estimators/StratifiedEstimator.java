package org.infobottleneck.estimators;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.NeighborInformation;

/**
 * I(X;Y|Z) = Σ_z p(z) I(X;Y|Z=z) by any estimator of I(X;Y), over the samples of each symbol z.
 *
 * <p>A symbol with a single sample adds nothing, with {@link Caveat#SINGLETONS_DROPPED}. Enumerated
 * inputs are enumerated within a symbol, too.
 */
final class StratifiedEstimator implements ConditionalEstimator {

  private final MutualInformationEstimator estimator;

  StratifiedEstimator(MutualInformationEstimator estimator) {
    this.estimator = estimator;
  }

  @Override
  public String description() {
    return estimator.description() + "|strata";
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
    Optional<String> unconditional = estimator.refusal(x, y);
    if (unconditional.isPresent()) {
      return unconditional;
    }
    if (given == Kind.LABELS) {
      return Optional.empty();
    }
    if (given == Kind.SOFT && (x == Kind.INPUTS || y == Kind.INPUTS)) {
      Kind layer = x == Kind.INPUTS ? y : x;
      return estimator.refusal(layer, Kind.SOFT);
    }
    return Optional.of(
        description()
            + " conditions on "
            + Kind.LABELS
            + ", and for inputs X also on "
            + Kind.SOFT
            + ", got "
            + given
            + "; for a continuous Z ask KnnEstimator.ksg1() or GaussianEstimator, conditional");
  }

  @Override
  public Estimate estimate(Variable x, Variable y, Variable given) {
    Pairs.check(this, x, y, given);
    return given instanceof Soft soft ? byDifference(x, y, soft) : byStrata(x, y, (Discrete) given);
  }

  /** I(X;T|Y) = I(X;T) - I(T;Y), T being a function of X and Y a rule of X alone. */
  private Estimate byDifference(Variable x, Variable y, Soft given) {
    Variable layer = x.kind() == Kind.INPUTS ? y : x;
    Estimate all = estimator.estimate(x, y);
    Estimate relevant = estimator.estimate(layer, given);
    Bound bound = all.bound() == Bound.NONE ? Bound.NONE : Bound.DIFFERENCE_OF_BOUNDS;
    Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
    caveats.addAll(all.caveats());
    caveats.addAll(relevant.caveats());
    return Estimate.of(
            all.nats() - relevant.nats(),
            all.estimand().given("Z", Channel.EXACT),
            all.samples(),
            description())
        .withBound(bound)
        .withCaveats(caveats.toArray(new Caveat[0]));
  }

  private Estimate byStrata(Variable x, Variable y, Discrete given) {
    int[] sizes = CountEntropy.counts(given.codes(), given.symbols());
    double sum = 0;
    int used = 0;
    Optional<Estimate> any = Optional.empty();
    Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
    for (int symbol = 0; symbol < sizes.length; symbol++) {
      if (sizes[symbol] < 2) {
        caveats.add(Caveat.SINGLETONS_DROPPED);
        continue;
      }
      int[] rows = NeighborInformation.members(given.codes(), symbol, sizes[symbol]);
      Estimate estimate = within(x, y, rows, symbol);
      sum += sizes[symbol] * estimate.nats();
      used += sizes[symbol];
      caveats.addAll(estimate.caveats());
      any = any.isEmpty() ? Optional.of(estimate) : any;
    }
    Estimate one =
        any.orElseThrow(
            () ->
                new IllegalArgumentException(
                    description() + " needs a symbol of Z with two samples, every one is alone"));
    return Estimate.of(
            sum / given.size(), one.estimand().given("Z", Channel.EXACT), used, description())
        .withBound(one.bound())
        .withCaveats(caveats.toArray(new Caveat[0]));
  }

  private Estimate within(Variable x, Variable y, int[] rows, int symbol) {
    try {
      return estimator.estimate(stratum(x, rows), stratum(y, rows));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "among the " + rows.length + " samples of symbol " + symbol + " of Z: " + e.getMessage(),
          e);
    }
  }

  /** All inputs with one label are all inputs there are with that label. */
  private static Variable stratum(Variable variable, int[] rows) {
    Variable taken = variable.take(rows);
    if (taken instanceof Discrete discrete) {
      return discrete.withCoverage(Pairs.coverage(variable));
    }
    return taken instanceof Soft soft ? soft.withCoverage(Pairs.coverage(variable)) : taken;
  }
}
