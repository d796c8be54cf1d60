package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * The paths of repeats of a run.
 *
 * @param runs one per plane, in their order
 * @param observed the names of the observed rows, in the order of the planes
 */
record RunPaths(List<RunPath> runs, List<String> observed) {

  /** Walks the planes once and refuses those that are no repeats of each other. */
  static RunPaths of(Iterable<InformationPlane> planes) {
    RunFamily family = new RunFamily();
    List<RunPath> runs = new ArrayList<>();
    List<String> observed = List.of();
    for (InformationPlane plane : planes) {
      family.check(plane);
      family.add(plane);
      runs.add(RunPath.of(plane, family.runs()));
      observed = plane.observed().stream().map(ObservedRows::name).toList();
    }
    Arguments.atLeast(runs.size(), 1, "number of planes");
    return new RunPaths(List.copyOf(runs), observed);
  }

  int size() {
    return runs.size();
  }

  String firstRows() {
    return observed.isEmpty() ? ObservedRows.ALL : observed.get(0);
  }

  /** Every path of the first run, in the order of its points. */
  List<RunPath.Key> keys() {
    return List.copyOf(runs.get(0).paths().keySet());
  }

  RunPath.Key key(String rows, int layer, String estimator) {
    List<RunPath.Key> keys = keys();
    return keys.stream()
        .filter(key -> key.observed().equals(rows))
        .filter(key -> key.layer() == layer)
        .filter(key -> key.estimator().equals(estimator))
        .findFirst()
        .orElseThrow(
            () ->
                RunFamily.noPath(
                    rows,
                    layer,
                    estimator,
                    keys.stream().map(RunPath.Key::layer).distinct().toList(),
                    keys.stream().map(RunPath.Key::estimator).distinct().toList(),
                    observed.stream()));
  }

  /** The points of one run, refused where they are not comparable with those of the first. */
  RunPath.Values values(int run, RunPath.Key key) {
    RunPath.Values first = Objects.requireNonNull(runs.get(0).paths().get(key));
    RunPath.Values values = runs.get(run).paths().get(key);
    if (values == null || !values.epochs().equals(first.epochs())) {
      throw new IllegalArgumentException(
          "runs must have the points of a path at the same epochs: run "
              + (run + 1)
              + " has "
              + (values == null ? List.of() : values.epochs())
              + " for "
              + key
              + ", run 1 has "
              + first.epochs());
    }
    if (values.input().with(first.input()).isEmpty()
        || values.target().with(first.target()).isEmpty()) {
      throw new IllegalArgumentException(
          "points of different estimands can't be averaged: run "
              + (run + 1)
              + " has "
              + values.input()
              + " and "
              + values.target()
              + ", run 1 has "
              + first.input()
              + " and "
              + first.target());
    }
    return values;
  }

  PathMatrix matrix(RunPath.Key key) {
    double[][] inputs = new double[runs.size()][];
    double[][] targets = new double[runs.size()][];
    for (int run = 0; run < inputs.length; run++) {
      RunPath.Values values = values(run, key);
      inputs[run] = values.inputs().stream().mapToDouble(Double::doubleValue).toArray();
      targets[run] = values.targets().stream().mapToDouble(Double::doubleValue).toArray();
    }
    int[] epochs = values(0, key).epochs().stream().mapToInt(Integer::intValue).toArray();
    return new PathMatrix(epochs, inputs, targets);
  }
}
