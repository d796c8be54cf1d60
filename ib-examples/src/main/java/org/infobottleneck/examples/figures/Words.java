package org.infobottleneck.examples.figures;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of text with raised and lowered parts, written as in TeX: {@code 10^{3}}, {@code T_{1}}.
 */
final class Words {

  private record Run(String text, int level) {}

  private static final float SMALLER = 0.72f;
  private static final double RAISED = 0.38;
  private static final double LOWERED = 0.18;

  /** How far capitals rise above the baseline, of the size. */
  static final double CAPITAL = 0.72;

  private final List<Run> runs;

  private Words(List<Run> runs) {
    this.runs = runs;
  }

  static Words of(String text) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    int i = 0;
    while (i + 1 < text.length()) {
      char c = text.charAt(i);
      int end = text.indexOf('}', i);
      if ((c == '^' || c == '_') && text.charAt(i + 1) == '{' && end > 0) {
        add(runs, text.substring(start, i), 0);
        add(runs, text.substring(i + 2, end), c == '^' ? 1 : -1);
        i = end + 1;
        start = i;
      } else {
        i++;
      }
    }
    add(runs, text.substring(start), 0);
    return new Words(List.copyOf(runs));
  }

  private static void add(List<Run> runs, String text, int level) {
    if (!text.isEmpty()) {
      runs.add(new Run(text, level));
    }
  }

  double width(Font font) {
    double sum = 0;
    for (Run run : runs) {
      sum += FigureFont.width(run.text(), sized(font, run));
    }
    return sum;
  }

  /** The font, smaller if the words would be wider than some room. */
  Font fitted(Font font, double room) {
    double width = width(font);
    return width <= room ? font : font.deriveFont((float) (font.getSize2D() * room / width));
  }

  void draw(Graphics2D graphics, Font font, double x, double baseline) {
    double at = x;
    for (Run run : runs) {
      Font sized = sized(font, run);
      double shift =
          run.level() > 0
              ? -RAISED * font.getSize2D()
              : run.level() < 0 ? LOWERED * font.getSize2D() : 0;
      graphics.setFont(sized);
      graphics.drawString(run.text(), (float) at, (float) (baseline + shift));
      at += FigureFont.width(run.text(), sized);
    }
  }

  void drawCentered(Graphics2D graphics, Font font, double center, double baseline) {
    draw(graphics, font, center - width(font) / 2, baseline);
  }

  /** Draws upwards, turned to the left, the middle at a height. */
  void drawUpwards(Graphics2D graphics, Font font, double baseline, double middle) {
    Graphics2D turned = (Graphics2D) graphics.create();
    turned.translate(baseline, middle);
    turned.rotate(-Math.PI / 2);
    draw(turned, font, -width(font) / 2, 0);
    turned.dispose();
  }

  private static Font sized(Font font, Run run) {
    return run.level() == 0 ? font : font.deriveFont(SMALLER * font.getSize2D());
  }
}
