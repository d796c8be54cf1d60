package org.infobottleneck.plane;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.network.TrainingDivergedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: the calling thread trains, takes activations at the snapshots and goes on; a recording
 * thread has them estimated, in order.
 */
final class TrackedRun {

  private static final Logger LOG = LoggerFactory.getLogger(TrackedRun.class);

  /** Snapshots handed over but not complete: their activations are what the run holds in memory. */
  private static final int SNAPSHOTS_AHEAD = 2;

  /** When to look, and at which gradients. */
  record Schedule(int epochs, List<Integer> snapshots, GradientSampling gradients) {

    static Schedule of(int epochs, Snapshots rule, GradientSampling gradients) {
      return new Schedule(epochs, IntStream.of(rule.epochs(epochs)).boxed().toList(), gradients);
    }
  }

  private final Mlp network;
  private final Dataset train;
  private final Optional<Dataset> test;
  private final Map<WatchedRows, Observed> watched = new LinkedHashMap<>(); // as at the first
  private final Map<String, ObservedRows> ceilings = new LinkedHashMap<>();
  private final Layers layers;
  private final Training training;
  private final Schedule schedule;
  private final Estimation estimation;
  private final TimedEstimators timed;
  private final Map<String, String> configuration;
  private final Trainer trainer;
  private Optional<KeptPlane> kept = Optional.empty();
  private EarlierSnapshots earlier;
  private List<ProgressListener> listeners = List.of();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<PlanePoint> points = new ArrayList<>();
  private boolean failed; // the recording thread's own

  TrackedRun(
      Mlp network,
      Dataset train,
      Optional<Dataset> test,
      List<WatchedRows> rows,
      Layers layers,
      Training training,
      Schedule schedule,
      List<MutualInformationEstimator> estimators,
      List<TimedEstimators.Group> timedEstimators,
      int threads,
      Map<String, String> configuration) {
    this.network = network;
    this.train = train;
    this.test = test;
    this.layers = layers;
    this.training = training;
    this.schedule = schedule;
    this.configuration = configuration;
    trainer = Trainer.of(network, train, training); // refuses what does not fit
    estimation = new Estimation(estimators, threads);
    timed =
        new TimedEstimators(
            timedEstimators,
            estimators.stream().map(MutualInformationEstimator::description).toList(),
            schedule.snapshots(),
            schedule.epochs(),
            threads);
    for (WatchedRows each : rows) {
      watched.put(each, Observed.of(each.name(), each.at(schedule.snapshots().get(0))));
    }
    watched.values().forEach(each -> ceilings.put(each.rows().name(), each.rows()));
    for (Observed each : watched.values()) {
      Estimation.checkKinds(estimators, each.targetKind());
      timed.check(network, each);
    }
    rows.forEach(this::checkWidth);
    earlier = EarlierSnapshots.none(plane());
    LOG.info(
        "{} epochs on {} rows, {} snapshots of {} layers on {} rows by {}",
        schedule.epochs(),
        train.size(),
        schedule.snapshots().size(),
        layers.size(),
        watched.values().stream().mapToInt(each -> each.rows().rows()).sum(),
        configuration.get("estimators"));
  }

  void checkpoint(Path path) {
    if (Files.exists(path)) {
      throw new IllegalArgumentException(
          "checkpoint must be a file that does not exist yet, got " + path);
    }
    kept = Optional.of(new KeptPlane(path, false));
    plane().save(path);
  }

  /** Keeps the plane in a file and goes on with what is in it. */
  void keepIn(Path path) {
    KeptPlane keeper = new KeptPlane(path, true);
    earlier = EarlierSnapshots.in(keeper, plane());
    earlier.plane().observed().forEach(this::raiseCeilings);
    snapshots.addAll(earlier.plane().snapshots());
    points.addAll(earlier.plane().points());
    keeper.save(plane());
    kept = Optional.of(keeper);
  }

  private void raiseCeilings(ObservedRows rows) {
    ceilings.merge(rows.name(), rows, WatchedRows::ceilings);
  }

  void listeners(List<ProgressListener> newListeners) {
    listeners = List.copyOf(newListeners);
  }

  InformationPlane execute() {
    try (Pipeline pipeline = new Pipeline(SNAPSHOTS_AHEAD)) {
      try {
        train(pipeline);
        pipeline.finish();
        kept.ifPresent(keeper -> keeper.flush(this::plane));
      } catch (InterruptedException e) {
        pipeline.stop();
        Thread.currentThread().interrupt();
        throw stopped("interrupted", e);
      } catch (RuntimeException e) {
        finishQuietly(pipeline, e);
        pipeline.stop();
        throw stopped(String.valueOf(e.getMessage()), e);
      }
    }
    return plane();
  }

  /** Lets the snapshots in hand be completed after a failure, for the plane so far. */
  private static void finishQuietly(Pipeline pipeline, RuntimeException first) {
    try {
      pipeline.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (e != first) {
        first.addSuppressed(e);
      }
    }
  }

  private TrackingStoppedException stopped(String reason, Exception cause) {
    InformationPlane soFar = plane();
    try {
      kept.ifPresent(keeper -> keeper.flush(this::plane));
    } catch (UncheckedIOException e) {
      LOG.warn("the plane so far can't be kept: {}", e.getMessage());
    }
    TrackingStoppedException stopped =
        new TrackingStoppedException(
            "tracking stopped after epoch "
                + trainer.epoch()
                + " with "
                + soFar.snapshots().size()
                + " snapshots complete: "
                + reason,
            cause,
            soFar);
    tell(listener -> listener.onStopped(stopped));
    return stopped;
  }

  private void checkWidth(WatchedRows rows) {
    if (rows.inputWidth() != network.inputWidth()) {
      throw new IllegalArgumentException(
          "rows observed as "
              + rows.name()
              + " must have the network's "
              + network.inputWidth()
              + " inputs, got "
              + rows.inputWidth());
    }
  }

  private void train(Pipeline pipeline) throws InterruptedException {
    for (int due : schedule.snapshots()) {
      trainUntil(due);
      if (earlier.has(due)) {
        Snapshot snapshot = earlier.checked(due, network);
        pipeline.submit(
            () -> {
              tell(progress(snapshot, earlier.points(due)));
              return null;
            });
        continue;
      }
      Optional<Evaluation> onTest = test.map(data -> network.evaluate(data, training.loss()));
      Evaluation onTrain = network.evaluate(train, training.loss());
      List<Double> norms = weightNorms(network);
      List<Look> looks = new ArrayList<>();
      watched.forEach((rows, first) -> looks.add(look(rows, first, due)));
      Optional<Mlp> kept = timed.keep(network, due);
      Optional<TrainingDivergedException> diverged = Optional.empty();
      List<GradientStatistics> statistics = List.of();
      try {
        statistics = gradients();
      } catch (TrainingDivergedException e) { // along the epoch behind this snapshot
        diverged = Optional.of(e);
      }
      Snapshot snapshot = new Snapshot(due, Optional.of(onTrain), onTest, norms, statistics);
      pipeline.submit(
          () -> {
            complete(snapshot, looks, kept);
            return null;
          });
      if (diverged.isPresent()) {
        throw diverged.get();
      }
    }
    trainUntil(schedule.epochs());
  }

  static List<Double> weightNorms(Mlp network) {
    List<Double> norms = new ArrayList<>();
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      norms.add(network.weightNorm(layer));
    }
    return norms;
  }

  private void trainUntil(int epoch) throws InterruptedException {
    while (trainer.epoch() < epoch) {
      if (Thread.interrupted()) {
        throw new InterruptedException("training was interrupted");
      }
      trainer.trainEpoch();
    }
  }

  /** Rows at a snapshot, and what the layers make of them. */
  private record Look(Observed rows, Dataset data, List<DMatrixRMaj> activations) {}

  private Look look(WatchedRows rows, Observed first, int epoch) {
    Dataset data = rows.at(epoch);
    Observed now = rows.isAnew() ? Observed.of(rows.name(), data) : first;
    return new Look(now, data, activations(data));
  }

  private List<DMatrixRMaj> activations(Dataset data) {
    List<DMatrixRMaj> all = network.activations(data.inputs());
    return layers.numbers().stream().map(number -> all.get(number - 1)).toList();
  }

  /** Gradients along the coming epoch can only be had by training it. */
  private List<GradientStatistics> gradients() {
    if (!trainer.hasGradientStatistics()) {
      return List.of();
    }
    return switch (schedule.gradients()) {
      case AT_SNAPSHOT -> trainer.gradientStatistics();
      case ALONG_EPOCH ->
          trainer.epoch() < schedule.epochs() ? trainer.trainEpochMeasuringGradients() : List.of();
      case NONE -> List.of();
    };
  }

  /**
   * Estimates a snapshot and makes it part of the plane; called in order, by the recording thread.
   */
  private void complete(Snapshot snapshot, List<Look> looks, Optional<Mlp> copy)
      throws InterruptedException {
    if (failed) {
      return; // what follows a lost snapshot would leave a gap
    }
    failed = true;
    List<PlanePoint> fresh = new ArrayList<>();
    List<ClassScatter> scatter = new ArrayList<>();
    for (Look look : looks) {
      Observed rows = look.rows();
      int epoch = snapshot.epoch();
      fresh.addAll(
          timed.extend(
              rows.points(epoch, layers, look.activations(), estimation),
              epoch,
              layers,
              rows,
              look.data(),
              look.activations(),
              copy));
      scatter.addAll(rows.scatter(layers, look.activations()));
    }
    Snapshot whole = snapshot.withScatter(scatter);
    synchronized (this) {
      looks.forEach(look -> raiseCeilings(look.rows().rows()));
      snapshots.add(whole);
      points.addAll(fresh);
    }
    kept.ifPresent(keeper -> keeper.offer(this::plane));
    tell(progress(whole, fresh));
    failed = false;
  }

  private Progress progress(Snapshot snapshot, List<PlanePoint> fresh) {
    int done = schedule.snapshots().indexOf(snapshot.epoch()) + 1;
    return new Progress(snapshot, done, schedule.snapshots().size(), schedule.epochs(), fresh);
  }

  private void tell(Progress progress) {
    tell(listener -> listener.onProgress(progress, this::plane));
  }

  private void tell(Consumer<ProgressListener> news) {
    for (ProgressListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (VirtualMachineError e) {
        throw e;
      } catch (Throwable e) { // an assertion or a missing class of the listener's, too
        LOG.warn("a progress listener failed; the run goes on", e);
      }
    }
  }

  private synchronized InformationPlane plane() {
    return new InformationPlane(
        configuration, List.copyOf(ceilings.values()), layers, snapshots, points);
  }
}
