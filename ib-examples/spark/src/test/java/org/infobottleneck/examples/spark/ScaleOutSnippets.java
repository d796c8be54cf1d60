package org.infobottleneck.examples.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.estimators.BlockEstimation;
import org.infobottleneck.estimators.BlockResult;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.Sweep;

/** The code of docs/scale-out.md, and that of docs/large-samples.md on Spark: it compiles. */
final class ScaleOutSnippets {

  private ScaleOutSnippets() {}

  static List<RunOutcome> sweep(SparkSession session) throws InterruptedException {
    Sweep sweep = Sweep.read(Path.of("width.yaml"));
    List<RunOutcome> outcomes =
        SparkSweepRunner.on(session, "hdfs:///sweeps/width")
            .attempts(3)
            .run(sweep, (run, n, of) -> {});
    return outcomes;
  }

  static Estimate large(SparkSession session, Variable layer, Variable labels)
      throws InterruptedException {
    Estimate estimate =
        SparkBlocks.estimate(session, KdeEstimator.upperBound(0.1), layer, labels, 64);
    return estimate;
  }

  static Estimate blocks(JavaSparkContext spark, BlockEstimation estimation) {
    Broadcast<BlockEstimation> shared = spark.broadcast(estimation);
    List<Integer> numbers = IntStream.range(0, estimation.blocks()).boxed().toList();
    List<BlockResult> results =
        spark
            .parallelize(numbers, numbers.size())
            .map(block -> shared.value().compute(block))
            .collect();
    Estimate estimate = estimation.combine(results);
    return estimate;
  }
}
