package org.infobottleneck.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BlockEstimation;
import org.infobottleneck.estimators.BlockResult;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;

/** What an estimate from many samples costs in blocks, beside the same in one piece. */
final class BlockScaling {

  private static final int SAMPLES = 100_000;
  private static final int DIMENSIONS = 5;
  private static final int PROCESSORS = 2;
  private static final int[] BLOCKS = {2, 16};
  private static final double NANOS_PER_SECOND = 1e9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private BlockScaling() {}

  /** A block's result, and the CPU time of its thread. */
  private record Timed(BlockResult result, double seconds) {}

  /** The table; an estimate that differs from the one in one piece is an error, not a row. */
  static List<String> table() throws InterruptedException {
    List<String> rows = new ArrayList<>();
    rows.add("| 100,000 samples | whole | blocks | all blocks | longest | combining |");
    rows.add("|---|--:|--:|--:|--:|--:|");
    DMatrixRMaj uniform = LayerData.uniform(SAMPLES, DIMENSIONS, new SplittableRandom(3));
    Continuous layer = Variable.continuous(uniform);
    Variable inputs = Variable.everyRowDistinct(SAMPLES, Coverage.SAMPLED);
    Variable labels =
        Variable.labels(
            IntStream.range(0, SAMPLES).map(i -> uniform.get(i, 0) > 0 ? 1 : 0).toArray());
    KdeEstimator wide = KdeEstimator.upperBound(0.1);
    KdeEstimator narrow = KdeEstimator.upperBound(1e-3);
    add(rows, "kernel densities, d = 5, s2 = 0.1, inputs", wide, layer, inputs);
    add(rows, "kernel densities, d = 5, s2 = 0.001, labels", narrow, layer, labels);
    for (int d : new int[] {1, 5}) {
      DMatrixRMaj joint = new JointData(d, SAMPLES).rows();
      Continuous x = columns(joint, 0, d);
      Continuous y = columns(joint, d, d);
      add(rows, "KSG1, " + d + "+" + d, KnnEstimator.ksg1(), x, y);
    }
    return rows;
  }

  private static Continuous columns(DMatrixRMaj rows, int first, int count) {
    double[] values = new double[rows.numRows * count];
    for (int i = 0; i < rows.numRows; i++) {
      System.arraycopy(rows.data, i * rows.numCols + first, values, i * count, count);
    }
    return Variable.view(values, rows.numRows, count);
  }

  private static void add(
      List<String> rows, String what, MutualInformationEstimator estimator, Variable x, Variable y)
      throws InterruptedException {
    estimator.estimate(x, y); // until it is compiled
    long begin = THREADS.getCurrentThreadCpuTime();
    Estimate whole = estimator.estimate(x, y);
    double wholeSeconds = seconds(begin);
    for (int blocks : BLOCKS) {
      BlockEstimation estimation = BlockEstimation.of(estimator, x, y, blocks);
      List<Timed> results = run(estimation, PROCESSORS);
      long before = THREADS.getCurrentThreadCpuTime();
      Estimate combined = estimation.combine(results.stream().map(Timed::result).toList());
      double combining = seconds(before);
      if (!combined.equals(whole)) {
        throw new IllegalStateException(estimation + " gave " + combined + ", not " + whole);
      }
      rows.add(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %d | %.2f | %.2f | %.2f |",
              what,
              wholeSeconds,
              blocks,
              results.stream().mapToDouble(Timed::seconds).sum(),
              results.stream().mapToDouble(Timed::seconds).max().orElseThrow(),
              combining));
    }
  }

  /** CPU time of this thread since some of it. */
  private static double seconds(long begin) {
    return (THREADS.getCurrentThreadCpuTime() - begin) / NANOS_PER_SECOND;
  }

  private static List<Timed> run(BlockEstimation estimation, int threads)
      throws InterruptedException {
    List<Callable<Timed>> tasks = new ArrayList<>();
    for (int block = 0; block < estimation.blocks(); block++) {
      int index = block;
      tasks.add(
          () -> {
            long cpu = THREADS.getCurrentThreadCpuTime();
            BlockResult result = estimation.compute(index);
            return new Timed(result, seconds(cpu));
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Timed> results = new ArrayList<>();
      for (Future<Timed> task : pool.invokeAll(tasks)) {
        results.add(task.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a block failed", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
