package org.infobottleneck.examples.command;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.PlaneFigures;
import org.infobottleneck.examples.figures.PlanePath;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.ObservedRows;

/** Planes on paper: a panel for an estimator, whose axes name what it estimates. */
final class MeanFigures {

  private static final int COLUMNS = 3;

  private MeanFigures() {}

  /** The panel of one estimator; points that are not valid are left out. */
  static Panel panel(String title, AveragePlane plane, String estimator) {
    List<PlanePath> paths = new ArrayList<>();
    int last = 0;
    for (int layer : plane.layers()) {
      List<AveragePoint> valid =
          plane.path(layer, estimator).stream().filter(AveragePoint::isValid).toList();
      if (!valid.isEmpty()) {
        paths.add(PlanePath.ofMeans(valid.get(0).layerName(), valid));
        last = Math.max(last, valid.get(valid.size() - 1).epoch());
      }
    }
    AveragePoint any = plane.path(plane.layers().get(0), estimator).get(0);
    return maker(plane.observed().get(0))
        .withAxes(
            Axis.linear(any.inputInformation().estimand() + " [bits]"),
            Axis.linear(any.targetInformation().estimand() + " [bits]"))
        .byEpoch(title, paths, ColorScale.epochs(last), 0, last);
  }

  private static PlaneFigures maker(ObservedRows rows) {
    double target = rows.targetBits().orElse(0);
    return rows.inputBits() > 0 && target > 0
        ? PlaneFigures.withCeilings(rows.inputBits(), target)
        : PlaneFigures.plain();
  }

  /** A panel for every estimator of a plane. */
  static Figure of(AveragePlane plane) {
    List<Panel> panels = plane.estimators().stream().map(each -> panel(each, plane, each)).toList();
    return Figure.grid(Math.min(COLUMNS, panels.size()), panels);
  }
}
