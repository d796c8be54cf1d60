package org.infobottleneck.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.PlaneFigures;
import org.infobottleneck.examples.figures.PlanePath;
import org.infobottleneck.plane.AverageEstimate;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.ObservedRows;

/**
 * Planes on paper: a panel for an estimator, whose axes name what it estimates. Panels of a figure
 * have one scale of epochs, to the last of all of them.
 */
final class MeanFigures {

  private static final int COLUMNS = 3;

  private MeanFigures() {}

  /**
   * What a panel shows.
   *
   * @param title its title
   * @param rows the rows that the points are of
   * @param points points by one estimator; those that are not valid are left out
   */
  record Content(String title, ObservedRows rows, List<AveragePoint> points) {

    Content {
      points = List.copyOf(points);
    }

    /** The points by one estimator on the rows observed first. */
    static Content of(String title, AveragePlane plane, String estimator) {
      List<AveragePoint> points =
          plane.layers().stream().flatMap(layer -> plane.path(layer, estimator).stream()).toList();
      return new Content(title, plane.observed().get(0), points);
    }

    private List<AveragePoint> valid() {
      return points.stream().filter(AveragePoint::isValid).toList();
    }

    private List<PlanePath> paths() {
      List<PlanePath> paths = new ArrayList<>();
      List<AveragePoint> valid = valid();
      for (int layer : valid.stream().map(AveragePoint::layer).distinct().toList()) {
        List<AveragePoint> path = valid.stream().filter(each -> each.layer() == layer).toList();
        paths.add(PlanePath.ofMeans(path.get(0).layerName(), path));
      }
      return paths;
    }

    private boolean hasCeilings() {
      return rows.inputEntropyBits() > 0 && rows.targetEntropyBits().orElse(0) > 0;
    }
  }

  /** A panel for every estimator of a plane. */
  static Figure of(AveragePlane plane) {
    return of(plane.estimators().stream().map(each -> Content.of(each, plane, each)).toList());
  }

  /** Panels side by side. */
  static Figure of(List<Content> contents) {
    List<AveragePoint> valid = contents.stream().flatMap(each -> each.valid().stream()).toList();
    int last = valid.stream().mapToInt(AveragePoint::epoch).max().orElse(0);
    boolean ceilings = contents.stream().allMatch(Content::hasCeilings);
    double least = least(valid, AveragePoint::inputInformation);
    double lowest = least(valid, AveragePoint::targetInformation);
    List<Panel> panels = new ArrayList<>();
    for (Content content : contents) {
      PlaneFigures maker =
          ceilings
              ? PlaneFigures.withCeilings(
                  content.rows.inputEntropyBits(), content.rows.targetEntropyBits().getAsDouble())
              : PlaneFigures.plain();
      panels.add(
          maker
              .withAxes(
                  axis("I(X;T)", content.points, AveragePoint::inputInformation, least),
                  axis("I(T;Y)", content.points, AveragePoint::targetInformation, lowest))
              .byEpoch(content.title, content.paths(), ColorScale.epochs(last), 0, last));
    }
    // Four are two rows of two, not three and one.
    int columns = panels.size() == 4 ? 2 : Math.min(COLUMNS, panels.size());
    return Figure.grid(columns, panels);
  }

  /** The least value with its error if that is below 0, where an axis begins by itself. */
  private static double least(
      List<AveragePoint> points, Function<AveragePoint, AverageEstimate> side) {
    return points.stream()
        .map(side)
        .map(AverageEstimate::bits)
        .mapToDouble(bits -> bits.mean() - bits.standardError().orElse(0))
        .min()
        .orElse(0);
  }

  private static Axis axis(
      String plain,
      List<AveragePoint> points,
      Function<AveragePoint, AverageEstimate> side,
      double least) {
    Stream<String> names =
        points.stream().map(side).map(each -> each.estimand().toString()).distinct();
    List<String> estimands = names.toList();
    String name = estimands.size() == 1 ? estimands.get(0) : plain + ", several estimands";
    Axis axis = Axis.linear(name + " [bits]");
    return least < 0 ? axis.withLeast(1.05 * least) : axis;
  }
}
