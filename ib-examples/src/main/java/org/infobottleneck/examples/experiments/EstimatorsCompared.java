package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.RenyiEstimator;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.network.Activation;
import org.infobottleneck.plane.Snapshots;

/** The same runs under every estimator, and networks of which the answer is known. */
final class EstimatorsCompared implements PaperExperiment {

  private static final double[] WIDTHS = {0.01, 0.03, 0.07, 0.2, 0.5};
  private static final double[] VARIANCES = {1e-4, 1e-3, 1e-2, 1e-1};
  private static final int BINS = 30;
  private static final double[] KNN_VARIANCES = {1e-2, 1e-1};
  private static final int KNN_DRAWS = 4;
  private static final int FEW_KNN_DRAWS = 1;
  private static final int MOST_SEEDS = 5;
  private static final double MATRIX_WIDTH = 6.5;
  private static final double MATRIX_HEIGHT = 11;

  private static final Snapshots SPARSE =
      Snapshots.at(0, 10, 50, 100, 200, 400, 700, 1000, 2000, 4000, 7000, 10_000);
  private static final Snapshots SPARSEST = Snapshots.at(0, 400, 2000);

  @Override
  public String name() {
    return "estimators";
  }

  @Override
  public String title() {
    return "Which claim depends on the estimator?";
  }

  @Override
  public String question() {
    return "Do layers compress whoever estimates, and where the information is known, does it fall"
        + " in truth, and which estimator says so?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.ROBUST_TO_ESTIMATOR, Claim.TRUE_INFORMATION_FALLS);
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Settings.paper(scale);
    int fewSeeds = Math.min(MOST_SEEDS, scale.seeds());
    Snapshots sparse = scale.full() ? SPARSE : SPARSEST;
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(base, scale))
            .setting(
                "Layers of tanh and of rectifiers. Neighbors, Rényi's entropy and noisy networks are"
                    + " dear: "
                    + fewSeeds
                    + " seeds, "
                    + sparse.epochs(base.epochs()).length
                    + " epochs.");
    Set<String> said = new LinkedHashSet<>(); // of the same networks once
    Map<String, EstimatorPairs> pairs = new LinkedHashMap<>();
    Map<String, SightMatrix> matrices = new LinkedHashMap<>();
    SightTable falls =
        new SightTable("falls", Settings.hiddenLayers(base).size(), "agrees with others");
    for (Activation activation : List.of(Activation.TANH, Activation.RELU)) {
      String name = Learned.name(activation);
      Experiment network = Presets.withActivation(base, activation);
      List<MutualInformationEstimator> cheap = cheap(activation);
      Repeats many =
          Learned.of(
              network.withEstimators(cheap.toArray(MutualInformationEstimator[]::new)),
              scale.seeds(),
              runs,
              said::add);
      Repeats few =
          Learned.of(
              network.withSnapshots(sparse).withEstimators(dear(scale)), fewSeeds, runs, said::add);
      EstimatorPairs own = EstimatorPairs.of(List.of(many, few));
      SightMatrix matrix = new SightMatrix();
      for (Repeats repeats : List.of(many, few)) {
        for (String estimator : repeats.estimators()) {
          matrix.row(shortName(estimator), repeats, estimator);
          falls.row(name, repeats, estimator, own.count(estimator).toString());
        }
      }
      matrices.put(name, matrix);
      pairs.put(name, own);
    }
    TrueAnswers truth = TrueAnswers.of(scale, fewSeeds, sparse, runs, said::add);
    findings
        .figure(
            "matrix",
            matrix(matrices),
            "Which hidden layers each estimator sees fall behind their rightmost point, on the same"
                + " networks.")
        .figure(
            "truth",
            truth.truthFigure(),
            "The true information of hidden layers: exact counts of quantized networks, Monte Carlo"
                + " of noisy ones.")
        .figure(
            "falls",
            truth.fallsFigure(),
            "Falls of I(X;T) by estimators against the true ones, a dot per hidden layer.")
        .table(falls.build())
        .table(truth.truths())
        .table(truth.differences())
        .judgement(robust(pairs))
        .judgement(truth.judgement());
    said.forEach(findings::remark);
    truth.remarks().forEach(findings::remark);
    Sight.remarkOn(scale.seeds()).ifPresent(findings::remark);
    return findings
        .remark(
            "Falling and not falling are the two signs of a compression: behind its rightmost point a"
                + " mean path can't rise. A pair of estimators counts as one where all hidden layers"
                + " that both see have the same sign.")
        .remark(
            "Estimators of 5 seeds find fewer falls than those of 20, since a fall must exceed more"
                + " of their larger standard errors.")
        .remark(
            "Widths and variances define what is measured, I(X;bin(T)) or I(X;T + noise). On a"
                + " quantized network they differ from the true I(X;T) by that, not by error alone;"
                + " on a noisy one bins and densities look at the layer without the noise below it,"
                + " densities and neighbors adding that of the network's variance.")
        .build();
  }

  /** Those asked at every snapshot. Rectifiers have no place in bins over [-1, 1]. */
  private static List<MutualInformationEstimator> cheap(Activation activation) {
    List<MutualInformationEstimator> cheap = new ArrayList<>();
    for (double width : WIDTHS) {
      cheap.add(BinningEstimator.width(width));
    }
    if (activation == Activation.TANH) {
      cheap.add(BinningEstimator.edges(-1, 1, BINS));
    }
    cheap.add(BinningEstimator.quantiles(BINS));
    cheap.add(BinningEstimator.adaptive(BINS));
    for (double variance : VARIANCES) {
      cheap.add(KdeEstimator.upperBound(variance));
      cheap.add(KdeEstimator.lowerBound(variance));
    }
    return cheap;
  }

  private static MutualInformationEstimator[] dear(Scale scale) {
    List<MutualInformationEstimator> dear = new ArrayList<>();
    for (double variance : KNN_VARIANCES) {
      dear.add(KnnEstimator.noisy(variance).withDraws(scale.of(KNN_DRAWS, FEW_KNN_DRAWS)));
    }
    dear.add(RenyiEstimator.ofOrder(2));
    return dear.toArray(MutualInformationEstimator[]::new);
  }

  private static Figure matrix(Map<String, SightMatrix> matrices) {
    ColorScale colors =
        SightMatrix.colors(
            matrices.values().stream().mapToDouble(SightMatrix::greatest).max().orElse(0));
    List<Panel> panels = new ArrayList<>();
    matrices.forEach((name, matrix) -> panels.add(matrix.panel(name, colors)));
    return Figure.grid(panels.size(), panels).withPanelSize(MATRIX_WIDTH, MATRIX_HEIGHT);
  }

  /** A name for the matrix: what is varied, nothing else. */
  private static String shortName(String estimator) {
    return estimator
        .replaceFirst("^binning\\(", "bins (")
        .replaceFirst("^kde-(upper|lower)\\(", "kde $1 (")
        .replaceFirst("^knn-noisy\\(k=3,", "knn (")
        .replaceFirst("^renyi\\(", "Rényi (")
        .replace("noiseVariance=", "")
        .replaceFirst(",draws=.*", ")");
  }

  private static Judgement robust(Map<String, EstimatorPairs> pairs) {
    List<String> met = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    pairs.forEach(
        (network, of) -> {
          EstimatorPairs.Count count = of.count();
          numbers.add(network + ": " + count + " pairs, " + Numbers.fixed(count.share(), 2));
          if (count.all() > 0 && count.share() >= Claim.ROBUST_TO_ESTIMATOR.threshold()) {
            met.add(network);
          }
        });
    return Judging.byCondition(
        Claim.ROBUST_TO_ESTIMATOR,
        met,
        List.copyOf(pairs.keySet()),
        "Pairs of estimators that agree on all hidden layers that both see: "
            + String.join("; ", numbers)
            + ".");
  }
}
