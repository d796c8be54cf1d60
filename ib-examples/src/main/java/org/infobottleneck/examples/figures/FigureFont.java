package org.infobottleneck.examples.figures;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.infobottleneck.examples.plots.Pictures;

/**
 * The one font of all figures, Liberation Sans, which PDFBox ships. Its letters are as wide as
 * those of Arial and Helvetica, so that an SVG looks the same where only those are installed.
 */
final class FigureFont {

  /** Families of the same widths, for a reader without the first. */
  static final String FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final FontRenderContext FINE = new FontRenderContext(null, true, true);

  private FigureFont() {}

  private static final class Holder {

    static final Font FONT = load();

    private static Font load() {
      try (InputStream in = open()) {
        return Font.createFont(Font.TRUETYPE_FONT, in);
      } catch (FontFormatException e) {
        throw new IllegalStateException("the font of PDFBox cannot be read", e);
      } catch (IOException e) {
        throw new UncheckedIOException("the font of PDFBox cannot be read", e);
      }
    }
  }

  /** The font file. */
  static InputStream open() throws IOException {
    InputStream in = PDDocument.class.getResourceAsStream(FILE);
    if (in == null) {
      throw new IOException(FILE + " is missing from PDFBox");
    }
    return in;
  }

  /**
   * The font in a size in points.
   *
   * @throws org.infobottleneck.examples.plots.FontsMissingException if the Java runtime finds no
   *     font
   */
  static Font size(double points) {
    // Fails where the runtime cannot handle fonts at all, before one is loaded.
    Pictures.font((float) points);
    return Holder.FONT.deriveFont((float) points);
  }

  /** The width of a text, the same whatever it is drawn on. */
  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, FINE).getWidth();
  }
}
