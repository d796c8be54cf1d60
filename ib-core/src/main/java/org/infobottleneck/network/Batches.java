package org.infobottleneck.network;

import org.infobottleneck.data.Dataset;
import org.infobottleneck.numerics.RandomOrder;

/** The rows of an epoch, in the order in which they meet the network. */
final class Batches {

  private final Dataset data;
  private final int size;

  /** The order of the rows of the epoch; empty where it is that of the data set. */
  private final int[] order;

  private final double[][] targets;

  Batches(Dataset data, int size, Batching batching) {
    this.data = data;
    this.size = size;
    order = new int[batching == Batching.SHUFFLED ? data.size() : 0];
    targets = new double[data.targetWidth()][size];
  }

  /**
   * Draws the order of an epoch: that of {@link Dataset#shuffledRows}, without an array of its own.
   */
  void shuffle(long seed) {
    RandomOrder.fill(order, seed);
  }

  /**
   * Runs a network over the batch that starts at a position of the order.
   *
   * @return the targets of the batch, by unit: a buffer, overwritten by the next batch
   */
  double[][] run(ForwardPass forward, int from) {
    int to = from + Math.min(data.size() - from, size);
    if (order.length == 0) {
      UnitMajor.fromRows(data.targets().data, from, targets, to - from);
      forward.run(data.inputs(), from, to);
    } else {
      UnitMajor.fromRows(data.targets().data, order, from, targets, to - from);
      forward.run(data.inputs(), order, from, to);
    }
    return targets;
  }
}
