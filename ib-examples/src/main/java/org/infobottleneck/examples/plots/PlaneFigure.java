package org.infobottleneck.examples.plots;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.plane.InformationPlane;

/**
 * The information plane as a picture: one panel per estimator, I(X;T) to the right and I(T;Y)
 * upwards in bits, as in the figures of Shwartz-Ziv &amp; Tishby (2017).
 *
 * <ul>
 *   <li>Every dot is one layer at one epoch, colored by the logarithm of the epoch; a thin line
 *       follows a layer, dashed lines are the ceilings H(X) and H(Y).
 *   <li>The axes name the estimands: two panels side by side rarely show the same quantity. They
 *       share the ranges of their axes.
 *   <li>A point whose estimate is not valid is left out, and the panel says how many were; a
 *       saturated one is hollow.
 *   <li>Only the rows observed first are drawn.
 * </ul>
 *
 * <p>Needs no display, but a font: see {@link FontsMissingException}. Immutable and thread-safe.
 */
public final class PlaneFigure {

  private static final int SINGLE_WIDTH = 1500;
  private static final int SINGLE_HEIGHT = 1200;
  private static final int PANEL_WIDTH = 760;
  private static final int PANEL_HEIGHT = 880;
  private static final int SCALE_HEIGHT = 120;
  private static final int NOTE_HEIGHT = 36;
  private static final float SINGLE_FONT = 30;
  private static final float PANEL_FONT = 28;
  private static final double TITLE_SHARE = 0.8;
  private static final float SMALLER = 0.85f;

  private final InformationPlane plane;
  private final List<String> estimators;
  private final OptionalInt upTo;

  private PlaneFigure(InformationPlane plane, List<String> estimators, OptionalInt upTo) {
    this.plane = plane;
    this.estimators = List.copyOf(estimators);
    this.upTo = upTo;
    if (estimators.isEmpty()) {
      throw new IllegalArgumentException("a figure must have one estimator at least, got none");
    }
    for (String estimator : estimators) {
      if (!plane.estimators().contains(estimator)) {
        throw new IllegalArgumentException(
            "estimator must be one of " + plane.estimators() + ", got " + estimator);
      }
    }
  }

  /**
   * A figure of one or more estimators, side by side in the order given.
   *
   * @param plane the plane
   * @param estimators descriptions of estimators of that plane, one at least
   * @return the figure
   * @throws IllegalArgumentException if there is no estimator or the plane has no such one
   */
  public static PlaneFigure of(InformationPlane plane, String... estimators) {
    Objects.requireNonNull(estimators, "estimators");
    return new PlaneFigure(plane, List.of(estimators), OptionalInt.empty());
  }

  /**
   * The figure as it stood after an epoch, on the axes and in the colors of the whole: names stand
   * beside the last dots.
   *
   * @param epoch the last epoch to draw
   * @return a figure that differs in this
   */
  public PlaneFigure upTo(int epoch) {
    return new PlaneFigure(plane, estimators, OptionalInt.of(epoch));
  }

  /**
   * Draws the figure and writes it, atomically.
   *
   * @param path the PNG file to create or replace
   * @throws FontsMissingException if the Java runtime finds no font
   * @throws UncheckedIOException if the file can't be written; nothing is left half-written
   */
  public void write(Path path) {
    AtomicFiles.write(path, png());
  }

  /**
   * Draws the figure: 1500 x 1200 pixels for one estimator, 760 x 880 for each of several.
   *
   * @return the content of a PNG file
   * @throws FontsMissingException if the Java runtime finds no font
   */
  public byte[] png() {
    return Pictures.encoded(image());
  }

  BufferedImage image() {
    boolean single = estimators.size() == 1;
    Font font = Pictures.font(single ? SINGLE_FONT : PANEL_FONT);
    int panelWidth = single ? SINGLE_WIDTH : PANEL_WIDTH;
    int width = panelWidth * estimators.size();
    int height = single ? SINGLE_HEIGHT : PANEL_HEIGHT;
    return Pictures.image(width, height, graphics -> draw(graphics, panelWidth, height, font));
  }

  private void draw(Graphics2D graphics, int panelWidth, int height, Font font) {
    EpochScale scale = new EpochScale(lastEpoch());
    PlaneRange range = PlaneRange.of(plane, estimators);
    Font titles = fitting(font, TITLE_SHARE * panelWidth, graphics);
    List<PlanePanel> panels = new ArrayList<>();
    estimators.forEach(
        estimator ->
            panels.add(new PlanePanel(plane, estimator, scale, range, upTo, font, titles)));
    int notes = panels.stream().mapToInt(panel -> panel.notes().size()).max().orElse(0);
    int panelHeight = height - SCALE_HEIGHT - notes * NOTE_HEIGHT;
    for (int i = 0; i < panels.size(); i++) {
      Graphics2D own = (Graphics2D) graphics.create();
      own.translate(i * panelWidth, 0);
      panels.get(i).draw(own, panelWidth, panelHeight);
      own.dispose();
      graphics.setFont(font.deriveFont(font.getSize2D() * SMALLER));
      graphics.setColor(PanelStyle.INK);
      int line = panelHeight;
      for (String note : panels.get(i).notes()) {
        int textWidth = graphics.getFontMetrics().stringWidth(note);
        graphics.drawString(note, i * panelWidth + (panelWidth - textWidth) / 2, line + 24);
        line += NOTE_HEIGHT;
      }
    }
    graphics.setFont(font.deriveFont(font.getSize2D() * SMALLER));
    new EpochBar(scale)
        .draw(
            graphics,
            panelWidth * panels.size(),
            height - SCALE_HEIGHT,
            SCALE_HEIGHT,
            PanelStyle.INK);
  }

  /** The font, smaller where the longest title would not fit. */
  private Font fitting(Font font, double width, Graphics2D graphics) {
    FontMetrics metrics = graphics.getFontMetrics(font);
    double needed = estimators.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    return needed <= width ? font : font.deriveFont((float) (font.getSize2D() * width / needed));
  }

  private int lastEpoch() {
    return plane.points().get(plane.points().size() - 1).epoch();
  }
}
