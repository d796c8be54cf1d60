package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.Texts;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.plane.Compression;

/** The numbers of a sweep's report for programs: comma-separated and as JSON. */
final class ReportTables {

  private static final List<String> MARGINALS =
      List.of(
          "measure",
          "unit",
          "estimator",
          "layer",
          "estimand",
          "factor",
          "level",
          "cells",
          "runs",
          "runs_without_plane",
          "cells_without_value",
          "mean",
          "standard_error",
          "degrees_of_freedom",
          "standard_error_common_seeds",
          "cells_compressing",
          "cells_forgetting",
          "cells_neither",
          "caveats");

  private static final List<String> SHARES =
      List.of("measure", "estimator", "layer", "term", "share", "by_chance", "reason");

  private final Design design;
  private final Findings findings;
  private final Marginals marginals;

  ReportTables(Design design, Findings findings, Marginals marginals) {
    this.design = design;
    this.findings = findings;
    this.marginals = marginals;
  }

  /** Every marginal, one a row. */
  String marginals() {
    List<List<String>> rows = new ArrayList<>();
    for (Marginal each : marginals.all()) {
      Series series = each.series();
      boolean ofPaths = series.reading() == Reading.COMPRESSION;
      rows.add(
          List.of(
              series.reading().words(),
              series.reading().unit(),
              series.estimator(),
              series.layer(),
              estimand(series),
              each.factor(),
              each.level(),
              Integer.toString(each.cells()),
              Integer.toString(each.runs()),
              Integer.toString(each.lacking()),
              Integer.toString(each.emptyCells()),
              Double.isNaN(each.mean()) ? "" : Decimals.shortest(each.mean()),
              number(each.standardError()),
              each.standardError().isPresent() ? Integer.toString(each.degrees()) : "",
              number(each.commonSeedsError()),
              ofPaths ? count(each, Compression.Kind.COMPRESSION) : "",
              ofPaths ? count(each, Compression.Kind.FORGETTING) : "",
              ofPaths ? count(each, Compression.Kind.NONE) : "",
              each.caveats().entrySet().stream()
                  .map(caveat -> caveat.getKey().name() + " " + caveat.getValue())
                  .collect(Collectors.joining("; "))));
    }
    return Texts.csv(MARGINALS, rows);
  }

  private String estimand(Series series) {
    return findings
        .meaning(series)
        .map(each -> each.isOne() ? each.words() : each.words() + ": " + each.counts())
        .orElse("");
  }

  private static String count(Marginal marginal, Compression.Kind kind) {
    return Integer.toString(marginal.kinds().getOrDefault(kind, 0));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Decimals.shortest(value.getAsDouble()) : "";
  }

  /** The shares of variance, one a row; a row with a reason where there are none. */
  String shares() {
    List<List<String>> rows = new ArrayList<>();
    for (Series series : findings.series()) {
      VarianceShares shares = marginals.shares(series);
      List<String> who = List.of(series.reading().words(), series.estimator(), series.layer());
      if (shares.shares().isEmpty()) {
        rows.add(row(who, "", "", "", shares.reason()));
      }
      shares
          .shares()
          .forEach(
              (term, share) ->
                  rows.add(
                      row(
                          who,
                          term,
                          Decimals.shortest(share),
                          Decimals.shortest(shares.byChance().getOrDefault(term, 0.0)),
                          "")));
    }
    return Texts.csv(SHARES, rows);
  }

  private static List<String> row(List<String> who, String... more) {
    List<String> row = new ArrayList<>(who);
    row.addAll(List.of(more));
    return row;
  }

  /** The mean paths that the small planes show, every point of them. */
  String planes(PlaneGrid grid) {
    List<String> header = new ArrayList<>();
    grid.rows().ifPresent(header::add);
    grid.columns().ifPresent(header::add);
    header.addAll(
        List.of(
            "estimator",
            "layer",
            "epoch",
            "runs",
            "input_bits",
            "input_standard_error_bits",
            "target_bits",
            "target_standard_error_bits"));
    List<List<String>> rows = new ArrayList<>();
    for (PlaneGrid.Panel panel : grid.panels()) {
      for (String estimator : findings.estimators()) {
        panel
            .paths()
            .paths(estimator)
            .forEach(
                (layer, points) ->
                    points.forEach(
                        point ->
                            rows.add(
                                row(
                                    List.copyOf(panel.levels().values()),
                                    estimator,
                                    layer,
                                    Integer.toString(point.epoch()),
                                    Integer.toString(panel.paths().runs()),
                                    Decimals.shortest(point.x()),
                                    known(point.xError()),
                                    Decimals.shortest(point.y()),
                                    known(point.yError())))));
      }
    }
    return Texts.csv(header, rows);
  }

  private static String known(double error) {
    return Double.isNaN(error) ? "" : Decimals.shortest(error);
  }

  /** What was found, of one layer. */
  Json json(String name, String layer) {
    Map<String, Object> levels = new LinkedHashMap<>();
    design.factors().forEach(factor -> levels.put(factor, design.levelsOf(factor)));
    List<Json> means = new ArrayList<>();
    for (Marginal each : marginals.all()) {
      if (each.series().layer().isEmpty() || each.series().layer().equals(layer)) {
        means.add(json(each));
      }
    }
    List<Json> shares = new ArrayList<>();
    for (Series series : findings.series()) {
      if (series.layer().isEmpty() || series.layer().equals(layer)) {
        shares.add(json(series, marginals.shares(series)));
      }
    }
    return Json.object()
        .put("sweep", name)
        .put("runs", findings.states().size())
        .put("done", findings.count(RunState.Status.DONE))
        .put("failed", findings.count(RunState.Status.FAILED))
        .put("unreadable", findings.count(RunState.Status.UNREADABLE))
        .put("notRun", findings.count(RunState.Status.MISSING))
        .put("factors", levels)
        .put("without", findings.withoutPlane().stream().map(ReportTables::json).toList())
        .put("layer", layer)
        .put("marginals", means)
        .put("variance", shares)
        .put("remarks", findings.remarks());
  }

  private static Json json(RunState state) {
    return Json.object()
        .put("key", state.run().key())
        .put("levels", state.run().levels())
        .put("seed", state.run().experiment().seed())
        .put("status", state.status().words())
        .put("attempts", state.attempts())
        .put("cause", state.cause());
  }

  private Json json(Marginal each) {
    Series series = each.series();
    Json json =
        Json.object()
            .put("measure", series.reading().words())
            .put("unit", series.reading().unit())
            .put("estimator", series.estimator())
            .put("layer", series.layer())
            .put("estimand", estimand(series))
            .put("factor", each.factor())
            .put("level", each.level())
            .put("cells", each.cells())
            .put("runs", each.runs())
            .put("runsWithoutPlane", each.lacking())
            .put("mean", each.mean())
            .put("standardError", each.standardError())
            .put("standardErrorCommonSeeds", each.commonSeedsError());
    if (series.reading() == Reading.COMPRESSION) {
      each.kinds().forEach((kind, cells) -> json.put("cells " + kind.name(), cells));
    }
    return json;
  }

  private static Json json(Series series, VarianceShares shares) {
    return Json.object()
        .put("measure", series.reading().words())
        .put("estimator", series.estimator())
        .put("layer", series.layer())
        .put("shares", shares.shares())
        .put("byChance", shares.byChance())
        .put("reason", shares.reason());
  }
}
