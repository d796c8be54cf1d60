package org.infobottleneck.examples.bottleneck;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.examples.plots.Pictures;

/**
 * The information plane with the information curve, I(X;T) to the right and I(T;Y) upwards in bits.
 *
 * <ul>
 *   <li>Black: the IB limit. What lies above it, shaded, no encoder reaches. Dots on it are points
 *       of a beta, diamonds are phase transitions.
 *   <li>Red: the curve lowered by what finite samples cost, a heuristic with constant 1, from few
 *       samples in light red to many in dark red. Where it is vacuous, at 0 and below, it is not
 *       drawn.
 *   <li>Dots in the caller's colors, joined and labeled if the caller wishes.
 *   <li>Dashed: the ceilings I(X;Y) and H(Y).
 * </ul>
 *
 * <p>Several figures may stand side by side over one legend. Needs no display, but a font: see
 * {@link org.infobottleneck.examples.plots.FontsMissingException}. Immutable and thread-safe.
 */
final class CurveFigure {

  private static final int SINGLE_WIDTH = 1500;
  private static final int SINGLE_HEIGHT = 1080;
  private static final int PANEL_WIDTH = 860;
  private static final int PANEL_HEIGHT = 860;
  private static final float SINGLE_FONT = 30;
  private static final float PANEL_FONT = 28;
  private static final float SMALLER = 0.9f;

  /** What is drawn; nobody changes it once it has been handed out. */
  static final class Content {

    final InformationCurve curve;
    String title = "";
    List<CurvePoint> betas = List.of();
    List<Bifurcation> transitions = List.of();
    List<FiniteSampleCurve> finiteSamples = List.of();
    List<DotGroup> dots = List.of();
    Optional<Range> range = Optional.empty();

    private Content(InformationCurve curve) {
      this.curve = curve;
    }

    private Content copy() {
      Content copy = new Content(curve);
      copy.title = title;
      copy.betas = betas;
      copy.transitions = transitions;
      copy.finiteSamples = finiteSamples;
      copy.dots = dots;
      copy.range = range;
      return copy;
    }

    Range axes() {
      return range.orElseGet(() -> Range.of(this));
    }
  }

  /** The axes in bits. */
  record Range(double xMin, double xMax, double yMin, double yMax) {

    private static final double ROOM = 0.05;

    boolean contains(Point2D point) {
      return point.getX() >= xMin
          && point.getX() <= xMax
          && point.getY() >= yMin
          && point.getY() <= yMax;
    }

    /** Room for the curve, its ceilings and every dot. */
    static Range of(Content content) {
      double x = Bits.ofNats(content.curve.statisticEntropy());
      double y = Bits.ofNats(content.curve.classEntropy());
      double least = 0;
      for (DotGroup group : content.dots) {
        for (Point2D point : group.points()) {
          x = Math.max(x, point.getX());
          y = Math.max(y, point.getY());
          least = Math.min(least, point.getY());
        }
      }
      return new Range(-ROOM / 2 * x, (1 + ROOM) * x, least - ROOM * y, (1 + 2 * ROOM) * y);
    }
  }

  private final Content content;

  private CurveFigure(Content content) {
    this.content = content;
  }

  /** A figure of the curve alone. */
  static CurveFigure of(InformationCurve curve) {
    return new CurveFigure(new Content(curve));
  }

  CurveFigure withTitle(String title) {
    Content changed = content.copy();
    changed.title = title;
    return new CurveFigure(changed);
  }

  /** Marks points of the curve and writes their betas beside them. */
  CurveFigure withBetas(List<CurvePoint> points) {
    Content changed = content.copy();
    changed.betas = List.copyOf(points);
    return new CurveFigure(changed);
  }

  /** Marks where the number of clusters changes. */
  CurveFigure withTransitions(List<Bifurcation> transitions) {
    Content changed = content.copy();
    changed.transitions = List.copyOf(transitions);
    return new CurveFigure(changed);
  }

  /** Adds the curve lowered for each of some numbers of samples. */
  CurveFigure withFiniteSamples(int classes, int... samples) {
    Stream<FiniteSampleCurve> added =
        Arrays.stream(samples)
            .sorted()
            .mapToObj(m -> new FiniteSampleCurve(content.curve, classes, m));
    Content changed = content.copy();
    changed.finiteSamples = Stream.concat(content.finiteSamples.stream(), added).toList();
    return new CurveFigure(changed);
  }

  /** Adds dots. */
  CurveFigure withDots(DotGroup... groups) {
    Content changed = content.copy();
    changed.dots = Stream.concat(content.dots.stream(), Arrays.stream(groups)).toList();
    return new CurveFigure(changed);
  }

  /** Sets the axes, in bits, instead of making room for everything. */
  CurveFigure withRange(double xMin, double xMax, double yMin, double yMax) {
    if (!(xMin < xMax && yMin < yMax)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "axes must ascend, got %s to %s and %s to %s", xMin, xMax, yMin, yMax));
    }
    Content changed = content.copy();
    changed.range = Optional.of(new Range(xMin, xMax, yMin, yMax));
    return new CurveFigure(changed);
  }

  /** Draws the figure: the content of a PNG file 1500 pixels wide. */
  byte[] png() {
    return png(List.of(this));
  }

  /** Draws the figure and writes it, atomically. */
  void write(Path path) {
    AtomicFiles.write(path, png());
  }

  /** Draws figures side by side over one legend and writes them, atomically. */
  static void write(Path path, List<CurveFigure> figures) {
    AtomicFiles.write(path, png(figures));
  }

  /**
   * Draws figures side by side over one legend: a PNG file, 860 pixels wide for each of several.
   */
  static byte[] png(List<CurveFigure> figures) {
    boolean single = figures.size() == 1;
    int panelWidth = single ? SINGLE_WIDTH : PANEL_WIDTH;
    int panelHeight = single ? SINGLE_HEIGHT : PANEL_HEIGHT;
    float size = single ? SINGLE_FONT : PANEL_FONT;
    Font font = Pictures.font(size);
    int width = panelWidth * figures.size();
    List<CurvePanel> panels = new ArrayList<>();
    figures.forEach(figure -> panels.add(new CurvePanel(figure.content, font)));
    Legend legend =
        Legend.of(
            panels.stream().map(CurvePanel::legend).flatMap(List::stream).distinct().toList(),
            font.deriveFont(SMALLER * size),
            width);
    return Pictures.png(
        width,
        panelHeight + legend.height(),
        graphics -> {
          for (int i = 0; i < panels.size(); i++) {
            Graphics2D own = (Graphics2D) graphics.create();
            own.translate(i * panelWidth, 0);
            panels.get(i).draw(own, panelWidth, panelHeight);
            own.dispose();
          }
          legend.draw(graphics, panelHeight);
        });
  }
}
