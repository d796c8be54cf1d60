package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Bars;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Quantity;
import org.infobottleneck.plane.Snapshot;

/**
 * Networks that learn few rows with random errors in their labels by heart, with noise and without.
 *
 * @param networks what is compared, by network and noise
 * @param runs the planes of every experiment, seed by seed; empty where a run failed
 */
record NoisyLearning(
    Map<String, Map<String, NoiseSettings.Pair>> networks,
    Map<Experiment, List<Optional<InformationPlane>>> runs) {

  private static final int COLUMNS = 3;
  private static final double LEAST_RANGE = 0.001;
  private static final double ROOM = 1.1;

  static NoisyLearning of(Scale scale, Runs runs) throws InterruptedException {
    Map<String, Map<String, NoiseSettings.Pair>> networks = new LinkedHashMap<>();
    Map<Experiment, List<Optional<InformationPlane>>> planes = new LinkedHashMap<>();
    for (Map.Entry<String, Architecture> network : NoiseSettings.networks().entrySet()) {
      Map<String, NoiseSettings.Pair> noises = NoiseSettings.noises(network.getValue(), scale);
      networks.put(network.getKey(), noises);
      for (NoiseSettings.Pair pair : noises.values()) {
        for (Experiment each : List.of(pair.without(), pair.with())) {
          if (!planes.containsKey(each)) {
            List<Optional<InformationPlane>> bySeed = new ArrayList<>();
            runs.forEach(each.repeats(scale.seeds()), result -> bySeed.add(result.outcome()));
            planes.put(each, bySeed);
          }
        }
      }
    }
    return new NoisyLearning(networks, planes);
  }

  private List<Optional<InformationPlane>> planes(Experiment experiment) {
    return Objects.requireNonNull(runs.get(experiment), "runs of an experiment");
  }

  int failed() {
    return (int) runs.values().stream().flatMap(List::stream).filter(Optional::isEmpty).count();
  }

  String setting() {
    Experiment any = runs.keySet().iterator().next();
    return "Generalization: "
        + String.join(", ", networks.keySet())
        + "; "
        + any.task().description()
        + ", labels drawn from p(y|x), training rows "
        + any.rows()
        + "; stochastic gradients in batches of "
        + stochastic().training().batchSize()
        + " over "
        + stochastic().epochs()
        + " epochs against full batches with the same rate and as many updates; weight noise on top"
        + " of stochastic gradients.";
  }

  private Experiment stochastic() {
    return networks.values().iterator().next().values().iterator().next().with();
  }

  String remark() {
    return "To see noise help, a network must be able to overfit: the labels of few patterns, "
        + stochastic().rows()
        + ", are drawn from the stochastic rule, a part of them wrong; the table says how many of them"
        + " each network learns by heart. Softmax regression has but 26 parameters and can't overfit"
        + " much: noise has little to cure there, whatever its nature, so that the second half of the"
        + " claim is the easier one. Test accuracy is that on drawn labels after the last update. "
        + networks.values().iterator().next().size()
        + " kinds of noise are tried; by chance one in 44 exceeds two standard errors.";
  }

  private List<OptionalDouble> last(
      Experiment experiment, Function<Snapshot, Optional<Evaluation>> rows) {
    return planes(experiment).stream()
        .map(
            plane ->
                plane
                    .map(InformationPlane::snapshots)
                    .map(snapshots -> rows.apply(snapshots.get(snapshots.size() - 1)))
                    .flatMap(found -> found)
                    .map(Evaluation::accuracy)
                    .orElse(OptionalDouble.empty()))
        .toList();
  }

  private NoiseGain gain(NoiseSettings.Pair pair) {
    return NoiseGain.of(last(pair.without(), Snapshot::test), last(pair.with(), Snapshot::test));
  }

  private NoiseGain gain(String network, String noise) {
    return gain(
        Objects.requireNonNull(
            Objects.requireNonNull(networks.get(network), network).get(noise), noise));
  }

  private List<String> noises() {
    return List.copyOf(networks.values().iterator().next().keySet());
  }

  Judgement judgement() {
    Map<String, NoiseGain> deep = new LinkedHashMap<>();
    Map<String, NoiseGain> softmax = new LinkedHashMap<>();
    List<String> numbers = new ArrayList<>();
    for (String noise : noises()) {
      deep.put(noise, gain(NoiseSettings.DEEP, noise));
      softmax.put(noise, gain(NoiseSettings.SOFTMAX, noise));
      List<String> own = new ArrayList<>();
      for (String network : networks.keySet()) {
        own.add(network + " " + words(gain(network, noise)));
      }
      numbers.add(noise + ": " + String.join(", ", own));
    }
    return Judging.byCondition(
        Claim.NOISE_NEEDS_HIDDEN_LAYERS,
        helping(deep, softmax),
        noises(),
        "Rise of test accuracy by noise: " + String.join("; ", numbers) + ".");
  }

  /** The kinds of noise that help the deep network and not softmax regression. */
  static List<String> helping(Map<String, NoiseGain> deep, Map<String, NoiseGain> softmax) {
    double errors = Claim.NOISE_NEEDS_HIDDEN_LAYERS.threshold();
    return deep.entrySet().stream()
        .filter(each -> each.getValue().exceeds(errors))
        .map(Map.Entry::getKey)
        .filter(noise -> !Objects.requireNonNull(softmax.get(noise), noise).exceeds(errors))
        .toList();
  }

  private static String words(NoiseGain gain) {
    return gain.gain().map(average -> Numbers.withError(average, 4)).orElse("–");
  }

  ResultTable table() {
    ResultTable.Builder table =
        ResultTable.of(
            "generalization",
            "Accuracy after the last update, mean ± standard error, and by how much noise raises"
                + " test accuracy, seed by seed.",
            "network",
            "noise",
            "train accuracy",
            "test accuracy",
            "test accuracy without the noise",
            "rise",
            "failed pairs");
    networks.forEach(
        (network, noises) ->
            noises.forEach(
                (noise, pair) -> {
                  NoiseGain gain = gain(pair);
                  table.row(
                      network,
                      noise,
                      mean(last(pair.with(), Snapshot::train)),
                      mean(last(pair.with(), Snapshot::test)),
                      mean(last(pair.without(), Snapshot::test)),
                      words(gain),
                      gain.unpaired());
                }));
    return table.build();
  }

  private static String mean(List<OptionalDouble> values) {
    return NoiseGain.mean(values).map(average -> Numbers.withError(average, 4)).orElse("–");
  }

  Figure figure() {
    List<Panel> panels = new ArrayList<>();
    networks.forEach(
        (network, noises) -> {
          List<Line> lines = new ArrayList<>();
          noises.forEach(
              (noise, pair) -> {
                if (noise.equals(NoiseSettings.BATCHES)) {
                  line("full batches", pair.without()).ifPresent(lines::add);
                }
                line(noise, pair.with()).ifPresent(lines::add);
              });
          panels.add(
              Panel.of(Axis.epochs().withLabel("1 + updates"), Axis.linear("test accuracy"))
                  .withTitle(network)
                  .with(lines));
        });
    double range = range();
    networks.forEach(
        (network, noises) -> {
          List<String> names = noises();
          double[] heights = new double[names.size()];
          double[] errors = new double[names.size()];
          for (int i = 0; i < heights.length; i++) {
            Optional<Average> gain = gain(network, names.get(i)).gain();
            heights[i] = gain.map(Average::mean).orElse(Double.NaN);
            errors[i] = gain.map(Numbers::error).orElse(0.0);
          }
          panels.add(
              Panel.of(
                      Axis.categories(
                          "batches, or weight noise",
                          names.stream().map(NoisyLearning::brief).toList()),
                      Axis.linear("rise of test accuracy").withRange(-range, range))
                  .withTitle(network)
                  .with(Bars.of("", heights).withErrors(errors).withColor(Palette.BLUE)));
        });
    return Figure.grid(COLUMNS, panels);
  }

  /** Room for every rise and its error, to either side. */
  private double range() {
    double most = LEAST_RANGE;
    for (String network : networks.keySet()) {
      for (String noise : noises()) {
        Optional<Average> gain = gain(network, noise).gain();
        most = Math.max(most, gain.map(g -> Math.abs(g.mean()) + Numbers.error(g)).orElse(0.0));
      }
    }
    return ROOM * most;
  }

  private static String brief(String noise) {
    return noise.equals(NoiseSettings.BATCHES)
        ? "batches"
        : noise.substring(noise.lastIndexOf(' ') + 1);
  }

  private Optional<Line> line(String name, Experiment experiment) {
    List<InformationPlane> planes = planes(experiment).stream().flatMap(Optional::stream).toList();
    return planes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CurveLines.of(
                name,
                AveragePlane.of(planes).series(Quantity.TEST_ACCURACY),
                NoiseSettings.updatesPerEpoch(experiment)));
  }
}
