package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Bars;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.plane.Average;

/** Figures of what noise does to the plane. */
final class NoiseFigures {

  private static final int COLUMNS = 3;

  private NoiseFigures() {}

  /** I(X;T) of the hidden layers over the updates, a panel per setting. */
  static Figure information(Map<String, Repeats> settings, String estimator) {
    List<Panel> panels = new ArrayList<>();
    settings.forEach(
        (title, setting) -> {
          int updates = NoiseSettings.updatesPerEpoch(setting.base());
          List<Line> lines = new ArrayList<>();
          for (int layer : setting.hidden()) {
            lines.add(
                CurveLines.inputInformation(
                    "layer " + layer, setting.average().path(layer, estimator), updates));
          }
          panels.add(
              Panel.of(
                      Axis.epochs().withLabel("1 + updates"),
                      Axis.linear("I(X;T) (bits)").withLeast(0))
                  .withTitle(title)
                  .with(lines));
        });
    return Figure.grid(COLUMNS, panels).withSharedAxes();
  }

  /** The compression of every hidden layer, a panel per estimator. */
  static Figure compression(Map<String, Repeats> settings) {
    List<Panel> panels = new ArrayList<>();
    Repeats any = settings.values().iterator().next();
    for (String estimator : any.estimators()) {
      List<Mark> marks = new ArrayList<>();
      settings.forEach(
          (name, setting) -> {
            double[] heights = new double[setting.hidden().size()];
            double[] errors = new double[heights.length];
            for (int layer : setting.hidden()) {
              Average fall = setting.layer(layer, estimator).compressed().bits();
              heights[layer - 1] = fall.mean();
              errors[layer - 1] = Numbers.error(fall);
            }
            marks.add(Bars.of(name, heights).withErrors(errors));
          });
      panels.add(
          Panel.of(
                  Axis.categories(
                      "hidden layer", any.hidden().stream().map(String::valueOf).toList()),
                  Axis.linear("fall of I(X;T) (bits)"))
              .withTitle(estimator)
              .with(marks));
    }
    return Figure.grid(COLUMNS, panels);
  }
}
