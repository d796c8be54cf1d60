package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.examples.experiments.GapRuns.Variable;
import org.infobottleneck.plane.Average;

/** The tables of what may explain the generalization gap. */
final class GapTables {

  private static final int[] JOINT = GapRuns.joint();

  private GapTables() {}

  /** What became of every setting. */
  static ResultTable settings(List<RunGroup> groups) {
    ResultTable.Builder table =
        ResultTable.of(
            "settings",
            "The settings after the last epoch, mean ± standard error over seeds; the fall of I(X;T)"
                + " of the last hidden layer is by bins, in bits.",
            "setting",
            "runs",
            "train accuracy",
            "test accuracy",
            "gap in accuracy",
            "gap in loss, nats",
            "weight norm",
            "fall of I(X;T)");
    for (RunGroup group : groups) {
      if (group.runs().isEmpty()) {
        table.row(group.name(), 0, "–", "–", "–", "–", "–", "–");
        continue;
      }
      table.row(
          group.name(),
          group.runs().size(),
          Numbers.withError(group.average(run -> run.trainAccuracy(run.last()))),
          Numbers.withError(group.average(run -> run.testAccuracy(run.last()))),
          Numbers.withError(group.average(run -> run.gap(run.last()))),
          Numbers.withError(group.average(run -> run.lossGap(run.last()))),
          Numbers.withError(group.average(run -> run.weightNorm(run.last())), 2),
          Numbers.withError(Average.of(group.falls(group.lastHidden(), 0))));
    }
    return table.build();
  }

  /** Correlations within and between settings. */
  static ResultTable correlations(List<GapRuns> seen) {
    ResultTable.Builder table =
        ResultTable.of(
            "correlations",
            "Correlations within settings, and between the means of settings; intervals of 95 %.",
            "estimator",
            "predictor",
            "outcome",
            "runs",
            "settings",
            "r within",
            "by Fisher's z",
            "by bootstrap over settings",
            "by bootstrap over seeds",
            "r between");
    for (GapRuns one : seen) {
      WithinGroups within = one.within();
      List<double[]> means = one.groups().stream().map(WithinGroups::mean).toList();
      WithinGroups between = WithinGroups.of(List.of(means), List.of(new long[means.size()]));
      for (Variable predictor : GapRuns.PREDICTORS) {
        for (Variable outcome : List.of(Variable.GAP, Variable.LOSS_GAP)) {
          int x = predictor.column();
          int y = outcome.column();
          table.row(
              one.estimator(),
              predictor.words(),
              outcome.words(),
              within.runs(),
              within.groups(),
              Numbers.fixed(within.correlation(x, y), 2),
              within.fisher(x, y).text(),
              within.byGroups(x, y).text(),
              within.bySeeds(x, y).text(),
              Numbers.fixed(between.correlation(x, y), 2));
        }
      }
    }
    return table.build();
  }

  /** The predictors against each other. */
  static ResultTable regressions(List<GapRuns> seen) {
    ResultTable.Builder table =
        ResultTable.of(
            "regression",
            "Joint regression within settings, each variable in units of its standard deviation there:"
                + " coefficients with intervals of 95 % by bootstrap over seeds, and the share of"
                + " the variance that the three explain together.",
            "estimator",
            "outcome",
            "compression, last layer",
            "I(X;T) - I(T;Y), last layer",
            "weight norm",
            "explained");
    for (GapRuns one : seen) {
      WithinGroups within = one.within();
      for (Variable outcome : List.of(Variable.GAP, Variable.LOSS_GAP)) {
        int y = outcome.column();
        double[] slopes = within.coefficients(y, JOINT);
        List<String> cells = new ArrayList<>();
        for (int p = 0; p < JOINT.length; p++) {
          cells.add(
              Numbers.fixed(slopes[p], 2) + " " + within.coefficientBySeeds(p, y, JOINT).text());
        }
        table.row(
            one.estimator(),
            outcome.words(),
            cells.get(0),
            cells.get(1),
            cells.get(2),
            Numbers.fixed(within.explained(y, JOINT), 2));
      }
    }
    return table.build();
  }

  /** Correlations setting by setting. */
  static ResultTable bySetting(List<GapRuns> seen) {
    ResultTable.Builder table =
        ResultTable.of(
            "by-setting",
            "Setting by setting: correlation with the gap in accuracy and its interval of 95 % by"
                + " Fisher's z.",
            "estimator",
            "setting",
            "runs",
            "compression, last layer",
            "I(X;T) - I(T;Y), last layer",
            "weight norm");
    for (GapRuns one : seen) {
      WithinGroups within = one.within();
      for (int setting = 0; setting < one.groups().size(); setting++) {
        int runs = one.groups().get(setting).size();
        List<String> cells = new ArrayList<>();
        for (int predictor : JOINT) {
          double r = within.correlationIn(setting, predictor, Variable.GAP.column());
          cells.add(
              Double.isNaN(r)
                  ? "–"
                  : Numbers.fixed(r, 2) + " " + WithinGroups.fisher(r, runs - 3).text());
        }
        table.row(
            one.estimator(),
            one.settings().get(setting).name(),
            runs,
            cells.get(0),
            cells.get(1),
            cells.get(2));
      }
    }
    return table.build();
  }
}
