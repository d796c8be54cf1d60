package org.infobottleneck.examples;

import java.util.Optional;
import java.util.Set;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;

/** An estimator whose every value carries one caveat. */
public record Flagged(Caveat caveat) implements MutualInformationEstimator {

  private static final BinningEstimator BINNING = BinningEstimator.width(0.1);

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Estimate plain = BINNING.estimate(x, y);
    return new Estimate(
            plain.nats(),
            plain.estimand(),
            plain.bound(),
            plain.error(),
            plain.samples(),
            description(),
            Set.of())
        .withCaveats(caveat);
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    return BINNING.refusal(x, y);
  }

  @Override
  public String description() {
    return "flagged(" + caveat + ")";
  }
}
