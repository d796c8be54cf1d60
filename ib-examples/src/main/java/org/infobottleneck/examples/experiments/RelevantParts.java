package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.Rule;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.ObservedRows;

/** From all features to the relevant ones (the talk): which part of X do layers forget? */
final class RelevantParts implements PaperExperiment {

  private static final int RELEVANT = 7;
  private static final int IRRELEVANT = 5;
  private static final int COLUMNS = 3;
  private static final double LABEL_BITS = 1;

  /** What a layer knows of something: at a snapshot of a run, in bits. */
  private interface Knowledge {
    double of(RunPaths run, int snapshot);
  }

  /** What a layer knows of each part. */
  private record Known(
      Knowledge relevant, Knowledge irrelevant, Knowledge label, Knowledge beyondLabel) {

    static Known of(int layer, int estimator) {
      Knowledge relevant = (run, at) -> run.target(Tasks.RELEVANT, layer, estimator)[at];
      Knowledge label = (run, at) -> run.target(ObservedRows.ALL, layer, estimator)[at];
      return new Known(
          relevant,
          (run, at) -> run.target(Tasks.IRRELEVANT, layer, estimator)[at],
          label,
          // the label is a function of the relevant part: I(R;T) = I(Y;T) + I(R;T|Y)
          (run, at) -> relevant.of(run, at) - label.of(run, at));
    }
  }

  @Override
  public String name() {
    return "relevant";
  }

  @Override
  public String title() {
    return "From all features to the relevant ones";
  }

  @Override
  public String question() {
    return "Inputs have a part that decides on the label and a part that does not. Which of them do"
        + " layers forget when they compress?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.FORGETS_THE_IRRELEVANT);
  }

  @Override
  public int seeds(boolean full) {
    return full ? 20 : 3;
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Settings.paper(scale).withTask(Tasks.parts(RELEVANT, IRRELEVANT));
    RunGroup group = RunGroup.all(Map.of(name(), base), scale, runs).get(0);
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(base, scale))
            .setting(
                "The label is the majority of the first "
                    + RELEVANT
                    + " inputs, R; the other "
                    + IRRELEVANT
                    + ", N, say nothing of it. R and N are independent, and all patterns equally"
                    + " likely.")
            .setting("Estimators: " + String.join(", ", group.estimators()) + ".");
    if (group.runs().isEmpty()) {
      return findings
          .judgement(
              Judgement.of(Claim.FORGETS_THE_IRRELEVANT, Verdict.UNDECIDED, "Every run failed."))
          .build();
    }
    ResultTable.Builder table =
        ResultTable.of(
            "parts",
            "What hidden layers know at their rightmost point and at the end, in bits, and the share"
                + " of it that they forget in between; mean ± standard error over seeds.",
            "estimator",
            "layer",
            "onset, epoch",
            "fall of I(X;T)",
            "I(R;T) at onset",
            "at the end",
            "I(N;T) at onset",
            "at the end ",
            "forgotten of R",
            "forgotten of N",
            "forgotten of R beyond the label");
    List<Met> all = new ArrayList<>();
    for (int estimator = 0; estimator < group.estimators().size(); estimator++) {
      String name = Numbers.slug(group.estimators().get(estimator));
      List<Integer> visible = group.visible(estimator);
      for (int layer : group.hidden()) {
        int[] onsets = group.onsets(layer, estimator);
        Known known = Known.of(layer, estimator);
        Average fall = Average.of(group.falls(layer, estimator));
        Jackknife ofRelevant = forgotten(group, onsets, known.relevant());
        Jackknife ofIrrelevant = forgotten(group, onsets, known.irrelevant());
        table.row(
            name,
            layer,
            middle(group, onsets),
            Numbers.withError(fall),
            atOnset(group, onsets, known.relevant()),
            atEnd(group, known.relevant()),
            atOnset(group, onsets, known.irrelevant()),
            atEnd(group, known.irrelevant()),
            ofRelevant.text(),
            ofIrrelevant.text(),
            forgotten(group, onsets, known.beyondLabel()).text());
        if (visible.contains(layer) && compresses(fall)) {
          all.add(new Met(name, layer, ofRelevant, ofIrrelevant));
        }
      }
      findings.figure(
          "parts-" + name,
          figure(group, estimator),
          "What layers know of the label, of the relevant part beyond the label, and of the"
              + " irrelevant part, each as a share of its entropy; mean and standard error over "
              + group.runs().size()
              + " networks by "
              + group.estimators().get(estimator)
              + ". Dashed: the rightmost point, the median over networks; saturated layers have"
              + " none.");
    }
    return findings
        .table(table.build())
        .judgement(judgement(all))
        .remark(RunGroup.failures(List.of(group)))
        .remark(
            "The relevant part is not all relevant: of its "
                + RELEVANT
                + " bits the label needs one. A layer that keeps the label alone has forgotten most"
                + " of R, too; the last column of the table shows that share.")
        .remark(
            "I(R;T) + I(N;T) is at most I(X;T); the rest is what a layer knows of R and N only"
                + " together.")
        .remark(
            "The threshold is read as: the layer loses more than half of what it knew of N, and less"
                + " than half of what it knew of R, both at its rightmost point.")
        .remark(
            "The layers compared are those that compress by more than two standard errors and "
                + Numbers.fixed(Repeats.LEAST_BITS, 1)
                + " bits and do not stay within 1 % of H(X).")
        .build();
  }

  /** A layer that compresses, and which shares it forgets. */
  record Met(String estimator, int layer, Jackknife relevant, Jackknife irrelevant) {

    Side side() {
      double half = Claim.FORGETS_THE_IRRELEVANT.threshold();
      return Side.above(irrelevant, half).and(Side.below(relevant, half));
    }
  }

  static Judgement judgement(List<Met> layers) {
    if (layers.isEmpty()) {
      return Judgement.of(
          Claim.FORGETS_THE_IRRELEVANT, Verdict.UNDECIDED, "No hidden layer compresses.");
    }
    Map<String, Side> sides = new LinkedHashMap<>();
    List<String> numbers = new ArrayList<>();
    for (Met layer : layers) {
      String name = "layer " + layer.layer() + " by " + layer.estimator();
      sides.put(name, layer.side());
      numbers.add(name + ": " + layer.irrelevant().text() + " and " + layer.relevant().text());
    }
    return Judging.bySides(
        Claim.FORGETS_THE_IRRELEVANT,
        sides,
        "Share forgotten of the irrelevant part and of the relevant part, "
            + String.join("; ", numbers)
            + ".");
  }

  private static boolean compresses(Average fall) {
    return Numbers.isSeen(fall, Repeats.LEAST_BITS);
  }

  /** The share of what layers knew at their onsets that is gone at the end: of means over runs. */
  private static Jackknife forgotten(RunGroup group, int[] onsets, Knowledge knowledge) {
    double[] before = atOnsets(group, onsets, knowledge);
    double[] after = group.each(run -> knowledge.of(run, run.last()));
    return forgotten(before, after);
  }

  /** One less the ratio of the means. */
  static Jackknife forgotten(double[] before, double[] after) {
    return Jackknife.of(
        before.length,
        units -> {
          double sumBefore = 0;
          double sumAfter = 0;
          for (int unit : units) {
            sumBefore += before[unit];
            sumAfter += after[unit];
          }
          return 1 - sumAfter / sumBefore;
        });
  }

  private static double[] atOnsets(RunGroup group, int[] onsets, Knowledge knowledge) {
    double[] values = new double[onsets.length];
    Arrays.setAll(values, run -> knowledge.of(group.runs().get(run), onsets[run]));
    return values;
  }

  private static String atOnset(RunGroup group, int[] onsets, Knowledge knowledge) {
    return Numbers.withError(Average.of(atOnsets(group, onsets, knowledge)));
  }

  private static String atEnd(RunGroup group, Knowledge knowledge) {
    return Numbers.withError(group.average(run -> knowledge.of(run, run.last())));
  }

  /** The median of the epochs of the onsets, the upper one of two. */
  private static int middle(RunGroup group, int[] onsets) {
    int[] sorted = onsets.clone();
    Arrays.sort(sorted);
    return group.runs().get(0).epochs()[sorted[sorted.length / 2]];
  }

  private static Figure figure(RunGroup group, int estimator) {
    List<Panel> panels = new ArrayList<>();
    List<Integer> visible = group.visible(estimator);
    for (int layer : group.hidden()) {
      Known known = Known.of(layer, estimator);
      Panel panel =
          Panel.of(Axis.epochs(), Axis.linear("known share").withRange(0, 1.05))
              .withTitle("layer " + layer)
              .with(
                  line("label, I(T;Y) / H(Y)", group, known.label(), LABEL_BITS),
                  line(
                      "relevant part beyond the label, I(R;T|Y) / H(R|Y)",
                      group,
                      known.beyondLabel(),
                      RELEVANT - LABEL_BITS),
                  line("irrelevant part, I(N;T) / H(N)", group, known.irrelevant(), IRRELEVANT));
      panels.add(
          visible.contains(layer)
              ? panel.with(Rule.vertical("", middle(group, group.onsets(layer, estimator))))
              : panel);
    }
    return Figure.grid(Math.min(COLUMNS, panels.size()), panels).withSharedAxes();
  }

  private static Line line(String name, RunGroup group, Knowledge knowledge, double bits) {
    int[] epochs = group.runs().get(0).epochs();
    double[] x = new double[epochs.length];
    double[] y = new double[epochs.length];
    double[] error = new double[epochs.length];
    for (int i = 0; i < epochs.length; i++) {
      int snapshot = i;
      Average average = group.average(run -> knowledge.of(run, snapshot) / bits);
      x[i] = epochs[i];
      y[i] = average.mean();
      error[i] = Numbers.error(average);
    }
    return Line.of(name, x, y).withBand(error);
  }
}
