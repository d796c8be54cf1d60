package org.infobottleneck.plane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs one after another on a thread of its own while the caller goes on, a bounded number
 * ahead.
 */
final class Pipeline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final long PATIENCE_SECONDS = 60;

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "information-plane-recording");
            thread.setDaemon(true);
            return thread;
          });
  private final Deque<Future<Void>> waiting = new ArrayDeque<>();
  private Optional<Future<Void>> beside = Optional.empty();
  private final int ahead;
  private boolean stopped;

  Pipeline(int ahead) {
    this.ahead = ahead;
  }

  /** Hands a job over; waits first while too many are unfinished, and rethrows what one threw. */
  void submit(Callable<Void> job) throws InterruptedException {
    while (waiting.size() >= ahead) {
      await(waiting.remove());
    }
    waiting.add(executor.submit(job));
  }

  /**
   * Whether a job can be handed over beside those that are counted: the one before it is done. What
   * that one threw is rethrown.
   */
  boolean isFreeBeside() throws InterruptedException {
    if (beside.isPresent() && beside.get().isDone()) {
      finishBeside();
    }
    return beside.isEmpty();
  }

  /** Hands a job over that runs behind all earlier ones and lets nobody wait. */
  void submitBeside(Callable<Void> job) {
    beside = Optional.of(executor.submit(job));
  }

  /** Waits for all jobs, and rethrows what one threw. */
  void finish() throws InterruptedException {
    while (!waiting.isEmpty()) {
      await(waiting.remove());
    }
    finishBeside();
  }

  private void finishBeside() throws InterruptedException {
    if (beside.isPresent()) {
      Future<Void> last = beside.get();
      beside = Optional.empty();
      await(last);
    }
  }

  private static void await(Future<Void> job) throws InterruptedException {
    try {
      job.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw new IllegalStateException("recording failed: " + e.getCause(), e.getCause());
    }
  }

  /**
   * Drops the jobs that have not begun and waits for the one that has, so that nothing goes on
   * behind the caller's back; a job that blocks and ignores its interrupt is given up after a
   * while.
   */
  void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    executor.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("recording still runs {} s after it was told to stop", PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
