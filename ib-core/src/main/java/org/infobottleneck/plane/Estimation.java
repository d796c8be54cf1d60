package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.SnapshotEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Workspace;
import org.infobottleneck.numerics.Arguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Estimates the points of a snapshot, layers and estimators in parallel.
 *
 * <p>One task per layer and pass; the tasks share nothing and their results are put in the order of
 * layers and estimators, so the number of threads changes no bit. Idle threads end by themselves.
 */
final class Estimation {

  private static final Logger LOG = LoggerFactory.getLogger(Estimation.class);
  private static final long IDLE_SECONDS = 1;

  private final List<String> order = new ArrayList<>();
  private final List<SnapshotEstimator> passes;
  private final Queue<Workspace> workspaces = new ConcurrentLinkedQueue<>();
  private final ThreadPoolExecutor pool;
  private long[] costs = new long[0]; // nanoseconds of every task; they order work, never results

  Estimation(List<MutualInformationEstimator> estimators, int threads) {
    Arguments.atLeast(estimators.size(), 1, "number of estimators");
    Arguments.atLeast(threads, 1, "number of threads");
    Set<String> distinct = new HashSet<>();
    for (MutualInformationEstimator estimator : estimators) {
      order.add(estimator.description());
      if (!distinct.add(estimator.description())) {
        throw new IllegalArgumentException(
            "estimators must differ, got " + estimator.description() + " twice");
      }
    }
    passes = SnapshotEstimator.plan(estimators);
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "information-plane-estimation");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  /** Refuses kinds of targets that an estimator can't answer, before anything is computed. */
  static void checkKinds(List<MutualInformationEstimator> estimators, Variable.Kind targets) {
    for (MutualInformationEstimator estimator : estimators) {
      Objects.requireNonNull(estimator, "estimator");
      requireNone(estimator.refusal(Variable.Kind.INPUTS, Variable.Kind.CONTINUOUS), "I(X;T)");
      requireNone(estimator.refusal(Variable.Kind.CONTINUOUS, targets), "I(T;Y)");
    }
  }

  private static void requireNone(Optional<String> refusal, String quantity) {
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(quantity + " can't be estimated: " + refusal.get());
    }
  }

  /**
   * Estimates every layer; layers come first in the result, estimators in their own order within.
   *
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  List<LayerEstimate> estimate(
      Discrete inputs, List<Continuous> layers, Variable targets, List<String> names)
      throws InterruptedException {
    AtomicBoolean stopped = new AtomicBoolean();
    List<FutureTask<List<LayerEstimate>>> futures = new ArrayList<>();
    int tasks = layers.size() * passes.size();
    for (int task = 0; task < tasks; task++) {
      int number = task;
      int layer = task / passes.size();
      SnapshotEstimator pass = passes.get(task % passes.size());
      futures.add(
          new FutureTask<>(
              () -> {
                if (stopped.get()) {
                  return List.of();
                }
                long start = System.nanoTime();
                List<LayerEstimate> results =
                    named(
                        names.get(layer),
                        () -> estimate(pass, inputs, layer, layers.get(layer), targets));
                costs[number] = System.nanoTime() - start;
                return results;
              }));
    }
    dearestFirst(tasks).forEach(task -> pool.execute(futures.get(task)));
    List<Map<String, LayerEstimate>> byLayer = new ArrayList<>();
    layers.forEach(layer -> byLayer.add(new HashMap<>()));
    try {
      for (Future<List<LayerEstimate>> future : futures) {
        for (LayerEstimate result : result(future)) {
          byLayer.get(result.layer()).put(result.estimator(), result);
        }
      }
    } finally {
      // Tasks read the caller's activations: none may go on once this method has returned.
      stopped.set(true);
      futures.forEach(Estimation::awaitEnd);
    }
    List<LayerEstimate> ordered = new ArrayList<>();
    byLayer.forEach(
        layer ->
            order.forEach(
                estimator -> ordered.add(Objects.requireNonNull(layer.get(estimator), estimator))));
    return ordered;
  }

  /**
   * The order in which tasks start: those that took longest at the last snapshot first, so that the
   * threads end together. Before there was one, the last layers: narrow ones have most near pairs.
   */
  private List<Integer> dearestFirst(int tasks) {
    if (costs.length != tasks) {
      costs = LongStream.range(0, tasks).toArray();
    }
    return IntStream.range(0, tasks)
        .boxed()
        .sorted(Comparator.comparingLong((Integer task) -> costs[task]).reversed())
        .toList();
  }

  /** Says which layer a refusal is about. */
  private static List<LayerEstimate> named(String layer, Supplier<List<LayerEstimate>> estimates) {
    try {
      return estimates.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(layer + ": " + e.getMessage(), e);
    }
  }

  private List<LayerEstimate> estimate(
      SnapshotEstimator pass, Discrete inputs, int layer, Continuous values, Variable targets) {
    Workspace borrowed = workspaces.poll();
    Workspace scratch = borrowed == null ? new Workspace() : borrowed;
    try {
      List<LayerEstimate> results = new ArrayList<>();
      for (LayerEstimate result : pass.estimate(inputs, List.of(values), targets, scratch)) {
        results.add(
            new LayerEstimate(
                layer, result.estimator(), result.inputInformation(), result.targetInformation()));
      }
      return results;
    } finally {
      workspaces.add(scratch);
    }
  }

  private static void awaitEnd(Future<?> task) {
    boolean interrupted = false;
    while (!task.isDone()) {
      try {
        task.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        LOG.debug("a task failed beside the one that is reported", e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<LayerEstimate> result(Future<List<LayerEstimate>> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw new IllegalStateException("an estimator failed: " + e.getCause(), e.getCause());
    }
  }
}
