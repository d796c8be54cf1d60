package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Words in a panel: in a corner, or near a point where there is room. */
public final class Note extends Mark {

  /** A corner of a panel. */
  public enum Corner {
    /** Above, to the left. */
    TOP_LEFT,
    /** Above, to the right. */
    TOP_RIGHT,
    /** Below, to the left. */
    BOTTOM_LEFT,
    /** Below, to the right. */
    BOTTOM_RIGHT;

    boolean isRight() {
      return this == TOP_RIGHT || this == BOTTOM_RIGHT;
    }

    boolean isTop() {
      return this == TOP_LEFT || this == TOP_RIGHT;
    }
  }

  private final String text;
  private final Optional<Corner> corner;
  private final double x;
  private final double y;

  private Note(String text, Optional<Corner> corner, double x, double y) {
    this.text = Objects.requireNonNull(text, "text");
    this.corner = corner;
    this.x = x;
    this.y = y;
  }

  /**
   * Words near a point, with a line to it where they have to stand apart.
   *
   * @param text the words
   * @param x where the point lies to the right
   * @param y where it lies upwards
   * @return the note
   * @throws IllegalArgumentException if the point is not finite
   */
  public static Note at(String text, double x, double y) {
    return new Note(text, Optional.empty(), Columns.finite("x", x), Columns.finite("y", y));
  }

  /**
   * Words in a corner.
   *
   * @param text the words
   * @param corner the corner
   * @return the note
   */
  public static Note in(Corner corner, String text) {
    Objects.requireNonNull(corner, "corner");
    return new Note(text, Optional.of(corner), 0, 0);
  }

  @Override
  String name() {
    return "";
  }

  @Override
  String series() {
    return text;
  }

  @Override
  boolean needsInk() {
    return false;
  }

  @Override
  void extend(Bounds bounds) {
    if (corner.isEmpty()) {
      bounds.add(x, y);
    }
  }

  @Override
  void paint(Plot plot, Ink ink) {
    if (corner.isPresent()) {
      plot.cornerText(text, corner.get());
      return;
    }
    Point2D point = plot.at(plot.x().share(x), plot.y().share(y));
    if (plot.isInside(point)) {
      plot.label(text, List.of(point), text, Ink.TEXT);
    }
  }

  @Override
  LegendKey key(Ink ink) {
    Color color = Ink.TEXT;
    return new LegendKey(text, Optional.empty(), color, Optional.empty(), Optional.empty());
  }
}
