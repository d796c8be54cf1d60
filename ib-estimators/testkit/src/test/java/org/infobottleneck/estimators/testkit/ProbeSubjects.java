package org.infobottleneck.estimators.testkit;

import java.util.List;
import org.infobottleneck.estimators.ProbeEstimator;

/** The decoder's lower bound, and what is said of it. */
final class ProbeSubjects {

  private static final String FOLDS = "another order of the samples makes other folds";
  private static final String WAVES = "the random features of a column belong to its place";
  private static final String FITS_NOISE = "a decoder learns noise as well, and pays for it";

  private ProbeSubjects() {}

  static List<Subject> all() {
    return List.of(probe());
  }

  static Subject probe() {
    return Subject.of(() -> ProbeEstimator.crossValidated().withFolds(2)) // the fewest, for speed
        .withSampleSizes(32, 48) // so many that half of them teach a decoder what a column is
        .waiving(ExactLaw.PERMUTATION, FOLDS)
        .waiving(ExactLaw.RELABELING, FOLDS)
        .waiving(ExactLaw.REPLICATION, FOLDS)
        .waiving(ExactLaw.CONSTANT_X, "held-out frequencies are not those of all samples")
        .waiving(ExactLaw.ROTATION, WAVES)
        .waiving(ExactLaw.MONOTONE_MAP, "a decoder is no function of the order of values alone")
        .waiving(ExactLaw.DUPLICATED_COLUMN, "a unit that is there twice counts twice")
        .waiving(ExactLaw.MERGING, FITS_NOISE)
        .waiving(ExactLaw.DATA_PROCESSING, FITS_NOISE)
        .waiving(StatisticalLaw.INDEPENDENCE, FITS_NOISE);
  }
}
