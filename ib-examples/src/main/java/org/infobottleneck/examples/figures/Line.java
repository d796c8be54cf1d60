package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.util.Objects;
import java.util.Optional;

/**
 * A line through points in their order, perhaps with a band around it. It breaks where a coordinate
 * is not finite or has no logarithm.
 */
public final class Line extends Mark {

  private static final double WIDTH = 1.2;

  private final String name;
  private final double[] x;
  private final double[] y;
  private final double[] lower;
  private final double[] upper;
  private final Optional<Color> color;
  private final Optional<Dash> dash;
  private final double width;
  private final boolean labeled;

  private Line(
      String name,
      double[] x,
      double[] y,
      double[] lower,
      double[] upper,
      Optional<Color> color,
      Optional<Dash> dash,
      double width,
      boolean labeled) {
    this.name = name;
    this.x = x;
    this.y = y;
    this.lower = lower;
    this.upper = upper;
    this.color = color;
    this.dash = dash;
    this.width = width;
    this.labeled = labeled;
  }

  /**
   * A line.
   *
   * @param name its name in the legend; empty for none
   * @param x where its points lie to the right. Not modified.
   * @param y where they lie upwards. Not modified.
   * @return the line
   * @throws IllegalArgumentException if there are not as many of both
   */
  public static Line of(String name, double[] x, double[] y) {
    return new Line(
        Objects.requireNonNull(name, "name"),
        x.clone(),
        Columns.copy("y", y, x.length),
        new double[0],
        new double[0],
        Optional.empty(),
        Optional.empty(),
        WIDTH,
        false);
  }

  /**
   * The line with a band as wide as an error to either side, such as a standard error.
   *
   * @param error one per point, not negative. Not modified.
   * @return the line
   * @throws IllegalArgumentException if there are not as many or one is negative
   */
  public Line withBand(double[] error) {
    Objects.requireNonNull(error, "error");
    double[] lengths = Columns.lengths("error", error, x.length);
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      low[i] = y[i] - lengths[i];
      high[i] = y[i] + lengths[i];
    }
    return withBand(low, high);
  }

  /**
   * The line with a band between two others.
   *
   * @param low the lower end, one per point. Not modified.
   * @param high the upper end, one per point. Not modified.
   * @return the line
   * @throws IllegalArgumentException if there are not as many as points
   */
  public Line withBand(double[] low, double[] high) {
    Objects.requireNonNull(low, "low");
    Objects.requireNonNull(high, "high");
    return new Line(
        name,
        x,
        y,
        Columns.copy("low", low, x.length),
        Columns.copy("high", high, x.length),
        color,
        dash,
        width,
        labeled);
  }

  /**
   * The line in a color of its own.
   *
   * @param other the color
   * @return the line
   */
  public Line withColor(Color other) {
    Objects.requireNonNull(other, "other");
    return new Line(name, x, y, lower, upper, Optional.of(other), dash, width, labeled);
  }

  /**
   * The line in a pattern of its own.
   *
   * @param other the pattern
   * @return the line
   */
  public Line withDash(Dash other) {
    Objects.requireNonNull(other, "other");
    return new Line(name, x, y, lower, upper, color, Optional.of(other), width, labeled);
  }

  /**
   * The line in a width of its own.
   *
   * @param points the width in points; 1.2 unless set
   * @return the line
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Line withWidth(double points) {
    if (!(points > 0) || !Double.isFinite(points)) {
      throw new IllegalArgumentException("width must be positive and finite, got " + points);
    }
    return new Line(name, x, y, lower, upper, color, dash, points, labeled);
  }

  /**
   * The line with its name beside it instead of in the legend.
   *
   * @return the line
   */
  public Line withLabel() {
    return new Line(name, x, y, lower, upper, color, dash, width, true);
  }

  @Override
  String name() {
    return labeled ? "" : name;
  }

  @Override
  String series() {
    return name;
  }

  @Override
  boolean needsInk() {
    return color.isEmpty() || dash.isEmpty();
  }

  @Override
  void extend(Bounds bounds) {
    for (int i = 0; i < x.length; i++) {
      bounds.add(x[i], y[i]);
    }
    for (int i = 0; i < lower.length; i++) {
      bounds.add(x[i], lower[i]);
      bounds.add(x[i], upper[i]);
    }
  }

  @Override
  void paint(Plot plot, Ink ink) {
    Color own = color.orElse(ink.color());
    paintBand(plot, Ink.translucent(own));
    plot.line(plot.sharesX(x), plot.sharesY(y), own, width, dash.orElse(ink.dash()), name);
    if (labeled) {
      plot.label(name, plot.points(x, y), name, own.darker());
    }
  }

  /** One polygon per run of points that have a place. */
  private void paintBand(Plot plot, Color fill) {
    int start = 0;
    for (int i = 0; i <= lower.length; i++) {
      boolean ends = i == lower.length || !isBanded(plot, i);
      if (ends && i - start > 1) {
        int n = i - start;
        double[] sx = new double[2 * n];
        double[] sy = new double[2 * n];
        for (int k = 0; k < n; k++) {
          sx[k] = plot.x().share(x[start + k]);
          sy[k] = plot.y().share(upper[start + k]);
          sx[2 * n - 1 - k] = sx[k];
          sy[2 * n - 1 - k] = plot.y().shareOrStart(lower[start + k]);
        }
        plot.area(sx, sy, fill);
      }
      if (ends) {
        start = i + 1;
      }
    }
  }

  private boolean isBanded(Plot plot, int i) {
    return Double.isFinite(plot.x().share(x[i]))
        && Double.isFinite(plot.y().share(upper[i]))
        && Double.isFinite(plot.y().shareOrStart(lower[i]));
  }

  @Override
  LegendKey key(Ink ink) {
    Color own = color.orElse(ink.color());
    Optional<Color> patch =
        lower.length == 0 ? Optional.empty() : Optional.of(Ink.translucent(own));
    return new LegendKey(name, patch, own, Optional.of(dash.orElse(ink.dash())), Optional.empty());
  }
}
