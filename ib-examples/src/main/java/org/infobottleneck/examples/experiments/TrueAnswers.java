package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Dash;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Occasional;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.Compression;
import org.infobottleneck.plane.NoisyNetworkEstimator;
import org.infobottleneck.plane.Snapshots;

/** The two kinds of networks of which I(X;T) has a true answer, quantized and noisy ones. */
final class TrueAnswers {

  private static final double BIN_WIDTH = 0.07;
  private static final int PAPER_BINS = 30;
  private static final double NOISE = 1e-3;
  private static final int KNN_DRAWS = 4;
  private static final int FEW_KNN_DRAWS = 1;
  private static final int FEW_ROWS = 64;
  private static final int FEW_DRAWS = 256;
  private static final int FEW_MIXTURE_DRAWS = 16;
  private static final double LEAST_RANGE = 0.5;
  private static final int COLUMNS = 3;

  /** The setting of noisy networks: an activation and the variance of the noise. */
  private record Noisy(Activation activation, double variance) {}

  private static final List<Noisy> NOISY =
      List.of(
          new Noisy(Activation.TANH, 0.01),
          new Noisy(Activation.TANH, 0.1),
          new Noisy(Activation.RELU, 0.01));

  private final List<TrueAnswer> answers;

  TrueAnswers(List<TrueAnswer> answers) {
    this.answers = List.copyOf(answers);
  }

  /**
   * Runs all networks.
   *
   * @param fewSeeds how many seeds noisy networks have
   * @param sparse the epochs at which noisy networks are looked at
   * @param remarks takes a sentence for what failed or learned nothing
   */
  static TrueAnswers of(
      Scale scale, int fewSeeds, Snapshots sparse, Runs runs, Consumer<String> remarks)
      throws InterruptedException {
    List<TrueAnswer> answers = new ArrayList<>();
    for (int bits : new int[] {4, 8}) {
      for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
        Experiment base = with(scale, activation, ActivationChannel.quantized(bits));
        MutualInformationEstimator truth = BinningEstimator.distinct();
        base =
            base.withEstimators(
                Stream.concat(Stream.of(truth), usual(activation, NOISE).stream())
                    .toArray(MutualInformationEstimator[]::new));
        answers.add(
            new TrueAnswer(
                Learned.name(activation) + ", " + bits + " bits",
                Learned.of(base, scale.seeds(), runs, remarks),
                truth.description()));
      }
    }
    for (Noisy noisy : NOISY) {
      NoisyNetworkEstimator truth = NoisyNetworkEstimator.withDefaults();
      truth =
          scale.full()
              ? truth
              : truth.withRows(FEW_ROWS).withDraws(FEW_DRAWS).withMixtureDraws(FEW_MIXTURE_DRAWS);
      Experiment base =
          with(scale, noisy.activation(), ActivationChannel.gaussian(noisy.variance()))
              .withSnapshots(sparse)
              .withEstimators(
                  usual(noisy.activation(), noisy.variance())
                      .toArray(MutualInformationEstimator[]::new))
              .withOccasional(
                  new Occasional(
                      sparse,
                      List.of(
                          KnnEstimator.noisy(noisy.variance())
                              .withDraws(scale.of(KNN_DRAWS, FEW_KNN_DRAWS))),
                      List.of(truth)));
      answers.add(
          new TrueAnswer(
              Learned.name(noisy.activation()) + ", noise " + Decimals.shortest(noisy.variance()),
              Learned.of(base, fewSeeds, runs, remarks),
              truth.description()));
    }
    return new TrueAnswers(answers);
  }

  private static Experiment with(Scale scale, Activation activation, ActivationChannel channel) {
    Experiment base = Presets.withActivation(Settings.paper(scale), activation);
    return base.withArchitecture(base.architecture().withChannel(channel));
  }

  private static List<MutualInformationEstimator> usual(Activation activation, double variance) {
    List<MutualInformationEstimator> usual = new ArrayList<>();
    usual.add(BinningEstimator.width(BIN_WIDTH));
    if (activation == Activation.TANH) { // a rectifier leaves the range
      usual.add(BinningEstimator.bins(-1, 1, PAPER_BINS));
    }
    usual.add(KdeEstimator.upperBound(variance));
    usual.add(KdeEstimator.lowerBound(variance));
    return usual;
  }

  /** Whether the true information falls, network by network. */
  Judgement judgement() {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (TrueAnswer answer : answers) {
      String network = "(" + answer.name() + ")";
      all.add(network);
      List<Integer> falling = answer.falling();
      if (!falling.isEmpty()) {
        met.add(network);
      }
      List<String> falls = new ArrayList<>();
      for (int layer : answer.known()) {
        falls.add(
            layer
                + ": "
                + Numbers.withError(
                    answer.repeats().layer(layer, answer.truth()).compressed().bits(), 2)
                + ownError(answer, layer)
                + (falling.contains(layer) ? "*" : ""));
      }
      numbers.add(network + " " + String.join(", ", falls));
    }
    return Judging.byCondition(
        Claim.TRUE_INFORMATION_FALLS,
        met,
        all,
        "True fall of I(X;T) by hidden layer, bits, ± over seeds, ± by Monte Carlo, * where"
            + " it counts: "
            + String.join("; ", numbers)
            + ".");
  }

  private static String ownError(TrueAnswer answer, int layer) {
    double error = answer.ownError(layer);
    return error == 0 ? "" : " ± " + Numbers.fixed(error, 2);
  }

  /** Those of which a layer does not hold all of X. */
  private List<TrueAnswer> comparable() {
    return answers.stream().filter(answer -> !answer.compared().isEmpty()).toList();
  }

  /** What is true, layer by layer. */
  ResultTable truths() {
    ResultTable.Builder table =
        ResultTable.of(
            "truth",
            "The true I(X;T) of hidden layers in bits, mean ± standard error over seeds.",
            "network",
            "runs",
            "layer",
            "sight",
            "at first",
            "onset, epoch",
            "at the end",
            "fall behind the onset",
            "change of I(T;Y)");
    for (TrueAnswer answer : answers) {
      for (int layer : answer.repeats().hidden()) {
        List<AveragePoint> path = answer.repeats().average().path(layer, answer.truth());
        Compression compression = answer.repeats().layer(layer, answer.truth());
        table.row(
            answer.name(),
            answer.repeats().planes().size(),
            layer,
            answer.sight(layer).words(),
            Numbers.withError(path.get(0).inputInformation().bits()),
            compression.onset(),
            Numbers.withError(path.get(path.size() - 1).inputInformation().bits()),
            Numbers.withError(compression.compressed().bits()),
            Numbers.withError(compression.compression().targetChange().bits()));
      }
    }
    return table.build();
  }

  /** How far estimators are from the truth. */
  ResultTable differences() {
    ResultTable.Builder table =
        ResultTable.of(
            "differences",
            "Estimates of I(X;T) beside the truth on the same networks, in bits: over the hidden"
                + " layers that in truth don't hold all of X and all epochs, where the estimate is"
                + " valid; mean ± standard error over seeds.",
            "network",
            "estimator",
            "points",
            "estimate - truth",
            "its size",
            "size of the difference of falls",
            "layers with the right sign");
    for (TrueAnswer answer : comparable()) {
      for (String estimator : answer.estimators()) {
        table.row(
            answer.name(),
            estimator,
            answer.points(estimator),
            answer.meanDifference(estimator).map(Numbers::withError).orElse("–"),
            answer.meanDistance(estimator).map(Numbers::withError).orElse("–"),
            Numbers.fixed(answer.fallDistance(estimator)),
            answer.rightLayers(estimator));
      }
    }
    return table.build();
  }

  /** Which estimator is nearest to the truth, and how well the truth is known. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (TrueAnswer answer : comparable()) {
      String nearest = answer.estimators().get(0);
      for (String estimator : answer.estimators()) {
        nearest = distance(answer, estimator) < distance(answer, nearest) ? estimator : nearest;
      }
      double own = answer.largestOwnError();
      remarks.add(
          "Nearest to the truth of "
              + answer.name()
              + ": "
              + nearest
              + ", on the average "
              + Numbers.fixed(distance(answer, nearest), 2)
              + " bits away."
              + (own == 0
                  ? ""
                  : " The largest Monte Carlo error of the truth is "
                      + Numbers.fixed(own, 2)
                      + " bits."));
    }
    return remarks;
  }

  private static double distance(TrueAnswer answer, String estimator) {
    return answer.meanDistance(estimator).map(Average::mean).orElse(Double.POSITIVE_INFINITY);
  }

  /** The true information over the epochs. */
  Figure truthFigure() {
    List<Panel> panels = new ArrayList<>();
    for (TrueAnswer answer : answers) {
      List<Mark> lines = new ArrayList<>();
      for (int layer : answer.known()) {
        List<AveragePoint> path = answer.repeats().average().path(layer, answer.truth());
        lines.add(
            Line.of(
                    "layer " + layer,
                    path.stream().mapToDouble(AveragePoint::epoch).toArray(),
                    path.stream().mapToDouble(p -> bits(p).mean()).toArray())
                .withBand(
                    path.stream()
                        .mapToDouble(p -> bits(p).standardError().orElse(Double.NaN))
                        .toArray()));
      }
      panels.add(
          Panel.of(Axis.epochs(), Axis.linear("true I(X;T) [bits]").withLeast(0))
              .withTitle(answer.name())
              .with(lines));
    }
    return Figure.grid(COLUMNS, panels);
  }

  private static Average bits(AveragePoint point) {
    return point.inputInformation().bits();
  }

  /** Estimated falls against true ones. */
  Figure fallsFigure() {
    List<Panel> panels = new ArrayList<>();
    for (TrueAnswer answer : comparable()) {
      List<Integer> known = answer.compared();
      double[] truth =
          known.stream().mapToDouble(layer -> answer.fall(layer, answer.truth())).toArray();
      List<Mark> marks = new ArrayList<>();
      double least = 0;
      double most = 0;
      for (String estimator : answer.repeats().estimators()) {
        for (int layer : known) {
          least = Math.min(least, answer.fall(layer, estimator));
          most = Math.max(most, answer.fall(layer, estimator));
        }
      }
      most = Math.max(most, least + LEAST_RANGE);
      marks.add(
          Line.of("truth", new double[] {least, most}, new double[] {least, most})
              .withColor(Palette.GRAY)
              .withDash(Dash.DASHED));
      for (String estimator : answer.estimators()) {
        marks.add(
            Dots.of(
                kind(estimator),
                truth,
                known.stream().mapToDouble(layer -> answer.fall(layer, estimator)).toArray()));
      }
      panels.add(
          Panel.of(Axis.linear("true fall [bits]"), Axis.linear("estimated fall [bits]"))
              .withTitle(answer.name())
              .with(marks));
    }
    return Figure.grid(COLUMNS, panels);
  }

  /** Estimators that differ in the noise of the network alone have one name in the legend. */
  private static String kind(String estimator) {
    return estimator.startsWith("binning") ? estimator : Numbers.slug(estimator);
  }
}
