package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AverageMeasurement;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.Quantity;

/** Mean curves over the epochs with bands of a standard error to either side. */
final class CurveLines {

  private CurveLines() {}

  /** A panel with a line for every layer that has the quantity. */
  static Panel byLayer(
      AveragePlane average, Quantity quantity, List<Integer> layers, String title, Axis axis) {
    List<Line> lines = new ArrayList<>();
    for (int layer : layers) {
      lines.add(of("layer " + layer, average.series(quantity, layer)));
    }
    return Panel.of(Axis.epochs(), axis).withTitle(title).with(lines);
  }

  /** The line of a quantity over the epochs. */
  static Line of(String name, List<AverageMeasurement> series) {
    return of(name, series, 1);
  }

  /** The line of a quantity over the updates, so many of them per epoch. */
  static Line of(String name, List<AverageMeasurement> series, int updates) {
    return line(
        name,
        series.stream().mapToDouble(each -> (double) updates * each.epoch()).toArray(),
        series.stream().map(AverageMeasurement::average).toList());
  }

  /** The line of I(X;T) in bits over the epochs. */
  static Line inputInformation(String name, List<AveragePoint> path) {
    return inputInformation(name, path, 1);
  }

  /** The line of I(X;T) in bits over the updates, so many of them per epoch. */
  static Line inputInformation(String name, List<AveragePoint> path, int updates) {
    return line(
        name,
        path.stream().mapToDouble(point -> (double) updates * point.epoch()).toArray(),
        path.stream().map(point -> point.inputInformation().bits()).toList());
  }

  private static Line line(String name, double[] x, List<Average> averages) {
    double[] y = new double[x.length];
    double[] error = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = averages.get(i).mean();
      error[i] = Numbers.error(averages.get(i));
    }
    return Line.of(name, x, y).withBand(error);
  }
}
