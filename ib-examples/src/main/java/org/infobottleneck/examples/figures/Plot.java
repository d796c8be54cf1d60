package org.infobottleneck.examples.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The inside of a panel: an XChart chart without axes, of the size of the plot, on which marks draw
 * in shares of the axes from 0 to 1.
 *
 * <p>Axes and words are drawn outside of the chart: XChart turns words into outlines, which nobody
 * can search or copy, and cannot align the plots of a grid.
 */
final class Plot {

  private static final float HAIRLINE = 0.7f;
  private static final double CAP = 1.6;
  private static final int MOST_ANCHORS = 24;

  private final Rectangle box;
  private final Scale x;
  private final Scale y;
  private final XYChart chart;
  private final Labels labels;
  private final int barGroups;
  private int barGroup;
  private int series;

  Plot(Rectangle box, Scale x, Scale y, int barGroups) {
    this.box = box;
    this.x = x;
    this.y = y;
    this.barGroups = Math.max(1, barGroups);
    chart = new XYChart(box.width, box.height);
    labels = new Labels(box);
    style(chart.getStyler());
    // A chart without any series would not paint.
    XYSeries nothing = add(new double[] {0}, new double[] {0});
    nothing.setMarker(SeriesMarkers.NONE);
    nothing.setLineStyle(SeriesLines.NONE);
  }

  private static void style(XYStyler styler) {
    styler.setChartBackgroundColor(new Color(255, 255, 255, 0));
    styler.setPlotBackgroundColor(new Color(255, 255, 255, 0));
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesVisible(false);
    styler.setChartPadding(0);
    styler.setPlotMargin(0);
    styler.setPlotContentSize(1);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setAxisTicksVisible(false);
    styler.setAxisTitlesVisible(false);
    styler.setXAxisMin(0.0);
    styler.setXAxisMax(1.0);
    styler.setYAxisMin(0.0);
    styler.setYAxisMax(1.0);
  }

  private XYSeries add(double[] sx, double[] sy) {
    XYSeries added = chart.addSeries("series " + series, sx, sy);
    series++;
    return added;
  }

  Scale x() {
    return x;
  }

  Scale y() {
    return y;
  }

  int width() {
    return box.width;
  }

  int height() {
    return box.height;
  }

  int barGroups() {
    return barGroups;
  }

  int nextBarGroup() {
    return barGroup++;
  }

  double[] sharesX(double[] values) {
    return Arrays.stream(values).map(x::share).toArray();
  }

  double[] sharesY(double[] values) {
    return Arrays.stream(values).map(y::share).toArray();
  }

  /** The point at some shares of the axes. */
  Point2D at(double sx, double sy) {
    return new Point2D.Double(box.x + sx * box.width, box.y + (1 - sy) * box.height);
  }

  boolean isInside(Point2D point) {
    return box.getMinX() <= point.getX()
        && point.getX() <= box.getMaxX()
        && box.getMinY() <= point.getY()
        && point.getY() <= box.getMaxY();
  }

  /** The points of values that are in sight, the last one first. */
  List<Point2D> points(double[] xs, double[] ys) {
    List<Point2D> points = new ArrayList<>();
    for (int i = xs.length - 1; i >= 0; i--) {
      Point2D point = at(x.share(xs[i]), y.share(ys[i]));
      if (isInside(point)) {
        points.add(point);
      }
    }
    return points;
  }

  void line(double[] sx, double[] sy, Color color, double width, Dash dash, String owner) {
    Polyline line = drawn(sx, sy, color, width, dash);
    labels.occupy(line, owner);
  }

  /** A line that labels may cross on their way. */
  void rule(double[] sx, double[] sy, Color color, Dash dash) {
    Polyline line = drawn(sx, sy, color, HAIRLINE + 0.1, dash);
    labels.occupyCrossable(line);
  }

  /** A bar with caps from one height to another. */
  void errorBar(double sx, double low, double high, Color color, String owner) {
    double cap = CAP / box.width;
    double left = sx - cap;
    double right = sx + cap;
    hairlines(
        new double[] {left, right, 0, sx, sx, 0, left, right},
        new double[] {low, low, Double.NaN, low, high, Double.NaN, high, high},
        color,
        owner);
  }

  /** A level bar with caps. */
  void errorBarAcross(double from, double to, double sy, Color color, String owner) {
    double cap = CAP / box.height;
    double low = sy - cap;
    double high = sy + cap;
    hairlines(
        new double[] {from, from, 0, from, to, 0, to, to},
        new double[] {low, high, Double.NaN, sy, sy, Double.NaN, low, high},
        color,
        owner);
  }

  private void hairlines(double[] sx, double[] sy, Color color, String owner) {
    line(sx, sy, color, HAIRLINE, Dash.SOLID, owner);
  }

  private Polyline drawn(double[] sx, double[] sy, Color color, double width, Dash dash) {
    Polyline line = inPoints(sx, sy);
    Polyline pieces = line.dashed(dash.pattern());
    if (pieces.x().length > 1) {
      XYSeries added = add(pieces);
      added.setMarker(SeriesMarkers.NONE);
      added.setLineColor(color);
      added.setLineStyle(
          new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
    return line;
  }

  /** A polygon, filled. */
  void area(double[] sx, double[] sy, Color fill) {
    Polyline rim = inPoints(sx, sy);
    if (rim.x().length < 3) {
      return;
    }
    XYSeries added = add(rim);
    added.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
    added.setMarker(SeriesMarkers.NONE);
    added.setLineStyle(SeriesLines.NONE);
    added.setFillColor(fill);
  }

  private Polyline inPoints(double[] sx, double[] sy) {
    double[] px = new double[sx.length];
    double[] py = new double[sx.length];
    for (int i = 0; i < sx.length; i++) {
      Point2D point = at(sx[i], sy[i]);
      px[i] = point.getX();
      py[i] = point.getY();
    }
    return Polyline.of(px, py);
  }

  private XYSeries add(Polyline line) {
    return add(
        Arrays.stream(line.x()).map(v -> (v - box.x) / box.width).toArray(),
        Arrays.stream(line.y()).map(v -> 1 - (v - box.y) / box.height).toArray());
  }

  void dots(double[] sx, double[] sy, Color color, Symbol symbol, double size, String owner) {
    double[] keptX = new double[sx.length];
    double[] keptY = new double[sx.length];
    int n = 0;
    for (int i = 0; i < sx.length; i++) {
      if (Double.isFinite(sx[i]) && Double.isFinite(sy[i])) {
        keptX[n] = sx[i];
        keptY[n++] = sy[i];
        labels.occupy(at(sx[i], sy[i]), size / 2, owner);
      }
    }
    if (n > 0) {
      XYSeries added = add(Arrays.copyOf(keptX, n), Arrays.copyOf(keptY, n));
      added.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      added.setMarkerColor(color);
      added.setMarker(new SymbolMarker(symbol, size));
    }
  }

  /** A symbol whose size need not be a whole number. */
  private static final class SymbolMarker extends Marker {

    private final Symbol symbol;
    private final double size;

    SymbolMarker(Symbol symbol, double size) {
      this.symbol = symbol;
      this.size = size;
    }

    @Override
    public void paint(Graphics2D graphics, double atX, double atY, int any) {
      symbol.paint(graphics, atX, atY, size, graphics.getColor());
    }
  }

  /** Asks for a label near the best of some points, the best first. */
  void label(String text, List<Point2D> anchors, String owner, Color color) {
    int stride = 1 + anchors.size() / MOST_ANCHORS;
    List<Point2D> some = new ArrayList<>();
    for (int i = 0; i < anchors.size(); i += stride) {
      some.add(anchors.get(i));
    }
    if (!some.isEmpty()) {
      labels.add(text, some, owner, color, true);
    }
  }

  /** Asks for the name of a rule near some points of it; one knows it without a line. */
  void ruleLabel(String text, List<Point2D> anchors, Color color) {
    labels.add(text, anchors, text, color, false);
  }

  void cornerText(String text, Note.Corner corner) {
    labels.addCorner(text, corner);
  }

  /** Finds places for the labels, once for all files. */
  List<Labels.Placed> placed(Font font) {
    return labels.placed(font);
  }

  /** Draws all but the labels. */
  void paint(Graphics2D graphics) {
    Graphics2D own = (Graphics2D) graphics.create();
    own.translate(box.x, box.y);
    own.setClip(new Rectangle2D.Double(0, 0, box.width, box.height));
    chart.paint(own, box.width, box.height);
    own.dispose();
  }
}
