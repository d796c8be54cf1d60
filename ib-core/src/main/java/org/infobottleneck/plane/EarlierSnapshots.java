package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.Mlp;

/**
 * The snapshots that an earlier start of a run completed. A run is a pure function of its
 * configuration, so they need not be estimated again; that the network goes through the same
 * weights is checked at each of them.
 */
final class EarlierSnapshots {

  private final InformationPlane plane;
  private final Map<Integer, Snapshot> snapshots = new HashMap<>(); // looked up, never walked
  private final Map<Integer, List<PlanePoint>> points = new HashMap<>(); // likewise

  private EarlierSnapshots(InformationPlane plane) {
    this.plane = plane;
    plane.snapshots().forEach(each -> snapshots.put(each.epoch(), each));
    for (PlanePoint point : plane.points()) {
      points.computeIfAbsent(point.epoch(), epoch -> new ArrayList<>()).add(point);
    }
  }

  /**
   * Those of a kept plane, or none where it does not exist.
   *
   * @param fresh the plane of the run that begins, without a snapshot
   * @throws IllegalArgumentException naming what differs, if another run has made it
   */
  static EarlierSnapshots in(KeptPlane kept, InformationPlane fresh) {
    Optional<InformationPlane> old = kept.load();
    old.ifPresent(
        plane ->
            RunConfiguration.requireSame(
                kept.path() + " holds a plane", plane.configuration(), fresh.configuration()));
    return new EarlierSnapshots(old.orElse(fresh));
  }

  static EarlierSnapshots none(InformationPlane fresh) {
    return new EarlierSnapshots(fresh);
  }

  /** The plane of the earlier start. */
  InformationPlane plane() {
    return plane;
  }

  boolean has(int epoch) {
    return snapshots.containsKey(epoch);
  }

  List<PlanePoint> points(int epoch) {
    return points.getOrDefault(epoch, List.of());
  }

  /** Returns the snapshot of an epoch that the network has left behind. */
  Snapshot at(int epoch) {
    return Objects.requireNonNull(snapshots.get(epoch), "snapshot");
  }

  /**
   * Returns the snapshot of an epoch at which the network is.
   *
   * @throws IllegalStateException if the network has other weights there now
   */
  Snapshot checked(int epoch, Mlp network) {
    Snapshot earlier = at(epoch);
    List<Double> norms = SnapshotMaker.weightNorms(network);
    if (!earlier.weightNorms().equals(norms)) {
      throw new IllegalStateException(
          "the kept plane was made by another version: the weights of epoch "
              + epoch
              + " have norms "
              + norms
              + ", there "
              + earlier.weightNorms());
    }
    return earlier;
  }

  /**
   * Holds the gradients of an epoch to those of its snapshot.
   *
   * @throws IllegalStateException if they are others now
   */
  void checkGradients(int epoch, List<GradientStatistics> gradients) {
    List<GradientStatistics> there = at(epoch).gradients();
    if (!there.equals(gradients)) {
      throw new IllegalStateException(
          "the kept plane was made by another version: the gradients of epoch "
              + epoch
              + " are "
              + gradients
              + ", there "
              + there);
    }
  }
}
