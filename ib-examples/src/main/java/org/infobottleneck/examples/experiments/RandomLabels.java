package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.PlaneFigures;
import org.infobottleneck.examples.figures.PlanePath;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.ObservedRows;

/** What the plane shows where nothing can be learned. */
final class RandomLabels implements PaperExperiment {

  private static final double MOST = 0.85;
  private static final double FEW = 0.05;
  private static final double COLLAPSING_RATE = 3;
  private static final double COLLAPSED_BITS = 0.1;
  private static final int COLUMNS = 3;

  private static final String TRUE_MOST = "true labels at 85 %";
  private static final String RANDOM_MOST = "random labels at 85 %";
  private static final String TRUE_FEW = "true labels at 5 %";
  private static final String RANDOM_FEW = "random labels at 5 %";
  private static final String COLLAPSED = "true labels at 85 %, rate 3";

  /** Which setting is the control of which. */
  private static final Map<String, String> CONTROLS =
      Map.of(RANDOM_MOST, TRUE_MOST, RANDOM_FEW, TRUE_FEW);

  @Override
  public String name() {
    return "random-labels";
  }

  @Override
  public String title() {
    return "Random labels, and networks that collapse";
  }

  @Override
  public String question() {
    return "What does the plane show where there is nothing to learn: do layers compress when labels"
        + " are random, memorized or not, and when training fails?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.NOTHING_TO_LEARN_NOTHING_TO_COMPRESS);
  }

  @Override
  public int seeds(boolean full) {
    return full ? 20 : 3;
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Settings.paper(scale);
    List<RunGroup> all = RunGroup.all(settings(base), scale, runs);
    List<RunGroup> groups = RunGroup.paired(all);
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(base, scale))
            .setting(
                "Random labels are the true ones dealt out anew among all patterns by the seed;"
                    + " whether they were memorized shows in the training accuracy. Their I(T;Y) is"
                    + " about the dealt labels. At a rate of "
                    + Numbers.fixed(COLLAPSING_RATE, 0)
                    + " in place of 0.1 the units saturate.")
            .setting("Estimators: " + String.join(", ", groups.get(0).estimators()) + ".");
    if (groups.get(0).runs().isEmpty()) {
      return findings
          .judgement(
              Judgement.of(
                  Claim.NOTHING_TO_LEARN_NOTHING_TO_COMPRESS,
                  Verdict.UNDECIDED,
                  "No seed was left: " + RunGroup.failures(all)))
          .build();
    }
    for (int estimator = 0; estimator < groups.get(0).estimators().size(); estimator++) {
      String name = groups.get(0).estimators().get(estimator);
      findings.figure(
          "paths-" + Numbers.slug(name),
          figure(groups, estimator),
          "Mean paths over " + groups.get(0).runs().size() + " networks by " + name + ".");
    }
    return findings
        .table(learned(groups))
        .table(layers(groups))
        .judgement(judgement(ratios(groups)))
        .remark(RunGroup.failures(all))
        .remark(collapse(groups))
        .remark(
            "The fall is averaged over those hidden layers that are not saturated with true labels;"
                + " a ratio is that of the means over seeds, its error is that of leaving out one seed"
                + " at a time.")
        .build();
  }

  private static Map<String, Experiment> settings(Experiment base) {
    Map<String, Experiment> settings = new LinkedHashMap<>();
    Experiment random = base.withTask(Tasks.randomLabels(base.task()));
    settings.put(TRUE_MOST, base.withRows(TrainingRows.random(MOST)));
    settings.put(RANDOM_MOST, random.withRows(TrainingRows.random(MOST)));
    settings.put(COLLAPSED, base.withTraining(Training.with(Sgd.learningRate(COLLAPSING_RATE))));
    settings.put(TRUE_FEW, base.withRows(TrainingRows.random(FEW)));
    settings.put(RANDOM_FEW, random.withRows(TrainingRows.random(FEW)));
    return settings;
  }

  /**
   * How much layers compress with random labels, relative to true ones.
   *
   * @param condition the setting and the estimator
   * @param compresses whether they do with true labels: else there is no ratio
   * @param ratio the fall of I(X;T) with random labels over that with true ones
   */
  record Ratio(String condition, boolean compresses, Jackknife ratio) {}

  private static List<Ratio> ratios(List<RunGroup> groups) {
    Map<String, RunGroup> named = RunGroup.byName(groups);
    List<Ratio> ratios = new ArrayList<>();
    for (RunGroup random : groups) {
      RunGroup control = named.get(CONTROLS.getOrDefault(random.name(), ""));
      if (control == null) {
        continue;
      }
      for (int estimator = 0; estimator < control.estimators().size(); estimator++) {
        List<Integer> visible = control.visible(estimator);
        ratios.add(
            ratio(
                random.name() + " by " + Numbers.slug(control.estimators().get(estimator)),
                random.falls(visible, estimator),
                control.falls(visible, estimator)));
      }
    }
    return ratios;
  }

  /** The ratio of mean falls, seeds paired. */
  static Ratio ratio(String condition, double[] random, double[] control) {
    Average fall = Average.of(control);
    boolean compresses = Numbers.isSeen(fall, Repeats.LEAST_BITS);
    return new Ratio(
        condition,
        compresses,
        Jackknife.of(
            control.length,
            units -> {
              double above = 0;
              double below = 0;
              for (int unit : units) {
                above += random[unit];
                below += control[unit];
              }
              return above / below;
            }));
  }

  static Judgement judgement(List<Ratio> ratios) {
    Claim claim = Claim.NOTHING_TO_LEARN_NOTHING_TO_COMPRESS;
    Map<String, Side> sides = new LinkedHashMap<>();
    List<String> numbers = new ArrayList<>();
    for (Ratio ratio : ratios) {
      if (ratio.compresses()) {
        sides.put(ratio.condition(), Side.below(ratio.ratio(), claim.threshold()));
        numbers.add(ratio.condition() + ": " + ratio.ratio().text());
      } else {
        numbers.add(ratio.condition() + ": no compression with true labels to compare with");
      }
    }
    return Judging.bySides(
        claim,
        sides,
        "Fall of I(X;T) over that with true labels, " + String.join("; ", numbers) + ".");
  }

  private static ResultTable learned(List<RunGroup> groups) {
    ResultTable.Builder table =
        ResultTable.of(
            "learned",
            "What was learned at the end, and how far hidden layers fall back: the fall of I(X;T)"
                + " averaged over those that are not saturated, in bits; mean ± standard error.",
            "setting",
            "train accuracy",
            "test accuracy",
            "estimator",
            "layers",
            "fall of I(X;T)",
            "over that with true labels");
    Map<String, RunGroup> named = RunGroup.byName(groups);
    for (RunGroup group : groups) {
      RunGroup control = named.get(CONTROLS.getOrDefault(group.name(), ""));
      for (int estimator = 0; estimator < group.estimators().size(); estimator++) {
        List<Integer> visible = (control == null ? group : control).visible(estimator);
        double[] falls = group.falls(visible, estimator);
        table.row(
            group.name(),
            Numbers.withError(group.average(run -> run.trainAccuracy(run.last()))),
            Numbers.withError(group.average(run -> run.testAccuracy(run.last()))),
            Numbers.slug(group.estimators().get(estimator)),
            visible,
            Numbers.withError(Average.of(falls)),
            control == null
                ? "–"
                : ratio("", falls, control.falls(visible, estimator)).ratio().text());
      }
    }
    return table.build();
  }

  private static ResultTable layers(List<RunGroup> groups) {
    ResultTable.Builder table =
        ResultTable.of(
            "layers",
            "Every hidden layer, in bits: I(X;T) at its rightmost point, its fall from there, and"
                + " I(T;Y) at the end; mean ± standard error over seeds.",
            "setting",
            "estimator",
            "layer",
            "I(X;T) at onset",
            "fall of I(X;T)",
            "I(T;Y) at the end");
    for (RunGroup group : groups) {
      for (int estimator = 0; estimator < group.estimators().size(); estimator++) {
        int by = estimator;
        for (int layer : group.hidden()) {
          double[] falls = group.falls(layer, by);
          double[] onset = group.each(run -> run.input(ObservedRows.ALL, layer, by)[run.last()]);
          for (int run = 0; run < onset.length; run++) {
            onset[run] += falls[run];
          }
          table.row(
              group.name(),
              Numbers.slug(group.estimators().get(by)),
              layer,
              Numbers.withError(Average.of(onset)),
              Numbers.withError(Average.of(falls)),
              Numbers.withError(
                  group.average(run -> run.target(ObservedRows.ALL, layer, by)[run.last()])));
        }
      }
    }
    return table.build();
  }

  /** What became of the networks with the large rate, in words and numbers. */
  private static String collapse(List<RunGroup> groups) {
    RunGroup group = RunGroup.byName(groups).get(COLLAPSED);
    if (group == null) {
      throw new IllegalArgumentException("no setting " + COLLAPSED);
    }
    int layer = group.lastHidden();
    int collapsed = 0;
    for (RunPaths run : group.runs()) {
      boolean all = true;
      for (int estimator = 0; estimator < group.estimators().size(); estimator++) {
        all &= run.input(ObservedRows.ALL, layer, estimator)[run.last()] < COLLAPSED_BITS;
      }
      collapsed += all ? 1 : 0;
    }
    return "Of the "
        + group.runs().size()
        + " networks trained at a rate of "
        + Numbers.fixed(COLLAPSING_RATE, 0)
        + ", "
        + collapsed
        + " have collapsed: I(X;T) of their last hidden layer ends below "
        + Numbers.fixed(COLLAPSED_BITS, 1)
        + " bits by every estimator. Their training accuracy is "
        + Numbers.withError(group.average(run -> run.trainAccuracy(run.last())))
        + ". The table says how far their layers have fallen back: moving left on the plane is by"
        + " itself no sign of learning. They take no part in the verdict.";
  }

  private static Figure figure(List<RunGroup> groups, int estimator) {
    int last = groups.get(0).base().epochs();
    ColorScale scale = ColorScale.epochs(last);
    List<Panel> panels = new ArrayList<>();
    for (RunGroup group : groups) {
      List<PlanePath> paths = new ArrayList<>();
      for (int layer : group.hidden()) {
        paths.add(path(group, layer, estimator));
      }
      panels.add(
          PlaneFigures.withCeilings(group.inputBits(), group.targetBits())
              .byEpoch(group.name(), paths, scale, 0, Math.min(Settings.EARLY, last), last));
    }
    return Figure.grid(COLUMNS, panels).withSharedAxes();
  }

  private static PlanePath path(RunGroup group, int layer, int estimator) {
    int[] epochs = group.runs().get(0).epochs();
    double[][] columns = new double[4][epochs.length];
    for (int i = 0; i < epochs.length; i++) {
      int at = i;
      Average x = group.average(run -> run.input(ObservedRows.ALL, layer, estimator)[at]);
      Average y = group.average(run -> run.target(ObservedRows.ALL, layer, estimator)[at]);
      columns[0][i] = x.mean();
      columns[1][i] = x.standardError().orElse(Double.NaN);
      columns[2][i] = y.mean();
      columns[3][i] = y.standardError().orElse(Double.NaN);
    }
    return PlanePath.of("layer " + layer, epochs, columns[0], columns[1], columns[2], columns[3]);
  }
}
