package org.infobottleneck.examples.bottleneck;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.examples.plots.Dot;
import org.infobottleneck.examples.plots.PanelStyle;
import org.infobottleneck.numerics.Decimals;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One information plane with its curve as a chart. */
final class CurvePanel {

  private static final Color UNREACHABLE = new Color(0xf2f2f2);
  private static final Color LIGHT_RED = new Color(0xf4a39a);
  private static final Color DARK_RED = new Color(0x8f0d0d);
  private static final BasicStroke CURVE = new BasicStroke(4f);
  private static final BasicStroke RED = new BasicStroke(3f);
  private static final BasicStroke THIN = new BasicStroke(1.8f);
  private static final BasicStroke NO_STROKE = new BasicStroke(0);
  private static final int WIDEST_TITLE = 48;

  private final CurveFigure.Content content;
  private final CurveFigure.Range range;
  private final Font font;
  private final List<List<Point2D>> red;

  CurvePanel(CurveFigure.Content content, Font font) {
    this.content = content;
    this.font = font;
    range = content.axes();
    red = content.finiteSamples.stream().map(FiniteSampleCurve::drawn).toList();
  }

  /** Draws the panel into a box whose upper left corner is the origin. */
  void draw(Graphics2D graphics, int width, int height) {
    XYChart chart = chart(width, height);
    chart.paint(graphics, width, height);
    CurveLabels labels =
        new CurveLabels(
            graphics, chart, range, font.deriveFont(PanelStyle.TICK_SIZE * font.getSize2D()));
    labels.occupy("curve", curve());
    for (int i = 0; i < red.size(); i++) {
      labels.occupy(redName(i), red.get(i));
    }
    content.transitions.forEach(t -> labels.occupyDot("curve", at(t)));
    content.betas.forEach(point -> labels.occupyDot("curve", at(point)));
    for (int i = 0; i < content.dots.size(); i++) {
      labels.occupy("dots " + i, content.dots.get(i));
    }
    labels.occupyCeiling(Bits.ofNats(content.curve.classEntropy()));
    labels.occupyCeiling(Bits.ofNats(content.curve.mutualInformation()));
    labels.drawCeiling("H(Y)", Bits.ofNats(content.curve.classEntropy()));
    labels.drawCeiling("I(X;Y)", Bits.ofNats(content.curve.mutualInformation()));
    for (int i = 0; i < content.dots.size(); i++) {
      labels.draw("dots " + i, content.dots.get(i));
    }
    content.betas.forEach(
        point -> labels.draw("β = " + shortened(point.beta()), at(point), "curve"));
  }

  private static String shortened(double beta) {
    return Decimals.shortest(Math.round(beta * 100) / 100.0);
  }

  private static String redName(int number) {
    return "m " + number;
  }

  /** From light for the fewest samples to dark for the most. */
  private Color redOf(int number) {
    int last = content.finiteSamples.size() - 1;
    double share = last == 0 ? 0.5 : (double) number / last;
    return Colors.between(LIGHT_RED, DARK_RED, share);
  }

  private static Point2D at(CurvePoint point) {
    return new Point2D.Double(
        Bits.ofNats(point.inputInformation()), Bits.ofNats(point.targetInformation()));
  }

  /** Where a transition is on the curve, as near as the curve's points on both sides of it tell. */
  private Point2D at(Bifurcation transition) {
    double beta = transition.beta();
    double betaBelow = 1;
    double below = 0;
    for (CurvePoint point : content.curve.points()) {
      if (point.beta() >= beta) {
        double share = StrictMath.log(beta / betaBelow) / StrictMath.log(point.beta() / betaBelow);
        return onCurve(below + share * (point.inputInformation() - below));
      }
      betaBelow = point.beta();
      below = point.inputInformation();
    }
    return onCurve(below);
  }

  private Point2D onCurve(double inputNats) {
    double targetNats = content.curve.targetInformationAt(inputNats).low();
    return new Point2D.Double(Bits.ofNats(inputNats), Bits.ofNats(targetNats));
  }

  /** From the origin through the points to the end of the axis. */
  private List<Point2D> curve() {
    List<Point2D> points = new ArrayList<>();
    points.add(new Point2D.Double(0, 0));
    content.curve.points().forEach(point -> points.add(at(point)));
    double most = Bits.ofNats(content.curve.mutualInformation());
    points.add(new Point2D.Double(Bits.ofNats(content.curve.statisticEntropy()), most));
    points.add(
        new Point2D.Double(Math.max(range.xMax(), points.get(points.size() - 1).getX()), most));
    return points;
  }

  private XYChart chart(int width, int height) {
    XYChart chart = new XYChart(width, height);
    chart.setTitle(content.title);
    chart.setXAxisTitle("I(X;T) [bits]");
    chart.setYAxisTitle("I(T;Y) [bits]");
    style(chart.getStyler());
    addUnreachable(chart);
    double classes = Bits.ofNats(content.curve.classEntropy());
    double both = Bits.ofNats(content.curve.mutualInformation());
    addLine(chart, "H(Y)", rule(classes), PanelStyle.CEILING, PanelStyle.DASHED);
    addLine(chart, "I(X;Y)", rule(both), PanelStyle.CEILING, PanelStyle.DASHED);
    for (int i = 0; i < red.size(); i++) {
      addLine(chart, redName(i), red.get(i), redOf(i), RED);
    }
    addLine(chart, "curve", curve(), Color.BLACK, CURVE);
    for (int i = 0; i < content.dots.size(); i++) {
      DotGroup group = content.dots.get(i);
      if (group.joined()) {
        addLine(chart, "line " + i, group.points(), group.color(), THIN);
      }
    }
    addMarks(
        chart,
        "transitions",
        content.transitions.stream().map(this::at).toList(),
        CurveMark.TRANSITION,
        Color.BLACK);
    addMarks(
        chart,
        "betas",
        content.betas.stream().map(CurvePanel::at).toList(),
        CurveMark.BETA,
        Color.BLACK);
    for (int i = 0; i < content.dots.size(); i++) {
      DotGroup group = content.dots.get(i);
      addMarks(chart, "dots " + i, group.points(), Dot.FILLED, group.color());
    }
    return chart;
  }

  private void style(XYStyler styler) {
    // A title that is too long for the panel is smaller.
    double share = Math.min(1, (double) WIDEST_TITLE / Math.max(1, content.title.length()));
    PanelStyle.apply(styler, font, font.deriveFont((float) (share * font.getSize2D())));
    styler.setChartTitleVisible(!content.title.isEmpty());
    styler.setXAxisMin(range.xMin());
    styler.setXAxisMax(range.xMax());
    styler.setYAxisMin(range.yMin());
    styler.setYAxisMax(range.yMax());
  }

  private List<Point2D> rule(double bits) {
    return List.of(new Point2D.Double(range.xMin(), bits), new Point2D.Double(range.xMax(), bits));
  }

  private void addUnreachable(XYChart chart) {
    List<Point2D> outline = new ArrayList<>();
    outline.add(new Point2D.Double(range.xMin(), 0));
    outline.addAll(curve());
    outline.add(new Point2D.Double(outline.get(outline.size() - 1).getX(), range.yMax()));
    outline.add(new Point2D.Double(range.xMin(), range.yMax()));
    XYSeries area = chart.addSeries("unreachable", xs(outline), ys(outline));
    area.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    area.setMarker(SeriesMarkers.NONE);
    area.setFillColor(UNREACHABLE);
    area.setLineColor(UNREACHABLE);
    area.setLineStyle(NO_STROKE);
  }

  private static void addLine(
      XYChart chart, String name, List<Point2D> points, Color color, BasicStroke stroke) {
    if (points.size() < 2) {
      return;
    }
    XYSeries line = chart.addSeries(name, xs(points), ys(points));
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(color);
    line.setLineStyle(stroke);
  }

  private static void addMarks(
      XYChart chart, String name, List<Point2D> points, Marker marker, Color color) {
    if (points.isEmpty()) {
      return;
    }
    XYSeries dots = chart.addSeries(name, xs(points), ys(points));
    dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    dots.setMarker(marker);
    dots.setMarkerColor(color);
  }

  private static double[] xs(List<Point2D> points) {
    return points.stream().mapToDouble(Point2D::getX).toArray();
  }

  private static double[] ys(List<Point2D> points) {
    return points.stream().mapToDouble(Point2D::getY).toArray();
  }

  /** What the legend says of this panel. */
  List<Legend.Entry> legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(
        new Legend.Entry(
            "IB limit (above it: unreachable)",
            List.of(Color.BLACK),
            Optional.of(CURVE),
            content.betas.isEmpty() ? Optional.empty() : Optional.of(CurveMark.BETA)));
    if (!content.transitions.isEmpty()) {
      entries.add(
          new Legend.Entry(
              "phase transition",
              List.of(Color.BLACK),
              Optional.of(CURVE),
              Optional.of(CurveMark.TRANSITION)));
    }
    if (!content.finiteSamples.isEmpty()) {
      List<Color> colors = new ArrayList<>();
      for (int i = 0; i < content.finiteSamples.size(); i++) {
        colors.add(redOf(i));
      }
      String samples =
          content.finiteSamples.stream()
              .map(curve -> Integer.toString(curve.samples()))
              .collect(Collectors.joining(", "));
      String inOrder = colors.size() > 1 ? ", light to dark" : "";
      entries.add(
          new Legend.Entry(
              "finite-sample bound (HEURISTIC, constant 1) for m = " + samples + inOrder,
              colors,
              Optional.of(RED),
              Optional.empty()));
    }
    for (DotGroup group : content.dots) {
      if (group.name().isBlank()) {
        continue;
      }
      entries.add(
          new Legend.Entry(
              group.name(), List.of(group.color()), Optional.empty(), Optional.of(Dot.FILLED)));
    }
    return entries;
  }
}
