package org.infobottleneck.examples.bottleneck;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.List;
import org.infobottleneck.numerics.Arguments;

/**
 * Dots of one color on the information plane.
 *
 * @param name what the legend calls them; groups of one name share its entry, blank for none
 * @param color their color
 * @param points (I(X;T), I(T;Y)) in bits, in the order in which a line joins them
 * @param joined whether a thin line joins them
 * @param labels one text per point, blank for none; or no text at all
 */
record DotGroup(
    String name, Color color, List<Point2D> points, boolean joined, List<String> labels) {

  DotGroup {
    points = List.copyOf(points);
    labels = List.copyOf(labels);
    if (!labels.isEmpty()) {
      Arguments.same(labels.size(), points.size(), "number of labels");
    }
    for (Point2D point : points) {
      Arguments.finite(point.getX(), "I(X;T) of a dot");
      Arguments.finite(point.getY(), "I(T;Y) of a dot");
    }
  }

  static DotGroup of(String name, Color color, List<Point2D> points) {
    return new DotGroup(name, color, points, false, List.of());
  }

  DotGroup withLine() {
    return new DotGroup(name, color, points, true, labels);
  }

  DotGroup withLabels(List<String> newLabels) {
    return new DotGroup(name, color, points, joined, newLabels);
  }
}
