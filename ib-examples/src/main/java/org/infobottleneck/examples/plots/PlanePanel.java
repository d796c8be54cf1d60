package org.infobottleneck.examples.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The plane of one estimator as a chart: a thin path per layer, a dot per point in the color of its
 * epoch, the layers named beside their paths, and the ceilings H(X) and H(Y).
 */
final class PlanePanel {

  private static final Color PATH = new Color(0xa6a6a6);
  private static final BasicStroke PATH_STROKE = new BasicStroke(1.6f);

  private final InformationPlane plane;
  private final String estimator;
  private final EpochScale scale;
  private final PlaneRange range;
  private final Font font;
  private final Font titleFont;
  private final Map<Integer, List<PlanePoint>> wholePaths = new TreeMap<>();

  /** The paths as far as they are drawn. */
  private final Map<Integer, List<PlanePoint>> paths = new TreeMap<>();

  /** Whether the paths end at an epoch that is passed by, so that names follow the dots. */
  private final boolean passing;

  PlanePanel(
      InformationPlane plane,
      String estimator,
      EpochScale scale,
      PlaneRange range,
      OptionalInt upTo,
      Font font,
      Font titleFont) {
    this.plane = plane;
    this.estimator = estimator;
    this.scale = scale;
    this.range = range;
    this.font = font;
    this.titleFont = titleFont;
    passing = upTo.isPresent();
    int last = upTo.orElse(Integer.MAX_VALUE);
    for (int layer : plane.layers()) {
      List<PlanePoint> path = plane.path(layer, estimator);
      wholePaths.put(layer, path);
      paths.put(layer, path.stream().filter(point -> point.epoch() <= last).toList());
    }
  }

  static boolean isDrawn(PlanePoint point) {
    return point.inputInformation().isValid()
        && point.targetInformation().isValid()
        && Double.isFinite(point.inputInformation().nats())
        && Double.isFinite(point.targetInformation().nats());
  }

  private static boolean isSaturated(PlanePoint point) {
    return point.inputInformation().caveats().contains(Caveat.SATURATED);
  }

  private static List<Point2D> drawn(List<PlanePoint> path) {
    return path.stream()
        .filter(PlanePanel::isDrawn)
        .map(point -> (Point2D) new Point2D.Double(x(point), y(point)))
        .toList();
  }

  private static double x(PlanePoint point) {
    return point.inputInformation().bits();
  }

  private static double y(PlanePoint point) {
    return point.targetInformation().bits();
  }

  /** What the reader has to know of the points, one sentence a line, at most two. */
  List<String> notes() {
    List<PlanePoint> all = wholePaths.values().stream().flatMap(List::stream).toList();
    List<String> notes = new ArrayList<>();
    long saturated = all.stream().filter(PlanePanel::isDrawn).filter(p -> isSaturated(p)).count();
    if (saturated > 0) {
      notes.add(
          "Hollow: " + saturated + " of " + all.size() + " points at the ceiling (SATURATED)");
    }
    long left = all.stream().filter(point -> !isDrawn(point)).count();
    if (left > 0) {
      notes.add("Not drawn: " + left + " of " + all.size() + " points flagged NOISE_UNRESOLVED");
    }
    return notes;
  }

  /** Draws the panel into a box whose upper left corner is the origin. */
  void draw(Graphics2D graphics, int width, int height) {
    XYChart chart = chart(width, height);
    chart.paint(graphics, width, height);
    PanelLabels labels =
        new PanelLabels(
            graphics,
            chart,
            range,
            font.deriveFont(PanelStyle.TICK_SIZE * font.getSize2D()),
            PanelStyle.DOT);
    paths.forEach(
        (layer, path) -> {
          List<Point2D> points = drawn(path);
          int from = passing ? Math.max(0, points.size() - 1) : 0;
          labels.addPath(plane.layerName(layer), points, from);
        });
    labels.draw(PanelStyle.INK, PanelStyle.CEILING);
  }

  private XYChart chart(int width, int height) {
    XYChart chart = new XYChart(width, height);
    chart.setTitle(estimator);
    PlanePoint any = wholePaths.values().iterator().next().get(0);
    chart.setXAxisTitle(any.inputInformation().estimand() + " [bits]");
    chart.setYAxisTitle(any.targetInformation().estimand() + " [bits]");
    style(chart.getStyler());
    range.inputCeiling().ifPresent(h -> ceiling(chart, "H(X)", h, h, range.yMin(), range.yMax()));
    range.targetCeiling().ifPresent(h -> ceiling(chart, "H(Y)", range.xMin(), range.xMax(), h, h));
    paths.forEach((layer, path) -> addPath(chart, "path " + layer, path));
    addDots(chart);
    return chart;
  }

  private void style(XYStyler styler) {
    PanelStyle.apply(styler, font, titleFont);
    styler.setXAxisMin(range.xMin());
    styler.setXAxisMax(range.xMax());
    styler.setYAxisMin(range.yMin());
    styler.setYAxisMax(range.yMax());
  }

  private static void ceiling(
      XYChart chart, String name, double x0, double x1, double y0, double y1) {
    XYSeries line = chart.addSeries(name, new double[] {x0, x1}, new double[] {y0, y1});
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(PanelStyle.CEILING);
    line.setLineStyle(PanelStyle.DASHED);
  }

  /** The line through the points that are drawn, broken where one is left out. */
  private static void addPath(XYChart chart, String name, List<PlanePoint> path) {
    if (path.stream().filter(PlanePanel::isDrawn).count() < 2) {
      return;
    }
    double[] x = path.stream().mapToDouble(p -> isDrawn(p) ? x(p) : 0).toArray();
    double[] y = path.stream().mapToDouble(p -> isDrawn(p) ? y(p) : Double.NaN).toArray();
    XYSeries line = chart.addSeries(name, x, y);
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(PATH);
    line.setLineStyle(PATH_STROKE);
  }

  /** A chart's series has one color and one marker, so the dots of an epoch make one or two. */
  private void addDots(XYChart chart) {
    Map<Integer, List<PlanePoint>> byEpoch = new TreeMap<>();
    for (List<PlanePoint> path : paths.values()) {
      for (PlanePoint point : path) {
        if (isDrawn(point)) {
          byEpoch.computeIfAbsent(point.epoch(), epoch -> new ArrayList<>()).add(point);
        }
      }
    }
    byEpoch.forEach(
        (epoch, points) -> {
          List<PlanePoint> full = points.stream().filter(point -> !isSaturated(point)).toList();
          List<PlanePoint> saturated = points.stream().filter(PlanePanel::isSaturated).toList();
          addDots(chart, "epoch " + epoch, full, Dot.FILLED, scale.color(epoch));
          addDots(chart, "saturated " + epoch, saturated, Dot.HOLLOW, scale.color(epoch));
        });
  }

  private static void addDots(
      XYChart chart, String name, List<PlanePoint> points, Marker marker, Color color) {
    if (points.isEmpty()) {
      return;
    }
    double[] x = points.stream().mapToDouble(PlanePanel::x).toArray();
    double[] y = points.stream().mapToDouble(PlanePanel::y).toArray();
    XYSeries dots = chart.addSeries(name, x, y);
    dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    dots.setMarker(marker);
    dots.setMarkerColor(color);
  }
}
