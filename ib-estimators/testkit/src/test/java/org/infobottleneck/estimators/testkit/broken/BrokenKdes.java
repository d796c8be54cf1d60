package org.infobottleneck.estimators.testkit.broken;

import static org.infobottleneck.estimators.testkit.ExactLaw.BOUNDS_ORDERED;
import static org.infobottleneck.estimators.testkit.ExactLaw.NOISE_MONOTONE;
import static org.infobottleneck.estimators.testkit.ExactLaw.SOFT_ONE_HOT;
import static org.infobottleneck.estimators.testkit.ExactLaw.TRANSLATION;
import static org.infobottleneck.estimators.testkit.StatisticalLaw.KNOWN_TRUTH;

import java.util.List;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators.Broken;

/** Bounds on the information of a noisy layer that are none. */
final class BrokenKdes {

  private static final double NOISE = 0.1;

  private BrokenKdes() {}

  static List<Broken> all() {
    return List.of(
        Broken.of(
                () -> new ExchangedKernelKde(NOISE),
                "the kernels of the bounds exchanged",
                BOUNDS_ORDERED,
                KNOWN_TRUTH)
            .claiming(s -> Authors.kde(s).withLowerBound(new CorrectKdeUpper(NOISE))),
        Broken.of(() -> new ExchangedBoundKde(NOISE), "upper called lower", KNOWN_TRUTH)
            .claiming(Authors::kde),
        Broken.of(
                () -> new DeviationKde(NOISE),
                "the variance taken for a deviation",
                BOUNDS_ORDERED,
                KNOWN_TRUTH)
            .claiming(s -> Authors.kde(s).withUpperBound(new CorrectKdeUpper(NOISE))),
        Broken.of(
                () -> new PrecisionKde(NOISE),
                "the variance taken for a precision",
                NOISE_MONOTONE,
                KNOWN_TRUTH)
            .claiming(s -> Authors.kde(s).withNoiseVariances(PrecisionKde::new)),
        Broken.of(() -> new UnsaidNoiseKde(NOISE), "noise not in the estimand", KNOWN_TRUTH)
            .claiming(Authors::kde),
        Broken.of(() -> new UnnormalizedSoftKde(NOISE), "soft labels weighed wrongly", SOFT_ONE_HOT)
            .claiming(Authors::kde),
        Broken.of(() -> new FloatGramKde(NOISE), "distances in single precision", TRANSLATION)
            .claiming(Authors::kde));
  }
}
