package org.infobottleneck.examples.plots;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/** The color bar of the epochs. */
record EpochBar(EpochScale scale) {

  private static final int GREATEST_LENGTH = 1000;
  private static final double SHARE_OF_WIDTH = 0.55;
  private static final int THICKNESS = 22;
  private static final int TICK = 8;
  private static final int GAP = 18;

  /** Draws the bar into the middle of a strip of a width and height that starts at a top. */
  void draw(Graphics2D graphics, int width, int top, int height, Color ink) {
    FontMetrics metrics = graphics.getFontMetrics();
    int length = (int) Math.min(GREATEST_LENGTH, SHARE_OF_WIDTH * width);
    int left = (width - length) / 2;
    int y = top + (height - THICKNESS - TICK - metrics.getHeight()) / 2;
    for (int x = 0; x < length; x++) {
      graphics.setColor(scale.colorAt(x / (length - 1.0)));
      graphics.fillRect(left + x, y, 1, THICKNESS);
    }
    graphics.setColor(ink);
    int middle = y + (THICKNESS + metrics.getAscent() - metrics.getDescent()) / 2;
    graphics.drawString("epoch", left - GAP - metrics.stringWidth("epoch"), middle);
    for (int epoch : scale.ticks()) {
      int x = left + (int) Math.round(scale.position(epoch) * (length - 1));
      graphics.fillRect(x - 1, y + THICKNESS, 2, TICK);
      String number = Integer.toString(epoch);
      graphics.drawString(
          number, x - metrics.stringWidth(number) / 2, y + THICKNESS + TICK + metrics.getAscent());
    }
  }
}
