package org.infobottleneck.examples.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infobottleneck.examples.plots.LabelPlacement;

/** The words inside a plot, each where nothing else is drawn. */
final class Labels {

  private record Label(
      String text, List<Point2D> anchors, String owner, Color color, boolean leads) {}

  private record CornerLabel(String text, Note.Corner corner) {}

  /** Words at their place, with the line to what they name. */
  record Placed(
      Words words, Font font, double x, double baseline, Color color, Optional<Shape> leader) {

    void draw(Graphics2D graphics) {
      graphics.setColor(color);
      words.draw(graphics, font, x, baseline);
      leader.ifPresent(
          line -> {
            graphics.setStroke(LEADER);
            graphics.draw(line);
          });
    }
  }

  /** Distances of the placement are made for pictures of so many pixels per point. */
  private static final double PIXELS = 3.6;

  /** A piece longer than this leads far out of sight. */
  private static final double FAR = 20_000;

  private static final double INSET = 4;
  private static final double LINE = 1.25;
  private static final BasicStroke LEADER = new BasicStroke(0.4f);

  private final Rectangle box;
  private final LabelPlacement placement;
  private final List<Label> labels = new ArrayList<>();
  private final List<CornerLabel> corners = new ArrayList<>();

  Labels(Rectangle box) {
    this.box = box;
    placement =
        new LabelPlacement(
            new Rectangle2D.Double(
                box.x * PIXELS, box.y * PIXELS, box.width * PIXELS, box.height * PIXELS));
  }

  private static Point2D scaled(double x, double y) {
    return new Point2D.Double(PIXELS * x, PIXELS * y);
  }

  void occupy(Point2D point, double radius, String owner) {
    placement.occupy(scaled(point.getX(), point.getY()), PIXELS * radius, owner);
  }

  void occupy(Polyline line, String owner) {
    pieces(line).forEach(piece -> placement.occupy(piece.getP1(), piece.getP2(), owner));
  }

  void occupyCrossable(Polyline line) {
    pieces(line).forEach(piece -> placement.occupyCrossable(piece.getP1(), piece.getP2()));
  }

  /** The pieces of a line that are in sight. */
  private List<Line2D> pieces(Polyline line) {
    List<Line2D> pieces = new ArrayList<>();
    double[] x = line.x();
    double[] y = line.y();
    for (int i = 1; i < x.length; i++) {
      if (!Double.isNaN(y[i - 1])
          && !Double.isNaN(y[i])
          && Math.abs(x[i] - x[i - 1]) + Math.abs(y[i] - y[i - 1]) < FAR
          && new Line2D.Double(x[i - 1], y[i - 1], x[i], y[i]).intersects(box)) {
        pieces.add(new Line2D.Double(scaled(x[i - 1], y[i - 1]), scaled(x[i], y[i])));
      }
    }
    return pieces;
  }

  /** Adds a label near the best of some points; one that leads has a line to it where it must. */
  void add(String text, List<Point2D> anchors, String owner, Color color, boolean leads) {
    labels.add(new Label(text, anchors, owner, color, leads));
  }

  void addCorner(String text, Note.Corner corner) {
    corners.add(new CornerLabel(text, corner));
  }

  /** Finds places for the labels, those in corners first. */
  List<Placed> placed(Font font) {
    List<Placed> placed = new ArrayList<>();
    Map<Note.Corner, Integer> lines = new EnumMap<>(Note.Corner.class);
    for (CornerLabel label : corners) {
      int line = lines.merge(label.corner(), 1, Integer::sum) - 1;
      placed.add(inCorner(font, label, line));
    }
    for (Label label : labels) {
      near(font, label).ifPresent(placed::add);
    }
    return placed;
  }

  private Placed inCorner(Font font, CornerLabel label, int line) {
    Words words = Words.of(label.text());
    Font fitted = words.fitted(font, box.width - 2 * INSET);
    double width = words.width(fitted);
    double size = fitted.getSize2D();
    double x = label.corner().isRight() ? box.getMaxX() - INSET - width : box.x + INSET;
    double baseline =
        label.corner().isTop()
            ? box.y + INSET + Words.CAPITAL * size + line * LINE * size
            : box.getMaxY() - INSET - line * LINE * size;
    for (double at = x; at <= x + width; at += 1) {
      placement.occupy(scaled(at, baseline - size / 3), PIXELS * size / 2, " corner");
    }
    return new Placed(words, fitted, x, baseline, Ink.TEXT, Optional.empty());
  }

  private Optional<Placed> near(Font font, Label label) {
    Words words = Words.of(label.text());
    double height = Words.CAPITAL * font.getSize2D();
    return placement
        .place(
            label.anchors().stream().map(p -> scaled(p.getX(), p.getY())).toList(),
            PIXELS * words.width(font),
            PIXELS * height,
            List.of(label.owner()))
        .map(
            place ->
                new Placed(
                    words,
                    font,
                    place.box().getX() / PIXELS,
                    place.box().getMaxY() / PIXELS,
                    label.color(),
                    label.leads() ? leader(place) : Optional.empty()));
  }

  private static Optional<Shape> leader(LabelPlacement.Place place) {
    AffineTransform smaller = AffineTransform.getScaleInstance(1 / PIXELS, 1 / PIXELS);
    return place.needsLeader()
        ? Optional.of(smaller.createTransformedShape(place.leader()))
        : Optional.empty();
  }
}
