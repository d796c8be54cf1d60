package org.infobottleneck.plane;

import java.util.List;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.numerics.Decimals;

/** The points of a plane as comma-separated text, one row per point, nothing merged or left out. */
final class PlaneCsv {

  private static final List<String> COLUMNS =
      List.of(
          "epoch",
          "observed",
          "layer",
          "layer_name",
          "estimator",
          "input_estimand",
          "input_nats",
          "input_bits",
          "input_standard_error_nats",
          "input_samples",
          "input_bound",
          "input_caveats",
          "target_estimand",
          "target_nats",
          "target_bits",
          "target_standard_error_nats",
          "target_samples",
          "target_bound",
          "target_caveats");

  private PlaneCsv() {}

  static String text(InformationPlane plane) {
    StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (PlanePoint point : plane.points()) {
      text.append(point.epoch()).append(',');
      text.append(quote(point.observed())).append(',');
      text.append(point.layer()).append(',');
      text.append(quote(point.layerName())).append(',');
      text.append(quote(point.estimator())).append(',');
      estimate(text, point.inputInformation());
      text.append(',');
      estimate(text, point.targetInformation());
      text.append('\n');
    }
    return text.toString();
  }

  private static void estimate(StringBuilder text, Estimate estimate) {
    text.append(quote(estimate.estimand().toString())).append(',');
    text.append(Decimals.shortest(estimate.nats())).append(',');
    text.append(Decimals.shortest(estimate.bits())).append(',');
    estimate.standardError().ifPresent(error -> text.append(Decimals.shortest(error)));
    text.append(',').append(estimate.samples()).append(',').append(estimate.bound()).append(',');
    text.append(estimate.caveats().stream().map(Enum::name).collect(Collectors.joining(" ")));
  }

  static String quote(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }
}
