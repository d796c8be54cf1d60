package org.infobottleneck.examples.bottleneck;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.infobottleneck.examples.plots.LabelPlacement;
import org.infobottleneck.examples.plots.PanelStyle;
import org.knowm.xchart.XYChart;

/** The texts of a panel, each in a free place beside what it names. Everything is in bits. */
final class CurveLabels {

  private static final BasicStroke LEADER = new BasicStroke(1.2f);
  private static final int ANCHORS_OF_A_RULE = 20;

  private final Graphics2D graphics;
  private final CurveFigure.Range range;
  private final LabelPlacement placement;
  private final Point2D low;
  private final Point2D high;

  CurveLabels(Graphics2D graphics, XYChart chart, CurveFigure.Range range, Font font) {
    this.graphics = graphics;
    this.range = range;
    // The chart knows places inside its axes only; those outside follow from two corners.
    low =
        new Point2D.Double(
            chart.getScreenXFromChart(range.xMin()), chart.getScreenYFromChart(range.yMin()));
    high =
        new Point2D.Double(
            chart.getScreenXFromChart(range.xMax()), chart.getScreenYFromChart(range.yMax()));
    Rectangle2D plot = new Rectangle2D.Double();
    plot.setFrameFromDiagonal(low, high);
    placement = new LabelPlacement(plot);
    graphics.setFont(font);
  }

  /** Marks a line as drawn upon. */
  void occupy(String owner, List<Point2D> line) {
    for (int i = 1; i < line.size(); i++) {
      placement.occupy(screen(line.get(i - 1)), screen(line.get(i)), owner);
    }
  }

  /** Marks a dot as drawn upon. */
  void occupyDot(String owner, Point2D point) {
    placement.occupy(screen(point), PanelStyle.DOT / 2.0, owner);
  }

  /** Marks dots and the line between them, if there is one, as drawn upon. */
  void occupy(String owner, DotGroup group) {
    group.points().forEach(point -> occupyDot(owner, point));
    if (group.joined()) {
      occupy(owner, group.points());
    }
  }

  /** Marks a ceiling as drawn upon. */
  void occupyCeiling(double bits) {
    List<Point2D> rule = rule(bits);
    placement.occupyCrossable(rule.get(0), rule.get(rule.size() - 1));
  }

  /** Writes the labels of dots. */
  void draw(String owner, DotGroup group) {
    for (int i = 0; i < group.labels().size(); i++) {
      draw(group.labels().get(i), group.points().get(i), owner);
    }
  }

  /** Writes a label beside a point of the plot; a blank one is none. */
  void draw(String text, Point2D point, String owner) {
    if (!text.isBlank() && range.contains(point)) {
      place(text, List.of(screen(point)), List.of(owner), PanelStyle.INK);
    }
  }

  /** Writes what a ceiling stands for and its height. */
  void drawCeiling(String name, double bits) {
    if (!range.contains(new Point2D.Double(range.xMax(), bits))) {
      return;
    }
    List<Point2D> rule = new ArrayList<>(rule(bits));
    Collections.reverse(rule);
    String text = String.format(Locale.ROOT, "%s = %.4f", name, bits);
    place(text, rule, List.of("curve"), PanelStyle.CEILING);
  }

  private List<Point2D> rule(double bits) {
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i <= ANCHORS_OF_A_RULE; i++) {
      double share = (double) i / ANCHORS_OF_A_RULE;
      double x = range.xMin() + share * (range.xMax() - range.xMin());
      points.add(screen(new Point2D.Double(x, bits)));
    }
    return points;
  }

  private void place(String text, List<Point2D> anchors, List<String> owners, Color color) {
    FontMetrics metrics = graphics.getFontMetrics();
    double height = metrics.getAscent();
    placement
        .place(anchors, metrics.stringWidth(text), height, owners)
        .ifPresent(
            place -> {
              graphics.setColor(color);
              // The ascent is taller than the letters are.
              graphics.drawString(
                  text,
                  (float) place.box().getX(),
                  (float) (place.box().getMaxY() - 0.12 * height));
              if (place.needsLeader()) {
                graphics.setStroke(LEADER);
                graphics.draw(place.leader());
              }
            });
  }

  private Point2D screen(Point2D point) {
    double x = (point.getX() - range.xMin()) / (range.xMax() - range.xMin());
    double y = (point.getY() - range.yMin()) / (range.yMax() - range.yMin());
    return new Point2D.Double(
        low.getX() + x * (high.getX() - low.getX()), low.getY() + y * (high.getY() - low.getY()));
  }
}
