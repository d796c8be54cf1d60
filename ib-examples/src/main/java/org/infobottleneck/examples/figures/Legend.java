package org.infobottleneck.examples.figures;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The samples and names below the panels, in as many centered rows as they need. */
final class Legend {

  private static final double SAMPLE = 20;
  private static final double GAP = 3.5;
  private static final double BETWEEN = 13;
  private static final double ROW = 1.55;
  private static final double PATCH = 5.5;
  private static final double DOT = 4.2;
  private static final float STROKE = 1.2f;

  private final List<List<LegendKey>> rows = new ArrayList<>();
  private final Font font;
  private final double width;
  private final double[] widths;

  Legend(List<LegendKey> keys, Font font, double width) {
    this.font = font;
    this.width = width;
    int columns = keys.size();
    while (columns > 1 && total(widths(keys, columns)) > width - BETWEEN) {
      columns--;
    }
    // Rows of about equal length.
    columns = columns == 0 ? 0 : (keys.size() + rowsOf(keys, columns) - 1) / rowsOf(keys, columns);
    widths = widths(keys, columns);
    for (int start = 0; start < keys.size(); start += columns) {
      rows.add(keys.subList(start, Math.min(keys.size(), start + columns)));
    }
  }

  private static int rowsOf(List<LegendKey> keys, int columns) {
    return (keys.size() + columns - 1) / columns;
  }

  /** The widths of columns if keys are set in so many: those of the widest key in each. */
  private double[] widths(List<LegendKey> keys, int columns) {
    double[] widths = new double[columns];
    for (int i = 0; i < keys.size(); i++) {
      LegendKey key = keys.get(i);
      double own = sample(key) + GAP + Words.of(key.text()).width(font);
      widths[i % columns] = Math.max(widths[i % columns], own);
    }
    return widths;
  }

  private static double total(double[] widths) {
    double sum = Math.max(0, widths.length - 1) * BETWEEN;
    for (double each : widths) {
      sum += each;
    }
    return sum;
  }

  /** A symbol alone needs less room than a line. */
  private static double sample(LegendKey key) {
    return key.line().isEmpty() && key.patch().isEmpty() ? DOT : SAMPLE;
  }

  double height() {
    return rows.size() * ROW * font.getSize2D();
  }

  void draw(Graphics2D graphics, double top) {
    double middle = top + ROW * font.getSize2D() / 2;
    for (List<LegendKey> row : rows) {
      double x = (width - total(widths)) / 2;
      for (int i = 0; i < row.size(); i++) {
        LegendKey key = row.get(i);
        double sample = sample(key);
        drawSample(graphics, key, x, sample, middle);
        Words words = Words.of(key.text());
        graphics.setColor(Ink.TEXT);
        words.draw(graphics, font, x + sample + GAP, middle + Words.CAPITAL / 2 * font.getSize2D());
        x += widths[i] + BETWEEN;
      }
      middle += ROW * font.getSize2D();
    }
  }

  private static void drawSample(
      Graphics2D graphics, LegendKey key, double x, double sample, double middle) {
    key.patch()
        .ifPresent(
            color -> {
              graphics.setColor(color);
              graphics.fill(new Rectangle2D.Double(x, middle - PATCH / 2, sample, PATCH));
            });
    key.line()
        .ifPresent(
            dash -> {
              Polyline pieces =
                  Polyline.of(
                          new double[] {x + 0.6, x + sample - 0.6}, new double[] {middle, middle})
                      .dashed(dash.pattern());
              graphics.setColor(key.color());
              graphics.setStroke(
                  new BasicStroke(STROKE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
              double[] px = pieces.x();
              double[] py = pieces.y();
              for (int i = 1; i < px.length; i++) {
                if (!Double.isNaN(py[i - 1]) && !Double.isNaN(py[i])) {
                  graphics.draw(new Line2D.Double(px[i - 1], py[i - 1], px[i], py[i]));
                }
              }
            });
    key.symbol()
        .ifPresent(symbol -> symbol.paint(graphics, x + sample / 2, middle, DOT, key.color()));
  }
}
