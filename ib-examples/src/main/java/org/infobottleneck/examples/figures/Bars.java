package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.util.Objects;
import java.util.Optional;

/**
 * Bars upwards from zero at 0, 1, 2, ..., as on an axis of categories. Those of one panel stand
 * side by side. One that is not finite is left out.
 */
public final class Bars extends Mark {

  private static final double GROUP = 0.8;

  private final String name;
  private final double[] heights;
  private final double[] errors;
  private final Optional<Color> color;

  private Bars(String name, double[] heights, double[] errors, Optional<Color> color) {
    this.name = name;
    this.heights = heights;
    this.errors = errors;
    this.color = color;
  }

  /**
   * Bars.
   *
   * @param name their name in the legend; empty for none
   * @param heights how far they reach, one per category. Not modified.
   * @return the bars
   */
  public static Bars of(String name, double[] heights) {
    return new Bars(
        Objects.requireNonNull(name, "name"), heights.clone(), new double[0], Optional.empty());
  }

  /**
   * The bars with error bars at their ends.
   *
   * @param error the length to either side, one per bar. Not modified.
   * @return the bars
   * @throws IllegalArgumentException if there are not as many or one is negative
   */
  public Bars withErrors(double[] error) {
    Objects.requireNonNull(error, "error");
    return new Bars(name, heights, Columns.lengths("error", error, heights.length), color);
  }

  /**
   * The bars in a color of their own.
   *
   * @param other the color
   * @return the bars
   */
  public Bars withColor(Color other) {
    Objects.requireNonNull(other, "other");
    return new Bars(name, heights, errors, Optional.of(other));
  }

  @Override
  String name() {
    return name;
  }

  @Override
  String series() {
    return name;
  }

  @Override
  boolean needsInk() {
    return color.isEmpty();
  }

  @Override
  void extend(Bounds bounds) {
    bounds.addX(-0.5);
    bounds.addX(heights.length - 0.5);
    if (bounds.yAxis().kind() == Axis.Kind.LINEAR) {
      bounds.y().standOnZero();
    }
    for (int i = 0; i < heights.length; i++) {
      bounds.addY(heights[i]);
      if (errors.length > 0) {
        bounds.addY(heights[i] - errors[i]);
        bounds.addY(heights[i] + errors[i]);
      }
    }
  }

  @Override
  void paint(Plot plot, Ink ink) {
    Color own = color.orElse(ink.color());
    double width = GROUP / plot.barGroups();
    double first = -GROUP / 2 + width * plot.nextBarGroup();
    double base = plot.y().shareOrStart(0);
    for (int i = 0; i < heights.length; i++) {
      double top = plot.y().share(heights[i]);
      if (!Double.isFinite(top)) {
        continue;
      }
      double left = plot.x().share(i + first + 0.04 * width);
      double right = plot.x().share(i + first + 0.96 * width);
      plot.area(new double[] {left, right, right, left}, new double[] {base, base, top, top}, own);
      if (errors.length > 0 && Double.isFinite(errors[i]) && errors[i] > 0) {
        plot.errorBar(
            (left + right) / 2,
            plot.y().shareOrStart(heights[i] - errors[i]),
            plot.y().share(heights[i] + errors[i]),
            Ink.TEXT,
            name);
      }
    }
  }

  @Override
  LegendKey key(Ink ink) {
    Color own = color.orElse(ink.color());
    return new LegendKey(name, Optional.of(own), own, Optional.empty(), Optional.empty());
  }
}
