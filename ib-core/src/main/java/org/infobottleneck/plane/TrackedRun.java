package org.infobottleneck.plane;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.GradientsVanishedException;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.TrainingDivergedException;
import org.infobottleneck.network.TrainingState;
import org.infobottleneck.plane.internal.Listeners;
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

  private final Mlp network;
  private final Dataset train;
  private final Map<String, ObservedRows> ceilings = new LinkedHashMap<>();
  private final Layers layers;
  private final RunSchedule schedule;
  private final SnapshotMaker maker;
  private final Map<String, String> configuration;
  private Trainer trainer;
  private Optional<KeptRun> kept = Optional.empty();
  private EarlierSnapshots earlier;
  private Optional<SnapshotMaker.Taken> start = Optional.empty(); // to be held to the plane's
  private Listeners<ProgressListener> listeners = new Listeners<>(List.of(), Listeners.PATIENCE);
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<PlanePoint> points = new ArrayList<>();
  private GradientWatch gradientWatch = new GradientWatch(false);
  private boolean failed; // the recording thread's own

  TrackedRun(
      Mlp network,
      TrainedRows.Choice chosen,
      Layers layers,
      RunSchedule schedule,
      List<MutualInformationEstimator> estimators,
      List<TimedEstimators.Group> timedEstimators,
      int threads,
      Map<String, String> configuration) {
    this.network = network;
    train = chosen.train();
    this.layers = layers;
    this.schedule = schedule;
    this.configuration = configuration;
    trainer = Trainer.of(network, train, chosen.training()); // refuses what does not fit
    maker =
        new SnapshotMaker(network, chosen, layers, schedule, estimators, timedEstimators, threads);
    maker.rows().forEach(rows -> ceilings.put(rows.name(), rows));
    earlier = EarlierSnapshots.none(plane());
    LOG.info(
        "{} epochs on {} rows, {} snapshots of {} layers on {} rows by {}",
        schedule.epochs(),
        train.size(),
        schedule.snapshots().size(),
        layers.size(),
        maker.rows().stream().mapToInt(ObservedRows::rows).sum(),
        configuration.get("estimators"));
  }

  /** Keeps plane and training in files that no run has written yet. */
  void checkpoint(Path path, OptionalLong interval) {
    for (Path file : List.of(path, KeptRun.trainingFile(path))) {
      if (Files.exists(file)) {
        throw new IllegalArgumentException(
            "checkpoint must be a file that does not exist yet, got " + file);
      }
    }
    KeptRun keeper = new KeptRun(path, false, train, interval);
    keeper.plane().save(plane());
    kept = Optional.of(keeper);
  }

  /** Keeps plane and training in files and goes on with what is in them. */
  void keepIn(Path path, OptionalLong interval) {
    KeptRun keeper = new KeptRun(path, true, train, interval);
    earlier = EarlierSnapshots.in(keeper.plane(), plane());
    Optional<TrainingState> state = keeper.load(configuration);
    earlier.plane().observed().forEach(this::raiseCeilings);
    snapshots.addAll(earlier.plane().snapshots());
    points.addAll(earlier.plane().points());
    keeper.plane().save(plane());
    if (state.isPresent() && hasAllBefore(state.get().epoch())) {
      if (earlier.leavesBehind(state.get().epoch(), schedule.snapshots())) {
        start = Optional.of(maker.take(trainer, 0)); // the last chance to see these weights
      }
      trainer = Trainer.resume(network, train, state.get());
    }
    LOG.info(
        "{} has {} snapshots of {}; training begins behind epoch {}",
        path,
        snapshots.size(),
        schedule.snapshots().size(),
        trainer.epoch());
    kept = Optional.of(keeper);
  }

  /** Whether nothing is lost where training begins behind an epoch. */
  private synchronized boolean hasAllBefore(int epoch) {
    Set<Integer> there = snapshots.stream().map(Snapshot::epoch).collect(Collectors.toSet());
    return schedule.snapshots().stream().allMatch(due -> due >= epoch || there.contains(due));
  }

  private void raiseCeilings(ObservedRows rows) {
    ceilings.merge(rows.name(), rows, WatchedRows::ceilings);
  }

  void listeners(List<ProgressListener> newListeners, Duration patience) {
    listeners = new Listeners<>(newListeners, patience);
  }

  /** Sets whether gradients that vanish end the run. */
  void watchGradients(boolean strict) {
    boolean sampled =
        schedule.gradients() != GradientSampling.NONE && trainer.hasGradientStatistics();
    if (strict && !sampled) {
      throw new IllegalArgumentException(
          "gradients that vanish can't be seen: gradients must be sampled, from two batches per"
              + " epoch at least");
    }
    gradientWatch = new GradientWatch(strict);
  }

  InformationPlane execute() {
    try {
      return run();
    } finally {
      listeners.close();
    }
  }

  private InformationPlane run() {
    try (Pipeline pipeline = new Pipeline(SNAPSHOTS_AHEAD)) {
      try {
        train(pipeline);
        pipeline.finish();
        kept.ifPresent(keeper -> keeper.save(this::plane, state()));
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
      kept.ifPresent(keeper -> keeper.plane().flush(this::plane));
      boolean isWhole =
          cause instanceof InterruptedException || cause instanceof GradientsVanishedException;
      if (isWhole && hasAllBefore(trainer.epoch())) {
        kept.ifPresent(keeper -> keeper.save(this::plane, state()));
      }
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
    boolean interrupted = Thread.interrupted(); // it must not keep the news from being heard
    listeners.tell(listener -> listener.onStopped(stopped));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return stopped;
  }

  private void train(Pipeline pipeline) throws InterruptedException {
    if (start.isPresent()) {
      SnapshotMaker.Taken taken = start.get();
      start = Optional.empty(); // its activations are many
      pipeline.submit(
          () -> {
            compare(taken);
            return null;
          });
    }
    for (int due : schedule.snapshots()) {
      trainUntil(due, pipeline);
      Optional<RuntimeException> end = earlier.has(due) ? meet(due, pipeline) : take(due, pipeline);
      if (end.isPresent()) {
        throw end.get();
      }
      keepTraining(pipeline); // the look may have been along an epoch
    }
    trainUntil(schedule.epochs(), pipeline);
  }

  /** Takes a snapshot, and returns what should end the run there, if anything. */
  private Optional<RuntimeException> take(int due, Pipeline pipeline) throws InterruptedException {
    SnapshotMaker.Taken taken = maker.take(trainer, due);
    Gradients gradients = gradientsAt(taken.snapshot());
    SnapshotMaker.Taken whole = taken.withGradients(gradients.statistics());
    pipeline.submit(
        () -> {
          complete(whole);
          return null;
        });
    return gradients.end();
  }

  /**
   * Comes to a snapshot of an earlier start, and returns what should end the run there, if
   * anything: what ended the earlier start ends this one.
   */
  private Optional<RuntimeException> meet(int due, Pipeline pipeline) throws InterruptedException {
    boolean isPast = trainer.epoch() > due;
    Snapshot snapshot = isPast ? earlier.at(due) : earlier.checked(due, network);
    Optional<SnapshotMaker.Taken> again =
        !isPast && earlier.claimsComparison(due, schedule.snapshots())
            ? Optional.of(maker.take(trainer, due))
            : Optional.empty();
    pipeline.submit(
        () -> {
          if (again.isPresent()) {
            compare(again.get());
          }
          tell(progress(snapshot, earlier.points(due)));
          return null;
        });
    if (isPast) {
      return vanished(snapshot, snapshot.gradients());
    }
    Gradients gradients = gradientsAt(snapshot); // last: an interrupt before must meet it again
    earlier.checkGradients(due, gradients.statistics());
    return gradients.end();
  }

  /** The gradients at a snapshot, and what should end the run there, if anything. */
  private record Gradients(List<GradientStatistics> statistics, Optional<RuntimeException> end) {}

  private Gradients gradientsAt(Snapshot snapshot) {
    try {
      List<GradientStatistics> statistics = gradients();
      return new Gradients(statistics, vanished(snapshot, statistics));
    } catch (TrainingDivergedException e) { // here, or along the epoch behind this snapshot
      return new Gradients(List.of(), Optional.of(e));
    }
  }

  private Optional<RuntimeException> vanished(Snapshot at, List<GradientStatistics> statistics) {
    return at.train().flatMap(train -> gradientWatch.check(at.epoch(), train, statistics));
  }

  private void trainUntil(int epoch, Pipeline pipeline) throws InterruptedException {
    while (trainer.epoch() < epoch) {
      if (Thread.interrupted()) {
        throw new InterruptedException("training was interrupted");
      }
      trainer.trainEpoch();
      keepTraining(pipeline);
    }
  }

  /** Where it is due: behind all snapshots handed over before, so that the plane has them. */
  private void keepTraining(Pipeline pipeline) throws InterruptedException {
    boolean due = kept.isPresent() && kept.get().isDue(trainer.epoch());
    if (!due || !pipeline.isFreeBeside()) {
      return;
    }
    KeptRun keeper = kept.get();
    TrainingState state = state();
    pipeline.submitBeside(
        () -> {
          if (!failed) {
            keeper.save(this::plane, state);
          }
          return null;
        });
  }

  private TrainingState state() {
    return trainer.state().withNotes(configuration);
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
  private void complete(SnapshotMaker.Taken taken) throws InterruptedException {
    if (failed) {
      return; // what follows a lost snapshot would leave a gap
    }
    failed = true;
    SnapshotMaker.Made made = maker.make(taken);
    synchronized (this) {
      made.rows().forEach(this::raiseCeilings);
      snapshots.add(made.snapshot());
      points.addAll(made.points());
    }
    kept.ifPresent(keeper -> keeper.plane().offer(this::plane));
    tell(progress(made.snapshot(), made.points()));
    failed = false;
  }

  /** Estimates a snapshot of the earlier start once more: more of them are to be beside it. */
  private void compare(SnapshotMaker.Taken taken) throws InterruptedException {
    if (failed) {
      return;
    }
    failed = true; // nothing is added to a plane of other numbers
    SnapshotMaker.Made made = maker.make(taken);
    earlier.compare(made.snapshot(), made.points());
    failed = false;
  }

  private Progress progress(Snapshot snapshot, List<PlanePoint> fresh) {
    int done = Collections.binarySearch(schedule.snapshots(), snapshot.epoch()) + 1;
    return new Progress(snapshot, done, schedule.snapshots().size(), schedule.epochs(), fresh);
  }

  private void tell(Progress progress) {
    listeners.tell(listener -> listener.onProgress(progress, this::plane));
  }

  private synchronized InformationPlane plane() {
    return new InformationPlane(
        configuration, List.copyOf(ceilings.values()), layers, snapshots, points);
  }
}
