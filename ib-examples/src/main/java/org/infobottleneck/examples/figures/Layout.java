package org.infobottleneck.examples.figures;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** Where the panels of a figure lie: plots of one size, lined up in rows and columns. */
final class Layout {

  private static final double RIGHT = 8;

  private final List<PanelPainter> painters = new ArrayList<>();
  private final int columns;
  private final double[] left;
  private final double[] above;
  private final double[] below;
  private final double plotWidth;
  private final double plotHeight;

  Layout(Figure figure, List<Panel> panels, Fonts fonts) {
    columns = figure.columns();
    int rows = (panels.size() + columns - 1) / columns;
    List<Bounds> bounds = panels.stream().map(Panel::bounds).toList();
    if (figure.sharesAxes()) {
      share(bounds);
    }
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      painters.add(
          new PanelPainter(
              panel,
              figure.letter(i) + panel.title(),
              Scale.of(panel.xAxis(), bounds.get(i).x()),
              Scale.of(panel.yAxis(), bounds.get(i).y()),
              fonts,
              !figure.sharesAxes() || i % columns == 0,
              !figure.sharesAxes() || i + columns >= panels.size()));
    }
    above = new double[rows];
    below = new double[rows];
    double height = rows * figure.panelHeight();
    for (int i = 0; i < painters.size(); i++) {
      int row = i / columns;
      above[row] = Math.max(above[row], painters.get(i).above());
      below[row] = Math.max(below[row], painters.get(i).below());
    }
    for (int row = 0; row < rows; row++) {
      height -= above[row] + below[row];
    }
    plotHeight = Math.floor(height / rows);
    left = new double[columns];
    double width = columns * figure.panelWidth();
    for (int i = 0; i < painters.size(); i++) {
      left[i % columns] = Math.max(left[i % columns], painters.get(i).left(plotHeight));
    }
    for (int column = 0; column < columns; column++) {
      width -= left[column] + RIGHT;
    }
    plotWidth = Math.floor(width / columns);
    if (plotWidth < 30 || plotHeight < 30) {
      throw new IllegalArgumentException(
          "panels must leave room for a plot between their labels, got "
              + figure.panelWidth()
              + " x "
              + figure.panelHeight()
              + " points");
    }
  }

  /** Makes all panels show what any of them has to. */
  private static void share(List<Bounds> bounds) {
    Extent x = new Extent();
    Extent y = new Extent();
    bounds.forEach(
        each -> {
          x.add(each.x());
          y.add(each.y());
        });
    bounds.forEach(
        each -> {
          each.x().add(x);
          each.y().add(y);
        });
  }

  /** Lays out the panels below a height. */
  List<PanelPainter.Plan> plans(double top, Inks inks) {
    List<PanelPainter.Plan> plans = new ArrayList<>();
    double y = top;
    for (int row = 0; row < above.length; row++) {
      double x = 0;
      for (int column = 0; column < columns; column++) {
        int index = row * columns + column;
        if (index < painters.size()) {
          Rectangle box =
              new Rectangle(
                  (int) Math.round(x + left[column]),
                  (int) Math.round(y + above[row]),
                  (int) plotWidth,
                  (int) plotHeight);
          plans.add(painters.get(index).plan(box, inks));
        }
        x += left[column] + plotWidth + RIGHT;
      }
      y += above[row] + plotHeight + below[row];
    }
    return plans;
  }

  void paint(Graphics2D graphics, List<PanelPainter.Plan> plans) {
    for (int i = 0; i < plans.size(); i++) {
      painters.get(i).paint(graphics, plans.get(i));
    }
  }
}
