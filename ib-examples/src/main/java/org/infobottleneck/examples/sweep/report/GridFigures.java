package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Note;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.PlaneFigures;
import org.infobottleneck.examples.figures.PlanePath;

/** Draws the planes of a sweep: a figure per estimator, its panels of one range and one scale. */
final class GridFigures {

  /** More dots than these hide each other in a small panel. */
  private static final int MOST_POINTS = 30;

  private static final double ASPECT = 0.86;

  private final PlaneGrid grid;
  private final Findings findings;

  GridFigures(PlaneGrid grid, Findings findings) {
    this.grid = grid;
    this.findings = findings;
  }

  /** The figures by the estimators that have one. */
  Map<String, Figure> figures() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String estimator : findings.estimators()) {
      if (isOne(estimator) && lastEpoch(estimator) >= 0) {
        figures.put(estimator, figure(estimator));
      }
    }
    return figures;
  }

  /** Whether the runs have one estimand for each layer, so that their paths have a mean. */
  private boolean isOne(String estimator) {
    return findings.series().stream()
        .filter(series -> series.estimator().equals(estimator))
        .allMatch(findings::isOne);
  }

  private int lastEpoch(String estimator) {
    return grid.panels().stream()
        .flatMap(panel -> panel.paths().paths(estimator).values().stream())
        .flatMap(List::stream)
        .mapToInt(PanelPaths.Point::epoch)
        .max()
        .orElse(-1);
  }

  private Figure figure(String estimator) {
    int last = lastEpoch(estimator);
    ColorScale scale = ColorScale.epochs(Math.max(1, last));
    PlaneFigures maker =
        PlaneFigures.plain()
            .withAxes(
                axis("I(X;T)", estimands(estimator, true)),
                axis("I(T;Y)", estimands(estimator, false)));
    List<Panel> panels = new ArrayList<>();
    for (PlaneGrid.Panel each : grid.panels()) {
      List<PlanePath> paths = new ArrayList<>();
      each.paths()
          .paths(estimator)
          .forEach((layer, points) -> paths.add(path(layer, thinned(points))));
      Panel panel = maker.byEpoch(title(each), paths, scale, last);
      panels.add(
          each.runs() == each.planned()
              ? panel
              : panel.with(Note.in(Note.Corner.BOTTOM_RIGHT, lacking(each))));
    }
    double width = grid.width() <= 2 ? 8 : grid.width() == 3 ? 6.2 : 4.8;
    return Figure.grid(grid.width(), panels)
        .withSharedAxes()
        .withoutLetters()
        .withPanelSize(width, ASPECT * width)
        .withTitle(estimator)
        .withResolution(Shown.DOTS_PER_INCH)
        .withCaption(grid.words());
  }

  private static String lacking(PlaneGrid.Panel panel) {
    return panel.runs() == 0 ? "no run" : panel.runs() + " of " + panel.planned() + " runs";
  }

  private Set<String> estimands(String estimator, boolean ofInput) {
    Set<String> all = new LinkedHashSet<>();
    grid.panels()
        .forEach(
            panel ->
                all.addAll(
                    ofInput ? panel.paths().inputs(estimator) : panel.paths().targets(estimator)));
    return all;
  }

  private static Axis axis(String plain, Set<String> estimands) {
    return Axis.linear((estimands.size() == 1 ? estimands.iterator().next() : plain) + " [bits]");
  }

  private static String title(PlaneGrid.Panel panel) {
    return String.join(" \u00b7 ", panel.levels().values().stream().map(Shown::brief).toList());
  }

  private static PlanePath path(String layer, List<PanelPaths.Point> points) {
    return PlanePath.of(
        layer.equals(Series.OUTPUT) ? "out" : layer,
        points.stream().mapToInt(PanelPaths.Point::epoch).toArray(),
        column(points, PanelPaths.Point::x),
        column(points, PanelPaths.Point::xError),
        column(points, PanelPaths.Point::y),
        column(points, PanelPaths.Point::yError));
  }

  private static double[] column(
      List<PanelPaths.Point> points, ToDoubleFunction<PanelPaths.Point> part) {
    return points.stream().mapToDouble(part).toArray();
  }

  /** Points about evenly spaced in ln(1 + epoch), the first and the last among them. */
  private static List<PanelPaths.Point> thinned(List<PanelPaths.Point> points) {
    if (points.size() <= MOST_POINTS) {
      return points;
    }
    double from = StrictMath.log1p(points.get(0).epoch());
    double to = StrictMath.log1p(points.get(points.size() - 1).epoch());
    TreeSet<Integer> kept = new TreeSet<>();
    int at = 0;
    for (int i = 0; i < MOST_POINTS; i++) {
      double wanted = from + (to - from) * i / (MOST_POINTS - 1);
      while (at < points.size() - 1
          && Math.abs(StrictMath.log1p(points.get(at + 1).epoch()) - wanted)
              <= Math.abs(StrictMath.log1p(points.get(at).epoch()) - wanted)) {
        at++;
      }
      kept.add(at);
    }
    kept.add(points.size() - 1);
    return kept.stream().map(points::get).toList();
  }
}
