package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Single points, perhaps with error bars, perhaps each in the color of a value. One without a place
 * on both axes is left out; an error that is not finite has no bar.
 */
public final class Dots extends Mark {

  private static final double SIZE = 4;

  private final String name;
  private final double[] x;
  private final double[] y;
  private final Look look;
  private final double[] xError;
  private final double[] yError;
  private final double[] values;

  /** How the dots look, apart from what their numbers say. */
  private record Look(
      Optional<Color> color,
      Optional<Symbol> symbol,
      double size,
      boolean labeled,
      Optional<ColorScale> scale) {

    Look withColor(Color other) {
      Objects.requireNonNull(color, "color");
      return new Look(Optional.of(other), symbol, size, labeled, scale);
    }

    Look withSymbol(Symbol other) {
      Objects.requireNonNull(symbol, "symbol");
      return new Look(color, Optional.of(other), size, labeled, scale);
    }

    Look withSize(double other) {
      return new Look(color, symbol, other, labeled, scale);
    }

    Look withLabel() {
      return new Look(color, symbol, size, true, scale);
    }

    Look withScale(ColorScale other) {
      return new Look(color, symbol, size, labeled, Optional.of(other));
    }
  }

  private Dots(
      String name,
      double[] x,
      double[] y,
      Look look,
      double[] xError,
      double[] yError,
      double[] values) {
    this.name = name;
    this.x = x;
    this.y = y;
    this.look = look;
    this.xError = xError;
    this.yError = yError;
    this.values = values;
  }

  /**
   * Dots.
   *
   * @param name their name in the legend; empty for none
   * @param x where they lie to the right. Not modified.
   * @param y where they lie upwards. Not modified.
   * @return the dots
   * @throws IllegalArgumentException if there are not as many of both
   */
  public static Dots of(String name, double[] x, double[] y) {
    return new Dots(
        Objects.requireNonNull(name, "name"),
        x.clone(),
        Columns.copy("y", y, x.length),
        new Look(Optional.empty(), Optional.empty(), SIZE, false, Optional.empty()),
        new double[0],
        new double[0],
        new double[0]);
  }

  private Dots with(Look other) {
    return new Dots(name, x, y, other, xError, yError, values);
  }

  /**
   * The dots with error bars upwards and downwards.
   *
   * @param error the length to either side, one per dot. Not modified.
   * @return the dots
   * @throws IllegalArgumentException if there are not as many or one is negative
   */
  public Dots withErrors(double[] error) {
    Objects.requireNonNull(error, "error");
    double[] lengths = Columns.lengths("error", error, x.length);
    return new Dots(name, x, y, look, xError, lengths, values);
  }

  /**
   * The dots with error bars to the right and left.
   *
   * @param error the length to either side, one per dot. Not modified.
   * @return the dots
   * @throws IllegalArgumentException if there are not as many or one is negative
   */
  public Dots withErrorsAcross(double[] error) {
    Objects.requireNonNull(error, "error");
    double[] lengths = Columns.lengths("error", error, x.length);
    return new Dots(name, x, y, look, lengths, yError, values);
  }

  /**
   * The dots, each in the color of a value. The greatest are drawn last; a dot whose value is NaN
   * is gray.
   *
   * @param scale the colors
   * @param value one per dot. Not modified.
   * @return the dots
   * @throws IllegalArgumentException if there are not as many
   */
  public Dots coloredBy(ColorScale scale, double[] value) {
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(value, "value");
    double[] copy = Columns.copy("value", value, x.length);
    return new Dots(name, x, y, look.withScale(scale), xError, yError, copy);
  }

  /**
   * The dots in a color of their own.
   *
   * @param color the color
   * @return the dots
   */
  public Dots withColor(Color color) {
    return with(look.withColor(color));
  }

  /**
   * The dots in a form of their own.
   *
   * @param symbol the form
   * @return the dots
   */
  public Dots withSymbol(Symbol symbol) {
    return with(look.withSymbol(symbol));
  }

  /**
   * The dots in a size of their own.
   *
   * @param points the diameter in points; 4 unless set
   * @return the dots
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Dots withSize(double points) {
    if (!(points > 0) || !Double.isFinite(points)) {
      throw new IllegalArgumentException("size must be positive and finite, got " + points);
    }
    return with(look.withSize(points));
  }

  /**
   * The dots with their name beside the last of them instead of in the legend.
   *
   * @return the dots
   */
  public Dots withLabel() {
    return with(look.withLabel());
  }

  @Override
  String name() {
    return look.labeled() ? "" : name;
  }

  @Override
  String series() {
    return name;
  }

  @Override
  boolean needsInk() {
    return look.scale().isEmpty() && (look.color().isEmpty() || look.symbol().isEmpty());
  }

  @Override
  Optional<ColorScale> colors() {
    return look.scale();
  }

  @Override
  void extend(Bounds bounds) {
    for (int i = 0; i < x.length; i++) {
      bounds.add(x[i], y[i]);
      if (xError.length > 0 && Double.isFinite(xError[i])) {
        bounds.add(x[i] - xError[i], y[i]);
        bounds.add(x[i] + xError[i], y[i]);
      }
      if (yError.length > 0 && Double.isFinite(yError[i])) {
        bounds.add(x[i], y[i] - yError[i]);
        bounds.add(x[i], y[i] + yError[i]);
      }
    }
  }

  @Override
  void paint(Plot plot, Ink ink) {
    for (Map.Entry<Color, List<Integer>> group : groups(ink).entrySet()) {
      Color color = group.getKey();
      for (int i : group.getValue()) {
        paintBars(plot, i, color.darker());
      }
      int[] indices = group.getValue().stream().mapToInt(i -> i).toArray();
      plot.dots(
          Arrays.stream(indices).mapToDouble(i -> plot.x().share(x[i])).toArray(),
          Arrays.stream(indices).mapToDouble(i -> plot.y().share(y[i])).toArray(),
          color,
          look.symbol().orElse(look.scale().isPresent() ? Symbol.CIRCLE : ink.symbol()),
          look.size(),
          name);
    }
    if (look.labeled()) {
      plot.label(name, plot.points(x, y), name, Ink.TEXT);
    }
  }

  /** The dots by color, in the order of drawing. */
  private Map<Color, List<Integer>> groups(Ink ink) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      order.add(i);
    }
    Optional<ColorScale> scale = look.scale();
    if (scale.isEmpty()) {
      return Map.of(look.color().orElse(ink.color()), order);
    }
    order.sort(Comparator.comparingDouble(i -> Double.isNaN(values[i]) ? -1e300 : values[i]));
    Map<Color, List<Integer>> groups = new LinkedHashMap<>();
    for (int i : order) {
      Color color = Double.isNaN(values[i]) ? Palette.GRAY : scale.get().color(values[i]);
      groups.computeIfAbsent(color, any -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  private void paintBars(Plot plot, int i, Color color) {
    double sx = plot.x().share(x[i]);
    double sy = plot.y().share(y[i]);
    if (!Double.isFinite(sx) || !Double.isFinite(sy)) {
      return;
    }
    if (xError.length > 0 && Double.isFinite(xError[i]) && xError[i] > 0) {
      double from = plot.x().shareOrStart(x[i] - xError[i]);
      double to = plot.x().share(x[i] + xError[i]);
      plot.errorBarAcross(from, to, sy, color, name);
    }
    if (yError.length > 0 && Double.isFinite(yError[i]) && yError[i] > 0) {
      plot.errorBar(
          sx,
          plot.y().shareOrStart(y[i] - yError[i]),
          plot.y().share(y[i] + yError[i]),
          color,
          name);
    }
  }

  @Override
  LegendKey key(Ink ink) {
    return new LegendKey(
        name,
        Optional.empty(),
        look.color().orElse(look.scale().isPresent() ? Palette.GRAY : ink.color()),
        Optional.empty(),
        Optional.of(look.symbol().orElse(look.scale().isPresent() ? Symbol.CIRCLE : ink.symbol())));
  }
}
