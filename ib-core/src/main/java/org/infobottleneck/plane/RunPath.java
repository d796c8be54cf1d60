package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.network.Evaluation;

/** What an analysis keeps of one run: numbers alone, so that planes need not stay in memory. */
record RunPath(Map<Key, Values> paths, Map<Integer, Evaluation> train, GradientPhases gradients) {

  /** Which path. */
  record Key(String observed, int layer, String layerName, String estimator) {}

  /** The points of a path, by ascending epoch. */
  record Values(
      Meaning input,
      Meaning target,
      List<Integer> epochs,
      List<Double> inputs,
      List<Double> targets,
      int invalid) {}

  static RunPath of(InformationPlane plane, int run) {
    Map<Key, List<PlanePoint>> points = new LinkedHashMap<>();
    for (PlanePoint point : plane.points()) {
      Key key = new Key(point.observed(), point.layer(), point.layerName(), point.estimator());
      points.computeIfAbsent(key, each -> new ArrayList<>()).add(point);
    }
    Map<Key, Values> paths = new LinkedHashMap<>();
    points.forEach((key, path) -> paths.put(key, values(path, run)));
    Map<Integer, Evaluation> train = new LinkedHashMap<>();
    for (Snapshot snapshot : plane.snapshots()) {
      snapshot.train().ifPresent(evaluation -> train.put(snapshot.epoch(), evaluation));
    }
    return new RunPath(paths, train, GradientPhases.of(plane));
  }

  private static Values values(List<PlanePoint> path, int run) {
    PlanePoint first = path.get(0);
    Meaning input = Meaning.of(first.inputInformation());
    Meaning target = Meaning.of(first.targetInformation());
    int invalid = 0;
    for (PlanePoint point : path) {
      input = joined(input, Meaning.of(point.inputInformation()), run, point);
      target = joined(target, Meaning.of(point.targetInformation()), run, point);
      requireFinite(point.inputInformation(), run, point);
      requireFinite(point.targetInformation(), run, point);
      invalid += point.isValid() ? 0 : 1;
    }
    return new Values(
        input,
        target,
        path.stream().map(PlanePoint::epoch).toList(),
        path.stream().map(point -> point.inputInformation().nats()).toList(),
        path.stream().map(point -> point.targetInformation().nats()).toList(),
        invalid);
  }

  private static Meaning joined(Meaning before, Meaning now, int run, PlanePoint point) {
    return before
        .with(now)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a path must be of one estimand: run "
                        + run
                        + " has "
                        + now
                        + " at "
                        + place(point)
                        + " and "
                        + before
                        + " before"));
  }

  private static void requireFinite(Estimate estimate, int run, PlanePoint point) {
    if (Double.isInfinite(estimate.nats())) {
      throw new IllegalArgumentException(
          estimate.estimand()
              + " must be finite, got "
              + estimate.nats()
              + " in run "
              + run
              + " at "
              + place(point));
    }
  }

  private static String place(PlanePoint point) {
    return "epoch " + point.epoch() + ", " + point.layerName() + " by " + point.estimator();
  }

  Optional<Evaluation> train(int epoch) {
    return Optional.ofNullable(train.get(epoch));
  }
}
