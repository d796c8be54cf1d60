package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.experiment.Experiment;

/** Does compression explain why networks do not overfit? */
final class Overfitting implements PaperExperiment {

  @Override
  public String name() {
    return "overfitting";
  }

  @Override
  public String title() {
    return "Does compression explain the lack of overfitting?";
  }

  @Override
  public String question() {
    return "Do networks that compress more have a smaller gap between training and test accuracy,"
        + " among networks of one setting that differ in their seeds? Do I(X;T|Y) or the norm of the"
        + " weights tell more?";
  }

  @Override
  public List<Claim> claims() {
    return List.of(Claim.COMPRESSION_GENERALIZES);
  }

  @Override
  public int seeds(boolean full) {
    return full ? 25 : 3;
  }

  @Override
  public Findings findings(Scale scale, Runs runs) throws InterruptedException {
    Experiment base = Settings.paper(scale);
    List<RunGroup> groups = RunGroup.all(Sweeps.overfitting(base), scale, runs);
    List<GapRuns> seen = new ArrayList<>();
    for (int estimator = 0; estimator < base.estimators().size(); estimator++) {
      seen.add(GapRuns.of(groups, estimator));
    }
    seen.removeIf(one -> one.groups().isEmpty());
    Findings.Builder findings =
        Findings.builder()
            .setting(Settings.sentence(base, scale))
            .setting(
                "Settings: the network above with 5, 20, 45 and 85 % of the patterns; and with 20 %,"
                    + " where there is a gap, one thing changed each: learning rate, batches, width,"
                    + " number of hidden layers, activation.")
            .setting(
                "Estimators: "
                    + String.join(", ", groups.get(0).estimators())
                    + "; bins of width 0.07 for the rectifier, whose values have no upper end.")
            .table(GapTables.settings(groups));
    if (seen.isEmpty()) {
      return findings
          .judgement(
              Judgement.of(
                  Claim.COMPRESSION_GENERALIZES,
                  Verdict.UNDECIDED,
                  "No setting has two runs in which compression could be seen."))
          .build();
    }
    List<Correlation> judged = new ArrayList<>();
    for (GapRuns one : seen) {
      judged.add(correlation(one, GapRuns.Variable.LAST));
      judged.add(correlation(one, GapRuns.Variable.ALL));
    }
    findings
        .figure(
            "gap",
            GapFigures.gap(seen.get(0)),
            "Compression of the last hidden layer and the gap between training and test accuracy, by "
                + groups.get(0).estimators().get(0)
                + ". Left: means over the networks of a setting with their standard errors. Right:"
                + " every network, both numbers less the mean of its setting.")
        .figure(
            "correlations",
            GapFigures.correlations(seen),
            "Correlation within settings with the gap in accuracy, with intervals of 95 % by bootstrap"
                + " over seeds. Dashed: the threshold of the claim.")
        .table(GapTables.correlations(seen))
        .table(GapTables.regressions(seen))
        .table(GapTables.bySetting(seen))
        .judgement(judgement(judged))
        .remark(RunGroup.failures(groups));
    for (GapRuns one : seen) {
      List<String> unseen =
          groups.stream()
              .filter(group -> !one.settings().contains(group))
              .map(RunGroup::name)
              .toList();
      if (!unseen.isEmpty()) {
        findings.remark(
            "By "
                + one.estimator()
                + " the last hidden layer stays within 1 % of H(X), or fewer than two runs are left,"
                + " in these settings, which are left out: "
                + String.join(", ", unseen)
                + ".");
      }
    }
    return findings
        .remark(
            "A correlation among networks that differ in their seeds alone says whether the two go"
                + " together, not which causes which. Seeds choose initial weights, training rows and"
                + " the order of batches together.")
        .remark(
            "I(X;T|Y) is I(X;T) - I(T;Y): layers are functions of the input. By an estimator that"
                + " gives bounds it is a difference of two of the same side.")
        .remark(
            "The gap in accuracy moves in steps of one row: where nearly every test row is answered"
                + " rightly little is left to explain. The gap in loss is less coarse and is led by a"
                + " few wrong answers that are given with certainty.")
        .build();
  }

  /**
   * A correlation within settings.
   *
   * @param condition of what, by which estimator
   * @param r the correlation
   * @param fisher its interval by Fisher's z
   * @param byGroups its interval by bootstrap over settings
   * @param bySeeds its interval by bootstrap over seeds
   */
  record Correlation(
      String condition,
      double r,
      WithinGroups.Interval fisher,
      WithinGroups.Interval byGroups,
      WithinGroups.Interval bySeeds) {

    /** Met where all intervals lie below a value, missed where all lie at it or above. */
    Side below(double value) {
      if (Math.max(fisher.high(), Math.max(byGroups.high(), bySeeds.high())) < value) {
        return Side.MET;
      }
      return Math.min(fisher.low(), Math.min(byGroups.low(), bySeeds.low())) >= value
          ? Side.MISSED
          : Side.OPEN;
    }

    String text() {
      return Numbers.fixed(r, 2)
          + " "
          + fisher.text()
          + " "
          + byGroups.text()
          + " "
          + bySeeds.text();
    }
  }

  private static Correlation correlation(GapRuns seen, GapRuns.Variable predictor) {
    WithinGroups within = seen.within();
    int gap = GapRuns.Variable.GAP.column();
    return new Correlation(
        predictor.words() + " by " + seen.estimator(),
        within.correlation(predictor.column(), gap),
        within.fisher(predictor.column(), gap),
        within.byGroups(predictor.column(), gap),
        within.bySeeds(predictor.column(), gap));
  }

  static Judgement judgement(List<Correlation> correlations) {
    Map<String, Side> sides = new LinkedHashMap<>();
    List<String> numbers = new ArrayList<>();
    for (Correlation correlation : correlations) {
      sides.put(
          correlation.condition(), correlation.below(-Claim.COMPRESSION_GENERALIZES.threshold()));
      numbers.add(correlation.condition() + ": " + correlation.text());
    }
    return Judging.bySides(
        Claim.COMPRESSION_GENERALIZES,
        sides,
        "Correlation with the gap in accuracy, intervals by Fisher's z, by bootstrap over settings"
            + " and over seeds, "
            + String.join("; ", numbers)
            + ".");
  }
}
