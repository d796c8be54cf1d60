package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Dots;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Mark;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.plane.Average;

/** Figure 5 of Shwartz-Ziv &amp; Tishby (2017): one to six hidden layers. */
final class Figure5 implements PaperExperiment {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int TIMED_EPOCHS = 300;
  private static final double LOWER = 0.25;
  private static final double UPPER = 0.75;

  /** The goals that are drawn; the tables have all. */
  private static final List<Convergence.Goal> DRAWN =
      List.of(Convergence.Goal.LAST_HIDDEN, Convergence.Goal.OUTPUT, Convergence.Goal.ACCURACY);

  @Override
  public String name() {
    return "figure-5";
  }

  @Override
  public String title() {
    return "Figure 5: one to six hidden layers";
  }

  @Override
  public String question() {
    return "Do more hidden layers reach the label in fewer epochs, and with less work, when every"
        + " network has the learning rate that is best for it? Do deeper layers compress faster?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.DEPTH_SAVES_EPOCHS, Claim.DEPTH_SAVES_WORK, Claim.DEEPER_COMPRESS_FASTER);
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Settings.paper(scale);
    DepthStudy study = DepthStudy.of(scale, runs);
    Map<String, Repeats> paths = new LinkedHashMap<>();
    for (int depth : DepthStudy.DEPTHS) {
      paths.put(
          layers(depth),
          Repeats.of(base.withArchitecture(DepthStudy.architecture(depth)), scale, runs));
    }
    Repeats deepest = List.copyOf(paths.values()).get(paths.size() - 1);
    Map<String, Repeats> speeds = new LinkedHashMap<>();
    speeds.put(widths(deepest.base()), deepest);
    speeds.put(widths(base), Repeats.of(base, scale, runs));
    int samples = samples(base);
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(base.withArchitecture(deepest.base().architecture()), scale))
            .setting(
                "That is the deepest; the others have its first hidden layers, and the output. The"
                    + " paths and the speed of compression are from these runs. Epochs to a goal are"
                    + " from runs that stop there, at the learning rate of "
                    + rates(study)
                    + " with the least median on "
                    + study.tuned().get(0).networks().size()
                    + " other seeds, chosen for every depth and goal; information by "
                    + base.estimators().get(0).description()
                    + " over all patterns.")
            .figure(
                "epochs",
                figure(study, samples),
                "Epochs to three goals by the number of hidden layers, median and quartiles, each at"
                    + " its best rate and at the common rate 0.1; the work at the best rate; and how"
                    + " the rate was tuned, for test accuracy. A median that is not reached is not"
                    + " drawn.");
    for (String estimator : deepest.estimators()) {
      findings.figure(
          "paths-" + Numbers.slug(estimator),
          PlanePaths.figure(paths, estimator),
          "Mean paths over "
              + scale.seeds()
              + " networks of one to six hidden layers by "
              + estimator
              + ".");
    }
    findings.table(goals(study, samples));
    findings.table(tuning(study));
    findings.table(CompressionSpeed.table(speeds));
    study.judgements(samples).forEach(findings::judgement);
    findings.judgement(CompressionSpeed.judge(speeds));
    saySeconds(study, base, runs);
    return remarks(findings, study).build();
  }

  private static Findings.Builder remarks(Findings.Builder findings, DepthStudy study) {
    return findings
        .remark(
            "A layer of many units, binned, tells most patterns apart before it is trained, so that"
                + " its I(T;Y) is H(Y) from the start. Of shallow networks I(T;Y) of the last hidden"
                + " layer says nothing about learning; that of the output, two units in every network,"
                + " and test accuracy can be compared.")
        .remark(
            "A goal counts as met when it is met first. Looks are evenly spaced on a logarithmic axis,"
                + " at every epoch early on and later some per cent of the epochs apart.")
        .remark(
            "Multiply-adds count the forward pass, the gradients of the weights, and errors passed"
                + " back. Seconds are printed by the command, not stored: they differ by machine.")
        .remark(
            "The paper does not say that it tuned rates. At the common rate of "
                + DepthStudy.COMMON_RATE
                + ", tuned for none, the median epochs of six hidden layers over those of one are: "
                + study.atCommonRate()
                + ". Depth and learning rate stand in for each other there.")
        .remark(
            "Nine tenths of a compression are nine tenths of the fall to the last epoch: a layer that"
                + " still moves then would take longer. Snapshots are evenly spaced on a logarithmic"
                + " axis, so that late durations are known to their spacing.")
        .remark(edges(study))
        .remark("Diverged: " + study.diverged() + ".");
  }

  /** Where the best rate is an end of the grid, a better one may lie beyond. */
  private static String edges(DepthStudy study) {
    SortedSet<Double> rates = rates(study);
    int ends = 0;
    int all = 0;
    for (int depth : DepthStudy.DEPTHS) {
      for (Convergence.Goal goal : Convergence.Goal.values()) {
        DepthStudy.Cell best = DepthStudy.best(study.tuned(), depth, goal);
        if (best.median(goal) > 0) {
          all++;
          ends += best.rate() == rates.first() || best.rate() == rates.last() ? 1 : 0;
        }
      }
    }
    return "Of "
        + all
        + " best rates, "
        + ends
        + " lie at an end of the grid, beyond which a better one may lie.";
  }

  private static String widths(Experiment experiment) {
    return String.join(
        "-", experiment.architecture().widths().stream().map(String::valueOf).toList());
  }

  private static String layers(int depth) {
    return depth == 1 ? "1 hidden layer" : depth + " hidden layers";
  }

  private static SortedSet<Double> rates(DepthStudy study) {
    return new TreeSet<>(study.tuned().stream().map(DepthStudy.Cell::rate).toList());
  }

  private static int samples(Experiment base) {
    return ConvergedLayers.split(base, base.task().data(base.seed())).train().size();
  }

  private static ResultTable goals(DepthStudy study, int samples) {
    ResultTable.Builder table =
        ResultTable.of(
            "goals",
            "Epochs and multiply-adds to a goal at the best rate, and epochs at the common rate of "
                + DepthStudy.COMMON_RATE
                + "; the mean is over the networks that reach it, with its standard error.",
            "goal",
            "hidden layers",
            "best rate",
            "reached",
            "epochs, median",
            "quartiles",
            "mean",
            "10^9 multiply-adds, median",
            "reached at common rate",
            "epochs, median at common rate");
    for (Convergence.Goal goal : Convergence.Goal.values()) {
      for (int depth : DepthStudy.DEPTHS) {
        DepthStudy.Cell best = study.atBest(depth, goal);
        DepthStudy.Cell common = study.atCommon(depth);
        double[] epochs = best.epochs(goal);
        double[] reached = Arrays.stream(epochs).filter(Double::isFinite).toArray();
        table.row(
            goal.words(),
            depth,
            best.rate(),
            best.reached(goal) + " of " + epochs.length,
            epochs(best.median(goal)),
            epochs(Quantiles.of(epochs, LOWER)) + " to " + epochs(Quantiles.of(epochs, UPPER)),
            reached.length == 0 ? "–" : Numbers.withError(Average.of(reached), 1),
            Quantiles.words(work(best, samples) * best.median(goal)),
            common.reached(goal) + " of " + common.networks().size(),
            epochs(common.median(goal)));
      }
    }
    return table.build();
  }

  private static String epochs(double value) {
    return Double.isInfinite(value) ? "never" : Numbers.fixed(value, 1);
  }

  /** 10^9 multiply-adds of an epoch. */
  private static double work(DepthStudy.Cell cell, int samples) {
    return Convergence.multiplyAdds(DepthStudy.architecture(cell.depth()), samples) / 1e9;
  }

  private static ResultTable tuning(DepthStudy study) {
    ResultTable.Builder table =
        ResultTable.of(
            "tuning",
            "How the learning rates were chosen: median epochs to the goal on the tuning seeds.",
            "hidden layers",
            "learning rate",
            Convergence.Goal.LAST_HIDDEN.words(),
            Convergence.Goal.OUTPUT.words(),
            Convergence.Goal.ACCURACY.words(),
            "diverged");
    for (DepthStudy.Cell cell : study.tuned()) {
      table.row(
          cell.depth(),
          cell.rate(),
          epochs(cell.median(Convergence.Goal.LAST_HIDDEN)),
          epochs(cell.median(Convergence.Goal.OUTPUT)),
          epochs(cell.median(Convergence.Goal.ACCURACY)),
          cell.diverged() + " of " + cell.networks().size());
    }
    return table.build();
  }

  /** The cell of a depth and goal. */
  private interface Choice {
    DepthStudy.Cell of(int depth, Convergence.Goal goal);
  }

  private static Figure figure(DepthStudy study, int samples) {
    Axis epochs = Axis.epochs();
    List<Mark> tuning = new ArrayList<>();
    for (int depth : DepthStudy.DEPTHS) {
      List<DepthStudy.Cell> cells =
          study.tuned().stream().filter(cell -> cell.depth() == depth).toList();
      double[] x = cells.stream().mapToDouble(DepthStudy.Cell::rate).toArray();
      double[] y =
          cells.stream()
              .mapToDouble(cell -> drawn(cell.median(Convergence.Goal.ACCURACY)))
              .toArray();
      tuning.add(Line.of(layers(depth), x, y).withLabel());
    }
    return Figure.grid(
        2,
        List.of(
            Panel.of(names(), epochs)
                .withTitle("Epochs, best rate")
                .with(lines(study::atBest, cell -> 1)),
            Panel.of(names(), epochs)
                .withTitle("Epochs, common rate")
                .with(lines((depth, goal) -> study.atCommon(depth), cell -> 1)),
            Panel.of(names(), Axis.log("10^{9} multiply-adds"))
                .withTitle("Work, best rate")
                .with(lines(study::atBest, cell -> work(cell, samples))),
            Panel.of(Axis.log("learning rate"), Axis.log("epochs to 95 % test accuracy"))
                .withTitle("Tuning")
                .with(tuning)));
  }

  private static Axis names() {
    return Axis.categories(
        "hidden layers", DepthStudy.DEPTHS.stream().map(String::valueOf).toList());
  }

  /** What an epoch of a cell counts. */
  private interface Cost {
    double of(DepthStudy.Cell cell);
  }

  private static List<Mark> lines(Choice choice, Cost cost) {
    List<Mark> marks = new ArrayList<>();
    for (Convergence.Goal goal : DRAWN) {
      List<DepthStudy.Cell> cells =
          DepthStudy.DEPTHS.stream().map(depth -> choice.of(depth, goal)).toList();
      double[] x = new double[cells.size()];
      double[] low = new double[x.length];
      double[] middle = new double[x.length];
      double[] high = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        double[] epochs = cells.get(i).epochs(goal);
        double each = cost.of(cells.get(i));
        x[i] = i;
        low[i] = each * drawn(Quantiles.of(epochs, LOWER));
        middle[i] = each * drawn(Quantiles.median(epochs));
        high[i] = each * drawn(Quantiles.of(epochs, UPPER));
      }
      marks.add(Line.of(goal.words(), x, middle).withBand(low, high));
      marks.add(Dots.of(goal.words(), x, middle));
    }
    return marks;
  }

  private static double drawn(double epochs) {
    return Double.isFinite(epochs) ? epochs : Double.NaN;
  }

  /** The time of this machine, which no stored table may hold. */
  private static void saySeconds(DepthStudy study, Experiment base, Runs runs) {
    runs.say("Median seconds to a goal on this machine, one thread, each at its best rate:");
    for (int depth : DepthStudy.DEPTHS) {
      double perEpoch = secondsPerEpoch(base, depth);
      List<String> goals = new ArrayList<>();
      for (Convergence.Goal goal : DRAWN) {
        double seconds = perEpoch * study.atBest(depth, goal).median(goal);
        goals.add(goal.words() + " " + Quantiles.words(seconds));
      }
      runs.say("  " + layers(depth) + ": " + String.join(", ", goals));
    }
  }

  private static double secondsPerEpoch(Experiment base, int depth) {
    Trainer trainer =
        Trainer.of(
            Mlp.create(DepthStudy.architecture(depth), base.seed()),
            ConvergedLayers.split(base, base.task().data(base.seed())).train(),
            base.training());
    for (int epoch = 0; epoch < TIMED_EPOCHS; epoch++) {
      trainer.trainEpoch(); // until it is compiled
    }
    long start = System.nanoTime();
    for (int epoch = 0; epoch < TIMED_EPOCHS; epoch++) {
      trainer.trainEpoch();
    }
    return (System.nanoTime() - start) / NANOS_PER_SECOND / TIMED_EPOCHS;
  }
}
