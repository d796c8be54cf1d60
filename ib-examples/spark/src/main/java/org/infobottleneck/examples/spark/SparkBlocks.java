package org.infobottleneck.examples.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.estimators.BlockEstimation;
import org.infobottleneck.estimators.BlockResult;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;

/**
 * One estimate from more samples than a machine can handle in time: its blocks on the executors of
 * an Apache Spark cluster. The estimate is that of one machine, to the last bit.
 *
 * <p>The samples are sent to every executor once, so that each needs the memory for all of them,
 * and for what {@link BlockEstimation} says of a block. The driver holds a result for each sample.
 */
public final class SparkBlocks {

  private SparkBlocks() {}

  /**
   * Estimates mutual information.
   *
   * @param session the session, on any master
   * @param estimator one that {@link BlockEstimation} can cut
   * @param x samples of X. Not modified.
   * @param y samples of Y. Not modified.
   * @param blocks the number of blocks, some for each processor of the cluster
   * @return the estimate, equal to {@link MutualInformationEstimator#estimate}
   * @throws IllegalArgumentException as {@link BlockEstimation#of}
   * @throws IllegalStateException if Spark gives up
   * @throws InterruptedException if the calling thread is interrupted; the job is ended
   */
  public static Estimate estimate(
      SparkSession session,
      MutualInformationEstimator estimator,
      Variable x,
      Variable y,
      int blocks)
      throws InterruptedException {
    Objects.requireNonNull(session, "session");
    BlockEstimation estimation = BlockEstimation.of(estimator, x, y, blocks);
    List<BlockResult> results = new ArrayList<>();
    Broadcast<Held> held =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .broadcast(new Held(SparkTasks.bytes(estimation)));
    try {
      new SparkTasks(session.sparkContext(), estimation.toString())
          .run(
              IntStream.range(0, blocks).boxed().toList(),
              block -> held.value().estimation().compute(block),
              results::add,
              () -> false);
    } catch (SparkTasks.JobLostException e) {
      throw new IllegalStateException(
          "Spark gave up " + estimation + ": " + e.getMessage(), e.getCause());
    } finally {
      held.destroy();
    }
    return estimation.combine(results);
  }

  /** An estimation as bytes, which every serializer of Spark can send, and read once by each. */
  private static final class Held implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    private final byte[] bytes;

    @SuppressWarnings("NullAway.Init") // made where it is first asked for, on each machine
    private transient BlockEstimation estimation;

    Held(byte[] bytes) {
      this.bytes = bytes;
    }

    synchronized BlockEstimation estimation() {
      if (estimation == null) {
        estimation = SparkTasks.value(bytes);
      }
      return estimation;
    }
  }
}
