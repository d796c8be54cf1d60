package org.infobottleneck.examples.figures;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The bar below the panels that explains colors. */
record ColorBar(ColorScale scale, Font font, double width) {

  private static final double GREATEST_LENGTH = 220;
  private static final double SHARE = 0.58;
  private static final double THICKNESS = 6;
  private static final double TICK = 2;
  private static final double GAP = 6;
  private static final int STEPS = 128;
  private static final BasicStroke THIN = new BasicStroke(0.5f);

  double height() {
    return THICKNESS + TICK + 2.2 * font.getSize2D();
  }

  void draw(Graphics2D graphics, double top) {
    double length = Math.min(GREATEST_LENGTH, SHARE * width);
    Words label = Words.of(scale.label());
    double left = (width - length - label.width(font) - GAP) / 2 + label.width(font) + GAP;
    double y = top + 0.6 * font.getSize2D();
    for (int i = 0; i < STEPS; i++) {
      graphics.setColor(scale.colorAt((i + 0.5) / STEPS));
      double from = left + length * i / STEPS;
      // Steps overlap, so that no gap shows between them; the last one ends with the bar.
      double to = Math.min(left + length, left + length * (i + 1.5) / STEPS);
      graphics.fill(new Rectangle2D.Double(from, y, to - from, THICKNESS));
    }
    graphics.setStroke(THIN);
    graphics.setColor(Ink.AXIS);
    graphics.draw(new Rectangle2D.Double(left, y, length, THICKNESS));
    for (Tick tick : scale.ticks()) {
      double x = left + length * scale.shareOf(tick);
      graphics.setColor(Ink.AXIS);
      graphics.draw(new Line2D.Double(x, y + THICKNESS, x, y + THICKNESS + TICK));
      graphics.setColor(Ink.TEXT);
      Words.of(tick.text())
          .drawCentered(graphics, font, x, y + THICKNESS + TICK + 1 + 0.8 * font.getSize2D());
    }
    graphics.setColor(Ink.TEXT);
    label.draw(
        graphics,
        font,
        left - GAP - label.width(font),
        y + THICKNESS / 2 + Words.CAPITAL / 2 * font.getSize2D());
  }
}
