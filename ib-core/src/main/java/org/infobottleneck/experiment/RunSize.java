package org.infobottleneck.experiment;

import java.util.List;

/**
 * How large a run is, roughly: what orders runs and foretells their time. Of a run, training does
 * one multiply-add per weight, row and epoch and pass; an estimate of a layer looks at pairs of
 * rows.
 */
final class RunSize {

  /** A pair of rows costs about as much as this many weights of a training step. */
  private static final double PAIR = 1;

  private RunSize() {}

  static double of(Experiment experiment) {
    double rows = experiment.task().data(experiment.seed()).size();
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
