package org.infobottleneck.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Both kernel density bounds of one layer, beside the double sum of one as it is written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KdeBenchmark {

  private static final double NOISE = 1e-3;

  /** The kind of the layer. */
  @Param({"UNIFORM", "SATURATED", "TRAINED_SGD"})
  public LayerData data = LayerData.UNIFORM;

  /** The layer, counted from 1: of 10 and of 2 units. */
  @Param({"1", "6"})
  public int layer = 1;

  private DMatrixRMaj matrix = new DMatrixRMaj(1, 1);
  private Continuous activations = Variable.scalar(new double[2]);
  private Discrete inputs = Variable.labels(new int[2]);

  /** Makes the layer and compares the two ways. */
  @Setup
  public void setUp() {
    matrix = data.layers().get(layer - 1);
    activations = Variable.continuous(matrix);
    inputs = LayerData.rows().inputVariable();
    Expected.same("nats, " + data.label() + " layer " + layer, library(), plain(), 1e-12);
  }

  /**
   * The library.
   *
   * @return the upper bound in nats
   */
  @Benchmark
  public double library() {
    return KdeEstimator.upperBound(NOISE).estimate(inputs, activations).nats();
  }

  /**
   * -mean_i ln mean_j exp(-|t_i - t_j|² / (2 s2)), every pair, by Math.exp.
   *
   * @return the upper bound in nats
   */
  @Benchmark
  public double plain() {
    int n = matrix.numRows;
    int d = matrix.numCols;
    double[] t = matrix.data;
    double total = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        double squared = 0;
        for (int k = 0; k < d; k++) {
          double difference = t[i * d + k] - t[j * d + k];
          squared += difference * difference;
        }
        sum += Math.exp(-squared / (2 * NOISE));
      }
      total -= Math.log(sum / n);
    }
    return total / n;
  }
}
