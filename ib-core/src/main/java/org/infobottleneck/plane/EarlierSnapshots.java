package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.Mlp;

/**
 * The snapshots that an earlier start of a run completed. A run is a pure function of its
 * configuration, so they need not be estimated again; that the network goes through the same
 * weights is checked at each of them that it meets again. If others are to follow, each estimator
 * is asked again at one of them, because the numbers of two versions must not meet in one plane.
 */
final class EarlierSnapshots {

  private final InformationPlane plane;
  private final Map<Integer, Snapshot> snapshots = new HashMap<>(); // looked up, never walked
  private final Map<Integer, List<PlanePoint>> points = new HashMap<>(); // likewise

  private final Set<String> compared = new HashSet<>(); // estimators, by their descriptions

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

  /**
   * Whether others are to follow and a training that begins behind an epoch meets none of these
   * again, so that the first, if it is of the weights before all training, is the one to compare.
   */
  boolean leavesBehind(int begun, List<Integer> schedule) {
    return has(0) && isToGrow(schedule) && snapshots.keySet().stream().allMatch(at -> at < begun);
  }

  private boolean isToGrow(List<Integer> schedule) {
    return !snapshots.keySet().containsAll(schedule);
  }

  /**
   * Whether others are to follow and a snapshot has an estimator for which this was not asked of
   * another one before: each estimator is compared once.
   */
  boolean claimsComparison(int epoch, List<Integer> schedule) {
    return compared.addAll(points(epoch).stream().map(PlanePoint::estimator).toList())
        && isToGrow(schedule);
  }

  /**
   * Holds a snapshot that was made once more to the one that was kept. Gradients are not looked at,
   * nor is scatter where the kept plane is older than it.
   *
   * @throws IllegalStateException naming the first number that differs
   */
  void compare(Snapshot snapshot, List<PlanePoint> now) {
    Snapshot there = at(snapshot.epoch());
    List<PlanePoint> before = points(snapshot.epoch());
    requireSame(snapshot.epoch(), "number of points", before.size(), now.size());
    for (int i = 0; i < now.size(); i++) {
      requireSame(before.get(i), now.get(i));
    }
    requireSame(
        snapshot.epoch(), "norms of the weights", there.weightNorms(), snapshot.weightNorms());
    requireSame(snapshot.epoch(), "training loss and accuracy", there.train(), snapshot.train());
    requireSame(snapshot.epoch(), "test loss and accuracy", there.test(), snapshot.test());
    if (!there.scatter().isEmpty()) {
      requireSame(snapshot.epoch(), "scatter", there.scatter(), snapshot.scatter());
    }
  }

  private static void requireSame(PlanePoint before, PlanePoint now) {
    String where = "of " + now.observed() + ", " + now.layerName() + ", by " + now.estimator();
    requireSame(
        now.epoch(),
        "I(X;T) " + where,
        describe(before.inputInformation()),
        describe(now.inputInformation()));
    requireSame(
        now.epoch(),
        "I(T;Y) " + where,
        describe(before.targetInformation()),
        describe(now.targetInformation()));
    requireSame(now.epoch(), "point " + where, before, now);
  }

  /** With all digits, which the line for people has not. */
  private static String describe(Estimate estimate) {
    return estimate.nats()
        + " nats"
        + estimate.error().map(error -> " with " + error).orElse("")
        + (estimate.caveats().isEmpty() ? "" : " " + estimate.caveats());
  }

  private static void requireSame(int epoch, String what, Object before, Object now) {
    if (!before.equals(now)) {
      throw new IllegalStateException(
          "the kept plane was made by another version, whose numbers differ: at epoch "
              + epoch
              + " "
              + what
              + " is "
              + now
              + ", there "
              + before
              + "; name another file to begin anew");
    }
  }
}
