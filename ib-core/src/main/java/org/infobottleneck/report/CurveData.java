package org.infobottleneck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.infobottleneck.bottleneck.CurveGap;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.estimators.Interval;

/** The information curve of a page, and how far the points of a path lie from it. */
final class CurveData {

  private CurveData() {}

  static void write(JsonText json, Columns columns, InformationCurve curve) {
    List<CurvePoint> points = curve.points();
    json.name("curve").beginObject();
    json.name("mutualInformation").value(curve.mutualInformation());
    json.name("statisticEntropy").value(curve.statisticEntropy());
    json.name("classEntropy").value(curve.classEntropy());
    json.name("deterministic").value(curve.isDeterministic());
    json.name("proven").value(curve.isProven());
    doubles(json, columns, "beta", points.stream().map(CurvePoint::beta).toList());
    doubles(json, columns, "input", points.stream().map(CurvePoint::inputInformation).toList());
    doubles(json, columns, "target", points.stream().map(CurvePoint::targetInformation).toList());
    json.endObject();
  }

  /** The brackets of both gaps at every point; missing where an estimate is not finite. */
  static void gaps(JsonText json, Columns columns, InformationCurve curve, List<DataPoint> path) {
    List<Optional<Interval>> vertical = new ArrayList<>();
    List<Optional<Interval>> horizontal = new ArrayList<>();
    for (DataPoint point : path) {
      double input = point.input().nats();
      double target = point.target().nats();
      Optional<CurveGap> gap =
          Double.isFinite(input) && Double.isFinite(target)
              ? Optional.of(curve.gap(input, target))
              : Optional.empty();
      vertical.add(gap.map(CurveGap::vertical));
      horizontal.add(gap.flatMap(CurveGap::horizontal));
    }
    json.name("gap").beginObject();
    bracket(json, columns, "vertical", vertical);
    bracket(json, columns, "horizontal", horizontal);
    json.endObject();
  }

  private static void bracket(
      JsonText json, Columns columns, String name, List<Optional<Interval>> gaps) {
    doubles(json, columns, name + "Low", ends(gaps, true));
    doubles(json, columns, name + "High", ends(gaps, false));
  }

  private static List<Double> ends(List<Optional<Interval>> gaps, boolean low) {
    return gaps.stream()
        .map(gap -> gap.map(each -> low ? each.low() : each.high()).orElse(Double.NaN))
        .toList();
  }

  private static void doubles(JsonText json, Columns columns, String name, List<Double> values) {
    json.name(name).value(columns.ofDoubles(values));
  }
}
