package org.infobottleneck.examples.figures;

import java.awt.Graphics2D;
import java.util.function.Consumer;
import org.infobottleneck.examples.plots.Pictures;

/**
 * Something to draw and its size in points of 1/72 inch; it becomes the content of a file, always
 * the same bytes.
 */
record Drawing(int width, int height, Consumer<Graphics2D> content) {

  private static final double POINTS_PER_INCH = 72;

  byte[] png(int dotsPerInch) {
    double scale = dotsPerInch / POINTS_PER_INCH;
    return Pictures.png(
        (int) Math.round(width * scale),
        (int) Math.round(height * scale),
        graphics -> {
          graphics.scale(scale, scale);
          content.accept(graphics);
        });
  }

  byte[] svg() {
    return SvgFile.of(this);
  }

  byte[] pdf() {
    return PdfFile.of(this);
  }
}
