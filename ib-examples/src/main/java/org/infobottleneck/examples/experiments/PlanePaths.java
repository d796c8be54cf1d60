package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.PlaneFigures;
import org.infobottleneck.examples.figures.PlanePath;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.ObservedRows;

/** Mean paths on the plane, a panel per setting, dots colored by epoch. */
final class PlanePaths {

  private static final int COLUMNS = 3;

  private PlanePaths() {}

  /** A panel for every setting, by its title, all by one estimator. */
  static Figure figure(Map<String, Repeats> settings, String estimator) {
    int last = settings.values().iterator().next().base().epochs();
    ColorScale scale = ColorScale.epochs(last);
    List<Panel> panels = new ArrayList<>();
    settings.forEach(
        (title, repeats) -> panels.add(panel(title, repeats.average(), estimator, scale, last)));
    Figure figure = Figure.grid(Math.min(COLUMNS, panels.size()), panels);
    return panels.size() > 1 ? figure.withSharedAxes() : figure;
  }

  private static Panel panel(
      String title, AveragePlane average, String estimator, ColorScale scale, int last) {
    List<PlanePath> paths = new ArrayList<>();
    for (int layer : average.layers()) {
      paths.add(PlanePath.ofMeans("layer " + layer, average.path(layer, estimator)));
    }
    ObservedRows rows = average.observed().get(0);
    return PlaneFigures.withCeilings(
            rows.inputEntropyBits(), rows.targetEntropyBits().orElseThrow())
        .byEpoch(title, paths, scale, 0, Math.min(Settings.EARLY, last), last);
  }
}
