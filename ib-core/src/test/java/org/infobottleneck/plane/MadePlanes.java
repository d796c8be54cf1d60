package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;

/** Planes of one layer with values of one's choice. */
final class MadePlanes {

  static final String ESTIMATOR = "made";
  static final int LAYER = 2;

  private MadePlanes() {}

  static Map<String, String> configuration(int seed, int epochs) {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("initial weights", String.format("crc32 %08x", seed));
    configuration.put("training", "Training[sgd, seed=" + seed + "]");
    configuration.put("training rows", String.format("Dataset[8 x 2] crc32 %08x", seed + 7));
    configuration.put("epochs", Integer.toString(epochs));
    return configuration;
  }

  static Estimate estimate(double nats, double variance) {
    return Estimate.of(nats, Estimand.of(new Channel.Noisy(variance), Channel.EXACT), 8, ESTIMATOR);
  }

  static PlanePoint point(int epoch, double input, double target, Caveat... caveats) {
    return new PlanePoint(
        epoch,
        "all",
        LAYER,
        "two",
        ESTIMATOR,
        estimate(input, 1e-3).withCaveats(caveats),
        estimate(target, 1e-3));
  }

  static List<PlanePoint> points(int[] epochs, double[] inputs, double[] targets) {
    List<PlanePoint> points = new ArrayList<>();
    for (int i = 0; i < epochs.length; i++) {
      points.add(point(epochs[i], inputs[i], targets[i]));
    }
    return points;
  }

  static InformationPlane plane(int seed, List<Snapshot> snapshots, List<PlanePoint> points) {
    return new InformationPlane(
        configuration(seed, 100),
        List.of(new ObservedRows("all", 8, 3 + seed, OptionalDouble.of(0.5))),
        new Layers(List.of(LAYER), List.of("two")),
        snapshots,
        points);
  }

  /** A plane of the same run with other numbers. */
  static InformationPlane changed(
      InformationPlane plane, List<Snapshot> snapshots, List<PlanePoint> points) {
    return new InformationPlane(
        plane.configuration(),
        plane.observed(),
        new Layers(plane.layers(), plane.layers().stream().map(plane::layerName).toList()),
        snapshots,
        points);
  }

  /** The point with other estimates. */
  static PlanePoint changed(
      PlanePoint point, UnaryOperator<Estimate> ofInputs, UnaryOperator<Estimate> ofTargets) {
    return new PlanePoint(
        point.epoch(),
        point.observed(),
        point.layer(),
        point.layerName(),
        point.estimator(),
        ofInputs.apply(point.inputInformation()),
        ofTargets.apply(point.targetInformation()));
  }

  /** An estimate that differs by the last bit of its value. */
  static Estimate moved(Estimate was) {
    return new Estimate(
        Math.nextUp(was.nats()),
        was.estimand(),
        was.bound(),
        was.error(),
        was.samples(),
        was.estimator(),
        was.caveats());
  }

  /** A plane without anything but a path; the epochs are 0, 1, 2, … */
  static InformationPlane path(int seed, double[] inputs, double[] targets) {
    int[] epochs = new int[inputs.length];
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] = i;
      snapshots.add(Snapshot.of(i));
    }
    return plane(seed, snapshots, points(epochs, inputs, targets));
  }

  static Snapshot snapshot(int epoch, double loss, double accuracy, double ratio) {
    return new Snapshot(
        epoch,
        Optional.of(new Evaluation(loss, OptionalDouble.of(accuracy))),
        Optional.of(new Evaluation(loss + 1, OptionalDouble.empty())),
        List.of(2.0, 4.0),
        List.of(new GradientStatistics(LAYER, 5, ratio, 1, 4)),
        List.of(new ClassScatter("all", LAYER, ratio, 2)));
  }
}
