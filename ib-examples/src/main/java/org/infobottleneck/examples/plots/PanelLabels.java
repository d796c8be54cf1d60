package org.infobottleneck.examples.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.numerics.Decimals;
import org.knowm.xchart.XYChart;

/**
 * Names drawn into a chart that has been painted: those of the paths near their ends, with a line
 * to the path where there is no room beside it, and those of the ceilings.
 */
final class PanelLabels {

  /** Where on the screen a path may be named, and its name. */
  record Path(String name, List<Point2D> points) {

    Point2D end() {
      return points.get(points.size() - 1);
    }
  }

  private static final BasicStroke LEADER = new BasicStroke(1.2f);
  private static final int ANCHORS_OF_A_RULE = 20;

  private final Graphics2D graphics;
  private final XYChart chart;
  private final PlaneRange range;
  private final double dot;
  private final LabelPlacement placement;
  private final List<Path> paths = new ArrayList<>();

  PanelLabels(Graphics2D graphics, XYChart chart, PlaneRange range, Font font, double dot) {
    this.graphics = graphics;
    this.chart = chart;
    this.range = range;
    this.dot = dot;
    Rectangle2D plot = new Rectangle2D.Double();
    plot.setFrameFromDiagonal(
        screen(range.xMin(), range.yMin()), screen(range.xMax(), range.yMax()));
    placement = new LabelPlacement(plot);
    graphics.setFont(font);
  }

  /**
   * Adds a path, point by point in bits, and from which point on it may be named; one without
   * points is left out.
   */
  void addPath(String name, List<Point2D> points, int from) {
    if (points.isEmpty()) {
      return;
    }
    List<Point2D> drawn = points.stream().map(point -> screen(point.getX(), point.getY())).toList();
    for (int i = 0; i < drawn.size(); i++) {
      placement.occupy(drawn.get(i), dot / 2, name);
      placement.occupy(drawn.get(Math.max(0, i - 1)), drawn.get(i), name);
    }
    paths.add(new Path(name, drawn.subList(from, drawn.size())));
  }

  /** Draws all names; paths that end in one place share a label. */
  void draw(Color ink, Color ceiling) {
    List<Point2D> inputRule = rule(range.inputCeiling(), true);
    List<Point2D> targetRule = rule(range.targetCeiling(), false);
    for (List<Path> group : groups()) {
      List<String> names = group.stream().map(Path::name).toList();
      // The end of a path is where a reader looks for its name.
      List<Point2D> lastFirst = new ArrayList<>(group.get(0).points());
      Collections.reverse(lastFirst);
      graphics.setColor(ink);
      draw(String.join(", ", names), lastFirst, names)
          .filter(LabelPlacement.Place::needsLeader)
          .ifPresent(
              place -> {
                graphics.setStroke(LEADER);
                graphics.draw(place.leader());
              });
    }
    graphics.setColor(ceiling);
    range.targetCeiling().ifPresent(bits -> draw(text("H(Y)", bits), targetRule, List.of()));
    range.inputCeiling().ifPresent(bits -> draw(text("H(X)", bits), inputRule, List.of()));
  }

  /**
   * The paths by their ends: the largest groups, whose labels are widest, first, then from the
   * left.
   */
  private List<List<Path>> groups() {
    List<List<Path>> groups = new ArrayList<>();
    for (Path path : paths) {
      Optional<List<Path>> near =
          groups.stream()
              .filter(group -> group.get(0).end().distance(path.end()) < dot / 2)
              .findFirst();
      near.ifPresentOrElse(
          group -> group.add(path), () -> groups.add(new ArrayList<>(List.of(path))));
    }
    groups.sort(
        Comparator.comparingInt((List<Path> group) -> -group.size())
            .thenComparingDouble(group -> group.get(0).end().getX()));
    return groups;
  }

  /** Marks a ceiling's line as drawn upon and returns points along it, the lowest first. */
  private List<Point2D> rule(OptionalDouble bits, boolean upright) {
    List<Point2D> points = new ArrayList<>();
    if (bits.isPresent()) {
      double at = bits.getAsDouble();
      for (int i = 0; i <= ANCHORS_OF_A_RULE; i++) {
        double share = (double) i / ANCHORS_OF_A_RULE;
        points.add(
            upright
                ? screen(at, range.yMin() + share * (range.yMax() - range.yMin()))
                : screen(range.xMin() + share * (range.xMax() - range.xMin()), at));
      }
      placement.occupyCrossable(points.get(0), points.get(points.size() - 1));
    }
    return points;
  }

  private static String text(String name, double bits) {
    return name + " = " + Decimals.shortest(Math.round(bits * 1000) / 1000.0);
  }

  private Optional<LabelPlacement.Place> draw(
      String text, List<Point2D> anchors, List<String> owners) {
    FontMetrics metrics = graphics.getFontMetrics();
    double height = metrics.getAscent();
    Optional<LabelPlacement.Place> place =
        placement.place(anchors, metrics.stringWidth(text), height, owners);
    place.ifPresent(
        found ->
            graphics.drawString(
                text,
                (float) found.box().getX(),
                // The ascent is taller than the letters are.
                (float) (found.box().getMaxY() - 0.12 * height)));
    return place;
  }

  private Point2D screen(double x, double y) {
    return new Point2D.Double(chart.getScreenXFromChart(x), chart.getScreenYFromChart(y));
  }
}
