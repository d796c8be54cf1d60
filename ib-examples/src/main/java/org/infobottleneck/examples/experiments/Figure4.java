package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Dash;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.Rule;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AverageMeasurement;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.Compression;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Quantity;
import org.infobottleneck.plane.Snapshot;

/** Figure 4 of Shwartz-Ziv &amp; Tishby (2017): the gradients drift, and then they diffuse. */
final class Figure4 implements PaperExperiment {

  private static final int COLUMNS = 3;
  private static final int DECADE = 10;
  private static final double SMALL = 2.2;

  @Override
  public String name() {
    return "figure-4";
  }

  @Override
  public String title() {
    return "Figure 4: drift and diffusion of the gradients";
  }

  @Override
  public String question() {
    return "Do the gradients of every layer change from a large mean with a small spread to a small"
        + " mean with a large spread, and does compression start there?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        Claim.DRIFT_TO_DIFFUSION, Claim.COMPRESSION_STARTS_AT_BOUNDARY, Claim.WEIGHTS_GROW);
  }

  @Override
  public int seeds(boolean full) {
    return full ? 50 : 5; // those of Figure 2
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Repeats repeats = Repeats.of(Settings.paper(scale), scale, runs);
    List<GradientPhases> phases = repeats.analysis().gradients();
    List<Integer> layers =
        IntStream.rangeClosed(1, repeats.base().architecture().layerCount()).boxed().toList();
    List<LayerDrift> drifts = layers.stream().map(layer -> LayerDrift.of(layer, phases)).toList();
    return Findings.builder()
        .setting(Settings.sentence(repeats.base(), scale))
        .setting(
            "Gradients are those of all batches of an epoch at the weights of the snapshot, weights"
                + " without biases: norms of their mean and of their element-wise standard"
                + " deviation.")
        .figure(
            "gradients",
            gradients(repeats, drifts),
            "Norms of mean and standard deviation of the gradients over the norm of the weights,"
                + " mean over seeds, band: a standard error. Upright: the boundary of drift and"
                + " diffusion, median, band: the middle half of the runs; dotted, where the layer"
                + " compresses: the rightmost point of its mean path by "
                + repeats.estimators().get(0)
                + ".")
        .figure(
            "training",
            training(repeats.average(), layers, repeats.hidden()),
            "The same epochs: ratio of the two norms, norms of the weights, loss, accuracy, scatter"
                + " of the activations within and between classes.")
        .figure(
            "onsets",
            onsets(repeats, phases),
            "Rightmost point of a run's path against the boundary of its gradients, a dot per run;"
                + " the band is a factor of "
                + Numbers.fixed(Claim.COMPRESSION_STARTS_AT_BOUNDARY.threshold(), 0)
                + ".")
        .table(boundaries(drifts, repeats))
        .table(onsetTable(repeats, phases))
        .table(curves(repeats.average(), layers))
        .judgement(drifting(drifts))
        .judgement(starting(repeats, phases))
        .judgement(growing(layers, repeats.planes()))
        .remark(
            "The boundary is where the ratio leaves its upper level, found run by run by the rule of"
                + " GradientPhases. By a ratio of one alone it would lie elsewhere: the table says in"
                + " how many runs the ratio crosses one.")
        .remark(
            "The ratio depends on the size of the batches: the standard deviation is that of means"
                + " over "
                + repeats.base().training().batchSize()
                + " rows. Four times as many rows double the ratio, so that the level of one has no"
                + " meaning of its own.")
        .remark(
            "Onset and boundary are known to a snapshot: neighbors are about "
                + neighbors(repeats.base())
                + " % apart behind the first epochs. A run without a boundary counts as infinitely"
                + " far from it.")
        .build();
  }

  /** The distance of neighboring snapshots at the end, in percent. */
  private static long neighbors(Experiment base) {
    int[] epochs = base.snapshots().epochs(base.epochs());
    double ratio = (double) epochs[epochs.length - 1] / epochs[epochs.length - 2];
    return Math.round(100 * (ratio - 1));
  }

  static Judgement drifting(List<LayerDrift> drifts) {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (LayerDrift drift : drifts) {
      String name = "layer " + drift.layer();
      all.add(name);
      numbers.add(name + ": " + Numbers.fixed(drift.diffusing(), 2));
      if (drift.diffusing() >= Claim.DRIFT_TO_DIFFUSION.threshold()) {
        met.add(name);
      }
    }
    return Judging.byCondition(
        Claim.DRIFT_TO_DIFFUSION,
        met,
        all,
        "Share of runs with a boundary and a ratio below 1 behind it: "
            + String.join("; ", numbers)
            + ".");
  }

  private static List<Integer> compressing(Repeats repeats, String estimator) {
    return repeats.visible(estimator).stream()
        .filter(layer -> repeats.layer(layer, estimator).kind() == Compression.Kind.COMPRESSION)
        .toList();
  }

  private static OnsetAtBoundary distance(
      Repeats repeats, List<GradientPhases> phases, int layer, String estimator) {
    return new OnsetAtBoundary(
        repeats.layer(layer, estimator).onsets().epochs(), LayerDrift.epochs(layer, phases));
  }

  private static Judgement starting(Repeats repeats, List<GradientPhases> phases) {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String estimator : repeats.estimators()) {
      List<Integer> compressing = compressing(repeats, estimator);
      if (compressing.isEmpty()) {
        numbers.add(estimator + ": no layer compresses");
        continue;
      }
      all.add(estimator);
      List<String> medians = new ArrayList<>();
      boolean close = true;
      for (int layer : compressing) {
        double median = distance(repeats, phases, layer, estimator).spread().median();
        medians.add("layer " + layer + " " + Numbers.fixed(median, 1));
        close &= median <= Claim.COMPRESSION_STARTS_AT_BOUNDARY.threshold();
      }
      numbers.add(estimator + ": " + String.join(", ", medians));
      if (close) {
        met.add(estimator);
      }
    }
    String number =
        "Median over runs of the ratio of the epochs of onset and boundary: "
            + String.join("; ", numbers)
            + ".";
    return all.isEmpty()
        ? Judgement.of(Claim.COMPRESSION_STARTS_AT_BOUNDARY, Verdict.UNDECIDED, number)
        : Judging.byCondition(Claim.COMPRESSION_STARTS_AT_BOUNDARY, met, all, number);
  }

  private static Judgement growing(List<Integer> layers, List<InformationPlane> planes) {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (int layer : layers) {
      String name = "layer " + layer;
      all.add(name);
      Average growth = growth(planes, layer);
      numbers.add(name + ": " + Numbers.withError(growth, 2));
      if (growth.mean() > Claim.WEIGHTS_GROW.threshold() * Numbers.error(growth)) {
        met.add(name);
      }
    }
    return Judging.byCondition(
        Claim.WEIGHTS_GROW,
        met,
        all,
        "Growth of the norm from the first to the last snapshot, run by run: "
            + String.join("; ", numbers)
            + ".");
  }

  private static Average growth(List<InformationPlane> planes, int layer) {
    return Average.of(
        planes.stream()
            .map(InformationPlane::snapshots)
            .mapToDouble(s -> norm(s.get(s.size() - 1), layer) - norm(s.get(0), layer))
            .toArray());
  }

  private static double norm(Snapshot snapshot, int layer) {
    return snapshot.weightNorms().get(layer - 1);
  }

  private static Figure gradients(Repeats repeats, List<LayerDrift> drifts) {
    String estimator = repeats.estimators().get(0);
    List<Integer> compressing = compressing(repeats, estimator);
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

  private static Figure training(AveragePlane average, List<Integer> layers, List<Integer> hidden) {
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

  private static Figure onsets(Repeats repeats, List<GradientPhases> phases) {
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
      List<Integer> compressing = compressing(repeats, estimator);
      for (int layer : repeats.hidden()) {
        if (compressing.contains(layer)) {
          double[][] pairs = distance(repeats, phases, layer, estimator).pairs();
          panel = panel.with(Dots.of("layer " + layer, pairs[0], pairs[1]).withSize(SMALL));
        }
      }
      panels.add(panel);
    }
    return Figure.grid(COLUMNS, panels);
  }

  private static ResultTable boundaries(List<LayerDrift> drifts, Repeats repeats) {
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
          drift.lnDriftRatio().map(Figure4::exp).orElse("–"),
          drift.lnDiffusionRatio().map(Figure4::exp).orElse("–"),
          Numbers.fixed(drift.diffusing(), 2),
          Numbers.fixed(drift.crossing(), 2),
          Numbers.withError(norms.get(0).average(), 2),
          Numbers.withError(norms.get(norms.size() - 1).average(), 2),
          Numbers.withError(growth(repeats.planes(), drift.layer()), 2));
    }
    return table.build();
  }

  private static String exp(Average ln) {
    double mean = StrictMath.exp(ln.mean());
    return Numbers.fixed(mean) + " ± " + Numbers.fixed(mean * Numbers.error(ln));
  }

  private static ResultTable onsetTable(Repeats repeats, List<GradientPhases> phases) {
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
        OnsetAtBoundary distance = distance(repeats, phases, layer, estimator);
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

  private static ResultTable curves(AveragePlane average, List<Integer> layers) {
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
