package org.infobottleneck.examples.bottleneck;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.infobottleneck.bottleneck.InformationCurve;

/**
 * The chart of Tishby's talks in three panels: the IB limit in black, the finite-sample curves in
 * red, and what networks reach over training events, over depth and over training sizes. Dots are
 * means over seeds, light blue for few training patterns and dark blue for many.
 */
final class FrontierFigure {

  private static final Color LIGHT = new Color(0x9ecae1);
  private static final Color DARK = new Color(0x08306b);
  private static final Color PATH = new Color(0xa6a6a6);
  private static final double X_MAX = 12.8;
  private static final double TOP = 1.1;

  private final Frontier frontier;
  private final CurveFigure empty;

  private FrontierFigure(Frontier frontier) {
    this.frontier = frontier;
    InformationCurve drawn = frontier.curve();
    int[] samples = frontier.grid().samples().stream().mapToInt(Integer::intValue).toArray();
    double top = TOP * Bits.ofNats(drawn.classEntropy());
    empty =
        CurveFigure.of(drawn)
            .withFiniteSamples(frontier.classes(), samples)
            .withRange(-0.3, X_MAX, -0.04, top);
  }

  /** The panels, to be drawn side by side. */
  static List<CurveFigure> panels(Frontier frontier) {
    FrontierFigure figure = new FrontierFigure(frontier);
    return List.of(figure.events(), figure.depth(), figure.samples());
  }

  private CurveFigure events() {
    int depth = frontier.grid().deepest();
    CurveFigure figure = empty.withTitle("training events (" + layers(depth) + ")");
    List<Integer> sizes = frontier.grid().samples();
    for (int i = 0; i < sizes.size(); i++) {
      List<Frontier.Point> path = frontier.path(depth, sizes.get(i));
      DotGroup group = group(i, path).withLine();
      boolean last = i == sizes.size() - 1;
      figure = figure.withDots(last ? group.withLabels(epochs(path)) : group);
    }
    return figure;
  }

  /** The first epoch, the last, and those nearest to powers of ten between them. */
  private static List<String> epochs(List<Frontier.Point> path) {
    List<String> labels = new ArrayList<>(Collections.nCopies(path.size(), ""));
    int end = path.size() - 1;
    for (int power = 10; power * 3 < path.get(end).epoch(); power *= 10) {
      int nearest = 0;
      for (int i = 1; i < end; i++) {
        double distance = Math.abs(StrictMath.log((double) path.get(i).epoch() / power));
        double best =
            nearest == 0
                ? Double.POSITIVE_INFINITY
                : Math.abs(StrictMath.log((double) path.get(nearest).epoch() / power));
        nearest = distance < best ? i : nearest;
      }
      if (nearest > 0) {
        labels.set(nearest, Integer.toString(path.get(nearest).epoch()));
      }
    }
    labels.set(0, "untrained");
    labels.set(end, "epoch " + path.get(end).epoch());
    return labels;
  }

  private CurveFigure depth() {
    CurveFigure figure = empty.withTitle("hidden layers (epoch " + frontier.grid().epochs() + ")");
    List<Integer> sizes = frontier.grid().samples();
    for (int i = 0; i < sizes.size(); i++) {
      int samples = sizes.get(i);
      List<Frontier.Point> path =
          frontier.grid().depths().stream().map(d -> frontier.last(d, samples)).toList();
      DotGroup group = group(i, path).withLine();
      boolean last = i == sizes.size() - 1;
      List<String> labels = path.stream().map(point -> Integer.toString(point.depth())).toList();
      figure = figure.withDots(last ? group.withLabels(labels) : group);
    }
    return figure;
  }

  private CurveFigure samples() {
    CurveFigure figure =
        empty.withTitle("training patterns m (epoch " + frontier.grid().epochs() + ")");
    List<Integer> sizes = frontier.grid().samples();
    for (int depth : frontier.grid().depths()) {
      List<Frontier.Point> path = sizes.stream().map(m -> frontier.last(depth, m)).toList();
      List<String> labels = new ArrayList<>(Collections.nCopies(path.size(), ""));
      labels.set(0, "depth " + depth);
      figure = figure.withDots(DotGroup.of("", PATH, points(path)).withLine().withLabels(labels));
    }
    for (int i = 0; i < sizes.size(); i++) {
      int samples = sizes.get(i);
      figure =
          figure.withDots(
              group(
                  i,
                  frontier.grid().depths().stream().map(d -> frontier.last(d, samples)).toList()));
    }
    return figure;
  }

  private static String layers(int depth) {
    return depth == 1 ? "1 hidden layer" : depth + " hidden layers";
  }

  private DotGroup group(int number, List<Frontier.Point> path) {
    int last = frontier.grid().samples().size() - 1;
    double share = last == 0 ? 1 : (double) number / last;
    return DotGroup.of(
        "networks, m = " + frontier.grid().samples().get(number),
        Colors.between(LIGHT, DARK, share),
        points(path));
  }

  private static List<Point2D> points(List<Frontier.Point> path) {
    return path.stream()
        .map(p -> (Point2D) new Point2D.Double(p.input().bits(), p.target().bits()))
        .toList();
  }
}
