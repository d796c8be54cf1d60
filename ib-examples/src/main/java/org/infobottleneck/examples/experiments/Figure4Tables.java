package org.infobottleneck.examples.experiments;

import java.util.List;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AverageMeasurement;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.Quantity;

/** The tables of {@link Figure4}. */
final class Figure4Tables {

  private static final int DECADE = 10;

  private Figure4Tables() {}

  static ResultTable boundaries(List<LayerDrift> drifts, Repeats repeats) {
    ResultTable.Builder table =
        ResultTable.of(
            "boundaries",
            "Drift and diffusion run by run: the boundary's epoch (median, quartiles), the ratio of"
                + " mean to standard deviation before and behind it (geometric means), and the"
                + " growth of the weights' norm (mean ± standard error).",
            "layer",
            "runs with a boundary",
            "epoch",
            "quartiles",
            "ratio before",
            "ratio behind",
            "share below 1 behind",
            "share crossing 1",
            "norm at the start",
            "norm at the end",
            "growth");
    for (LayerDrift drift : drifts) {
      List<AverageMeasurement> norms =
          repeats.average().series(Quantity.WEIGHT_NORM, drift.layer());
      table.row(
          drift.layer(),
          drift.boundaries().size() + " of " + drift.runs(),
          drift.epochs().map(e -> Numbers.fixed(e.median(), 0)).orElse("–"),
          drift
              .epochs()
              .map(e -> Numbers.fixed(e.lower(), 0) + " to " + Numbers.fixed(e.upper(), 0))
              .orElse("–"),
          drift.lnDriftRatio().map(Figure4Tables::exp).orElse("–"),
          drift.lnDiffusionRatio().map(Figure4Tables::exp).orElse("–"),
          Numbers.fixed(drift.diffusing(), 2),
          Numbers.fixed(drift.crossing(), 2),
          Numbers.withError(norms.get(0).average(), 2),
          Numbers.withError(norms.get(norms.size() - 1).average(), 2),
          Numbers.withError(Figure4.growth(repeats.planes(), drift.layer()), 2));
    }
    return table.build();
  }

  private static String exp(Average ln) {
    double mean = StrictMath.exp(ln.mean());
    return Numbers.fixed(mean) + " ± " + Numbers.fixed(mean * Numbers.error(ln));
  }

  static ResultTable onsetTable(Repeats repeats, List<GradientPhases> phases) {
    ResultTable.Builder table =
        ResultTable.of(
            "onsets",
            "Onset of compression against the boundary of the gradients of the same layer, run by"
                + " run.",
            "estimator",
            "layer",
            "kind",
            "onset, median",
            "boundary, median",
            "ratio, median",
            "quartiles",
            "share within a factor of "
                + Numbers.fixed(Claim.COMPRESSION_STARTS_AT_BOUNDARY.threshold(), 0));
    for (String estimator : repeats.estimators()) {
      for (int layer : repeats.hidden()) {
        OnsetAtBoundary distance = Figure4.distance(repeats, phases, layer, estimator);
        Quartiles ratios = distance.spread();
        table.row(
            estimator,
            layer,
            CompressionTable.kind(repeats, layer, estimator),
            Numbers.fixed(
                Quartiles.of(distance.onsets().stream().mapToDouble(e -> e.orElse(0)).toArray())
                    .median(),
                0),
            LayerDrift.of(layer, phases)
                .epochs()
                .map(e -> Numbers.fixed(e.median(), 0))
                .orElse("–"),
            Numbers.fixed(ratios.median(), 2),
            Numbers.fixed(ratios.lower(), 2) + " to " + Numbers.fixed(ratios.upper(), 2),
            Numbers.fixed(distance.within(Claim.COMPRESSION_STARTS_AT_BOUNDARY.threshold()), 2));
      }
    }
    return table.build();
  }

  static ResultTable curves(AveragePlane average, List<Integer> layers) {
    ResultTable.Builder table =
        ResultTable.of(
            "gradients",
            "The curves of the figures at a snapshot of every decade; norms of the gradients over"
                + " the norm of the weights.",
            "layer",
            "epoch",
            "mean",
            "standard deviation",
            "mean / standard deviation",
            "norm of weights");
    for (int layer : layers) {
      List<AverageMeasurement> means = average.series(Quantity.RELATIVE_GRADIENT_MEAN, layer);
      int due = 1;
      for (int i = 0; i < means.size(); i++) {
        int epoch = means.get(i).epoch();
        if (epoch > 0 && epoch < due && i < means.size() - 1) {
          continue;
        }
        while (due <= epoch) {
          due *= DECADE;
        }
        table.row(
            layer,
            epoch,
            Numbers.withError(means.get(i).average(), 4),
            at(average, Quantity.RELATIVE_GRADIENT_STD, layer, i, 4),
            at(average, Quantity.GRADIENT_SIGNAL_TO_NOISE, layer, i, 3),
            at(average, Quantity.WEIGHT_NORM, layer, i, 2));
      }
    }
    return table.build();
  }

  private static String at(
      AveragePlane average, Quantity quantity, int layer, int index, int decimals) {
    return Numbers.withError(average.series(quantity, layer).get(index).average(), decimals);
  }
}
