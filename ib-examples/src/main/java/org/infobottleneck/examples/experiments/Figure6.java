package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Bars;
import org.infobottleneck.examples.figures.Dash;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Palette;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.Rule;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Snapshots;

/** Figure 6 of Shwartz-Ziv &amp; Tishby (2017): converged layers beside the information curve. */
final class Figure6 implements PaperExperiment {

  /** The gain of the stochastic rule, as in the authors' file. */
  static final double GAIN = 12;

  private static final double NOISE_VARIANCE = 1e-3;
  private static final int DRAWS = 4;
  private static final int BINS = 30;
  private static final double DOT = 3;
  private static final double SPREAD = 0.5;

  @Override
  public String name() {
    return "figure-6";
  }

  @Override
  public String title() {
    return "Figure 6: converged layers and the information curve";
  }

  @Override
  public String question() {
    return "Do converged layers lie on the information bottleneck bound, and are their encoders"
        + " optimal ones, with a trade-off that falls with depth?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        Claim.NEAR_THE_BOUND,
        Claim.NO_EXCESS_INFORMATION,
        Claim.BETA_FALLS_WITH_DEPTH,
        Claim.SELF_CONSISTENT,
        Claim.NEAR_TRANSITIONS);
  }

  /** Networks on labels drawn from the stochastic rule, looked at before and after training. */
  static Experiment base(Scale scale) {
    Experiment paper = Settings.paper(scale);
    return paper
        .withTask(Tasks.icosahedron(GAIN))
        .withSnapshots(Snapshots.at(0, paper.epochs()))
        .withEstimators(BinningEstimator.bins(-1, 1, BINS))
        .withEstimatorsAt(
            Snapshots.at(paper.epochs()),
            NoisyChannelEstimator.of(NOISE_VARIANCE).withDraws(DRAWS));
  }

  /** The layers of the networks of experiments, of those that diverged without any. */
  static List<ConvergedLayers> layers(List<Experiment> experiments, Runs runs)
      throws InterruptedException {
    return runs
        .texts(
            experiments, ConvergedLayers.WORK, experiment -> ConvergedLayers.of(experiment).text())
        .stream()
        .map(ConvergedLayers::parse)
        .toList();
  }

  static InformationBottleneck bottleneck() {
    return InformationBottleneck.of(JointDistribution.of(IcosahedronTask.stochastic(GAIN)));
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = base(scale);
    List<ConvergedLayers> all = layers(base.repeats(scale.seeds()), runs);
    List<ConvergedLayers> networks = all.stream().filter(ConvergedLayers::isPresent).toList();
    InformationBottleneck bottleneck = bottleneck();
    InformationCurve curve = bottleneck.curve();
    double[] critical =
        bottleneck.bifurcations(curve).stream().mapToDouble(Bifurcation::beta).toArray();
    List<String> observers = networks.get(0).observers();
    List<Integer> hidden = Settings.hiddenLayers(base);
    BoundJudging judging = new BoundJudging(networks, observers, hidden, curve, critical);
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(base, scale))
            .setting(
                "Labels are drawn once per seed from the stochastic rule of gain 12; layers are"
                    + " observed over all 4096 patterns with that rule, p(y|x), whose curve they are"
                    + " compared with: "
                    + curve
                    + ", "
                    + critical.length
                    + " phase transitions. Noisy layers are seen after training only, by Monte"
                    + " Carlo, "
                    + DRAWS
                    + " draws per pattern.");
    for (String observer : observers) {
      findings.figure(
          "layers-" + Numbers.slug(observer),
          figure(judging, networks, hidden, observer, curve, critical),
          "Hidden layers of "
              + networks.size()
              + " networks after training, by "
              + observer
              + ": on the plane with the information curve (mean and standard error), near the"
              + " curve, beta* of every network between the critical betas (gray; infinite ones are"
              + " not drawn), and what is left of the self-consistent equations at beta*.");
    }
    findings.table(table(networks, observers, base.architecture().layerCount(), curve));
    findings.table(criticalTable(critical));
    judging.judgements().forEach(findings::judgement);
    return remarks(findings, all, networks).build();
  }

  private static Findings.Builder remarks(
      Findings.Builder findings, List<ConvergedLayers> all, List<ConvergedLayers> networks) {
    Average train =
        Average.of(networks.stream().mapToDouble(ConvergedLayers::trainAccuracy).toArray());
    Average test =
        Average.of(networks.stream().mapToDouble(ConvergedLayers::testAccuracy).toArray());
    return findings
        .remark(
            "The paper's labels follow from its rule nearly without noise. Of a deterministic rule"
                + " the curve is min(I(X;T), H(Y)), one beta fits all of it and beta* means nothing"
                + " (Kolchinsky, Tracey & Van Kuyk 2019); so the rule here is the stochastic one.")
        .remark(
            "No optimal encoder tells inputs of equal p(y|x) apart. What a layer tells of them"
                + " beyond that, the floor H(T|S), is left of the equations at every beta; an"
                + " infinite beta* says that no beta is large enough.")
        .remark(
            "A layer that tells nearly every pattern apart has all of I(X;Y) and so lies on the flat"
                + " end of the curve, trained or not: see the first layers before training. Near it"
                + " along I(T;Y) is no achievement there; the distance along I(X;T) is what tells.")
        .remark(
            "A layer of one network is one encoder by bins and another one under noise: each is"
                + " judged by itself. The true layer, neither binned nor noisy, tells every pattern"
                + " apart and lies farther to the right than both.")
        .remark(
            "The networks also learn the noise of their labels: accuracy on the drawn labels "
                + Numbers.withError(train)
                + " in training and "
                + Numbers.withError(test)
                + " on the other patterns.")
        .remark(
            "Critical betas were searched up to 10,000, the end of the computed curve; the factor of a"
                + " larger beta* is that to the last of them.")
        .remark((all.size() - networks.size()) + " of " + all.size() + " runs diverged.");
  }

  private static ResultTable table(
      List<ConvergedLayers> networks, List<String> observers, int layers, InformationCurve curve) {
    ResultTable.Builder table =
        ResultTable.of(
            "layers",
            "Layers after training, the last being the output, and binned ones before it: mean ± standard error"
                + " over networks, in bits; beta* has a range, as it may be infinite.",
            "observer",
            "epoch",
            "layer",
            "I(X;T)",
            "I(T;Y)",
            "below the curve, I(T;Y)",
            "right of it, I(X;T)",
            "beta*",
            "residual",
            "of it H(T|S)");
    int last = networks.get(0).layers().get(networks.get(0).layers().size() - 1).epoch();
    for (String observer : observers) {
      for (int epoch : new int[] {last, 0}) {
        if (!networks.get(0).has(epoch, observer)) {
          continue;
        }
        for (int layer = 1; layer <= layers; layer++) {
          Row row = new Row(networks, observer, epoch, layer);
          table.row(
              observer,
              epoch,
              layer,
              row.mean(each -> Curves.bits(each.input())),
              row.mean(each -> Curves.bits(each.target())),
              row.mean(each -> Curves.vertical(curve, each)),
              row.mean(each -> Curves.horizontal(curve, each)),
              Quantiles.range(row.values(ConvergedLayers.Reading::beta)),
              row.mean(each -> Curves.bits(each.residual())),
              row.mean(each -> Curves.bits(each.floor())));
        }
      }
    }
    return table.build();
  }

  private record Row(List<ConvergedLayers> networks, String observer, int epoch, int layer) {

    double[] values(BoundJudging.Value value) {
      return networks.stream()
          .mapToDouble(network -> value.of(network.at(epoch, layer, observer)))
          .toArray();
    }

    String mean(BoundJudging.Value value) {
      return Numbers.withError(Average.of(values(value)));
    }
  }

  private static ResultTable criticalTable(double[] critical) {
    ResultTable.Builder table =
        ResultTable.of("transitions", "Critical betas of the rule's curve.", "number", "beta");
    for (int i = 0; i < critical.length; i++) {
      table.row(i + 1, Numbers.fixed(critical[i], 4));
    }
    return table.build();
  }

  private static Figure figure(
      BoundJudging judging,
      List<ConvergedLayers> networks,
      List<Integer> hidden,
      String observer,
      InformationCurve curve,
      double[] critical) {
    Axis x = Axis.linear("I(X;T) [bits]").withLeast(0);
    Axis y = Axis.linear("I(T;Y) [bits]").withLeast(0);
    double end = Math.max(Curves.bits(curve.statisticEntropy()), most(judging, hidden, observer));
    Panel whole =
        Panel.of(x, y)
            .withTitle("Plane")
            .with(Curves.line(curve, end))
            .with(planeDots(judging, hidden, observer));
    double top = Curves.bits(curve.mutualInformation());
    Panel gaps =
        Panel.of(
                Axis.linear("excess of I(X;T) [bits]").withLeast(0),
                Axis.linear("lack of I(T;Y) [bits]")
                    .withMost(Math.max(0.1, lack(judging, hidden, observer, curve) * 1.2))
                    .withLeast(-0.01 * top))
            .withTitle("Distance from the curve")
            .with(
                Rule.horizontal("threshold", Claim.NEAR_THE_BOUND.threshold()),
                Rule.vertical("threshold", Claim.NO_EXCESS_INFORMATION.threshold()))
            .with(gapDots(judging, hidden, observer, curve));
    return Figure.grid(
        2,
        List.of(
            whole,
            gaps,
            betas(networks, hidden, observer, critical),
            residuals(judging, hidden, observer)));
  }

  private static double most(BoundJudging judging, List<Integer> hidden, String observer) {
    return hidden.stream()
        .mapToDouble(
            layer -> judging.average(layer, observer, each -> Curves.bits(each.input())).mean())
        .max()
        .orElseThrow();
  }

  private static double lack(
      BoundJudging judging, List<Integer> hidden, String observer, InformationCurve curve) {
    return hidden.stream()
        .flatMapToDouble(
            layer ->
                Arrays.stream(
                    judging.values(layer, observer, each -> Curves.vertical(curve, each))))
        .max()
        .orElseThrow();
  }

  private static List<Mark> planeDots(BoundJudging judging, List<Integer> hidden, String observer) {
    List<Mark> marks = new ArrayList<>();
    for (int layer : hidden) {
      Average input = judging.average(layer, observer, each -> Curves.bits(each.input()));
      Average target = judging.average(layer, observer, each -> Curves.bits(each.target()));
      marks.add(
          Dots.of("layer " + layer, new double[] {input.mean()}, new double[] {target.mean()})
              .withErrors(new double[] {Numbers.error(target)})
              .withErrorsAcross(new double[] {Numbers.error(input)}));
    }
    return marks;
  }

  private static List<Mark> gapDots(
      BoundJudging judging, List<Integer> hidden, String observer, InformationCurve curve) {
    List<Mark> marks = new ArrayList<>();
    for (int layer : hidden) {
      marks.add(
          Dots.of(
                  "layer " + layer,
                  judging.values(layer, observer, each -> Curves.horizontal(curve, each)),
                  judging.values(layer, observer, each -> Curves.vertical(curve, each)))
              .withSize(DOT));
    }
    return marks;
  }

  /** A dot per network, side by side within the layer. */
  private static Panel betas(
      List<ConvergedLayers> networks, List<Integer> hidden, String observer, double[] critical) {
    List<Mark> marks = new ArrayList<>();
    for (double beta : critical) {
      marks.add(Rule.horizontal("", beta).withColor(Palette.GRAY).withDash(Dash.DOTTED));
    }
    for (int layer : hidden) {
      double[] x = new double[networks.size()];
      double[] y = new double[networks.size()];
      for (int i = 0; i < x.length; i++) {
        double beta = networks.get(i).last(layer, observer).beta();
        x[i] = layer - 1 + SPREAD * ((i + 0.5) / x.length - 0.5);
        y[i] = Double.isInfinite(beta) ? Double.NaN : beta;
      }
      marks.add(Dots.of("layer " + layer, x, y).withSize(DOT));
    }
    return Panel.of(names(hidden), Axis.log("β*")).withTitle("Fitted trade-off").with(marks);
  }

  private static Panel residuals(BoundJudging judging, List<Integer> hidden, String observer) {
    double[] all = new double[hidden.size()];
    double[] errors = new double[hidden.size()];
    double[] floors = new double[hidden.size()];
    for (int i = 0; i < all.length; i++) {
      Average residual =
          judging.average(hidden.get(i), observer, each -> Curves.bits(each.residual()));
      all[i] = residual.mean();
      errors[i] = Numbers.error(residual);
      floors[i] =
          judging.average(hidden.get(i), observer, each -> Curves.bits(each.floor())).mean();
    }
    return Panel.of(names(hidden), Axis.linear("bits").withLeast(0))
        .withTitle("Left of the equations")
        .with(
            Bars.of("residual at β*", all).withErrors(errors).withColor(Palette.VERMILION),
            Bars.of("of it H(T|S)", floors).withColor(Palette.GRAY));
  }

  private static Axis names(List<Integer> hidden) {
    return Axis.categories("hidden layer", hidden.stream().map(String::valueOf).toList());
  }
}
