package org.infobottleneck.examples.experiments;

import java.util.List;
import org.infobottleneck.plane.PlanePoint;

/**
 * When one run's layer compresses: from the rightmost point of its path to nine tenths of the fall
 * of I(X;T) from there to the end.
 *
 * @param onset the epoch of the rightmost point, of equal ones the last
 * @param end the epoch at which nine tenths are reached for the first time, between snapshots on a
 *     straight line; the onset where nothing falls
 * @param all the epochs of the path
 */
record CompressionSpan(double onset, double end, double all) {

  private static final double MOST = 0.9;

  /** The span of a layer's path. */
  static CompressionSpan of(List<PlanePoint> path) {
    return of(
        path.stream().mapToInt(PlanePoint::epoch).toArray(),
        path.stream().mapToDouble(point -> point.inputInformation().nats()).toArray(),
        path.size());
  }

  /** The span of a path as if the run had ended earlier. */
  static CompressionSpan until(int lastEpoch, List<PlanePoint> path) {
    return of(path.stream().filter(point -> point.epoch() <= lastEpoch).toList());
  }

  /** The span of the first snapshots of a path. */
  static CompressionSpan of(int[] epochs, double[] inputs, int count) {
    int rightmost = 0;
    for (int i = 0; i < count; i++) {
      rightmost = inputs[i] >= inputs[rightmost] ? i : rightmost;
    }
    int last = count - 1;
    double level = inputs[rightmost] - MOST * (inputs[rightmost] - inputs[last]);
    int reached = rightmost;
    while (inputs[reached] > level) {
      reached++; // the last one is not above the level
    }
    double end = epochs[reached];
    if (reached > rightmost) {
      double above = inputs[reached - 1] - level;
      double step = inputs[reached - 1] - inputs[reached];
      end = epochs[reached - 1] + (epochs[reached] - epochs[reached - 1]) * (above / step);
    }
    return new CompressionSpan(epochs[rightmost], end, epochs[last] - epochs[0]);
  }

  /** The share of the epochs that it takes. */
  double share() {
    return all == 0 ? 0 : (end - onset) / all;
  }
}
