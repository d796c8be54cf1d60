package org.infobottleneck.plane.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happens, each on a daemon thread of its own, and waits for it; but not for
 * ever.
 *
 * <ul>
 *   <li>One that throws, whatever it throws, is logged.
 *   <li>One that keeps its caller waiting for longer than the patience is left behind: nobody waits
 *       for it any more until it has caught up with its news, which it still gets, all of them, in
 *       order.
 *   <li>A caller that is interrupted waits no longer and stays interrupted.
 * </ul>
 *
 * <p>So a listener that blocks costs its patience once. News that wait for it are kept in memory.
 *
 * @param <L> the kind of listener
 */
public final class Listeners<L> implements AutoCloseable {

  /** For how long a listener may keep others waiting. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Told<L>> all = new ArrayList<>();
  private final Duration patience;

  /**
   * Tells some listeners, in their order.
   *
   * @param listeners the listeners
   * @param patience for how long one may keep its caller waiting
   */
  public Listeners(List<L> listeners, Duration patience) {
    this.patience = patience;
    listeners.forEach(listener -> all.add(new Told<>(listener)));
  }

  /**
   * Tells all of them, one after another; nobody once it is closed.
   *
   * @param news what to tell
   */
  public synchronized void tell(Consumer<? super L> news) {
    for (Told<L> each : all) {
      if (!each.thread.isShutdown()) {
        each.leftBehind &= !each.last.isDone();
        each.last = each.thread.submit(() -> each.tell(news));
        if (!each.leftBehind) {
          await(each);
        }
      }
    }
  }

  private void await(Told<L> told) {
    try {
      told.last.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      told.leftBehind = true;
      LOG.warn(
          "a listener takes longer than {} ms, nothing waits for it until it is back: {}",
          patience.toMillis(),
          told.listener.getClass().getName());
    } catch (ExecutionException e) { // the log failed: there is nobody to tell
      told.leftBehind = false;
    }
  }

  /** Ends the threads when they have told what there is to tell, and waits as for any news. */
  @Override
  public synchronized void close() {
    for (Told<L> each : all) {
      each.thread.shutdown();
      if (!each.last.isDone()) {
        await(each);
      }
    }
  }

  /** A listener, its thread, and the last that it was told. */
  private static final class Told<L> {

    private final L listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Told::daemon);
    private Future<?> last = CompletableFuture.completedFuture(true);
    private boolean leftBehind;

    Told(L listener) {
      this.listener = listener;
    }

    private static Thread daemon(Runnable task) {
      Thread thread = new Thread(task, "information-plane-listener");
      thread.setDaemon(true);
      return thread;
    }

    void tell(Consumer<? super L> news) {
      try {
        news.accept(listener);
      } catch (Throwable e) { // an assertion or a missing class of the listener's, too
        LOG.warn("a listener failed; the run goes on", e);
      }
    }
  }
}
