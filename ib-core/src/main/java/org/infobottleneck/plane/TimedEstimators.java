package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.numerics.Arguments;

/** Estimators beside those of every snapshot: asked at some epochs only, or about the network. */
final class TimedEstimators {

  /**
   * Estimators that are asked at the same epochs.
   *
   * @param when the epochs; every snapshot if empty
   * @param plain those that need activations
   * @param network those that need the network
   */
  record Group(
      Optional<Snapshots> when,
      List<MutualInformationEstimator> plain,
      List<NetworkEstimator> network) {

    Group {
      Arguments.atLeast(plain.size() + network.size(), 1, "number of estimators");
    }

    List<String> descriptions() {
      List<String> descriptions = new ArrayList<>();
      plain.forEach(estimator -> descriptions.add(estimator.description()));
      network.forEach(estimator -> descriptions.add(estimator.description()));
      return descriptions;
    }
  }

  private final List<Group> groups;
  private final List<Set<Integer>> due = new ArrayList<>();
  private final List<Optional<Estimation>> estimations = new ArrayList<>();

  /**
   * Plans the groups of a run.
   *
   * @param everySnapshot descriptions of the estimators beside these
   * @param snapshots the epochs of the run's snapshots, ascending
   * @throws IllegalArgumentException if two estimators have one description, or a group has no
   *     epoch within the run
   */
  TimedEstimators(
      List<Group> groups,
      List<String> everySnapshot,
      List<Integer> snapshots,
      int epochs,
      int threads) {
    this.groups = List.copyOf(groups);
    Set<String> distinct = new HashSet<>(everySnapshot);
    for (Group group : groups) {
      for (String description : group.descriptions()) {
        if (!distinct.add(description)) {
          throw new IllegalArgumentException(
              "estimators must differ, got " + description + " twice");
        }
      }
      Set<Integer> chosen = new HashSet<>();
      if (group.when().isPresent()) {
        for (int epoch : group.when().get().epochs(epochs)) {
          chosen.add(nearest(snapshots, epoch));
        }
      } else {
        chosen.addAll(snapshots);
      }
      due.add(chosen);
      estimations.add(
          group.plain().isEmpty()
              ? Optional.empty()
              : Optional.of(new Estimation(group.plain(), threads)));
    }
  }

  /** The snapshot nearest to an epoch, the earlier of two. */
  private static int nearest(List<Integer> snapshots, int epoch) {
    return snapshots.stream()
        .min(Comparator.comparingInt(snapshot -> Math.abs(snapshot - epoch)))
        .orElseThrow();
  }

  /** Refuses networks and targets before anything is computed. */
  void check(Mlp network, Observed observed) {
    for (Group group : groups) {
      Estimation.checkKinds(group.plain(), observed.targetKind());
      for (NetworkEstimator estimator : group.network()) {
        Optional<String> refusal = estimator.refusal(network.architecture(), observed.targetKind());
        if (refusal.isPresent()) {
          throw new IllegalArgumentException(refusal.get());
        }
      }
    }
  }

  /** The network as it is at a snapshot, if anyone will ask about it. */
  Optional<Mlp> keep(Mlp network, int epoch) {
    for (int g = 0; g < groups.size(); g++) {
      if (!groups.get(g).network().isEmpty() && due.get(g).contains(epoch)) {
        return Optional.of(network.copy());
      }
    }
    return Optional.empty();
  }

  /**
   * Adds the points of a snapshot to those of the estimators of every snapshot.
   *
   * @param points the points of these rows so far, layers in order
   * @return all points, layers in order, estimators in theirs
   */
  List<PlanePoint> extend(
      List<PlanePoint> points,
      int epoch,
      Layers layers,
      Observed observed,
      Dataset rows,
      List<DMatrixRMaj> activations,
      Optional<Mlp> network)
      throws InterruptedException {
    Map<Integer, List<PlanePoint>> byLayer = new LinkedHashMap<>();
    points.forEach(point -> add(byLayer, point));
    for (int g = 0; g < groups.size(); g++) {
      if (due.get(g).contains(epoch)) {
        if (estimations.get(g).isPresent()) {
          observed
              .points(epoch, layers, activations, estimations.get(g).get())
              .forEach(point -> add(byLayer, point));
        }
        for (NetworkEstimator estimator : groups.get(g).network()) {
          for (LayerEstimate estimate : estimator.estimate(network.orElseThrow(), rows)) {
            int index = layers.numbers().indexOf(estimate.layer() + 1);
            if (index >= 0) {
              add(byLayer, observed.point(epoch, layers, index, estimate));
            }
          }
        }
      }
    }
    return byLayer.values().stream().flatMap(List::stream).toList();
  }

  private static void add(Map<Integer, List<PlanePoint>> byLayer, PlanePoint point) {
    byLayer.computeIfAbsent(point.layer(), layer -> new ArrayList<>()).add(point);
  }
}
