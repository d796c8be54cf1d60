package org.infobottleneck.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * An epoch of gradient descent over all 4096 patterns in batches of 256, beside the same by EJML's
 * products and Math.tanh, in the order of the rows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TrainingBenchmark {

  private static final int BATCH = 256;
  private static final double RATE = 0.1;
  private static final int WARM_UP_EPOCHS = 200;

  private final Dataset rows = LayerData.rows();
  private Mlp plainNetwork = LayerData.network();
  private Trainer trainer = trainer();

  private Trainer trainer() {
    Training training = Training.with(Sgd.learningRate(RATE)).withBatchSize(BATCH).withSeed(1);
    return Trainer.of(LayerData.network(), rows, training);
  }

  /** Starts both trainings and sees that they learn alike. */
  @Setup
  public void setUp() {
    trainer = trainer();
    plainNetwork = LayerData.network();
    double before = plainNetwork.evaluate(rows, Loss.CROSS_ENTROPY).loss();
    for (int epoch = 0; epoch < WARM_UP_EPOCHS; epoch++) {
      library();
      ejml();
    }
    double own = trainer.network().evaluate(rows, Loss.CROSS_ENTROPY).loss();
    double peer = plainNetwork.evaluate(rows, Loss.CROSS_ENTROPY).loss();
    System.out.printf("%n# loss %.6f before%n", before);
    // The orders of the rows differ, so the losses do, by little beside what was learned.
    Expected.same("loss after " + WARM_UP_EPOCHS + " epochs", own, peer, (before - peer) / 4);
  }

  /**
   * The library.
   *
   * @return the number of epochs done
   */
  @Benchmark
  public int library() {
    trainer.trainEpoch();
    return trainer.epoch();
  }

  /**
   * The same by hand.
   *
   * @return the first bias of the output
   */
  @Benchmark
  public double ejml() {
    for (int from = 0; from < rows.size(); from += BATCH) {
      DMatrixRMaj x = new DMatrixRMaj(0, 0);
      DMatrixRMaj y = new DMatrixRMaj(0, 0);
      CommonOps_DDRM.extract(rows.inputs(), from, from + BATCH, 0, rows.inputWidth(), x);
      CommonOps_DDRM.extract(rows.targets(), from, from + BATCH, 0, rows.targetWidth(), y);
      step(x, y);
    }
    return plainNetwork.biases(plainNetwork.layerCount()).data[0];
  }

  private void step(DMatrixRMaj x, DMatrixRMaj y) {
    int last = plainNetwork.layerCount();
    List<DMatrixRMaj> layers = new ArrayList<>(List.of(x));
    for (int layer = 1; layer <= last; layer++) {
      DMatrixRMaj z = new DMatrixRMaj(BATCH, plainNetwork.weights(layer).numCols);
      CommonOps_DDRM.mult(layers.get(layer - 1), plainNetwork.weights(layer), z);
      addBias(z, plainNetwork.biases(layer).data);
      if (layer < last) {
        for (int i = 0; i < z.getNumElements(); i++) {
          z.data[i] = Math.tanh(z.data[i]);
        }
      } else {
        softmax(z);
      }
      layers.add(z);
    }
    DMatrixRMaj delta = new DMatrixRMaj(BATCH, rows.targetWidth());
    CommonOps_DDRM.subtract(layers.get(last), y, delta);
    CommonOps_DDRM.scale(1.0 / BATCH, delta);
    for (int layer = last; layer >= 1; layer--) {
      DMatrixRMaj weights = plainNetwork.weights(layer);
      DMatrixRMaj below = layers.get(layer - 1);
      DMatrixRMaj next = new DMatrixRMaj(BATCH, weights.numRows);
      CommonOps_DDRM.multTransB(delta, weights, next);
      CommonOps_DDRM.multAddTransA(-RATE, below, delta, weights);
      DMatrixRMaj sums = CommonOps_DDRM.sumCols(delta, new DMatrixRMaj(1, delta.numCols));
      CommonOps_DDRM.addEquals(plainNetwork.biases(layer), -RATE, sums);
      for (int i = 0; i < next.getNumElements(); i++) {
        next.data[i] *= 1 - below.data[i] * below.data[i];
      }
      delta = next;
    }
  }

  private static void addBias(DMatrixRMaj z, double[] bias) {
    for (int i = 0; i < z.getNumElements(); i++) {
      z.data[i] += bias[i % bias.length];
    }
  }

  private static void softmax(DMatrixRMaj z) {
    for (int row = 0; row < z.numRows; row++) {
      double a = Math.exp(z.get(row, 0) - z.get(row, 1));
      z.set(row, 0, a / (1 + a));
      z.set(row, 1, 1 / (1 + a));
    }
  }
}
