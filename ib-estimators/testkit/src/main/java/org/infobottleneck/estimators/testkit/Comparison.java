package org.infobottleneck.estimators.testkit;

import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;

/** Compares estimates of samples and of samples changed in a way that a law speaks of. */
final class Comparison {

  /** Room for sums in another order; the changes themselves are exact in floating point. */
  static final double TOLERANCE = 1e-12;

  private Comparison() {}

  /** The law holds if the estimate stays. */
  static Verdict same(Subject subject, Samples before, Samples after, String change) {
    return relate(subject, before, after, change, false);
  }

  /** The law holds if the estimate does not rise. */
  static Verdict noMore(Subject subject, Samples before, Samples after, String change) {
    return relate(subject, before, after, change, true);
  }

  private static Verdict relate(
      Subject subject, Samples before, Samples after, String change, boolean mayFall) {
    MutualInformationEstimator estimator = subject.estimator();
    if (!subject.supports(after.x().kind(), after.y().kind())) {
      return Verdict.doesNotApply(
          "not examined on " + after.x().kind() + " and " + after.y().kind());
    }
    Answer first = Answer.of(estimator, before);
    if (!(first instanceof Answer.Value value)) {
      return Verdict.doesNotApply(first.text());
    }
    if (!first.equals(Answer.of(estimator, before))) {
      return Verdict.doesNotApply("does not repeat itself");
    }
    Answer second = Answer.of(estimator, after);
    if (!(second instanceof Answer.Value changed)) {
      return Verdict.fails(change + ": " + value.estimate().nats() + " became " + second.text());
    }
    return nats(value.estimate(), changed.estimate(), change, mayFall);
  }

  private static Verdict nats(Estimate before, Estimate after, String change, boolean mayFall) {
    double rise = after.nats() - before.nats();
    return atMost(
        mayFall ? rise : Math.abs(rise),
        tolerance(before.nats()),
        () -> change + ": " + before.nats() + " became " + after.nats() + " nats");
  }

  static double tolerance(double nats) {
    return TOLERANCE * Math.max(1, Math.abs(nats));
  }

  /** Holds where a difference is at most a tolerance; NaN is not. */
  static Verdict atMost(
      double difference, double tolerance, java.util.function.Supplier<String> explanation) {
    return difference <= tolerance
        ? Verdict.holds()
        : Verdict.fails(difference - tolerance, explanation.get());
  }
}
