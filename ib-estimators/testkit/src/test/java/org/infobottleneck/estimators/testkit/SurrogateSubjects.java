package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.SplitAtomsEstimator;
import org.infobottleneck.estimators.SurrogateEstimator;

/** Estimators that correct a neighbor estimate, split it, or choose one. */
final class SurrogateSubjects {

  private static final String DRAWN_BY_COLUMN =
      "surrogates are drawn column by column, so that another order is another draw";
  private static final String ERROR_MOVES =
      "its error depends on what is dropped, so that an estimate may rise";
  private static final String NO_MODEL =
      "a variable and itself have no density to model, so that their information is not corrected";

  private SurrogateSubjects() {}

  static List<Subject> all() {
    return List.of(surrogates(), splitAtoms(), auto());
  }

  static Subject surrogates() {
    return Subject.of(SurrogateEstimator::gaussian)
        .waiving(ExactLaw.SYMMETRY, DRAWN_BY_COLUMN)
        .waiving(ExactLaw.ROTATION, DRAWN_BY_COLUMN)
        .waiving(ExactLaw.REPLICATION, "a sample and its copies are neighbors at distance zero")
        .waiving(ExactLaw.OWN_ENTROPY, NO_MODEL)
        .waiving(ExactLaw.MERGING, ERROR_MOVES)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES);
  }

  static Subject splitAtoms() {
    return Subject.of(SplitAtomsEstimator::create)
        .waiving(ExactLaw.SCALE, "the joint distance weighs x against y")
        .waiving(ExactLaw.MONOTONE_MAP, "distances depend on more than the order of values")
        .waiving(ExactLaw.REPLICATION, "a sample and its copies are neighbors at distance zero")
        .waiving(ExactLaw.MERGING, ERROR_MOVES)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES);
  }

  static Subject auto() {
    String mixed = "mixed variables go to neighbors as they are";
    return Subject.of(AutoEstimator::create)
        .withBiasAtIndependence(
            (x, y) ->
                Rewrite.isReal(x) || Rewrite.isReal(y)
                    ? OptionalDouble.of(0)
                    : OptionalDouble.empty()) // as of counts
        .waiving(ExactLaw.SYMMETRY, DRAWN_BY_COLUMN)
        .waiving(ExactLaw.SCALE, mixed)
        .waiving(ExactLaw.ROTATION, DRAWN_BY_COLUMN)
        .waiving(ExactLaw.MONOTONE_MAP, mixed)
        .waiving(ExactLaw.REPLICATION, "a sample and its copies are neighbors at distance zero")
        .waiving(ExactLaw.SOFT_ONE_HOT, "labels are corrected for cells not seen, soft ones not")
        .waiving(ExactLaw.OWN_ENTROPY, NO_MODEL)
        .waiving(ExactLaw.MERGING, ERROR_MOVES)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES)
        .waiving(ExactLaw.CHAIN_RULE, ERROR_MOVES);
  }
}
