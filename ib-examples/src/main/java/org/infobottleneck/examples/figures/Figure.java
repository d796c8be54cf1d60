package org.infobottleneck.examples.figures;

import java.awt.Font;
import java.awt.Graphics2D;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.data.AtomicFiles;

/**
 * Panels in rows and columns, with one legend and one color bar below, as a paper prints them.
 *
 * <pre>{@code
 * Panel panel =
 *     Panel.of(Axis.epochs(), Axis.log("gradient SNR"))
 *         .with(Line.of("layer 1", epochs, snr).withBand(error))
 *         .with(Rule.vertical("drift ends", 350).withBand(310, 402));
 * Figure.of(panel).write(Path.of("results", "phases"));
 * }</pre>
 *
 * <ul>
 *   <li>Sizes are those in print: a panel is 8.5 cm wide, one column of a paper, or 6 cm where
 *       three or more stand side by side; letters have 7 to 9 points.
 *   <li>Series of one name have one color, pattern and symbol in all panels.
 *   <li>The same figure gives the same bytes in one environment: files hold no date and no random
 *       identifier.
 * </ul>
 *
 * <p>Needs no display, but fonts: see {@link
 * org.infobottleneck.examples.plots.FontsMissingException}. Immutable and thread-safe.
 */
public final class Figure {

  private static final double POINTS_PER_CM = 72 / 2.54;
  private static final double WIDE = 8.5;
  private static final double NARROW = 6;
  private static final double ASPECT = 0.8;
  private static final int DOTS_PER_INCH = 300;
  private static final double MARGIN = 4;
  private static final double CAPTION_LINE = 1.35;

  private final int columns;
  private final List<Panel> panels;
  private final Options options;

  private record Options(
      String title,
      String caption,
      double widthCm,
      double heightCm,
      boolean letters,
      boolean sharedAxes,
      int dotsPerInch) {}

  private Figure(int columns, List<Panel> panels, Options options) {
    this.columns = columns;
    this.panels = List.copyOf(panels);
    this.options = options;
  }

  /**
   * A figure of panels side by side.
   *
   * @param panels one panel at least
   * @return the figure
   * @throws IllegalArgumentException if there is none
   */
  public static Figure of(Panel... panels) {
    return grid(Math.max(1, panels.length), List.of(panels));
  }

  /**
   * A figure of panels in rows, filled from the upper left.
   *
   * @param columns how many panels a row has
   * @param panels one panel at least. Not modified.
   * @return the figure
   * @throws IllegalArgumentException if there is no column or no panel, or panels color by
   *     different scales
   */
  public static Figure grid(int columns, List<Panel> panels) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be 1 at least, got " + columns);
    }
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("a figure must have one panel at least, got none");
    }
    List<ColorScale> scales = scales(panels);
    if (scales.size() > 1) {
      throw new IllegalArgumentException("a figure must have one scale of colors, got " + scales);
    }
    double width = columns > 2 ? NARROW : WIDE;
    return new Figure(
        columns,
        panels,
        new Options("", "", width, ASPECT * width, panels.size() > 1, false, DOTS_PER_INCH));
  }

  private static List<ColorScale> scales(List<Panel> panels) {
    return panels.stream()
        .flatMap(panel -> panel.marks().stream())
        .flatMap(mark -> mark.colors().stream())
        .distinct()
        .toList();
  }

  private Figure with(Options other) {
    return new Figure(columns, panels, other);
  }

  /**
   * The figure with a heading.
   *
   * @param title the heading; empty for none
   * @return the figure
   */
  public Figure withTitle(String title) {
    Options o = options;
    Objects.requireNonNull(title, "title");
    return with(
        new Options(
            title, o.caption, o.widthCm, o.heightCm, o.letters, o.sharedAxes, o.dotsPerInch));
  }

  /**
   * The figure with words below, broken into lines.
   *
   * @param caption the words; empty for none
   * @return the figure
   */
  public Figure withCaption(String caption) {
    Options o = options;
    Objects.requireNonNull(caption, "caption");
    return with(
        new Options(
            o.title, caption, o.widthCm, o.heightCm, o.letters, o.sharedAxes, o.dotsPerInch));
  }

  /**
   * The figure with panels of another size, their labels included.
   *
   * @param widthCm centimeters
   * @param heightCm centimeters
   * @return the figure
   * @throws IllegalArgumentException if a size is not from 3 to 50
   */
  public Figure withPanelSize(double widthCm, double heightCm) {
    if (!(widthCm >= 3 && widthCm <= 50 && heightCm >= 3 && heightCm <= 50)) {
      throw new IllegalArgumentException(
          "a panel must be 3 to 50 cm wide and high, got " + widthCm + " x " + heightCm);
    }
    Options o = options;
    return with(
        new Options(o.title, o.caption, widthCm, heightCm, o.letters, o.sharedAxes, o.dotsPerInch));
  }

  /**
   * The figure without the letters (a), (b), ... that several panels have.
   *
   * @return the figure
   */
  public Figure withoutLetters() {
    Options o = options;
    return with(
        new Options(o.title, o.caption, o.widthCm, o.heightCm, false, o.sharedAxes, o.dotsPerInch));
  }

  /**
   * The figure whose panels show one range, numbered at the left and below only.
   *
   * @return the figure
   * @throws IllegalArgumentException if the panels' axes measure different things
   */
  public Figure withSharedAxes() {
    Panel first = panels.get(0);
    for (Panel panel : panels) {
      if (!isAlike(first.xAxis(), panel.xAxis()) || !isAlike(first.yAxis(), panel.yAxis())) {
        throw new IllegalArgumentException(
            "panels that share axes must measure the same, got "
                + first.xAxis()
                + ", "
                + first.yAxis()
                + " and "
                + panel.xAxis()
                + ", "
                + panel.yAxis());
      }
    }
    Options o = options;
    return with(
        new Options(o.title, o.caption, o.widthCm, o.heightCm, o.letters, true, o.dotsPerInch));
  }

  private static boolean isAlike(Axis one, Axis other) {
    return one.kind() == other.kind()
        && one.label().equals(other.label())
        && one.min().equals(other.min())
        && one.max().equals(other.max())
        && one.names().equals(other.names());
  }

  /**
   * The figure whose PNG has another resolution.
   *
   * @param dotsPerInch pixels per inch, 300 unless set
   * @return the figure
   * @throws IllegalArgumentException if it is not from 50 to 1200
   */
  public Figure withResolution(int dotsPerInch) {
    if (dotsPerInch < 50 || dotsPerInch > 1200) {
      throw new IllegalArgumentException(
          "resolution must be from 50 to 1200 dots per inch, got " + dotsPerInch);
    }
    Options o = options;
    return with(
        new Options(
            o.title, o.caption, o.widthCm, o.heightCm, o.letters, o.sharedAxes, dotsPerInch));
  }

  /**
   * Draws the figure and writes it as NAME.svg, NAME.pdf and NAME.png, each atomically.
   *
   * @param name the path of the files without their endings
   * @return the three files, in that order
   * @throws org.infobottleneck.examples.plots.FontsMissingException if the Java runtime finds no
   *     font
   * @throws UncheckedIOException if a file can't be written; nothing is left half-written
   */
  public List<Path> write(Path name) {
    Drawing drawing = drawing();
    List<Path> files = List.of(ending(name, ".svg"), ending(name, ".pdf"), ending(name, ".png"));
    AtomicFiles.write(files.get(0), drawing.svg());
    AtomicFiles.write(files.get(1), drawing.pdf());
    AtomicFiles.write(files.get(2), drawing.png(options.dotsPerInch));
    return files;
  }

  private static Path ending(Path name, String ending) {
    return name.resolveSibling(name.getFileName() + ending);
  }

  /**
   * Draws the figure as SVG. Its text stays text, in Liberation Sans or another font of the same
   * widths: Arial, Helvetica.
   *
   * @return the content of an SVG file
   * @throws org.infobottleneck.examples.plots.FontsMissingException if the Java runtime finds no
   *     font
   */
  public byte[] svg() {
    return drawing().svg();
  }

  /**
   * Draws the figure as PDF: one page, its letters embedded.
   *
   * @return the content of a PDF file
   * @throws org.infobottleneck.examples.plots.FontsMissingException if the Java runtime finds no
   *     font
   */
  public byte[] pdf() {
    return drawing().pdf();
  }

  /**
   * Draws the figure as PNG.
   *
   * @return the content of a PNG file
   * @throws org.infobottleneck.examples.plots.FontsMissingException if the Java runtime finds no
   *     font
   */
  public byte[] png() {
    return drawing().png(options.dotsPerInch);
  }

  int columns() {
    return columns;
  }

  boolean sharesAxes() {
    return options.sharedAxes;
  }

  double panelWidth() {
    return options.widthCm * POINTS_PER_CM;
  }

  double panelHeight() {
    return options.heightCm * POINTS_PER_CM;
  }

  /** The letter before the title of a panel. */
  String letter(int index) {
    return options.letters && index < 26 ? "(" + (char) ('a' + index) + ") " : "";
  }

  private Drawing drawing() {
    Fonts fonts = Fonts.ofPrint();
    double width = Math.ceil(columns * panelWidth());
    Inks inks = Inks.of(panels);
    Layout layout = new Layout(this, panels, fonts);
    List<LegendKey> keys = inks.legend(panels);
    Legend legend = new Legend(keys, fonts.label(), width);
    Optional<ColorBar> bar =
        scales(panels).stream().findFirst().map(s -> new ColorBar(s, fonts.tick(), width));
    List<String> caption = lines(options.caption, fonts.tick(), width - 4 * MARGIN);
    double top = MARGIN + (options.title.isEmpty() ? 0 : 1.5 * fonts.heading().getSize2D());
    List<PanelPainter.Plan> plans = layout.plans(top, inks);
    int rows = (panels.size() + columns - 1) / columns;
    double legendTop = top + rows * panelHeight();
    double barTop = legendTop + (keys.isEmpty() ? 0 : legend.height() + MARGIN);
    double captionTop = barTop + bar.map(b -> b.height() + MARGIN).orElse(0.0);
    double line = CAPTION_LINE * fonts.tick().getSize2D();
    double bottom = captionTop + (caption.isEmpty() ? 0 : caption.size() * line + MARGIN);
    return new Drawing(
        (int) width,
        (int) Math.ceil(bottom + MARGIN / 2),
        graphics -> {
          if (!options.title.isEmpty()) {
            Words words = Words.of(options.title);
            graphics.setColor(Ink.TEXT);
            Font fitted = words.fitted(fonts.heading(), width - 4 * MARGIN);
            words.drawCentered(graphics, fitted, width / 2, top - 0.35 * fitted.getSize2D());
          }
          layout.paint(graphics, plans);
          legend.draw(graphics, legendTop);
          bar.ifPresent(b -> b.draw(graphics, barTop));
          drawCaption(graphics, caption, fonts.tick(), captionTop, line);
        });
  }

  private static void drawCaption(
      Graphics2D graphics, List<String> caption, Font font, double top, double line) {
    graphics.setColor(Ink.TEXT);
    double baseline = top + line;
    for (String text : caption) {
      Words.of(text).draw(graphics, font, 2 * MARGIN, baseline);
      baseline += line;
    }
  }

  /** Words in lines no wider than there is room. */
  private static List<String> lines(String text, Font font, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && Words.of(longer).width(font) > room) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }
}
