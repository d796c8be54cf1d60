package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How far the onset of a layer's compression is from the boundary of its gradients, run by run, as
 * the larger of 1 + epoch over the smaller: epoch 0 has a ratio, too. A run without a boundary
 * counts as infinitely far.
 *
 * @param onsets the epoch of the rightmost point of every run's path
 * @param boundaries the epoch of every run's boundary, in the same order
 */
record OnsetAtBoundary(List<OptionalInt> onsets, List<OptionalInt> boundaries) {

  OnsetAtBoundary {
    onsets = List.copyOf(onsets);
    boundaries = List.copyOf(boundaries);
    if (onsets.size() != boundaries.size() || onsets.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be a boundary for every onset, got "
              + onsets.size()
              + " onsets and "
              + boundaries.size()
              + " boundaries");
    }
  }

  /** The ratio of every run. */
  double[] ratios() {
    double[] ratios = new double[onsets.size()];
    for (int run = 0; run < ratios.length; run++) {
      ratios[run] = ratio(onsets.get(run), boundaries.get(run));
    }
    return ratios;
  }

  private static double ratio(OptionalInt onset, OptionalInt boundary) {
    if (onset.isEmpty() || boundary.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double first = 1.0 + onset.getAsInt();
    double second = 1.0 + boundary.getAsInt();
    return Math.max(first, second) / Math.min(first, second);
  }

  /** The middle half of the ratios. */
  Quartiles spread() {
    return Quartiles.of(ratios());
  }

  /** The share of runs whose ratio is at most as large. */
  double within(double factor) {
    int count = 0;
    for (double ratio : ratios()) {
      count += ratio <= factor ? 1 : 0;
    }
    return (double) count / onsets.size();
  }

  /** Onsets and boundaries of the runs that have both, as columns. */
  double[][] pairs() {
    List<double[]> pairs = new ArrayList<>();
    for (int run = 0; run < onsets.size(); run++) {
      if (onsets.get(run).isPresent() && boundaries.get(run).isPresent()) {
        pairs.add(new double[] {boundaries.get(run).getAsInt(), onsets.get(run).getAsInt()});
      }
    }
    double[][] columns = new double[2][pairs.size()];
    for (int i = 0; i < pairs.size(); i++) {
      columns[0][i] = pairs.get(i)[0];
      columns[1][i] = pairs.get(i)[1];
    }
    return columns;
  }
}
