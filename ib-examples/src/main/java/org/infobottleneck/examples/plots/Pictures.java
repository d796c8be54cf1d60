package org.infobottleneck.examples.plots;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.infobottleneck.numerics.Arguments;

/** The paper and the pen of every figure: a smooth white picture in memory and a font for it. */
public final class Pictures {

  /** Of a side: a picture of more would not fit the memory. */
  private static final int MOST_PIXELS = 20_000;

  private Pictures() {}

  /**
   * Draws a picture.
   *
   * @param width pixels
   * @param height pixels
   * @param drawing what draws on the white picture
   * @return the content of a PNG file
   * @throws IllegalArgumentException if a side is not from 1 to 20,000 pixels
   */
  public static byte[] png(int width, int height, Consumer<Graphics2D> drawing) {
    Objects.requireNonNull(drawing, "drawing");
    Arguments.within(width, 1, MOST_PIXELS, "width");
    Arguments.within(height, 1, MOST_PIXELS, "height");
    return encoded(image(width, height, drawing));
  }

  static BufferedImage image(int width, int height, Consumer<Graphics2D> drawing) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      smooth(graphics);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      drawing.accept(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /**
   * Returns the font of all figures, having made sure that text can be measured: a bare runtime
   * fails there.
   *
   * @param size its size in pixels
   * @return the font
   * @throws FontsMissingException if the Java runtime finds no font
   */
  public static Font font(float size) {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(size);
      Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      try {
        graphics.getFontMetrics(font).stringWidth("I(X;T)");
      } finally {
        graphics.dispose();
      }
      return font;
    } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
      throw new FontsMissingException(e);
    }
  }

  private static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode the picture", e);
    }
    return bytes.toByteArray();
  }
}
