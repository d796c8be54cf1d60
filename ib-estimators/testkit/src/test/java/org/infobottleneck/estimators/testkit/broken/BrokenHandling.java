package org.infobottleneck.estimators.testkit.broken;

import static org.infobottleneck.estimators.testkit.ExactLaw.BAD_INPUT;
import static org.infobottleneck.estimators.testkit.ExactLaw.CONSTANT_COLUMN;
import static org.infobottleneck.estimators.testkit.ExactLaw.CONSTANT_X;
import static org.infobottleneck.estimators.testkit.ExactLaw.PERMUTATION;
import static org.infobottleneck.estimators.testkit.ExactLaw.RELABELING;
import static org.infobottleneck.estimators.testkit.ExactLaw.RESULT_FIELDS;
import static org.infobottleneck.estimators.testkit.ExactLaw.ROTATION;
import static org.infobottleneck.estimators.testkit.StatisticalLaw.GAUSSIAN_TRUTH;

import java.util.List;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators.Broken;

/** Neighbor and rank estimators with the right formula on samples that they mistreat. */
final class BrokenHandling {

  private static final int K = 3;

  private BrokenHandling() {}

  static List<Broken> all() {
    return List.of(
        Broken.of(() -> new FirstHalfScaleKsg1(K), "a scale from the first half", PERMUTATION),
        Broken.of(() -> new TiesByIndexKsg1(K), "ties go to the sample before", PERMUTATION),
        Broken.of(() -> new FirstNeighborsKsg2(K), "the first k of tied neighbors", PERMUTATION)
            .claiming(subject -> Authors.ksg2(subject, K)),
        Broken.of(() -> new SeededJitterKsg1(K), "seeded noise against ties", PERMUTATION),
        Broken.of(() -> new EvenSizesOnlyKsg1(K), "an odd sample is dropped", PERMUTATION),
        Broken.of(
            () -> new TruncatingKsg1(K, 24), "samples after the 24th are dropped", PERMUTATION),
        Broken.of(
            () -> new TruncatingKsg1(K, 1000), "samples after the 1000th are dropped", PERMUTATION),
        Broken.of(
            () -> new LastColumnIgnoredKsg1(K),
            "the last column is ignored",
            GAUSSIAN_TRUTH,
            ROTATION,
            CONSTANT_COLUMN),
        Broken.of(() -> new LabelsAsNumbersKsg1(K), "labels are numbers", RELABELING),
        Broken.of(
            () -> new UnguardedStandardizingKsg1(K),
            "a constant column becomes NaN",
            CONSTANT_COLUMN,
            CONSTANT_X),
        Broken.of(() -> new OverflowingKsg1(K), "ranges overflow to NaN", BAD_INPUT),
        Broken.of(
            () -> new ThreeEntropies(K),
            "ties make logarithms of zero",
            RESULT_FIELDS,
            BAD_INPUT,
            CONSTANT_X),
        Broken.of(TiesByOrderCopula::new, "ties are ranked in their order", PERMUTATION, CONSTANT_X)
            .claiming(Authors::copula));
  }
}
