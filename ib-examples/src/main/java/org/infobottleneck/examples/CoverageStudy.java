package org.infobottleneck.examples;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Interval;
import org.infobottleneck.estimators.SubsampledEstimator;

/**
 * How often the 95 % intervals of a {@link SubsampledEstimator} hold the truth, over fresh
 * replicates of a task. A pure function of task, replicates and seed.
 */
final class CoverageStudy {

  private static final double LEVEL = 0.95;

  /**
   * What the replicates of a task came to.
   *
   * @param task the task
   * @param replicates how many
   * @param covered how many intervals hold the truth
   * @param meanWidth their mean width in nats
   * @param bias the mean estimate less the truth, in nats
   * @param deviation the standard deviation of the estimates, in nats
   * @param meanError the root mean square of the standard errors, in nats
   */
  record Result(
      CoverageTask task,
      int replicates,
      int covered,
      double meanWidth,
      double bias,
      double deviation,
      double meanError) {

    double coverage() {
      return (double) covered / replicates;
    }

    double biasInErrors() {
      return bias / meanError;
    }
  }

  private CoverageStudy() {}

  static Result of(CoverageTask task, int replicates, long seed, ForkJoinPool threads) {
    SubsampledEstimator estimator = SubsampledEstimator.of(task.estimator());
    long[] seeds = new SplittableRandom(seed).longs(replicates).toArray();
    try {
      List<Estimate> estimates =
          threads
              .submit(
                  () ->
                      IntStream.range(0, replicates)
                          .parallel()
                          .mapToObj(
                              r -> {
                                CoverageTask.Pair pair =
                                    task.draw().apply(task.samples(), seeds[r]);
                                return estimator.estimate(pair.x(), pair.y());
                              })
                          .toList())
              .get();
      return result(task, estimates);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a replicate of " + task.name() + " failed: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + task.name(), e);
    }
  }

  private static Result result(CoverageTask task, List<Estimate> estimates) {
    int n = estimates.size();
    int covered = 0;
    double width = 0;
    double mean = 0;
    double squares = 0;
    for (Estimate estimate : estimates) {
      Interval interval = estimate.interval(LEVEL).orElseThrow();
      covered += interval.contains(task.nats()) ? 1 : 0;
      width += interval.width() / n;
      mean += estimate.nats() / n;
      double error = estimate.standardError().orElseThrow();
      squares += error * error / n;
    }
    double spread = 0;
    for (Estimate estimate : estimates) {
      spread += (estimate.nats() - mean) * (estimate.nats() - mean) / (n - 1);
    }
    return new Result(
        task, n, covered, width, mean - task.nats(), Math.sqrt(spread), Math.sqrt(squares));
  }
}
