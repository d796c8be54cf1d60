package org.infobottleneck.examples.figures;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws a panel: grid, marks, frame, ticks, words. */
final class PanelPainter {

  private static final double X_TICK_ROOM = 21;
  private static final double X_TICK_GAP = 11;
  private static final double Y_TICK_ROOM = 19;
  private static final double TICK = 2.6;
  private static final double MINOR = 1.4;
  private static final double GAP = 2;
  private static final double WIDEST_CATEGORY = 0.96;
  private static final BasicStroke FRAME = new BasicStroke(0.6f);
  private static final BasicStroke GRID = new BasicStroke(0.4f);

  private final Panel panel;
  private final String title;
  private final Scale x;
  private final Scale y;
  private final Fonts fonts;
  private final boolean named;
  private final boolean labeledLeft;
  private final boolean labeledBelow;

  /**
   * A painter.
   *
   * @param title the title with its letter
   * @param labeledLeft whether the y axis has numbers and a name
   * @param labeledBelow whether the x axis has
   */
  PanelPainter(
      Panel panel,
      String title,
      Scale x,
      Scale y,
      Fonts fonts,
      boolean labeledLeft,
      boolean labeledBelow) {
    this.panel = panel;
    this.title = title;
    this.x = x;
    this.y = y;
    this.fonts = fonts;
    this.named = !title.isEmpty();
    this.labeledLeft = labeledLeft;
    this.labeledBelow = labeledBelow;
  }

  double above() {
    return named ? 1.5 * fonts.title().getSize2D() : 5;
  }

  double below() {
    if (!labeledBelow) {
      return TICK + 3;
    }
    double name = panel.xAxis().label().isEmpty() ? 0 : 1.35 * fonts.label().getSize2D();
    return TICK + GAP + 1.05 * fonts.tick().getSize2D() + name + 2;
  }

  /** The room to the left for a plot of some height. */
  double left(double height) {
    if (!labeledLeft) {
      return TICK + 3;
    }
    double widest = 0;
    for (Tick tick : y.ticks(height / Y_TICK_ROOM)) {
      widest = Math.max(widest, Words.of(tick.text()).width(fonts.tick()));
    }
    double name = panel.yAxis().label().isEmpty() ? 0 : 1.4 * fonts.label().getSize2D();
    return 2 + name + widest + GAP + TICK;
  }

  /** What {@link #paint} draws, made once for all files. */
  record Plan(Rectangle box, Plot plot, List<Labels.Placed> labels) {}

  Plan plan(Rectangle box, Inks inks) {
    long bars = panel.marks().stream().filter(Bars.class::isInstance).count();
    Plot plot = new Plot(box, x, y, (int) bars);
    for (int i = 0; i < panel.marks().size(); i++) {
      panel.marks().get(i).paint(plot, inks.of(panel, i));
    }
    return new Plan(box, plot, plot.placed(fonts.tick()));
  }

  void paint(Graphics2D graphics, Plan plan) {
    Rectangle box = plan.box();
    List<Tick> xTicks = xTicks(box.width);
    List<Tick> yTicks = y.ticks(box.height / Y_TICK_ROOM);
    paintGrid(graphics, box, xTicks, yTicks);
    plan.plot().paint(graphics);
    plan.labels().forEach(label -> label.draw(graphics));
    graphics.setStroke(FRAME);
    graphics.setColor(Ink.AXIS);
    graphics.draw(new Rectangle2D.Double(box.x, box.y, box.width, box.height));
    paintXTicks(graphics, box, xTicks);
    paintYTicks(graphics, box, yTicks);
    paintWords(graphics, box);
  }

  /** As many ticks as there is room for their numbers. */
  private List<Tick> xTicks(double width) {
    List<Tick> ticks = x.ticks(width / X_TICK_ROOM);
    double widest = 0;
    for (Tick tick : ticks) {
      widest = Math.max(widest, Words.of(tick.text()).width(fonts.tick()));
    }
    return x.ticks(width / Math.max(X_TICK_ROOM, widest + X_TICK_GAP));
  }

  private void paintGrid(Graphics2D graphics, Rectangle box, List<Tick> xTicks, List<Tick> yTicks) {
    graphics.setStroke(GRID);
    graphics.setColor(Ink.GRID);
    if (x.axis().kind() != Axis.Kind.CATEGORIES) {
      for (Tick tick : xTicks) {
        double at = box.x + x.shareOf(tick) * box.width;
        if (tick.isMajor()) {
          graphics.draw(new Line2D.Double(at, box.y, at, box.getMaxY()));
        }
      }
    }
    if (y.axis().kind() != Axis.Kind.CATEGORIES) {
      for (Tick tick : yTicks) {
        double at = box.getMaxY() - y.shareOf(tick) * box.height;
        if (tick.isMajor()) {
          graphics.draw(new Line2D.Double(box.x, at, box.getMaxX(), at));
        }
      }
    }
  }

  private void paintXTicks(Graphics2D graphics, Rectangle box, List<Tick> ticks) {
    double baseline = box.getMaxY() + TICK + GAP + Words.CAPITAL * fonts.tick().getSize2D();
    for (Tick tick : ticks) {
      double at = box.x + x.shareOf(tick) * box.width;
      double length = tick.isMajor() ? TICK : MINOR;
      graphics.setColor(Ink.AXIS);
      graphics.setStroke(FRAME);
      graphics.draw(new Line2D.Double(at, box.getMaxY(), at, box.getMaxY() + length));
      if (labeledBelow) {
        Words words = Words.of(tick.text());
        Font font = fonts.tick();
        if (x.axis().kind() == Axis.Kind.CATEGORIES) {
          font = words.fitted(font, WIDEST_CATEGORY * box.width / ticks.size());
        }
        graphics.setColor(Ink.TEXT);
        words.drawCentered(graphics, font, at, baseline + raised(words, tick));
      }
    }
  }

  /** Room for the exponent of a power of ten. */
  private double raised(Words words, Tick tick) {
    return tick.text().contains("^{") && words.width(fonts.tick()) > 0
        ? 0.12 * fonts.tick().getSize2D()
        : 0;
  }

  private void paintYTicks(Graphics2D graphics, Rectangle box, List<Tick> ticks) {
    for (Tick tick : ticks) {
      double at = box.getMaxY() - y.shareOf(tick) * box.height;
      double length = tick.isMajor() ? TICK : MINOR;
      graphics.setColor(Ink.AXIS);
      graphics.setStroke(FRAME);
      graphics.draw(new Line2D.Double(box.x - length, at, box.x, at));
      if (labeledLeft) {
        Words words = Words.of(tick.text());
        graphics.setColor(Ink.TEXT);
        words.draw(
            graphics,
            fonts.tick(),
            box.x - TICK - GAP - words.width(fonts.tick()),
            at + Words.CAPITAL / 2 * fonts.tick().getSize2D());
      }
    }
  }

  private void paintWords(Graphics2D graphics, Rectangle box) {
    graphics.setColor(Ink.TEXT);
    if (named) {
      Words words = Words.of(title);
      words.draw(
          graphics,
          words.fitted(fonts.title(), box.width + 4),
          box.x,
          box.y - 0.45 * fonts.title().getSize2D());
    }
    if (labeledBelow) {
      Words words = Words.of(panel.xAxis().label());
      words.drawCentered(
          graphics,
          words.fitted(fonts.label(), box.width + 8),
          box.getCenterX(),
          box.getMaxY() + below() - 2 - 0.22 * fonts.label().getSize2D());
    }
    if (labeledLeft) {
      Words words = Words.of(panel.yAxis().label());
      words.drawUpwards(
          graphics,
          words.fitted(fonts.label(), box.height + 12),
          box.x - left(box.height) + 2 + 0.95 * fonts.label().getSize2D(),
          box.getCenterY());
    }
  }
}
