package org.infobottleneck.network;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;

/**
 * The loss of a network over a data set, block by block, without noise.
 *
 * @param mean the mean loss, perhaps not finite
 * @param accuracy the accuracy, unless the data set is a regression
 */
record NetworkLoss(double mean, OptionalDouble accuracy) {

  static NetworkLoss of(Mlp network, Dataset data, Loss loss) {
    NetworkArguments.checkFit(network, data, loss);
    int block = Math.min(Mlp.BLOCK, data.size());
    ForwardPass forward = new ForwardPass(network, block, ForwardPass.bound(data.inputs()));
    Batches batches = new Batches(data, block, Batching.CONSECUTIVE);
    double total = 0;
    int right = 0;
    for (int from = 0; from < data.size(); from += block) {
      double[][] targets = batches.run(forward, from);
      total += loss.total(forward.sums(), forward.prediction(), targets, forward.samples());
      right += Evaluation.agreements(forward.prediction(), targets, forward.samples());
    }
    double mean = loss.mean(total, data.size(), network.outputWidth());
    return new NetworkLoss(
        mean,
        data.kind() == Dataset.Kind.REGRESSION
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) right / data.size()));
  }

  boolean isFinite() {
    return Double.isFinite(mean);
  }

  Evaluation evaluation() {
    return new Evaluation(mean, accuracy);
  }

  /** The first layer that gives an output that is not finite, or else the last one. */
  static int firstOverflowingLayer(Mlp network, DMatrixRMaj inputs) {
    int first = network.layerCount();
    for (int from = 0; from < inputs.numRows; from += Mlp.BLOCK) {
      int to = Math.min(inputs.numRows, from + Mlp.BLOCK);
      double[] rows = Arrays.copyOfRange(inputs.data, from * inputs.numCols, to * inputs.numCols);
      List<DMatrixRMaj> layers =
          network.activations(DMatrixRMaj.wrap(to - from, inputs.numCols, rows));
      for (int layer = 1; layer < first; layer++) {
        DMatrixRMaj outputs = layers.get(layer - 1);
        if (!Arrays.stream(outputs.data, 0, outputs.getNumElements()).allMatch(Double::isFinite)) {
          first = layer;
        }
      }
    }
    return first;
  }
}
