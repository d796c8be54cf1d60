package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Dash;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.plane.Average;

/** Figure 7 of Shwartz-Ziv &amp; Tishby (2017): converged layers for many sample sizes. */
final class Figure7 implements PaperExperiment {

  private static final List<Double> SHARES =
      List.of(0.02, 0.03, 0.05, 0.08, 0.12, 0.18, 0.26, 0.36, 0.48, 0.6, 0.72, 0.85);

  private static final List<Double> FEW_SHARES = List.of(0.02, 0.05, 0.12, 0.36, 0.85);

  private static final double DOT = 2.6;

  @Override
  public String name() {
    return "figure-7";
  }

  @Override
  public String title() {
    return "Figure 7: converged layers for many sample sizes";
  }

  @Override
  public String question() {
    return "Do larger samples push converged layers up in I(T;Y) and closer to the information"
        + " bottleneck bound?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.SAMPLES_RAISE_LABEL, Claim.SAMPLES_APPROACH_BOUND);
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Figure6.base(scale);
    List<Double> shares = scale.full() ? SHARES : FEW_SHARES;
    List<Experiment> experiments = new ArrayList<>();
    for (double share : shares) {
      experiments.addAll(base.withRows(TrainingRows.random(share)).repeats(scale.seeds()));
    }
    List<ConvergedLayers> all = Figure6.layers(experiments, runs);
    SampleSizes sizes = SampleSizes.of(all);
    InformationCurve curve = Figure6.bottleneck().curve();
    List<String> observers = sizes.observers();
    int lastHidden = base.architecture().layerCount() - 1;
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(base, scale))
            .setting(
                "Other shares of the patterns are trained on, too, "
                    + sizes.samples()
                    + " patterns, nested within a seed. Labels are drawn once per seed from the stochastic"
                    + " rule of gain 12; layers are observed over all 4096 patterns with that rule,"
                    + " p(y|x), and compared with its "
                    + curve
                    + ".");
    for (String observer : observers) {
      findings.figure(
          "samples-" + Numbers.slug(observer),
          figure(sizes, Settings.hiddenLayers(base), observer, curve),
          "Layers after training on "
              + sizes.samples().get(0)
              + " to "
              + sizes.samples().get(sizes.samples().size() - 1)
              + " patterns by "
              + observer
              + ", mean and standard error over networks: on the plane, each path from the smallest"
              + " sample to the largest, with the information curve and its heuristic"
              + " bounds for samples of some sizes; the last hidden layer's I(T;Y) and distance from"
              + " the curve; accuracy.");
    }
    findings.table(table(sizes, observers, lastHidden, curve));
    findings.judgement(sizes.raise(observers, lastHidden));
    findings.judgement(sizes.approach(observers, lastHidden, curve));
    return remarks(findings, sizes, all, curve).build();
  }

  private static Findings.Builder remarks(
      Findings.Builder findings,
      SampleSizes sizes,
      List<ConvergedLayers> all,
      InformationCurve curve) {
    List<Integer> vacuous =
        sizes.samples().stream().filter(m -> Curves.isVacuous(curve, 2, m)).toList();
    long diverged = all.stream().filter(network -> !network.isPresent()).count();
    return findings
        .remark(
            "Every network trains for the same number of epochs, so that a smaller sample makes fewer"
                + " steps, one an epoch up to 256 patterns. What a network of few samples lacks may be"
                + " steps as well as samples; its training accuracy says whether it has converged.")
        .remark(
            "The bound of m samples lowers the curve by e^I(X;T) |Y| / sqrt(m), a heuristic whose"
                + " constant is taken as 1 (Tishby & Zaslavsky 2015), no theorem. "
                + (vacuous.isEmpty()
                    ? "It says something for every sample here."
                    : "It says nothing for samples of " + vacuous + "."))
        .remark(
            "Distances are upper ends of brackets of the curve. Along I(T;Y) the curve is flat beyond"
                + " 3 bits of I(X;T), so that a layer may be near it and hold many bits too much.")
        .remark(diverged + " of " + all.size() + " runs diverged.");
  }

  private static ResultTable table(
      SampleSizes sizes, List<String> observers, int layer, InformationCurve curve) {
    ResultTable.Builder table =
        ResultTable.of(
            "samples",
            "The last hidden layer after training, in bits, and what the network learned: mean ±"
                + " standard error over networks.",
            "samples",
            "observer",
            "I(X;T)",
            "I(T;Y)",
            "below the curve, I(T;Y)",
            "right of it, I(X;T)",
            "train accuracy",
            "test accuracy");
    for (int samples : sizes.samples()) {
      for (String observer : observers) {
        table.row(
            samples,
            observer,
            mean(sizes, samples, layer, observer, each -> Curves.bits(each.input())),
            mean(sizes, samples, layer, observer, each -> Curves.bits(each.target())),
            mean(sizes, samples, layer, observer, each -> Curves.vertical(curve, each)),
            mean(sizes, samples, layer, observer, each -> Curves.horizontal(curve, each)),
            Numbers.withError(sizes.network(samples, ConvergedLayers::trainAccuracy)),
            Numbers.withError(sizes.network(samples, ConvergedLayers::testAccuracy)));
      }
    }
    return table.build();
  }

  private static String mean(
      SampleSizes sizes, int samples, int layer, String observer, BoundJudging.Value value) {
    return Numbers.withError(Average.of(sizes.values(samples, layer, observer, value)));
  }

  private static Figure figure(
      SampleSizes sizes, List<Integer> hidden, String observer, InformationCurve curve) {
    int last = hidden.get(hidden.size() - 1);
    Axis size = Axis.log("training patterns");
    Panel distance =
        Panel.of(size, Axis.log("last hidden layer [bits]"))
            .with(
                series(
                    sizes,
                    "lack of I(T;Y)",
                    s -> average(sizes, s, last, observer, each -> Curves.vertical(curve, each))),
                series(
                    sizes,
                    "excess of I(X;T)",
                    s ->
                        average(sizes, s, last, observer, each -> Curves.horizontal(curve, each))));
    Panel target =
        Panel.of(size, Axis.linear("I(T;Y) [bits]"))
            .with(
                series(
                    sizes,
                    "I(T;Y), last hidden layer",
                    s -> average(sizes, s, last, observer, each -> Curves.bits(each.target()))));
    Panel accuracy =
        Panel.of(size, Axis.linear("accuracy"))
            .with(
                series(sizes, "training", s -> sizes.network(s, ConvergedLayers::trainAccuracy)),
                series(sizes, "test", s -> sizes.network(s, ConvergedLayers::testAccuracy)));
    return Figure.grid(
        2,
        List.of(
            plane(sizes, hidden, observer, curve),
            target.withTitle("Label"),
            distance.withTitle("Distance from the curve"),
            accuracy.withTitle("Accuracy")));
  }

  private static Average average(
      SampleSizes sizes, int samples, int layer, String observer, BoundJudging.Value value) {
    return Average.of(sizes.values(samples, layer, observer, value));
  }

  /** A number per sample size. */
  private interface BySize {
    Average of(int samples);
  }

  private static Line series(SampleSizes sizes, String name, BySize number) {
    List<Average> means = sizes.samples().stream().map(number::of).toList();
    return Line.of(
            name,
            sizes.samples().stream().mapToDouble(Integer::doubleValue).toArray(),
            means.stream().mapToDouble(Average::mean).toArray())
        .withBand(means.stream().mapToDouble(Numbers::error).toArray())
        .withLabel();
  }

  private static Panel plane(
      SampleSizes sizes, List<Integer> hidden, String observer, InformationCurve curve) {
    List<Mark> marks = new ArrayList<>();
    double end = Curves.bits(curve.statisticEntropy());
    List<Mark> dots = new ArrayList<>();
    for (int layer : hidden) {
      int n = sizes.samples().size();
      double[] x = new double[n];
      double[] y = new double[n];
      double[] xError = new double[n];
      double[] yError = new double[n];
      for (int i = 0; i < n; i++) {
        int samples = sizes.samples().get(i);
        Average input = average(sizes, samples, layer, observer, each -> Curves.bits(each.input()));
        Average target =
            average(sizes, samples, layer, observer, each -> Curves.bits(each.target()));
        x[i] = input.mean();
        y[i] = target.mean();
        xError[i] = Numbers.error(input);
        yError[i] = Numbers.error(target);
        end = Math.max(end, x[i]);
      }
      marks.add(
          Line.of("layer " + layer, x, y).withColor(Palette.GRAY).withDash(Dash.SOLID).withLabel());
      double[] number = sizes.samples().stream().mapToDouble(m -> StrictMath.log10(m)).toArray();
      dots.add(
          Dots.of("", x, y)
              .withErrors(yError)
              .withErrorsAcross(xError)
              .withSize(DOT)
              .coloredBy(sizes.scale(), number));
    }
    List<Mark> lines = new ArrayList<>();
    lines.add(Curves.line(curve, end));
    for (int samples : sizes.some()) {
      if (!Curves.isVacuous(curve, 2, samples)) {
        lines.add(Curves.lowered(curve, 2, samples));
      }
    }
    lines.addAll(marks);
    lines.addAll(dots);
    return Panel.of(
            Axis.linear("I(X;T) [bits]").withLeast(0), Axis.linear("I(T;Y) [bits]").withLeast(0))
        .withTitle("Plane")
        .with(lines);
  }
}
