package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Variable.Kind;

/**
 * I(X;Y|Z) = H(X,Z) + H(Y,Z) - H(X,Y,Z) - H(Z) of quantized variables, Z discrete or quantized too.
 *
 * <p>For the plug-in, and for Miller-Madow and Zhang, it is the sum over strata Σ p(z) I(X;Y|Z=z);
 * another correction is made of the four entropies, not within strata. Soft labels are left to
 * {@link StratifiedEstimator}.
 */
final class ConditionalBinning implements ConditionalEstimator {

  private final BinningEstimator estimator;
  private final Quantizer quantizer;
  private final CountInformation information;
  private final StratifiedEstimator strata;

  ConditionalBinning(
      BinningEstimator estimator, Quantizer quantizer, CountEntropyMethod method, String plugIn) {
    this.estimator = estimator;
    this.quantizer = quantizer;
    this.information = new CountInformation(method, description(), plugIn);
    this.strata = new StratifiedEstimator(estimator);
  }

  @Override
  public String description() {
    return estimator.description() + "|counts";
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
    boolean soft = x == Kind.SOFT || y == Kind.SOFT;
    return given == Kind.SOFT || (soft && given == Kind.INPUTS)
        ? strata.refusal(x, y, given)
        : estimator.refusal(x, y);
  }

  @Override
  public Estimate estimate(Variable x, Variable y, Variable given) {
    Pairs.check(this, x, y, given);
    if (given instanceof Soft) {
      return byStrata(strata.estimate(x, y, given), Channel.EXACT);
    }
    Cells z = Cells.of(quantizer, given);
    if (x instanceof Soft || y instanceof Soft) {
      return byStrata(strata.estimate(x, y, z.symbols()), z.channel());
    }
    return information.given(Cells.of(quantizer, x), Cells.of(quantizer, y), z);
  }

  private Estimate byStrata(Estimate estimate, Channel given) {
    return new Estimate(
        estimate.nats(),
        estimate.estimand().given("Z", given),
        estimate.bound(),
        estimate.error(),
        estimate.samples(),
        description(),
        estimate.caveats());
  }
}
