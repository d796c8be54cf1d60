package org.infobottleneck.report;

import java.util.EnumMap;
import java.util.Map;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.plane.AverageEstimate;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.PlanePoint;

/** A point of one run or of an average, in one form. */
record DataPoint(
    int epoch,
    String observed,
    int layer,
    String estimator,
    int runs,
    int invalidRuns,
    Side input,
    Side target) {

  /** What a value is: two values may share a panel only if their kinds agree but for the source. */
  record Kind(String estimand, String bound, String answeredBy, int samples, String errorSource) {}

  /** One coordinate: its error is NaN where there is none. */
  record Side(double nats, double error, Kind kind, Map<Caveat, Integer> caveats) {

    static Side of(Estimate estimate) {
      Map<Caveat, Integer> caveats = new EnumMap<>(Caveat.class);
      estimate.caveats().forEach(caveat -> caveats.put(caveat, 1));
      return new Side(
          estimate.nats(),
          estimate.standardError().orElse(Double.NaN),
          new Kind(
              estimate.estimand().toString(),
              estimate.bound().name(),
              estimate.estimator(),
              estimate.samples(),
              estimate.error().map(error -> error.source().name()).orElse("")),
          caveats);
    }

    static Side of(AverageEstimate average) {
      double error = average.nats().standardError().orElse(Double.NaN);
      return new Side(
          average.nats().mean(),
          error,
          new Kind(
              average.estimand().toString(),
              average.bound().name(),
              "",
              0,
              Double.isNaN(error) ? "" : "SEEDS"),
          average.caveats());
    }
  }

  static DataPoint of(PlanePoint point) {
    return new DataPoint(
        point.epoch(),
        point.observed(),
        point.layer(),
        point.estimator(),
        1,
        point.isValid() ? 0 : 1,
        Side.of(point.inputInformation()),
        Side.of(point.targetInformation()));
  }

  static DataPoint of(AveragePoint point) {
    return new DataPoint(
        point.epoch(),
        point.observed(),
        point.layer(),
        point.estimator(),
        point.runs(),
        point.invalidRuns(),
        Side.of(point.inputInformation()),
        Side.of(point.targetInformation()));
  }
}
