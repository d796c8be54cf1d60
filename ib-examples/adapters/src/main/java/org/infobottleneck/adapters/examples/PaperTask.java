package org.infobottleneck.adapters.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.numerics.RandomOrder;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshots;

/**
 * What every engine is given: the icosahedron task, the first weights of the paper's network and
 * the batches in their order, all by one seed. What is left between two engines is their rounding.
 *
 * @param seed the seed of weights, split and order
 * @param epochs number of epochs to train
 * @param snapshots number of snapshots, evenly spaced on a logarithmic axis
 */
record PaperTask(long seed, int epochs, int snapshots) {

  static final Architecture ARCHITECTURE = Architecture.tanh(12, 10, 7, 5, 4, 3, 2);
  static final double LEARNING_RATE = 0.1;

  /** As many edges as in the program of the paper. */
  static final int EDGES = 30;

  private static final int BATCH = 256;
  private static final double TRAIN_SHARE = 0.85;
  private static final double NOISE = 1e-3;

  /** All patterns with their labels: the rows that are observed. */
  Dataset observed() {
    return IcosahedronTask.deterministic();
  }

  /** The rows that are trained on. */
  Dataset training() {
    return observed().split(TRAIN_SHARE, seed).train();
  }

  Mlp untrained() {
    return Mlp.create(ARCHITECTURE, seed);
  }

  /** Rows of the training data by batch, in an order of the epoch's own. */
  List<int[]> batches(int epoch, int rows) {
    int[] order = new int[rows];
    RandomOrder.fill(order, seed * 1_000_003 + epoch);
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < rows; from += BATCH) {
      batches.add(Arrays.copyOfRange(order, from, Math.min(rows, from + BATCH)));
    }
    return batches;
  }

  int[] recordedEpochs() {
    return Snapshots.logarithmic(snapshots).epochs(epochs);
  }

  Recorder recorder() {
    Dataset data = observed();
    return InformationPlane.recorder(
        data.inputVariable(),
        data.targetVariable(),
        KdeEstimator.upperBound(NOISE),
        KdeEstimator.lowerBound(NOISE),
        BinningEstimator.edges(-1, 1, EDGES));
  }
}
