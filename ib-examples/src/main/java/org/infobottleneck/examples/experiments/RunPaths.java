package org.infobottleneck.examples.experiments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshot;

/**
 * What sweeps need of one run: its paths in bits and what else was measured, so that hundreds of
 * runs fit into memory together. Estimators go by their place in the experiment, layers from 1.
 */
final class RunPaths {

  private record Key(String rows, int layer, int estimator) {}

  private static final class Path {

    private final double[] input;
    private final double[] target;

    Path(double[] input, double[] target) {
      this.input = input;
      this.target = target;
    }
  }

  private final long seed;
  private final int[] epochs;
  private final Map<Key, Path> paths; // looked up, never walked
  private final List<Snapshot> snapshots;

  private RunPaths(long seed, int[] epochs, Map<Key, Path> paths, List<Snapshot> snapshots) {
    this.seed = seed;
    this.epochs = epochs;
    this.paths = paths;
    this.snapshots = snapshots;
  }

  /** Keeps the paths of a plane. */
  static RunPaths of(long seed, InformationPlane plane) {
    List<String> estimators = plane.estimators();
    int[] epochs = plane.snapshots().stream().mapToInt(Snapshot::epoch).toArray();
    Map<Key, Path> paths = new HashMap<>();
    for (ObservedRows rows : plane.observed()) {
      for (int layer : plane.layers()) {
        for (int estimator = 0; estimator < estimators.size(); estimator++) {
          List<PlanePoint> path = plane.path(rows.name(), layer, estimators.get(estimator));
          paths.put(
              new Key(rows.name(), layer, estimator),
              new Path(
                  path.stream().mapToDouble(p -> p.inputInformation().bits()).toArray(),
                  path.stream().mapToDouble(p -> p.targetInformation().bits()).toArray()));
        }
      }
    }
    return new RunPaths(seed, epochs, paths, plane.snapshots());
  }

  long seed() {
    return seed;
  }

  /** The epochs of the snapshots. */
  int[] epochs() {
    return epochs.clone();
  }

  /** I(X;T) of a layer at every snapshot. */
  double[] input(String rows, int layer, int estimator) {
    return path(rows, layer, estimator).input.clone();
  }

  /** I(T;Y) of a layer at every snapshot; Y is the target of the rows. */
  double[] target(String rows, int layer, int estimator) {
    return path(rows, layer, estimator).target.clone();
  }

  private Path path(String rows, int layer, int estimator) {
    Path path = paths.get(new Key(rows, layer, estimator));
    if (path == null) {
      throw new IllegalArgumentException(
          "no path of layer " + layer + " by estimator " + estimator + " on the rows " + rows);
    }
    return path;
  }

  /** The share of training rows answered rightly. */
  double trainAccuracy(int snapshot) {
    return accuracy(snapshots.get(snapshot).train().orElseThrow());
  }

  /** The share of test rows answered rightly. */
  double testAccuracy(int snapshot) {
    return accuracy(snapshots.get(snapshot).test().orElseThrow());
  }

  /** Training less test accuracy: the generalization gap. */
  double gap(int snapshot) {
    return trainAccuracy(snapshot) - testAccuracy(snapshot);
  }

  /** Test less training loss, in nats. */
  double lossGap(int snapshot) {
    Snapshot there = snapshots.get(snapshot);
    return there.test().orElseThrow().loss() - there.train().orElseThrow().loss();
  }

  /** The Frobenius norm of all weights together. */
  double weightNorm(int snapshot) {
    double squares = 0;
    for (double norm : snapshots.get(snapshot).weightNorms()) {
      squares += norm * norm;
    }
    return Math.sqrt(squares);
  }

  /** The last snapshot. */
  int last() {
    return epochs.length - 1;
  }

  private static double accuracy(Evaluation evaluation) {
    OptionalDouble accuracy = evaluation.accuracy();
    return accuracy.orElseThrow();
  }
}
