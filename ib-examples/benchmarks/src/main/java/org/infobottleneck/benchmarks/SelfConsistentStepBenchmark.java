package org.infobottleneck.benchmarks;

import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.bottleneck.SelfConsistentStep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of the self-consistent equations, beside EJML's products with Math.exp. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SelfConsistentStepBenchmark {

  private static final int INPUTS = 4096;
  private static final double BETA = 5;

  /** Clusters |T|. */
  @Param({"64", "512"})
  public int clusters = 64;

  private SelfConsistentStep step = SelfConsistentStep.of(1, 1);
  private DMatrixRMaj conditionals = new DMatrixRMaj(1, 1);

  /** Makes the problem and compares the two ways. */
  @Setup
  public void setUp() {
    step = SelfConsistentStep.of(INPUTS, clusters);
    conditionals = new DMatrixRMaj(step.conditionals());
    Expected.same("p'(t=0,y=1), " + clusters + " clusters", library(), ejml(), 1e-14);
  }

  /**
   * The library.
   *
   * @return p'(t=0,y=1)
   */
  @Benchmark
  public double library() {
    return step.once();
  }

  /**
   * The same by hand.
   *
   * @return p'(t=0,y=1)
   */
  @Benchmark
  public double ejml() {
    double[] from = step.start();
    DMatrixRMaj logs = new DMatrixRMaj(2, clusters);
    double[] weights = new double[clusters];
    for (int t = 0; t < clusters; t++) {
      weights[t] = from[t] + from[clusters + t];
      logs.set(0, t, BETA * Math.log(from[t] / weights[t]));
      logs.set(1, t, BETA * Math.log(from[clusters + t] / weights[t]));
    }
    DMatrixRMaj encoder = new DMatrixRMaj(INPUTS, clusters);
    CommonOps_DDRM.mult(conditionals, logs, encoder);
    for (int x = 0; x < INPUTS; x++) {
      double sum = 0;
      for (int t = 0; t < clusters; t++) {
        double value = weights[t] * Math.exp(encoder.data[x * clusters + t]);
        encoder.data[x * clusters + t] = value;
        sum += value;
      }
      for (int t = 0; t < clusters; t++) {
        encoder.data[x * clusters + t] /= sum * INPUTS;
      }
    }
    DMatrixRMaj joint = new DMatrixRMaj(2, clusters);
    CommonOps_DDRM.multTransA(conditionals, encoder, joint);
    return joint.get(1, 0);
  }
}
