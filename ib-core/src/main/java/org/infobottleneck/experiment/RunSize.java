package org.infobottleneck.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How large a run is, roughly: what orders runs and foretells their time. Of a run, training does
 * one multiply-add per weight, row and epoch and pass; an estimate of a layer looks at pairs of
 * rows.
 */
final class RunSize {

  /** A pair of rows costs about as much as this many weights of a training step. */
  private static final double PAIR = 1;

  private RunSize() {}

  /** The sizes of runs, in their order. */
  static double[] of(List<Experiment> experiments) {
    Map<String, Integer> rows = new HashMap<>(); // of a task, whatever the seed
    return experiments.stream()
        .mapToDouble(
            each ->
                of(
                    each,
                    rows.computeIfAbsent(
                        each.task().description(), task -> each.task().data(each.seed()).size())))
        .toArray();
  }

  private static double of(Experiment experiment, double rows) {
    List<Integer> widths = experiment.architecture().widths();
    double weights = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      weights += (double) widths.get(layer - 1) * widths.get(layer);
    }
    double training = experiment.epochs() * rows * experiment.rows().fraction() * weights;
    double estimates =
        (double) experiment.snapshots().epochs(experiment.epochs()).length
            * experiment.architecture().layerCount()
            * experiment.estimators().size();
    return training + estimates * rows * rows * PAIR;
  }
}
