package org.infobottleneck.plane;

import java.util.List;
import java.util.stream.Collectors;
import org.infobottleneck.numerics.Decimals;

/** Averages as comma-separated text, one row per point or measurement. */
final class AverageCsv {

  private static final List<String> OF_ESTIMATES =
      List.of(
          "estimand",
          "bound",
          "mean_nats",
          "standard_error_nats",
          "mean_bits",
          "standard_error_bits",
          "caveats");

  private AverageCsv() {}

  static String points(List<AveragePoint> points) {
    StringBuilder text =
        new StringBuilder("epoch,observed,layer,layer_name,estimator,runs,invalid_runs");
    for (String side : List.of("input", "target")) {
      OF_ESTIMATES.forEach(column -> text.append(',').append(side).append('_').append(column));
    }
    text.append('\n');
    for (AveragePoint point : points) {
      text.append(point.epoch()).append(',');
      text.append(PlaneCsv.quote(point.observed())).append(',');
      text.append(point.layer()).append(',');
      text.append(PlaneCsv.quote(point.layerName())).append(',');
      text.append(PlaneCsv.quote(point.estimator())).append(',');
      text.append(point.runs()).append(',').append(point.invalidRuns()).append(',');
      estimate(text, point.inputInformation());
      text.append(',');
      estimate(text, point.targetInformation());
      text.append('\n');
    }
    return text.toString();
  }

  private static void estimate(StringBuilder text, AverageEstimate estimate) {
    text.append(PlaneCsv.quote(estimate.estimand().toString())).append(',');
    text.append(estimate.bound()).append(',');
    average(text, estimate.nats());
    text.append(',');
    average(text, estimate.bits());
    text.append(',');
    text.append(
        estimate.caveats().entrySet().stream()
            .map(entry -> entry.getKey().name() + ":" + entry.getValue())
            .collect(Collectors.joining(" ")));
  }

  private static void average(StringBuilder text, Average average) {
    text.append(Decimals.shortest(average.mean())).append(',');
    average.standardError().ifPresent(error -> text.append(Decimals.shortest(error)));
  }

  static String measurements(List<AverageMeasurement> measurements) {
    StringBuilder text =
        new StringBuilder("epoch,quantity,observed,layer,runs,mean,standard_error\n");
    for (AverageMeasurement each : measurements) {
      text.append(each.epoch()).append(',').append(each.quantity()).append(',');
      text.append(each.observed().isEmpty() ? "" : PlaneCsv.quote(each.observed())).append(',');
      text.append(each.layer() == 0 ? "" : Integer.toString(each.layer())).append(',');
      text.append(each.average().runs()).append(',');
      average(text, each.average());
      text.append('\n');
    }
    return text.toString();
  }
}
