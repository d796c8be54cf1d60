package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.network.GradientStatistics;

/** Running means of the points and measurements of planes. Not thread-safe. */
final class AverageSums {

  private record PointKey(
      int epoch, String observed, int layer, String layerName, String estimator) {}

  private record MeasurementKey(int epoch, Quantity quantity, String observed, int layer) {}

  private static final class EstimateSums {
    private Meaning meaning;
    private final RunningMean nats = new RunningMean();
    private final Map<Caveat, Integer> caveats = new EnumMap<>(Caveat.class);

    EstimateSums(Estimate first) {
      meaning = Meaning.of(first);
    }

    void check(Estimate estimate, PlanePoint point) {
      Meaning other = Meaning.of(estimate);
      if (meaning.with(other).isEmpty()) {
        throw new IllegalArgumentException(
            "points of different estimands can't be averaged: at epoch "
                + point.epoch()
                + ", "
                + point.layerName()
                + " by "
                + point.estimator()
                + " one run has "
                + meaning
                + ", another "
                + other);
      }
    }

    /** Takes in what was checked. */
    void add(Estimate estimate) {
      meaning = meaning.with(Meaning.of(estimate)).orElseThrow();
      nats.add(estimate.nats());
      estimate.caveats().forEach(caveat -> caveats.merge(caveat, 1, Integer::sum));
    }

    AverageEstimate average() {
      return new AverageEstimate(meaning.estimand(), meaning.bound(), nats.average(), caveats);
    }
  }

  private static final class PointSums {
    private final EstimateSums input;
    private final EstimateSums target;
    private int invalid;

    PointSums(PlanePoint first) {
      input = new EstimateSums(first.inputInformation());
      target = new EstimateSums(first.targetInformation());
    }

    void check(PlanePoint point) {
      input.check(point.inputInformation(), point);
      target.check(point.targetInformation(), point);
    }

    void add(PlanePoint point) {
      input.add(point.inputInformation());
      target.add(point.targetInformation());
      invalid += point.isValid() ? 0 : 1;
    }
  }

  private final Map<PointKey, PointSums> points = new LinkedHashMap<>();
  private final Map<MeasurementKey, RunningMean> measurements = new LinkedHashMap<>();

  /** Takes a plane in, or throws and stays as it was. */
  void add(InformationPlane plane) {
    for (PlanePoint point : plane.points()) {
      PointSums sums = points.get(key(point));
      if (sums != null) {
        sums.check(point);
      }
    }
    for (PlanePoint point : plane.points()) {
      points.computeIfAbsent(key(point), key -> new PointSums(point)).add(point);
    }
    plane.snapshots().forEach(this::add);
  }

  private static PointKey key(PlanePoint point) {
    return new PointKey(
        point.epoch(), point.observed(), point.layer(), point.layerName(), point.estimator());
  }

  private void add(Snapshot snapshot) {
    int epoch = snapshot.epoch();
    snapshot.train().ifPresent(on -> add(epoch, Quantity.TRAIN_LOSS, "", 0, on.loss()));
    snapshot
        .train()
        .ifPresent(on -> addPresent(epoch, Quantity.TRAIN_ACCURACY, "", 0, on.accuracy()));
    snapshot.test().ifPresent(on -> add(epoch, Quantity.TEST_LOSS, "", 0, on.loss()));
    snapshot
        .test()
        .ifPresent(on -> addPresent(epoch, Quantity.TEST_ACCURACY, "", 0, on.accuracy()));
    for (int i = 0; i < snapshot.weightNorms().size(); i++) {
      add(epoch, Quantity.WEIGHT_NORM, "", i + 1, snapshot.weightNorms().get(i));
    }
    for (GradientStatistics each : snapshot.gradients()) {
      int layer = each.layer();
      add(epoch, Quantity.GRADIENT_MEAN, "", layer, each.normOfMean());
      add(epoch, Quantity.GRADIENT_STD, "", layer, each.normOfStd());
      if (each.weightNorm() > 0) {
        double norm = each.weightNorm();
        add(epoch, Quantity.RELATIVE_GRADIENT_MEAN, "", layer, each.normOfMean() / norm);
        add(epoch, Quantity.RELATIVE_GRADIENT_STD, "", layer, each.normOfStd() / norm);
      }
      addPresent(epoch, Quantity.GRADIENT_SIGNAL_TO_NOISE, "", layer, each.signalToNoise());
    }
    for (ClassScatter each : snapshot.scatter()) {
      int layer = each.layer();
      add(epoch, Quantity.SCATTER_WITHIN, each.observed(), layer, each.within());
      add(epoch, Quantity.SCATTER_BETWEEN, each.observed(), layer, each.between());
      addPresent(epoch, Quantity.SCATTER_RATIO, each.observed(), layer, each.ratio());
    }
  }

  private void add(int epoch, Quantity quantity, String observed, int layer, double value) {
    measurements
        .computeIfAbsent(
            new MeasurementKey(epoch, quantity, observed, layer), key -> new RunningMean())
        .add(value);
  }

  private void addPresent(
      int epoch, Quantity quantity, String observed, int layer, OptionalDouble value) {
    value.ifPresent(present -> add(epoch, quantity, observed, layer, present));
  }

  List<AveragePoint> averagePoints() {
    List<AveragePoint> averages = new ArrayList<>();
    points.forEach(
        (key, sums) ->
            averages.add(
                new AveragePoint(
                    key.epoch(),
                    key.observed(),
                    key.layer(),
                    key.layerName(),
                    key.estimator(),
                    sums.input.average(),
                    sums.target.average(),
                    sums.invalid)));
    averages.sort(Comparator.comparingInt(AveragePoint::epoch)); // stable: their order stays
    return averages;
  }

  List<AverageMeasurement> averageMeasurements() {
    List<AverageMeasurement> averages = new ArrayList<>();
    measurements.forEach(
        (key, sum) ->
            averages.add(
                new AverageMeasurement(
                    key.epoch(), key.quantity(), key.observed(), key.layer(), sum.average())));
    averages.sort(
        Comparator.comparingInt(AverageMeasurement::epoch)
            .thenComparing(AverageMeasurement::quantity)
            .thenComparing(AverageMeasurement::observed)
            .thenComparingInt(AverageMeasurement::layer));
    return averages;
  }
}
