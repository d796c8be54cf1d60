package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.plane.Average;

/**
 * How far I(T;Y) falls late in training: from the snapshot where its mean over some runs is the
 * highest, to the last. The fall is that of other runs: in those that tell where the highest is, it
 * would come out too large.
 *
 * @param snapshot where the mean is the highest, the first of several
 * @param fall from there to the last snapshot, positive where the path falls
 */
record LateFall(int snapshot, Average fall) {

  /**
   * Measures it.
   *
   * @param told the paths that tell where the highest is, a value per snapshot each
   * @param measured the paths whose fall is measured, as long as those
   */
  static LateFall of(List<double[]> told, List<double[]> measured) {
    int highest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int snapshot = 0; snapshot < told.get(0).length; snapshot++) {
      double sum = 0;
      for (double[] path : told) {
        sum += path[snapshot];
      }
      if (sum > most) {
        most = sum;
        highest = snapshot;
      }
    }
    int from = highest;
    return new LateFall(
        from, Average.of(measured.stream().mapToDouble(p -> p[from] - p[p.length - 1]).toArray()));
  }

  private static LateFall of(Repeats told, Repeats measured, String estimator) {
    return of(targetBits(told, estimator), targetBits(measured, estimator));
  }

  private static List<double[]> targetBits(Repeats repeats, String estimator) {
    return repeats.planes().stream()
        .map(
            plane ->
                plane.path(repeats.lastHidden(), estimator).stream()
                    .mapToDouble(point -> point.targetInformation().bits())
                    .toArray())
        .toList();
  }

  /** Whether it falls by more than two standard errors and as much as the claim wants. */
  boolean isSeen() {
    return Numbers.isSeen(fall, Claim.FORGETS_LATE_WITH_FEW_SAMPLES.threshold());
  }

  /** Judges the last hidden layer by runs from two sets of seeds. */
  static Judgement judged(Repeats told, Repeats measured) {
    List<String> met = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String estimator : told.estimators()) {
      LateFall late = of(told, measured, estimator);
      int epoch = told.planes().get(0).snapshots().get(late.snapshot()).epoch();
      numbers.add(estimator + ": " + Numbers.withError(late.fall()) + " from epoch " + epoch);
      if (late.isSeen()) {
        met.add(estimator);
      }
    }
    return Judging.byCondition(
        Claim.FORGETS_LATE_WITH_FEW_SAMPLES,
        met,
        told.estimators(),
        "Fall of I(T;Y) at 5 % in "
            + measured.planes().size()
            + " further runs, bits: "
            + String.join("; ", numbers)
            + ".");
  }
}
