package org.infobottleneck.plane;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;

/** An estimator that counts how often it is asked. */
record CountingEstimator(AtomicInteger calls) implements MutualInformationEstimator {

  private static final KdeEstimator KDE = KdeEstimator.upperBound(1e-2);

  @Override
  public Estimate estimate(Variable x, Variable y) {
    calls.incrementAndGet();
    return KDE.estimate(x, y);
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    return KDE.refusal(x, y);
  }

  @Override
  public String description() {
    return "counting";
  }
}
