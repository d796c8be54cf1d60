package org.infobottleneck.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.internal.Listeners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs experiments on threads of this virtual machine, the large ones first. With a store, what an
 * earlier run has finished is not run again, and no plane stays in memory longer than it takes to
 * store it and to hand it on; so a run that was stopped or killed goes on where it was.
 */
public final class ThreadRunner implements ExperimentRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadRunner.class);
  private static final long PATIENCE_SECONDS = 60;

  private final int threads;
  private final Optional<ExperimentStore> store;
  private final RunListener listener;

  private ThreadRunner(int threads, Optional<ExperimentStore> store, RunListener listener) {
    this.threads = Arguments.atLeast(threads, 1, "number of threads");
    this.store = store;
    this.listener = listener;
  }

  /**
   * A runner without a store.
   *
   * @param threads how many experiments run at a time, each on a thread of its own; changes no
   *     result
   * @return the runner
   * @throws IllegalArgumentException if it is less than 1
   */
  public static ThreadRunner threads(int threads) {
    return new ThreadRunner(threads, Optional.empty(), progress -> {});
  }

  /**
   * Keeps planes in a store, and takes from it those that are there.
   *
   * @param newStore the store
   * @return a runner that differs in this
   */
  public ThreadRunner storingIn(ExperimentStore newStore) {
    Objects.requireNonNull(newStore, "newStore");
    return new ThreadRunner(threads, Optional.of(newStore), listener);
  }

  /**
   * Tells a listener of every experiment that ends.
   *
   * @param newListener the listener
   * @return a runner that differs in this
   */
  public ThreadRunner onProgress(RunListener newListener) {
    return new ThreadRunner(threads, store, Objects.requireNonNull(newListener, "newListener"));
  }

  @Override
  public void run(List<Experiment> experiments, Consumer<ExperimentResult> sink)
      throws InterruptedException {
    requireDistinct(experiments);
    store.ifPresent(ExperimentStore::deleteUnfinished);
    try (Listeners<RunListener> told = new Listeners<>(List.of(listener), Listeners.PATIENCE)) {
      run(experiments, sink, new Tally(experiments, told));
    }
  }

  private void run(List<Experiment> experiments, Consumer<ExperimentResult> sink, Tally tally)
      throws InterruptedException {
    List<FutureTask<Optional<ExperimentResult>>> runs = new ArrayList<>();
    experiments.forEach(experiment -> runs.add(new FutureTask<>(() -> run(experiment, tally))));
    ExecutorService pool = Executors.newFixedThreadPool(threads, ThreadRunner::thread);
    try {
      IntStream.range(0, runs.size())
          .boxed()
          .sorted(Comparator.comparingDouble((Integer run) -> tally.size(run)).reversed())
          .forEach(run -> pool.execute(runs.get(run)));
      for (int run = 0; run < runs.size(); run++) {
        Experiment experiment = experiments.get(run);
        sink.accept(result(runs.get(run)).orElseGet(() -> stored(experiment)));
        runs.set(run, new FutureTask<>(Optional::empty)); // lets go of a plane that was handed on
      }
    } finally {
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "experiment");
    thread.setDaemon(true);
    return thread;
  }

  private static void requireDistinct(List<Experiment> experiments) {
    Set<String> keys = new HashSet<>();
    for (Experiment experiment : experiments) {
      if (!keys.add(experiment.key())) {
        throw new IllegalArgumentException(
            "experiments must differ, got twice:\n" + experiment.text());
      }
    }
  }

  /** Returns the result, or nothing where the plane is in the store. */
  private Optional<ExperimentResult> run(Experiment experiment, Tally tally) {
    if (store.isPresent() && store.get().isFinished(experiment)) {
      tally.restored(experiment);
      return Optional.empty();
    }
    try {
      Optional<ExperimentResult> result = Optional.empty(); // where it is in the store
      if (store.isPresent()) {
        store.get().run(experiment, 1);
      } else {
        result = Optional.of(ExperimentResult.of(experiment, experiment.run(1, progress -> {})));
      }
      tally.ran(experiment);
      return result;
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("the run of seed {} failed: {}", experiment.seed(), e.getMessage());
      }
      tally.ran(experiment);
      return Optional.of(ExperimentResult.failed(experiment, e));
    }
  }

  private ExperimentResult stored(Experiment experiment) {
    return store
        .flatMap(folder -> folder.load(experiment))
        .map(plane -> ExperimentResult.of(experiment, plane))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the stored plane of experiment " + experiment.key() + " has vanished"));
  }

  private static Optional<ExperimentResult> result(Future<Optional<ExperimentResult>> run)
      throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) { // an error: what a run throws beside is its result
      throw new IllegalStateException("a run failed: " + e.getCause(), e.getCause());
    }
  }

  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = Thread.interrupted();
    try {
      if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a run does not react to its interruption; it is left behind");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Counts what is done, and foretells the rest from the time that its size took so far. */
  private static final class Tally {

    private final List<Experiment> experiments;
    private final double[] sizes;
    private final Listeners<RunListener> listener;
    private final long start = System.nanoTime();
    private double open;
    private double ran;
    private int finished;
    private int restored;

    Tally(List<Experiment> experiments, Listeners<RunListener> listener) {
      this.experiments = experiments;
      this.listener = listener;
      sizes = RunSize.seconds(experiments);
      for (double size : sizes) {
        open += size;
      }
    }

    double size(int run) {
      return sizes[run];
    }

    synchronized void restored(Experiment experiment) {
      restored++;
      finish(experiment);
    }

    synchronized void ran(Experiment experiment) {
      ran += sizes[experiments.indexOf(experiment)];
      finish(experiment);
    }

    private void finish(Experiment experiment) {
      finished++;
      open -= sizes[experiments.indexOf(experiment)];
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      Optional<Duration> remaining =
          ran > 0
              ? Optional.of(Duration.ofNanos((long) (elapsed.toNanos() * Math.max(open, 0) / ran)))
              : Optional.empty();
      RunProgress progress =
          new RunProgress(experiment, finished, experiments.size(), restored, elapsed, remaining);
      listener.tell(each -> each.onProgress(progress));
    }
  }
}
