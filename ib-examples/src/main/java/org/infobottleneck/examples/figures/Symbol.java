package org.infobottleneck.examples.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The form of a dot, told apart without color. */
public enum Symbol {
  /** A disc. */
  CIRCLE,
  /** A square. */
  SQUARE,
  /** A triangle, point upwards. */
  TRIANGLE,
  /** A square on its corner. */
  DIAMOND,
  /** A triangle, point downwards. */
  INVERTED_TRIANGLE,
  /** A disc, hollow. */
  RING;

  private static final BasicStroke RIM = new BasicStroke(0.4f);
  private static final BasicStroke HOLLOW = new BasicStroke(0.9f);

  /** Draws the symbol around a point in a color; the rim makes light colors stand out. */
  void paint(Graphics2D graphics, double x, double y, double size, Color color) {
    Shape shape = shape(x, y, size / 2);
    graphics.setColor(this == RING ? Color.WHITE : color);
    graphics.fill(shape);
    graphics.setColor(this == RING ? color : color.darker());
    graphics.setStroke(this == RING ? HOLLOW : RIM);
    graphics.draw(shape);
  }

  private Shape shape(double x, double y, double r) {
    return switch (this) {
      case CIRCLE, RING -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      case SQUARE -> new Rectangle2D.Double(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
      case TRIANGLE -> polygon(x, y + 0.2 * r, 0, -1.2 * r, 1.1 * r, 0.7 * r, -1.1 * r, 0.7 * r);
      case INVERTED_TRIANGLE ->
          polygon(x, y - 0.2 * r, 0, 1.2 * r, 1.1 * r, -0.7 * r, -1.1 * r, -0.7 * r);
      case DIAMOND -> polygon(x, y, 0, -1.2 * r, 1.2 * r, 0, 0, 1.2 * r, -1.2 * r, 0);
    };
  }

  private static Shape polygon(double x, double y, double... offsets) {
    Path2D path = new Path2D.Double();
    path.moveTo(x + offsets[0], y + offsets[1]);
    for (int i = 2; i < offsets.length; i += 2) {
      path.lineTo(x + offsets[i], y + offsets[i + 1]);
    }
    path.closePath();
    return path;
  }
}
