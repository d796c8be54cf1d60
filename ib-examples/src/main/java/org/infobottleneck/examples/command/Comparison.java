package org.infobottleneck.examples.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;

/**
 * Which numbers of several planes may stand in one table: those of one estimand, that every plane
 * has. Estimators may differ where they estimate the same, as two bounds do.
 */
final class Comparison {

  /** What the two coordinates of a point are about. */
  record Pair(Estimand input, Estimand target) {

    static Pair of(AveragePoint point) {
      return new Pair(point.inputInformation().estimand(), point.targetInformation().estimand());
    }

    @Override
    public String toString() {
      return input + ", " + target;
    }
  }

  /**
   * The points of a plane by one of its estimators.
   *
   * @param plane where they are from
   * @param average the plane's values
   * @param estimator the estimator
   */
  record Series(SavedPlanes plane, AveragePlane average, String estimator) {

    /** All points that are about given quantities. */
    List<AveragePoint> points(Pair pair) {
      return average.layers().stream()
          .flatMap(layer -> average.path(layer, estimator).stream())
          .filter(point -> Pair.of(point).equals(pair))
          .toList();
    }

    /** The last points that are about given quantities. */
    List<AveragePoint> last(Pair pair) {
      return LastPoints.of(average, estimator).stream()
          .filter(point -> Pair.of(point).equals(pair))
          .toList();
    }
  }

  private final Map<Pair, List<Series>> shared = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  private Comparison() {}

  /**
   * Compares planes.
   *
   * @param estimator takes the series of this estimator only, where it is named
   * @throws DifferentEstimandsException if no estimand is common to all planes
   */
  static Comparison of(List<SavedPlanes> planes, Optional<String> estimator) {
    Map<Pair, List<Series>> all = new LinkedHashMap<>();
    for (SavedPlanes plane : planes) {
      AveragePlane average = plane.average();
      for (String each : wanted(plane, average, estimator)) {
        Series series = new Series(plane, average, each);
        for (Pair pair : pairs(series)) {
          all.computeIfAbsent(pair, absent -> new ArrayList<>()).add(series);
        }
      }
    }
    Comparison comparison = new Comparison();
    all.forEach(
        (pair, series) -> {
          if (series.stream().map(Series::plane).distinct().count() == planes.size()) {
            comparison.shared.put(pair, series);
          } else {
            series.forEach(
                each ->
                    comparison.leftOut.add(
                        each.plane().name() + " by " + each.estimator() + " (" + pair + ")"));
          }
        });
    if (comparison.shared.isEmpty()) {
      throw new DifferentEstimandsException(
          "no quantity is estimated in all planes, and numbers of different quantities are not"
              + " compared: "
              + String.join("; ", comparison.leftOut));
    }
    return comparison;
  }

  private static List<String> wanted(
      SavedPlanes plane, AveragePlane average, Optional<String> estimator) {
    if (estimator.isEmpty()) {
      return average.estimators();
    }
    if (!average.estimators().contains(estimator.get())) {
      throw new IllegalArgumentException(
          plane.name()
              + " has no estimator "
              + estimator.get()
              + ", it has "
              + average.estimators());
    }
    return List.of(estimator.get());
  }

  /** As a rule one: an estimand that depends on the layer makes more of them. */
  private static List<Pair> pairs(Series series) {
    return LastPoints.of(series.average(), series.estimator()).stream()
        .map(Pair::of)
        .distinct()
        .toList();
  }

  /** The series of every quantity that all planes have, in the order of the planes. */
  Map<Pair, List<Series>> shared() {
    return shared;
  }

  /** What no other plane, or not every one, has. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }
}
