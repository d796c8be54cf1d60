package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.Variable;

/** The information of a layer with noise by Monte Carlo, and what is said of it. */
final class NoisyChannelSubjects {

  private static final String NOISE_BY_ROW =
      "the noise of a sample belongs to its row, so that another order is another draw";
  private static final String NOISE_BY_UNIT =
      "the noise of a column belongs to its place, so that other columns are another draw";
  private static final String NOISE_SCALE = "the noise variance is in the units of the values";
  private static final String ERROR_MOVES =
      "its error depends on what is dropped, so that an estimate may rise";
  private static final NoisyChannelEstimator ESTIMATOR = NoisyChannelEstimator.of(0.1);

  private NoisyChannelSubjects() {}

  static List<Subject> all() {
    return List.of(noisyChannel());
  }

  static Subject noisyChannel() {
    return Subject.of(() -> NoisyChannelEstimator.of(0.1))
        .withBiasAtIndependence(NoisyChannelSubjects::bias)
        .waiving(ExactLaw.PERMUTATION, NOISE_BY_ROW)
        .waiving(ExactLaw.RELABELING, NOISE_BY_ROW)
        .waiving(ExactLaw.REPLICATION, NOISE_BY_ROW)
        .waiving(ExactLaw.JOINT_SCALE, NOISE_SCALE)
        .waiving(ExactLaw.SCALE, NOISE_SCALE)
        .waiving(ExactLaw.ROTATION, NOISE_BY_UNIT)
        .waiving(ExactLaw.MONOTONE_MAP, "distances depend on more than the order of values")
        .waiving(ExactLaw.DUPLICATED_COLUMN, "a copy of a unit carries noise of its own")
        .waiving(ExactLaw.MERGING, ERROR_MOVES)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES);
  }

  /** None, but where fewer than ten samples meet: there it says so, and nothing is predicted. */
  private static OptionalDouble bias(Variable x, Variable y) {
    Estimate estimate = ESTIMATOR.estimate(x, y);
    return estimate.caveats().contains(Caveat.UNDERSAMPLED)
        ? OptionalDouble.empty()
        : OptionalDouble.of(0);
  }
}
