package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.ObservedRows;

/**
 * The mean paths of one panel: over the seeds of each cell, then over the cells, each counting the
 * same. Cells are added one by one and not kept. A point of an epoch that not all cells have is
 * none.
 */
final class PanelPaths {

  /**
   * A mean point in bits.
   *
   * @param xError the standard error over the seeds within the cells; NaN where a cell has one run
   * @param yError the same of y
   */
  record Point(int epoch, double x, double xError, double y, double yError) {}

  private static final class Sums {
    private int cells;
    private double x;
    private double xSquares;
    private double y;
    private double ySquares;

    void add(Average input, Average target) {
      cells++;
      x += input.mean();
      y += target.mean();
      double ex = input.standardError().orElse(Double.NaN);
      double ey = target.standardError().orElse(Double.NaN);
      xSquares += ex * ex;
      ySquares += ey * ey;
    }

    Point point(int epoch) {
      return new Point(
          epoch, x / cells, Math.sqrt(xSquares) / cells, y / cells, Math.sqrt(ySquares) / cells);
    }
  }

  private record PathOf(String estimator, String layer) {}

  private final boolean sameDepth;
  private final Map<PathOf, NavigableMap<Integer, Sums>> sums = new LinkedHashMap<>();
  private final Map<PathOf, Integer> cells = new LinkedHashMap<>();
  private final Map<String, Set<String>> inputs = new LinkedHashMap<>();
  private final Map<String, Set<String>> targets = new LinkedHashMap<>();
  private int runs;

  /**
   * A panel without cells.
   *
   * @param sameDepth whether the networks of all its cells have as many layers; of others only the
   *     last hidden layer and the output are the same thing
   */
  PanelPaths(boolean sameDepth) {
    this.sameDepth = sameDepth;
  }

  /** Takes a cell in. */
  void add(Cell cell, AveragePlane average) {
    runs += average.runs();
    String rows =
        average.observed().isEmpty() ? ObservedRows.ALL : average.observed().get(0).name();
    Set<PathOf> own = new LinkedHashSet<>();
    for (AveragePoint point : average.points()) {
      if (!point.observed().equals(rows)) {
        continue;
      }
      for (String layer : Series.layers(cell.setting().architecture(), point.layer())) {
        if (isShown(layer)) {
          PathOf path = new PathOf(point.estimator(), layer);
          own.add(path);
          sums.computeIfAbsent(path, each -> new TreeMap<>())
              .computeIfAbsent(point.epoch(), each -> new Sums())
              .add(point.inputInformation().bits(), point.targetInformation().bits());
          inputs
              .computeIfAbsent(point.estimator(), each -> new LinkedHashSet<>())
              .add(point.inputInformation().estimand().toString());
          targets
              .computeIfAbsent(point.estimator(), each -> new LinkedHashSet<>())
              .add(point.targetInformation().estimand().toString());
        }
      }
    }
    own.forEach(path -> cells.merge(path, 1, Integer::sum));
  }

  private boolean isShown(String layer) {
    return layer.equals(Series.OUTPUT) || layer.equals(Series.LAST_HIDDEN) != sameDepth;
  }

  /** How many runs are in it. */
  int runs() {
    return runs;
  }

  /** What an estimator estimates of the inputs. */
  Set<String> inputs(String estimator) {
    return inputs.getOrDefault(estimator, Set.of());
  }

  /** What an estimator estimates of the targets. */
  Set<String> targets(String estimator) {
    return targets.getOrDefault(estimator, Set.of());
  }

  /** The path of every layer by an estimator, by ascending epoch. */
  Map<String, List<Point>> paths(String estimator) {
    Map<String, List<Point>> paths = new LinkedHashMap<>();
    sums.forEach(
        (path, epochs) -> {
          if (path.estimator().equals(estimator)) {
            int all = cells.getOrDefault(path, 0);
            List<Point> points = new ArrayList<>();
            epochs.forEach(
                (epoch, sum) -> {
                  if (sum.cells == all) {
                    points.add(sum.point(epoch));
                  }
                });
            paths.put(path.layer(), points);
          }
        });
    return paths;
  }
}
