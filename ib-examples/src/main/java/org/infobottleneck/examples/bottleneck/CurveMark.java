package org.infobottleneck.examples.bottleneck;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.style.markers.Marker;

/** A small marker on the information curve: a dot for a beta, a diamond for a phase transition. */
final class CurveMark extends Marker {

  static final CurveMark BETA = new CurveMark(true);
  static final CurveMark TRANSITION = new CurveMark(false);

  private static final double RADIUS_OF_DOT = 5.5;
  private static final double RADIUS_OF_DIAMOND = 9;
  private static final BasicStroke RIM = new BasicStroke(2f);

  private final boolean round;

  private CurveMark(boolean round) {
    this.round = round;
  }

  @Override
  public void paint(Graphics2D graphics, double x, double y, int size) {
    Color color = graphics.getColor();
    Shape shape = round ? dot(x, y) : diamond(x, y);
    graphics.setColor(round ? color : Color.WHITE);
    graphics.fill(shape);
    graphics.setColor(color);
    graphics.setStroke(RIM);
    graphics.draw(shape);
  }

  private static Shape dot(double x, double y) {
    return new Ellipse2D.Double(
        x - RADIUS_OF_DOT, y - RADIUS_OF_DOT, 2 * RADIUS_OF_DOT, 2 * RADIUS_OF_DOT);
  }

  private static Shape diamond(double x, double y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - RADIUS_OF_DIAMOND);
    path.lineTo(x + RADIUS_OF_DIAMOND, y);
    path.lineTo(x, y + RADIUS_OF_DIAMOND);
    path.lineTo(x - RADIUS_OF_DIAMOND, y);
    path.closePath();
    return path;
  }
}
