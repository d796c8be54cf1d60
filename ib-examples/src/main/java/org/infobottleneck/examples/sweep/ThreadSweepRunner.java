package org.infobottleneck.examples.sweep;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.infobottleneck.numerics.Arguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs sweeps on threads of this virtual machine.
 *
 * <pre>{@code
 * List<RunOutcome> outcomes =
 *     ThreadSweepRunner.in(Path.of("out/sweep")).threads(4).run(sweep, (run, n, of) -> {});
 * }</pre>
 *
 * <p>Immutable; may be used for many sweeps, one at a time for each folder.
 */
public final class ThreadSweepRunner implements SweepRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadSweepRunner.class);
  private static final int ATTEMPTS = 2;
  private static final long PATIENCE_SECONDS = 60;

  private final SweepFolder folder;
  private final int threads;
  private final int attempts;

  private ThreadSweepRunner(SweepFolder folder, int threads, int attempts) {
    this.folder = folder;
    this.threads = threads;
    this.attempts = attempts;
  }

  /**
   * A runner with as many threads as there are processors, which tries every run twice.
   *
   * @param folder where results go
   * @return the runner
   */
  public static ThreadSweepRunner in(SweepFolder folder) {
    Objects.requireNonNull(folder, "folder");
    return new ThreadSweepRunner(folder, Runtime.getRuntime().availableProcessors(), ATTEMPTS);
  }

  /**
   * A runner with as many threads as there are processors, which tries every run twice.
   *
   * @param folder where results go; created if missing
   * @return the runner
   */
  public static ThreadSweepRunner in(Path folder) {
    return in(LocalSweepFolder.in(folder));
  }

  /**
   * Sets how many runs there are at a time. It changes no result.
   *
   * @param newThreads the number, at least 1
   * @return a runner that differs in this
   * @throws IllegalArgumentException if it is less than 1
   */
  public ThreadSweepRunner threads(int newThreads) {
    return new ThreadSweepRunner(
        folder, Arguments.atLeast(newThreads, 1, "number of threads"), attempts);
  }

  /**
   * Sets how often a run is tried.
   *
   * @param newAttempts the number, at least 1
   * @return a runner that differs in this
   * @throws IllegalArgumentException if it is less than 1
   */
  public ThreadSweepRunner attempts(int newAttempts) {
    return new ThreadSweepRunner(
        folder, threads, Arguments.atLeast(newAttempts, 1, "number of attempts"));
  }

  @Override
  public List<RunOutcome> run(Sweep sweep, SweepListener listener) throws InterruptedException {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(listener, "listener");
    sweep.check();
    SweepFolder.Lock lock = folder.lock();
    try {
      sweep.save(folder);
      Map<String, RunOutcome> byKey = runAll(sweep.longestFirst(), listener);
      List<RunOutcome> outcomes =
          sweep.runs().stream()
              .map(run -> Objects.requireNonNull(byKey.get(run.key()), "outcome of a run"))
              .toList();
      SweepTables.writeCsv(folder, sweep, outcomes);
      return outcomes;
    } finally {
      lock.close();
    }
  }

  private Map<String, RunOutcome> runAll(List<SweepRun> runs, SweepListener listener)
      throws InterruptedException {
    BlockingQueue<Supplier<RunOutcome>> news = new LinkedBlockingQueue<>();
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads, ThreadSweepRunner::thread);
    Map<String, RunOutcome> outcomes = new HashMap<>();
    try {
      for (int thread = 0; thread < Math.min(threads, runs.size()); thread++) {
        pool.execute(() -> work(runs, next, news));
      }
      while (outcomes.size() < runs.size()) {
        RunOutcome outcome = news.take().get();
        outcomes.put(outcome.key(), outcome);
        listener.onRun(outcome, outcomes.size(), runs.size());
      }
      return outcomes;
    } finally {
      next.set(runs.size());
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  /** Takes one run after another until there is none; what ends it before is told as news. */
  private void work(
      List<SweepRun> runs, AtomicInteger next, BlockingQueue<Supplier<RunOutcome>> news) {
    RunTask task = new RunTask(folder, attempts);
    try {
      for (int run = next.getAndIncrement(); run < runs.size(); run = next.getAndIncrement()) {
        RunOutcome outcome = task.run(runs.get(run).experiment());
        news.add(() -> outcome);
      }
    } catch (RuntimeException e) {
      news.add(
          () -> {
            throw e;
          });
    } catch (InterruptedException | Error e) {
      news.add(
          () -> {
            throw new IllegalStateException("a run failed: " + e, e);
          });
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sweep");
    thread.setDaemon(true);
    return thread;
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
}
