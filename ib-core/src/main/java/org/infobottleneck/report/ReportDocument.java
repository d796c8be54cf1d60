package org.infobottleneck.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.plane.AverageMeasurement;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;

/**
 * The data of a page as JSON: what the scripts read and what the CSV files are made of.
 *
 * <p>Numbers that come in series are columns, see {@link Columns}, named by their place; texts that
 * repeat at every point, the estimands above all, are written once and named by their place too.
 * All information is in nats, as in the plane; the page makes bits of it.
 */
final class ReportDocument {

  private final JsonText json = new JsonText();
  private final Columns columns = new Columns();
  private final Map<DataPoint.Kind, Integer> kinds = new LinkedHashMap<>();
  private final Set<Caveat> caveats = new TreeSet<>();

  private ReportDocument() {}

  static String of(String title, List<DataSet> dataSets, boolean singleRuns) {
    return new ReportDocument().write(title, dataSets, singleRuns);
  }

  private String write(String title, List<DataSet> dataSets, boolean singleRuns) {
    json.beginObject().name("format").value(1);
    json.name("title").value(title);
    json.name("dataSets").beginArray();
    for (DataSet set : dataSets) {
      dataSet(set, singleRuns);
    }
    json.endArray();
    kinds();
    caveats();
    json.name("columns").beginArray();
    columns.texts().forEach(json::value);
    return json.endArray().endObject().toString();
  }

  private void kinds() {
    json.name("kinds").beginArray();
    for (DataPoint.Kind kind : kinds.keySet()) {
      json.beginObject().name("estimand").value(kind.estimand());
      json.name("bound").value(kind.bound());
      json.name("answeredBy").value(kind.answeredBy());
      json.name("samples").value(kind.samples());
      json.name("errorSource").value(kind.errorSource()).endObject();
    }
    json.endArray();
  }

  private void caveats() {
    json.name("caveats").beginObject();
    caveats.forEach(caveat -> json.name(caveat.name()).value(caveat.explanation()));
    json.endObject();
  }

  private void dataSet(DataSet set, boolean singleRuns) {
    json.beginObject().name("name").value(set.name());
    json.name("runs").value(set.runs());
    json.name("configuration").beginArray();
    set.configuration()
        .forEach((name, value) -> json.beginArray().value(name).value(value).endArray());
    json.endArray();
    json.name("layers").beginArray();
    set.layers()
        .forEach(
            (layer, name) ->
                json.beginObject()
                    .name("number")
                    .value(layer)
                    .name("name")
                    .value(name)
                    .endObject());
    json.endArray();
    json.name("estimators").beginArray();
    set.estimators().forEach(json::value);
    json.endArray();
    observed(set.observed());
    paths(set, set.points(), set.curve());
    if (singleRuns && !set.single().isEmpty()) {
      json.name("singleRuns").beginArray();
      for (InformationPlane run : set.single()) {
        json.beginObject();
        // One at a time, and without their distances to the curve, which nobody sees.
        paths(set, run.points().stream().map(DataPoint::of).toList(), Optional.empty());
        json.endObject();
      }
      json.endArray();
    }
    series(set.measurements());
    PhaseData.write(json, set.phases());
    set.curve().ifPresent(curve -> CurveData.write(json, columns, curve));
    json.endObject();
  }

  private void observed(List<ObservedRows> observed) {
    json.name("observed").beginArray();
    for (ObservedRows rows : observed) {
      json.beginObject().name("name").value(rows.name());
      json.name("rows").value(rows.rows());
      json.name("inputEntropy").value(rows.inputEntropy());
      json.name("rowEntropy").value(StrictMath.log(rows.rows()));
      json.name("targetEntropy");
      if (rows.targetEntropy().isPresent()) {
        json.value(rows.targetEntropy().getAsDouble());
      } else {
        json.nothing();
      }
      json.endObject();
    }
    json.endArray();
  }

  private record PathKey(String observed, int layer, String estimator) {}

  private void paths(DataSet set, List<DataPoint> points, Optional<InformationCurve> curve) {
    Map<PathKey, List<DataPoint>> paths = new LinkedHashMap<>();
    for (DataPoint point : points) {
      paths
          .computeIfAbsent(
              new PathKey(point.observed(), point.layer(), point.estimator()),
              key -> new ArrayList<>())
          .add(point);
    }
    json.name("paths").beginArray();
    paths.forEach((key, path) -> path(key, path, set, curve));
    json.endArray();
  }

  private void path(
      PathKey key, List<DataPoint> path, DataSet set, Optional<InformationCurve> curve) {
    json.beginObject().name("observed").value(key.observed());
    json.name("layer").value(key.layer());
    json.name("estimator").value(set.estimators().indexOf(key.estimator()));
    integers("epoch", path.stream().map(DataPoint::epoch).toList());
    integers("runs", path.stream().map(DataPoint::runs).toList());
    integers("invalidRuns", path.stream().map(DataPoint::invalidRuns).toList());
    side("input", path.stream().map(DataPoint::input).toList());
    side("target", path.stream().map(DataPoint::target).toList());
    curve.ifPresent(each -> CurveData.gaps(json, columns, each, path));
    json.endObject();
  }

  private void side(String name, List<DataPoint.Side> side) {
    json.name(name).beginObject();
    doubles("nats", side.stream().map(DataPoint.Side::nats).toList());
    doubles("error", side.stream().map(DataPoint.Side::error).toList());
    integers("kind", side.stream().map(each -> place(each.kind())).toList());
    Set<Caveat> occurring = new TreeSet<>();
    side.forEach(each -> occurring.addAll(each.caveats().keySet()));
    caveats.addAll(occurring);
    json.name("caveats").beginObject();
    for (Caveat caveat : occurring) {
      integers(
          caveat.name(),
          side.stream().map(each -> each.caveats().getOrDefault(caveat, 0)).toList());
    }
    json.endObject().endObject();
  }

  private int place(DataPoint.Kind kind) {
    Integer known = kinds.putIfAbsent(kind, kinds.size());
    return known == null ? kinds.size() - 1 : known;
  }

  private record SeriesKey(String quantity, String observed, int layer) {}

  private void series(List<AverageMeasurement> measurements) {
    Map<SeriesKey, List<AverageMeasurement>> series = new LinkedHashMap<>();
    for (AverageMeasurement each : measurements) {
      series
          .computeIfAbsent(
              new SeriesKey(each.quantity().toString(), each.observed(), each.layer()),
              key -> new ArrayList<>())
          .add(each);
    }
    json.name("series").beginArray();
    series.forEach(
        (key, values) -> {
          json.beginObject().name("quantity").value(key.quantity());
          json.name("observed").value(key.observed());
          json.name("layer").value(key.layer());
          integers("epoch", values.stream().map(AverageMeasurement::epoch).toList());
          integers("runs", values.stream().map(each -> each.average().runs()).toList());
          doubles("mean", values.stream().map(each -> each.average().mean()).toList());
          doubles(
              "error",
              values.stream()
                  .map(each -> each.average().standardError().orElse(Double.NaN))
                  .toList());
          json.endObject();
        });
    json.endArray();
  }

  private void doubles(String name, List<Double> values) {
    json.name(name).value(columns.ofDoubles(values));
  }

  private void integers(String name, List<Integer> values) {
    json.name(name).value(columns.ofIntegers(values));
  }
}
