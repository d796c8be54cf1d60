package org.infobottleneck.benchmarks;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SpecializedOps_DDRM;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The product that a wide network spends its time with, 1024 rows of 784 inputs by 1024 units, as
 * the library computes it on the way forward (sums, biases and copies included), beside bare
 * products by EJML and by the bridge to BLAS of netlib: plain Java, and with the Vector API.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WideProductBenchmark {

  private static final int ROWS = 1024;
  private static final int INPUTS = 784;
  private static final int UNITS = 1024;
  private static final double TOLERANCE = 1e-10;

  private static final JavaBLAS NETLIB = JavaBLAS.getInstance();

  private final Mlp network = Mlp.create(Architecture.regression(INPUTS, UNITS), 1);
  private final DMatrixRMaj rows = rows();
  private final DMatrixRMaj product = new DMatrixRMaj(ROWS, UNITS);

  private static DMatrixRMaj rows() {
    SplittableRandom random = new SplittableRandom(1);
    DMatrixRMaj rows = new DMatrixRMaj(ROWS, INPUTS);
    for (int i = 0; i < rows.getNumElements(); i++) {
      rows.data[i] = random.nextDouble() - 0.5;
    }
    return rows;
  }

  /** Sees that all compute the same. */
  @Setup
  public void setUp() {
    DMatrixRMaj own = library();
    Expected.same("distance to EJML", SpecializedOps_DDRM.diffNormF(own, ejml()), 0, TOLERANCE);
    Expected.same(
        "distance to netlib", SpecializedOps_DDRM.diffNormF(own, netlibJava()), 0, TOLERANCE);
  }

  /**
   * The library.
   *
   * @return the outputs
   */
  @Benchmark
  public DMatrixRMaj library() {
    return network.predict(rows);
  }

  /**
   * EJML.
   *
   * @return the product
   */
  @Benchmark
  public DMatrixRMaj ejml() {
    CommonOps_DDRM.mult(rows, network.weights(1), product);
    return product;
  }

  /**
   * The bridge to BLAS, in plain Java.
   *
   * @return the product
   */
  @Benchmark
  public DMatrixRMaj netlibJava() {
    return multiply();
  }

  /**
   * The same bridge, which takes the Vector API where it is there.
   *
   * @return the product
   */
  @Benchmark
  @Fork(jvmArgsAppend = "--add-modules=jdk.incubator.vector")
  public DMatrixRMaj netlibVector() {
    return multiply();
  }

  /** Row-major matrices are the transposed ones of BLAS: (A B)' = B' A'. */
  private DMatrixRMaj multiply() {
    double[] weights = network.weights(1).data;
    NETLIB.dgemm(
        "N",
        "N",
        UNITS,
        ROWS,
        INPUTS,
        1,
        weights,
        UNITS,
        rows.data,
        INPUTS,
        0,
        product.data,
        UNITS);
    return product;
  }
}
