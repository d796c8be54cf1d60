package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;

/**
 * Takes what a snapshot needs of a network that is being trained, which has to wait for it, and
 * estimates it, for which it need not.
 */
final class SnapshotMaker {

  private final Dataset train;
  private final Optional<Dataset> test;
  private final Map<WatchedRows, Observed> watched = new LinkedHashMap<>(); // as at the first
  private final Layers layers;
  private final Estimation estimation;
  private final TimedEstimators timed;

  /**
   * Looks at nothing yet.
   *
   * @throws IllegalArgumentException if an estimator refuses the network or the targets, two are
   *     the same, or rows do not fit the network
   */
  SnapshotMaker(
      Mlp network,
      TrainedRows.Choice chosen,
      Layers layers,
      RunSchedule schedule,
      List<MutualInformationEstimator> estimators,
      List<TimedEstimators.Group> timedEstimators,
      int threads) {
    train = chosen.train();
    test = chosen.test();
    this.layers = layers;
    estimation = new Estimation(estimators, threads);
    timed =
        new TimedEstimators(
            timedEstimators,
            estimators.stream().map(MutualInformationEstimator::description).toList(),
            schedule.snapshots(),
            schedule.epochs(),
            threads);
    for (WatchedRows each : chosen.observed()) {
      watched.put(each, Observed.of(each.name(), each.at(schedule.snapshots().get(0))));
    }
    for (Observed each : watched.values()) {
      Estimation.checkKinds(estimators, each.targetKind());
      timed.check(network, each);
    }
    chosen.observed().forEach(rows -> checkWidth(rows, network.inputWidth()));
  }

  private static void checkWidth(WatchedRows rows, int width) {
    if (rows.inputWidth() != width) {
      throw new IllegalArgumentException(
          "rows observed as "
              + rows.name()
              + " must have the network's "
              + width
              + " inputs, got "
              + rows.inputWidth());
    }
  }

  /** The rows observed, as at the first snapshot. */
  List<ObservedRows> rows() {
    return watched.values().stream().map(Observed::rows).toList();
  }

  /** Rows at a snapshot, and what the layers make of them. */
  private record Look(Observed rows, Dataset data, List<DMatrixRMaj> activations) {}

  /** What was taken of the network: with it, the snapshot can be made at any time. */
  static final class Taken {

    private final Snapshot snapshot;
    private final List<Look> looks;
    private final Optional<Mlp> copy;

    private Taken(Snapshot snapshot, List<Look> looks, Optional<Mlp> copy) {
      this.snapshot = snapshot;
      this.looks = looks;
      this.copy = copy;
    }

    Snapshot snapshot() {
      return snapshot;
    }

    /** The same with gradients, which can only be had behind all else. */
    Taken withGradients(List<GradientStatistics> gradients) {
      return new Taken(
          new Snapshot(
              snapshot.epoch(),
              snapshot.train(),
              snapshot.test(),
              snapshot.weightNorms(),
              gradients),
          looks,
          copy);
    }
  }

  /** A snapshot with its points, and the rows that it is of. */
  record Made(Snapshot snapshot, List<PlanePoint> points, List<ObservedRows> rows) {}

  /**
   * Takes all but the gradients.
   *
   * @throws org.infobottleneck.network.TrainingDivergedException if a loss is not finite
   */
  Taken take(Trainer trainer, int epoch) {
    Mlp network = trainer.network();
    Optional<Evaluation> onTest = test.map(trainer::evaluate);
    Evaluation onTrain = trainer.evaluate(train);
    Snapshot snapshot =
        new Snapshot(epoch, Optional.of(onTrain), onTest, weightNorms(network), List.of());
    List<Look> looks = new ArrayList<>();
    watched.forEach((rows, first) -> looks.add(look(network, rows, first, epoch)));
    return new Taken(snapshot, looks, timed.keep(network, epoch));
  }

  static List<Double> weightNorms(Mlp network) {
    List<Double> norms = new ArrayList<>();
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      norms.add(network.weightNorm(layer));
    }
    return norms;
  }

  private Look look(Mlp network, WatchedRows rows, Observed first, int epoch) {
    Dataset data = rows.at(epoch);
    Observed now = rows.isAnew() ? Observed.of(rows.name(), data) : first;
    List<DMatrixRMaj> all = network.activations(data.inputs());
    return new Look(
        now, data, layers.numbers().stream().map(number -> all.get(number - 1)).toList());
  }

  /** Estimates what was taken. */
  Made make(Taken taken) throws InterruptedException {
    int epoch = taken.snapshot.epoch();
    List<PlanePoint> points = new ArrayList<>();
    List<ClassScatter> scatter = new ArrayList<>();
    for (Look look : taken.looks) {
      Observed rows = look.rows();
      points.addAll(
          timed.extend(
              rows.points(epoch, layers, look.activations(), estimation),
              epoch,
              layers,
              rows,
              look.data(),
              look.activations(),
              taken.copy));
      scatter.addAll(rows.scatter(layers, look.activations()));
    }
    return new Made(
        taken.snapshot.withScatter(scatter),
        points,
        taken.looks.stream().map(look -> look.rows().rows()).toList());
  }
}
