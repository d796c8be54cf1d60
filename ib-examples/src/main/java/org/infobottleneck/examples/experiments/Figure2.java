package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.PlaneCloud;
import org.infobottleneck.examples.figures.PlaneFigures;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.ExperimentResult;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.PlanePoint;

/**
 * Figure 2 of Shwartz-Ziv &amp; Tishby (2017): 50 networks at the start, at epoch 400, at the end.
 */
final class Figure2 implements PaperExperiment {

  private static final int NETWORKS = 50;

  @Override
  public String name() {
    return "figure-2";
  }

  @Override
  public String title() {
    return "Figure 2: 50 networks on the plane at the start, early and at the end";
  }

  @Override
  public String question() {
    return "Do networks from different initial weights move through the plane together?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.SAME_END);
  }

  @Override
  public int seeds(boolean full) {
    return full ? NETWORKS : 5;
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Settings.paper(scale);
    List<Integer> epochs = List.of(0, Math.min(Settings.EARLY, base.epochs()), base.epochs());
    List<PlanePoint> points = new ArrayList<>();
    List<ObservedRows> observed = new ArrayList<>();
    runs.forEach(
        base.repeats(scale.seeds()),
        result -> {
          points.addAll(pointsAt(epochs, result));
          observed.add(result.plane().observed().get(0));
        });
    List<String> estimators =
        base.estimators().stream().map(MutualInformationEstimator::description).toList();
    List<Integer> hidden = Settings.hiddenLayers(base);
    Findings.Builder findings = Findings.builder().setting(Settings.sentence(base, scale));
    ResultTable.Builder table =
        ResultTable.of(
            "networks",
            "Mean and standard deviation over networks, in bits.",
            "estimator",
            "epoch",
            "layer",
            "I(X;T)",
            "sd of I(X;T)",
            "I(T;Y)",
            "sd of I(T;Y)");
    List<String> met = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String estimator : estimators) {
      for (int epoch : epochs) {
        for (int layer = 1; layer <= base.architecture().layerCount(); layer++) {
          SummaryStatistics x = new SummaryStatistics();
          SummaryStatistics y = new SummaryStatistics();
          for (PlanePoint point : select(points, estimator, epoch, layer)) {
            x.addValue(point.inputInformation().bits());
            y.addValue(point.targetInformation().bits());
          }
          table.row(
              estimator,
              epoch,
              layer,
              Numbers.fixed(x.getMean()),
              Numbers.fixed(x.getStandardDeviation()),
              Numbers.fixed(y.getMean()),
              Numbers.fixed(y.getStandardDeviation()));
        }
      }
      double spread = relativeSpread(points, estimator, base.epochs(), hidden);
      numbers.add(estimator + ": " + Numbers.fixed(spread));
      if (spread <= Claim.SAME_END.threshold()) {
        met.add(estimator);
      }
      findings.figure(
          "networks-" + Numbers.slug(estimator),
          figure(points, estimator, epochs, observed.get(0)),
          "Layers of " + scale.seeds() + " networks by " + estimator + ".");
    }
    return findings
        .table(table.build())
        .judgement(
            Judging.byCondition(
                Claim.SAME_END,
                met,
                estimators,
                "Standard deviation over the distance between neighboring layers: "
                    + String.join("; ", numbers)
                    + "."))
        .build();
  }

  private static List<PlanePoint> pointsAt(List<Integer> epochs, ExperimentResult result) {
    return result.plane().points().stream()
        .filter(point -> epochs.contains(point.epoch()))
        .toList();
  }

  private static List<PlanePoint> select(
      List<PlanePoint> points, String estimator, int epoch, int layer) {
    return points.stream()
        .filter(point -> point.epoch() == epoch && point.layer() == layer)
        .filter(point -> point.estimator().equals(estimator))
        .toList();
  }

  /** The mean standard deviation over the mean distance of neighboring layers, along I(X;T). */
  static double relativeSpread(
      List<PlanePoint> points, String estimator, int epoch, List<Integer> layers) {
    double deviations = 0;
    List<Double> means = new ArrayList<>();
    for (int layer : layers) {
      SummaryStatistics x = new SummaryStatistics();
      select(points, estimator, epoch, layer)
          .forEach(point -> x.addValue(point.inputInformation().bits()));
      deviations += x.getStandardDeviation() / layers.size();
      means.add(x.getMean());
    }
    double range = means.get(0) - means.get(means.size() - 1);
    return deviations / (range / (layers.size() - 1));
  }

  private static Figure figure(
      List<PlanePoint> points, String estimator, List<Integer> epochs, ObservedRows rows) {
    PlaneFigures planes =
        PlaneFigures.withCeilings(rows.inputEntropyBits(), rows.targetEntropyBits().orElseThrow());
    List<Integer> layers = points.stream().map(PlanePoint::layer).distinct().sorted().toList();
    List<Panel> panels = new ArrayList<>();
    for (int epoch : epochs) {
      List<PlaneCloud> clouds = new ArrayList<>();
      for (int layer : layers) {
        List<PlanePoint> some = select(points, estimator, epoch, layer);
        clouds.add(
            PlaneCloud.of(
                "layer " + layer,
                some.stream().mapToDouble(p -> p.inputInformation().bits()).toArray(),
                some.stream().mapToDouble(p -> p.targetInformation().bits()).toArray()));
      }
      panels.add(planes.clouds("epoch " + epoch, clouds));
    }
    return Figure.grid(panels.size(), panels).withSharedAxes();
  }
}
