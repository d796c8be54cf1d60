package org.infobottleneck.examples.bottleneck;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.infobottleneck.examples.plots.PanelStyle;
import org.knowm.xchart.style.markers.Marker;

/** The legend below the panels: as many rows as the entries need, each centered. */
final class Legend {

  /**
   * A line, a marker or both, and what they stand for.
   *
   * @param text what the reader reads
   * @param colors of as many lines one above the other
   * @param stroke of the lines; none for a marker alone
   * @param marker drawn in the first color
   */
  record Entry(
      String text, List<Color> colors, Optional<BasicStroke> stroke, Optional<Marker> marker) {}

  private static final int SAMPLE = 46;
  private static final int GAP = 12;
  private static final int BETWEEN = 44;
  private static final double ROW = 1.6;
  private static final int BELOW = 20;
  private static final double LINES_APART = 6;

  private final List<List<Entry>> rows;
  private final Font font;
  private final int width;

  private Legend(List<List<Entry>> rows, Font font, int width) {
    this.rows = rows;
    this.font = font;
    this.width = width;
  }

  static Legend of(List<Entry> entries, Font font, int width) {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    FontMetrics metrics = graphics.getFontMetrics(font);
    graphics.dispose();
    double room = width - 2 * BETWEEN;
    boolean one = width(entries, metrics) <= room;
    List<List<Entry>> rows = new ArrayList<>();
    for (Entry entry : entries) {
      List<Entry> row = new ArrayList<>(rows.isEmpty() ? List.of() : rows.get(rows.size() - 1));
      // Where one row does not do, lines and dots have rows of their own.
      boolean fits =
          one || row.isEmpty() || row.get(0).stroke().isPresent() == entry.stroke().isPresent();
      row.add(entry);
      if (!rows.isEmpty() && fits && width(row, metrics) <= room) {
        rows.set(rows.size() - 1, row);
      } else {
        rows.add(List.of(entry));
      }
    }
    return new Legend(rows, font, width);
  }

  private static double width(List<Entry> row, FontMetrics metrics) {
    double sum = (row.size() - 1) * BETWEEN;
    for (Entry entry : row) {
      sum += SAMPLE + GAP + metrics.stringWidth(entry.text());
    }
    return sum;
  }

  int height() {
    return (int) (rows.size() * ROW * font.getSize2D()) + BELOW;
  }

  void draw(Graphics2D graphics, int top) {
    graphics.setFont(font);
    FontMetrics metrics = graphics.getFontMetrics();
    double middle = top + ROW * font.getSize2D() / 2;
    for (List<Entry> row : rows) {
      double x = (width - width(row, metrics)) / 2;
      for (Entry entry : row) {
        drawSample(graphics, entry, x, middle);
        graphics.setColor(PanelStyle.INK);
        graphics.drawString(
            entry.text(), (float) (x + SAMPLE + GAP), (float) (middle + 0.35 * font.getSize2D()));
        x += SAMPLE + GAP + metrics.stringWidth(entry.text()) + BETWEEN;
      }
      middle += ROW * font.getSize2D();
    }
  }

  private static void drawSample(Graphics2D graphics, Entry entry, double x, double middle) {
    entry
        .stroke()
        .ifPresent(
            stroke -> {
              graphics.setStroke(stroke);
              int lines = entry.colors().size();
              for (int i = 0; i < lines; i++) {
                double y = middle + LINES_APART * (i - (lines - 1) / 2.0);
                graphics.setColor(entry.colors().get(i));
                graphics.draw(new Line2D.Double(x, y, x + SAMPLE, y));
              }
            });
    entry
        .marker()
        .ifPresent(
            marker -> {
              graphics.setColor(entry.colors().get(0));
              marker.paint(graphics, x + SAMPLE / 2.0, middle, PanelStyle.DOT);
            });
  }
}
