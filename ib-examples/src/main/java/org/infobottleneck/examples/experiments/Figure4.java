package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Compression;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshot;

/** Figure 4 of Shwartz-Ziv &amp; Tishby (2017): the gradients drift, and then they diffuse. */
final class Figure4 implements PaperExperiment {

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
            Figure4Figures.gradients(repeats, drifts),
            "Norms of mean and standard deviation of the gradients over the norm of the weights,"
                + " mean over seeds, band: a standard error. Upright: the boundary of drift and"
                + " diffusion, median, band: the middle half of the runs; dotted, where the layer"
                + " compresses: the rightmost point of its mean path by "
                + repeats.estimators().get(0)
                + ".")
        .figure(
            "training",
            Figure4Figures.training(repeats.average(), layers, repeats.hidden()),
            "The same epochs: ratio of the two norms, norms of the weights, loss, accuracy, scatter"
                + " of the activations within and between classes.")
        .figure(
            "onsets",
            Figure4Figures.onsets(repeats, phases),
            "Rightmost point of a run's path against the boundary of its gradients, a dot per run;"
                + " the band is a factor of "
                + Numbers.fixed(Claim.COMPRESSION_STARTS_AT_BOUNDARY.threshold(), 0)
                + ".")
        .table(Figure4Tables.boundaries(drifts, repeats))
        .table(Figure4Tables.onsetTable(repeats, phases))
        .table(Figure4Tables.curves(repeats.average(), layers))
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

  static List<Integer> compressing(Repeats repeats, String estimator) {
    return repeats.visible(estimator).stream()
        .filter(layer -> repeats.layer(layer, estimator).kind() == Compression.Kind.COMPRESSION)
        .toList();
  }

  static OnsetAtBoundary distance(
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

  static Average growth(List<InformationPlane> planes, int layer) {
    return Average.of(
        planes.stream()
            .map(InformationPlane::snapshots)
            .mapToDouble(s -> norm(s.get(s.size() - 1), layer) - norm(s.get(0), layer))
            .toArray());
  }

  private static double norm(Snapshot snapshot, int layer) {
    return snapshot.weightNorms().get(layer - 1);
  }
}
