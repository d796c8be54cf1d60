package org.infobottleneck.estimators.testkit.broken;

import static org.infobottleneck.estimators.testkit.ExactLaw.CHAIN_RULE;
import static org.infobottleneck.estimators.testkit.ExactLaw.CONSTANT_X;
import static org.infobottleneck.estimators.testkit.ExactLaw.MERGING;
import static org.infobottleneck.estimators.testkit.ExactLaw.MONOTONE_MAP;
import static org.infobottleneck.estimators.testkit.ExactLaw.NEGATIVE_ZERO;
import static org.infobottleneck.estimators.testkit.ExactLaw.OWN_ENTROPY;
import static org.infobottleneck.estimators.testkit.ExactLaw.PERMUTATION;
import static org.infobottleneck.estimators.testkit.ExactLaw.REPLICATION;
import static org.infobottleneck.estimators.testkit.ExactLaw.SOFT_ONE_HOT;
import static org.infobottleneck.estimators.testkit.ExactLaw.SYMMETRY;
import static org.infobottleneck.estimators.testkit.ExactLaw.TRANSLATION;
import static org.infobottleneck.estimators.testkit.StatisticalLaw.KNOWN_TRUTH;
import static org.infobottleneck.estimators.testkit.StatisticalLaw.UNITS;

import java.util.List;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators.Broken;

/** Estimators from counts that count wrongly. */
final class BrokenPlugIns {

  private BrokenPlugIns() {}

  static List<Broken> all() {
    return List.of(
        Broken.of(() -> new RankQuantiles(4), "tied values split", PERMUTATION, CONSTANT_X)
            .claiming(Authors::quantiles),
        Broken.of(NegativeZeroPlugIn::new, "-0.0 is not 0.0", NEGATIVE_ZERO)
            .claiming(Authors::distinctValues),
        Broken.of(FewBucketsPlugIn::new, "cells collide", MONOTONE_MAP, TRANSLATION)
            .claiming(Authors::distinctValues),
        Broken.of(BitsPlugIn::new, "bits for nats", UNITS, KNOWN_TRUTH).claiming(Authors::plugIn),
        Broken.of(NormalizedPlugIn::new, "a normalized score", CHAIN_RULE, KNOWN_TRUTH, MERGING)
            .claiming(Authors::plugIn),
        Broken.of(
                MinusOnePlugIn::new, "frequencies over N - 1", REPLICATION, CONSTANT_X, CHAIN_RULE)
            .claiming(Authors::plugIn),
        Broken.of(CollidingPairsPlugIn::new, "pairs collide", SYMMETRY, OWN_ENTROPY)
            .claiming(Authors::plugIn),
        Broken.of(HardenedSoftPlugIn::new, "soft labels made hard", KNOWN_TRUTH)
            .claiming(Authors::plugIn),
        Broken.of(SmoothedSoftPlugIn::new, "soft labels smoothed", SOFT_ONE_HOT)
            .claiming(Authors::plugIn));
  }
}
