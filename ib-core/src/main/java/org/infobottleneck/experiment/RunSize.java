package org.infobottleneck.experiment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.infobottleneck.estimators.MutualInformationEstimator;

/**
 * How long runs take, roughly: what orders them and foretells their time.
 *
 * <pre>
 * size = 0.54 ns * epochs * training rows * weights
 *      + 0.54 ns * snapshots * layers * (passes * rows^2 + binnings * 150 * rows)
 * </pre>
 *
 * <p>A pass over the pairs of rows is that of both kernel density bounds of one noise, or of any
 * other estimator that is none of bins. The time unit is that of docs/performance.md: 10,000 epochs
 * of 263 weights on 3481 rows take 4.98 s of one thread, and 300 snapshots of six layers, by both
 * bounds and bins on 4096 rows, 16.7 s. Estimators that train networks of their own, and rows that
 * a task observes beside its own, are not foreseen.
 */
public final class RunSize {

  /** Seconds that a multiply-add takes, there and back, or a pair of rows. */
  private static final double SECONDS = 0.54e-9;

  /** A row costs as much as so many pairs where it is put into a bin. */
  private static final double BINNED_ROW = 150;

  private RunSize() {}

  /**
   * Returns how long runs take, roughly.
   *
   * @param experiments the experiments
   * @return seconds of one thread of the machine of docs/performance.md, in the order of the
   *     experiments; to be compared, not to be relied on
   */
  public static double[] seconds(List<Experiment> experiments) {
    Map<String, Integer> rows = new HashMap<>(); // of a task, whatever the seed
    return experiments.stream()
        .mapToDouble(
            each ->
                seconds(
                    each,
                    rows.computeIfAbsent(
                        each.task().description(), task -> each.task().data(each.seed()).size())))
        .toArray();
  }

  private static double seconds(Experiment experiment, double rows) {
    List<Integer> widths = experiment.architecture().widths();
    double weights = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      weights += (double) widths.get(layer - 1) * widths.get(layer);
    }
    double training = experiment.epochs() * rows * experiment.rows().fraction() * weights;
    double layers =
        (double) experiment.snapshots().epochs(experiment.epochs()).length
            * experiment.architecture().layerCount();
    return SECONDS * (training + layers * ofLayer(experiment.estimators(), rows));
  }

  private static double ofLayer(List<MutualInformationEstimator> estimators, double rows) {
    Set<String> passes = new HashSet<>();
    int binnings = 0;
    for (MutualInformationEstimator estimator : estimators) {
      String description = estimator.description();
      if (description.startsWith("binning")) {
        binnings++;
      } else {
        passes.add(description.replaceFirst("^kde-(upper|lower)", "kde"));
      }
    }
    return passes.size() * rows * rows + binnings * BINNED_ROW * rows;
  }
}
