package org.infobottleneck.estimators.testkit.broken;

import java.util.List;
import org.infobottleneck.estimators.testkit.Subject;

/** The right estimators of which the wrong ones are made. */
public final class CorrectEstimators {

  private static final int K = 3;
  private static final double NOISE = 0.1;

  private CorrectEstimators() {}

  /**
   * Returns the right estimators, with what their authors say of them.
   *
   * @return the subjects
   */
  public static List<Subject> all() {
    return List.of(
        Authors.ksg(Subject.of(() -> new CorrectKsg1(K))),
        Authors.ksg2(Subject.of(() -> new CorrectKsg2(K)), K),
        Authors.plugIn(Subject.of(() -> new CorrectPlugIn(false))),
        Authors.distinctValues(Subject.of(() -> new CorrectPlugIn(true))),
        Authors.quantiles(Subject.of(() -> new CorrectQuantiles(4))),
        Authors.copula(Subject.of(CorrectGaussianCopula::new)),
        Authors.kde(Subject.of(() -> new CorrectKdeUpper(NOISE)))
            .withLowerBound(new CorrectKdeLower(NOISE))
            .withNoiseVariances(CorrectKdeUpper::new));
  }
}
