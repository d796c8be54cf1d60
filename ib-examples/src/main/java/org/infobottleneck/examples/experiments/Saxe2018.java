package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Quantity;
import org.infobottleneck.plane.Snapshots;

/**
 * Saxe et al. (2018): activations that saturate and others, three kinds of estimators on the same
 * runs; and linear networks, of which the information is known.
 */
final class Saxe2018 implements PaperExperiment {

  private static final double SGD_RATE = 0.1;
  private static final double KNN_NOISE = 0.1;
  private static final int KNN_DRAWS = 4;
  private static final int FEW_KNN_DRAWS = 1;

  private static final Snapshots SPARSE = Snapshots.at(0, 50, 200, 400, 1000, 2000, 5000, 10_000);
  private static final Snapshots SPARSEST = Snapshots.at(0, 400, 2000);

  private static final double MATRIX_WIDTH = 7.5;
  private static final double MATRIX_HEIGHT = 4.5;

  /** All that the paper has; plain descent is run for the three that the claim is about. */
  private static final List<Activation> BY_ADAM =
      List.of(
          Activation.TANH,
          Activation.SOFTSIGN,
          Activation.SOFTPLUS,
          Activation.RELU,
          Activation.LINEAR);

  private static final List<Activation> BY_SGD =
      List.of(Activation.TANH, Activation.RELU, Activation.LINEAR);

  @Override
  public String name() {
    return "saxe-2018";
  }

  @Override
  public String title() {
    return "Saxe et al. 2018: is it the activation that compresses?";
  }

  @Override
  public String question() {
    return "Do only networks of saturating activations compress, whichever estimator is asked, and"
        + " does a linear network, whose information is known exactly, generalize without?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.ONLY_SATURATING_COMPRESS, Claim.LINEAR_GENERALIZES_UNCOMPRESSED);
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment adam = base(scale);
    Experiment sgd = adam.withTraining(adam.training().withOptimizer(Sgd.learningRate(SGD_RATE)));
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(adam, scale))
            .setting(
                "Hidden layers are tanh, softsign, softplus, rectifier or linear; the output is"
                    + " softmax. Plain descent, "
                    + sgd.training().optimizer()
                    + ", is run for tanh, rectifier and linear layers. All estimators see the same"
                    + " runs; that by neighbors is asked at epochs "
                    + epochs(adam)
                    + ".");
    Map<Optimizer, Map<Activation, Repeats>> all = new LinkedHashMap<>();
    for (Experiment base : List.of(adam, sgd)) {
      Map<Activation, Repeats> of = new LinkedHashMap<>();
      for (Activation activation : base.equals(adam) ? BY_ADAM : BY_SGD) {
        of.put(
            activation,
            Learned.of(
                Presets.withActivation(base, activation), scale.seeds(), runs, findings::remark));
      }
      all.put(base.training().optimizer(), of);
    }
    LinearStudents students = LinearStudents.of(scale, runs);
    all.forEach((optimizer, of) -> figures(findings, optimizer, of));
    SightTable falls = new SightTable("falls", Settings.hiddenLayers(adam).size(), "");
    all.forEach(
        (optimizer, of) ->
            of.forEach(
                (activation, repeats) -> {
                  String setting = name(optimizer) + ", " + Learned.name(activation);
                  repeats.estimators().forEach(estimator -> falls.row(setting, repeats, estimator));
                }));
    Sight.remarkOn(scale.seeds()).ifPresent(findings::remark);
    return findings
        .setting(LinearStudents.sentence(scale))
        .figure(
            "linear",
            students.figure(),
            "Linear students of a linear teacher: exact paths (observed with noise of variance 0.1),"
                + " and their squared errors, means over "
                + scale.seeds()
                + " seeds.")
        .table(ends(all))
        .table(falls.build())
        .table(students.table())
        .judgement(saturating(all))
        .judgement(students.judgement())
        .remark(
            "The quantities differ: bins have a width of 0.07, densities a noise of variance 1e-3,"
                + " neighbors one of 0.1, since at 1e-3 they can't resolve the noise. A rectifier's"
                + " outputs grow with the weights while bins and noise stay, so that its information"
                + " may rise for no other reason.")
        .remark(
            "A layer that an estimator does not see, within 1 % of H(X) or not valid, has no part in"
                + " the verdict.")
        .build();
  }

  private static Experiment base(Scale scale) {
    Experiment paper = Settings.paper(scale);
    return Presets.saxe2018()
        .withEpochs(paper.epochs())
        .withSnapshots(paper.snapshots())
        .withEstimatorsAt(
            scale.full() ? SPARSE : SPARSEST,
            KnnEstimator.noisy(KNN_NOISE).withDraws(scale.of(KNN_DRAWS, FEW_KNN_DRAWS)))
        .withSeed(scale.firstSeed());
  }

  private static List<Integer> epochs(Experiment experiment) {
    List<Integer> epochs = new ArrayList<>();
    for (int epoch : experiment.occasional().when().epochs(experiment.epochs())) {
      epochs.add(epoch);
    }
    return epochs;
  }

  private static void figures(
      Findings.Builder findings, Optimizer optimizer, Map<Activation, Repeats> of) {
    Repeats first = of.values().iterator().next();
    String slug = name(optimizer).toLowerCase(Locale.ROOT);
    Map<String, SightMatrix> matrices = new LinkedHashMap<>();
    for (String estimator : first.estimators()) {
      SightMatrix matrix = new SightMatrix();
      of.forEach((activation, repeats) -> matrix.row(Learned.name(activation), repeats, estimator));
      matrices.put(estimator, matrix);
    }
    double greatest = matrices.values().stream().mapToDouble(SightMatrix::greatest).max().orElse(0);
    ColorScale colors = SightMatrix.colors(greatest);
    List<Panel> panels = new ArrayList<>();
    matrices.forEach((estimator, matrix) -> panels.add(matrix.panel(title(estimator), colors)));
    findings.figure(
        "falls-" + slug,
        Figure.grid(2, panels).withPanelSize(MATRIX_WIDTH, MATRIX_HEIGHT),
        name(optimizer)
            + ": which hidden layers each estimator sees fall behind their rightmost point.");
    for (String estimator : first.estimators()) {
      if (estimator.startsWith("kde-lower")) {
        continue; // its bound has a place in the matrix and the table
      }
      Map<String, Repeats> paths = new LinkedHashMap<>();
      of.forEach((activation, repeats) -> paths.put(Learned.name(activation), repeats));
      findings.figure(
          "paths-" + slug + "-" + Numbers.slug(estimator),
          PlanePaths.figure(paths, estimator),
          name(optimizer) + ": mean paths by " + estimator + ".");
    }
  }

  private static Judgement saturating(Map<Optimizer, Map<Activation, Repeats>> all) {
    List<String> met = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    all.forEach(
        (optimizer, of) -> {
          Repeats tanh = of(of, Activation.TANH);
          Repeats rectifier = of(of, Activation.RELU);
          for (String estimator : tanh.estimators()) {
            String condition = name(optimizer) + " by " + estimator;
            Tally saturating = Tally.of(tanh, estimator);
            Tally other = Tally.of(rectifier, estimator);
            conditions.add(condition);
            numbers.add(condition + ": tanh " + saturating.words() + ", ReLU " + other.words());
            if (onlyTheFirstFalls(saturating, other)) {
              met.add(condition);
            }
          }
        });
    return Judging.byCondition(
        Claim.ONLY_SATURATING_COMPRESS,
        met,
        conditions,
        "Hidden layers that fall of those that are seen, and the largest fall in bits: "
            + String.join("; ", numbers)
            + ".");
  }

  private static Repeats of(Map<Activation, Repeats> of, Activation activation) {
    return Optional.ofNullable(of.get(activation)).orElseThrow();
  }

  /**
   * The rule of the claim: some layer of the first falls, some of the second are seen, none fall.
   */
  static boolean onlyTheFirstFalls(Tally first, Tally second) {
    return first.falling() > 0 && second.seen() > 0 && second.falling() == 0;
  }

  /**
   * How many hidden layers fall.
   *
   * @param falling those that do
   * @param seen those that are seen
   * @param largest the largest fall of those that do; empty where none does
   */
  record Tally(int falling, int seen, Optional<Average> largest) {

    static Tally of(Repeats repeats, String estimator) {
      int falling = 0;
      int seen = 0;
      Optional<Average> largest = Optional.empty();
      for (int layer : repeats.hidden()) {
        Sight sight = Sight.of(repeats, layer, estimator);
        seen += sight.isSeen() ? 1 : 0;
        if (sight == Sight.FALLS) {
          falling++;
          Average fall = repeats.layer(layer, estimator).compressed().bits();
          if (largest.isEmpty() || fall.mean() > largest.get().mean()) {
            largest = Optional.of(fall);
          }
        }
      }
      return new Tally(falling, seen, largest);
    }

    String words() {
      return falling
          + " of "
          + seen
          + largest.map(fall -> " (" + Numbers.withError(fall, 2) + ")").orElse("");
    }
  }

  private static ResultTable ends(Map<Optimizer, Map<Activation, Repeats>> all) {
    ResultTable.Builder table =
        ResultTable.of(
            "ends",
            "What the networks learned, mean ± standard error over the runs that learned.",
            "optimizer",
            "activation",
            "runs",
            "train loss",
            "train accuracy",
            "test accuracy");
    all.forEach(
        (optimizer, of) ->
            of.forEach(
                (activation, repeats) ->
                    table.row(
                        optimizer,
                        Learned.name(activation),
                        repeats.planes().size(),
                        Numbers.withError(repeats.last(Quantity.TRAIN_LOSS)),
                        Numbers.withError(repeats.last(Quantity.TRAIN_ACCURACY)),
                        Numbers.withError(repeats.last(Quantity.TEST_ACCURACY)))));
    return table.build();
  }

  private static String name(Optimizer optimizer) {
    return optimizer instanceof Sgd ? "SGD" : "Adam";
  }

  private static String title(String estimator) {
    return estimator.replaceFirst(",draws=.*", ")");
  }
}
