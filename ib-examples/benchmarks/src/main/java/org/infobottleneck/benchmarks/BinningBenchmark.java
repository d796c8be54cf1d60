package org.infobottleneck.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Workspace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** I(X;T) of six layers in 30 bins, and I(T;Y), beside maps of lists of cells. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BinningBenchmark {

  private static final int BINS = 30;

  /** The kind of the layers. */
  @Param({"UNIFORM", "TRAINED_SGD"})
  public LayerData data = LayerData.UNIFORM;

  private final BinningEstimator binning = BinningEstimator.bins(-1, 1, BINS);
  private final Workspace scratch = new Workspace();
  private final Discrete inputs = LayerData.rows().inputVariable();
  private final Variable targets = LayerData.rows().targetVariable();
  private List<DMatrixRMaj> matrices = List.of();
  private List<Continuous> layers = List.of();

  /** Makes the layers and compares the two ways. */
  @Setup
  public void setUp() {
    matrices = data.layers();
    layers = matrices.stream().map(Variable::continuous).toList();
    Expected.same("nats, " + data.label(), library(), maps(), 1e-9);
  }

  /**
   * The library.
   *
   * @return the sum of all twelve coordinates in nats
   */
  @Benchmark
  public double library() {
    double sum = 0;
    for (LayerEstimate estimate : binning.estimate(inputs, layers, targets, scratch)) {
      sum += estimate.inputInformation().nats() + estimate.targetInformation().nats();
    }
    return sum;
  }

  /**
   * The same by maps.
   *
   * @return the sum of all twelve coordinates in nats
   */
  @Benchmark
  public double maps() {
    DMatrixRMaj classes = LayerData.rows().targets();
    double sum = 0;
    for (DMatrixRMaj layer : matrices) {
      Map<Object, Integer> cells = new HashMap<>();
      Map<Object, Integer> labels = new HashMap<>();
      Map<Object, Integer> both = new HashMap<>();
      for (int i = 0; i < layer.numRows; i++) {
        List<Integer> cell = new ArrayList<>();
        for (int j = 0; j < layer.numCols; j++) {
          cell.add((int) Math.floor((layer.get(i, j) + 1) * BINS / 2));
        }
        Integer label = (int) classes.get(i, 1);
        cells.merge(cell, 1, Integer::sum);
        labels.merge(label, 1, Integer::sum);
        both.merge(List.of(cell, label), 1, Integer::sum);
      }
      sum += 2 * entropy(cells) + entropy(labels) - entropy(both);
    }
    return sum;
  }

  private double entropy(Map<Object, Integer> counts) {
    double n = inputs.size();
    return -counts.values().stream().mapToDouble(c -> c / n * Math.log(c / n)).sum();
  }
}
