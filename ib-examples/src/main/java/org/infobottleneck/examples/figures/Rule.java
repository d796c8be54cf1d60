package org.infobottleneck.examples.figures;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A straight line across the whole panel, such as a ceiling or the boundary of two phases, with its
 * name beside it and perhaps a band for its uncertainty.
 */
public final class Rule extends Mark {

  private static final int ANCHORS = 16;

  private final boolean upright;
  private final double at;
  private final String name;
  private final Optional<Range> band;
  private final Color color;
  private final Dash dash;

  private record Range(double low, double high) {}

  private Rule(
      boolean upright, double at, String name, Optional<Range> band, Color color, Dash dash) {
    this.upright = upright;
    this.at = at;
    this.name = name;
    this.band = band;
    this.color = color;
    this.dash = dash;
  }

  private static Rule of(boolean upright, String name, double at) {
    return new Rule(
        upright,
        Columns.finite("at", at),
        Objects.requireNonNull(name, "name"),
        Optional.empty(),
        Ink.AXIS,
        Dash.DASHED);
  }

  /**
   * An upright line.
   *
   * @param name the text beside it; empty for none
   * @param x where it stands
   * @return the rule
   * @throws IllegalArgumentException if it is not finite
   */
  public static Rule vertical(String name, double x) {
    return of(true, name, x);
  }

  /**
   * A level line.
   *
   * @param name the text beside it; empty for none
   * @param y where it lies
   * @return the rule
   * @throws IllegalArgumentException if it is not finite
   */
  public static Rule horizontal(String name, double y) {
    return of(false, name, y);
  }

  /**
   * The rule with a band, such as an interval of confidence.
   *
   * @param low where the band begins
   * @param high where it ends
   * @return the rule
   * @throws IllegalArgumentException if the ends are not finite and in order
   */
  public Rule withBand(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException("band must be in order, got " + low + " and " + high);
    }
    Range range = new Range(Columns.finite("low", low), Columns.finite("high", high));
    return new Rule(upright, at, name, Optional.of(range), color, dash);
  }

  /**
   * The rule in another color.
   *
   * @param other the color; gray unless set
   * @return the rule
   */
  public Rule withColor(Color other) {
    Objects.requireNonNull(other, "other");
    return new Rule(upright, at, name, band, other, dash);
  }

  /**
   * The rule in another pattern.
   *
   * @param other the pattern; dashed unless set
   * @return the rule
   */
  public Rule withDash(Dash other) {
    Objects.requireNonNull(other, "other");
    return new Rule(upright, at, name, band, color, other);
  }

  @Override
  String name() {
    return "";
  }

  @Override
  String series() {
    return name;
  }

  @Override
  boolean needsInk() {
    return false;
  }

  @Override
  void extend(Bounds bounds) {
    if (upright) {
      bounds.addX(at);
    } else {
      bounds.addY(at);
    }
  }

  @Override
  void paint(Plot plot, Ink ink) {
    Scale scale = upright ? plot.x() : plot.y();
    if (band.isPresent()) {
      double low = scale.shareOrStart(band.get().low());
      double high = scale.share(band.get().high());
      double[] along = {low, high, high, low};
      double[] across = {0, 0, 1, 1};
      plot.area(upright ? along : across, upright ? across : along, Ink.translucent(color));
    }
    double share = scale.share(at);
    if (!(share >= 0 && share <= 1)) {
      return;
    }
    double[] place = {share, share};
    double[] ends = {0, 1};
    plot.rule(upright ? place : ends, upright ? ends : place, color, dash);
    if (!name.isEmpty()) {
      plot.ruleLabel(name, anchors(plot, share), color);
    }
  }

  /** Points along the line: an upright one is named near its foot, a level one near the left. */
  private List<Point2D> anchors(Plot plot, double share) {
    List<Point2D> anchors = new ArrayList<>();
    for (int i = 0; i <= ANCHORS; i++) {
      double along = (double) i / ANCHORS;
      anchors.add(upright ? plot.at(share, along) : plot.at(along, share));
    }
    return anchors;
  }

  @Override
  LegendKey key(Ink ink) {
    return new LegendKey(name, Optional.empty(), color, Optional.of(dash), Optional.empty());
  }
}
