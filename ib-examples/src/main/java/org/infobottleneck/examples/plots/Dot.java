package org.infobottleneck.examples.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A round marker with a rim, so that light colors stand out from white; or the rim alone. */
public final class Dot extends Marker {

  /** Filled, with a darker rim. */
  public static final Marker FILLED = new Dot(true);

  /** The rim alone. */
  public static final Marker HOLLOW = new Dot(false);

  private static final BasicStroke THIN = new BasicStroke(1.2f);
  private static final BasicStroke RING = new BasicStroke(3.2f);

  private final boolean filled;

  private Dot(boolean filled) {
    this.filled = filled;
  }

  @Override
  public void paint(Graphics2D graphics, double x, double y, int size) {
    Color color = graphics.getColor();
    Ellipse2D circle = new Ellipse2D.Double(x - size / 2.0, y - size / 2.0, size, size);
    graphics.setColor(filled ? color : Color.WHITE);
    graphics.fill(circle);
    graphics.setColor(filled ? color.darker() : color);
    graphics.setStroke(filled ? THIN : RING);
    graphics.draw(circle);
  }
}
