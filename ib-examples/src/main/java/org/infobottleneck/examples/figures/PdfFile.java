package org.infobottleneck.examples.figures;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A drawing as PDF by Apache PDFBox: one page of its size, with the letters it needs embedded. */
final class PdfFile {

  /** Instead of the time of writing, from which the file's identifier would be made. */
  private static final long IDENTIFIER = 20170302L;

  private PdfFile() {}

  static byte[] of(Drawing drawing) {
    Font font = FigureFont.size(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument();
        InputStream file = FigureFont.open();
        PdfBoxGraphics2DFontTextDrawer texts = new PdfBoxGraphics2DFontTextDrawer()) {
      document.setDocumentId(IDENTIFIER);
      PDPage page = new PDPage(new PDRectangle(drawing.width(), drawing.height()));
      document.addPage(page);
      texts.registerFont(font.getFontName(), PDType0Font.load(document, file, true));
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, drawing.width(), drawing.height());
      graphics.setFontTextDrawer(texts);
      drawing.content().accept(graphics);
      graphics.dispose();
      try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
        stream.drawForm(graphics.getXFormObject());
      }
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the figure as PDF", e);
    }
    return out.toByteArray();
  }
}
