package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Dash;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.Rule;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.Quantity;

/** The figures of {@link Figure4}. */
final class Figure4Figures {

  private static final int COLUMNS = 3;
  private static final double SMALL = 2.2;

  private Figure4Figures() {}

  static Figure gradients(Repeats repeats, List<LayerDrift> drifts) {
    String estimator = repeats.estimators().get(0);
    List<Integer> compressing = Figure4.compressing(repeats, estimator);
    List<Panel> panels = new ArrayList<>();
    for (LayerDrift drift : drifts) {
      int layer = drift.layer();
      Panel panel =
          Panel.of(Axis.epochs(), Axis.log("norm / norm of weights")).withTitle("layer " + layer);
      Optional<Quartiles> boundary = drift.epochs();
      if (boundary.isPresent()) {
        Quartiles epochs = boundary.get();
        panel =
            panel.with(
                Rule.vertical("diffusion", epochs.median())
                    .withBand(epochs.lower(), epochs.upper()));
      }
      if (compressing.contains(layer)) {
        panel =
            panel.with(
                Rule.vertical("compression", repeats.layer(layer, estimator).onset())
                    .withColor(Palette.VERMILION)
                    .withDash(Dash.DOTTED));
      }
      AveragePlane average = repeats.average();
      panels.add(
          panel.with(
              CurveLines.of("mean", average.series(Quantity.RELATIVE_GRADIENT_MEAN, layer)),
              CurveLines.of(
                  "standard deviation", average.series(Quantity.RELATIVE_GRADIENT_STD, layer))));
    }
    return Figure.grid(COLUMNS, panels).withSharedAxes();
  }

  static Figure training(AveragePlane average, List<Integer> layers, List<Integer> hidden) {
    Axis scatter = Axis.log("mean squared distance");
    return Figure.grid(
        COLUMNS,
        List.of(
            CurveLines.byLayer(
                    average,
                    Quantity.GRADIENT_SIGNAL_TO_NOISE,
                    layers,
                    "gradients",
                    Axis.log("mean / standard deviation"))
                .with(Rule.horizontal("", 1)),
            CurveLines.byLayer(
                average, Quantity.WEIGHT_NORM, layers, "weights", Axis.log("Frobenius norm")),
            pair(
                average,
                Quantity.TRAIN_LOSS,
                Quantity.TEST_LOSS,
                "loss",
                Axis.log("cross entropy (nats)")),
            pair(
                average,
                Quantity.TRAIN_ACCURACY,
                Quantity.TEST_ACCURACY,
                "accuracy",
                Axis.linear("share answered rightly")),
            CurveLines.byLayer(average, Quantity.SCATTER_WITHIN, hidden, "within classes", scatter),
            CurveLines.byLayer(
                average, Quantity.SCATTER_BETWEEN, hidden, "between classes", scatter)));
  }

  private static Panel pair(
      AveragePlane average, Quantity train, Quantity test, String title, Axis axis) {
    return Panel.of(Axis.epochs(), axis)
        .withTitle(title)
        .with(
            CurveLines.of("training rows", average.series(train)).withColor(Palette.BLACK),
            CurveLines.of("test rows", average.series(test))
                .withColor(Palette.GRAY)
                .withDash(Dash.DASHED));
  }

  static Figure onsets(Repeats repeats, List<GradientPhases> phases) {
    double factor = Claim.COMPRESSION_STARTS_AT_BOUNDARY.threshold();
    double last = repeats.base().epochs();
    double[] ends = {0, last};
    double[] low = {1 / factor - 1, (1 + last) / factor - 1};
    double[] high = {factor - 1, (1 + last) * factor - 1};
    List<Panel> panels = new ArrayList<>();
    for (String estimator : repeats.estimators()) {
      Panel panel =
          Panel.of(
                  Axis.epochs().withLabel("1 + epoch of the boundary").withRange(0, last),
                  Axis.epochs().withLabel("1 + epoch of the onset").withRange(0, last))
              .withTitle(estimator)
              .with(
                  Line.of("", ends, ends)
                      .withBand(low, high)
                      .withColor(Palette.GRAY)
                      .withDash(Dash.DASHED));
      List<Integer> compressing = Figure4.compressing(repeats, estimator);
      for (int layer : repeats.hidden()) {
        if (compressing.contains(layer)) {
          double[][] pairs = Figure4.distance(repeats, phases, layer, estimator).pairs();
          panel = panel.with(Dots.of("layer " + layer, pairs[0], pairs[1]).withSize(SMALL));
        }
      }
      panels.add(panel);
    }
    return Figure.grid(COLUMNS, panels);
  }
}
