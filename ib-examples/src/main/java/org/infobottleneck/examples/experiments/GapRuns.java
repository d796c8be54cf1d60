package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.plane.ObservedRows;

/**
 * The runs of settings as one estimator sees them: what may explain the generalization gap.
 *
 * @param estimator its name
 * @param settings the settings whose last hidden layer it can see compress
 * @param groups for each of them, for every run the variables
 */
record GapRuns(String estimator, List<RunGroup> settings, List<List<double[]>> groups) {

  /** What is compared, in the order of the variables of a run. */
  enum Variable {
    GAP(0, "gap in accuracy"),
    LOSS_GAP(1, "gap in loss"),
    LAST(2, "compression of the last hidden layer"),
    ALL(3, "mean compression of hidden layers"),
    CONDITIONAL(4, "I(X;T) - I(T;Y) of the last hidden layer"),
    NORM(5, "weight norm");

    private final int column;
    private final String words;

    Variable(int column, String words) {
      this.column = column;
      this.words = words;
    }

    /** Its place among the variables of a run. */
    int column() {
      return column;
    }

    /** Its name. */
    String words() {
      return words;
    }
  }

  /** What may explain a gap. */
  static final List<Variable> PREDICTORS =
      List.of(Variable.LAST, Variable.ALL, Variable.CONDITIONAL, Variable.NORM);

  private static final int[] JOINT = {
    Variable.LAST.column(), Variable.CONDITIONAL.column(), Variable.NORM.column()
  };

  /** The variables of the joint regression. */
  static int[] joint() {
    return JOINT.clone();
  }

  /** The runs with the differences between settings taken out. */
  WithinGroups within() {
    return WithinGroups.of(
        groups,
        settings.stream()
            .map(setting -> setting.runs().stream().mapToLong(RunPaths::seed).toArray())
            .toList());
  }

  /** Keeps what an estimator, by its place, can see. */
  static GapRuns of(List<RunGroup> groups, int estimator) {
    List<RunGroup> settings = new ArrayList<>();
    List<List<double[]>> variables = new ArrayList<>();
    for (RunGroup group : groups) {
      if (group.runs().size() < 2) {
        continue;
      }
      List<Integer> visible = group.visible(estimator);
      if (visible.contains(group.lastHidden())) {
        settings.add(group);
        variables.add(variables(group, visible, estimator));
      }
    }
    return new GapRuns(
        Numbers.slug(groups.get(0).estimators().get(estimator)), settings, variables);
  }

  private static List<double[]> variables(RunGroup group, List<Integer> visible, int estimator) {
    int layer = group.lastHidden();
    double[] last = group.falls(layer, estimator);
    double[] all = group.falls(visible, estimator);
    List<double[]> variables = new ArrayList<>();
    for (int i = 0; i < last.length; i++) {
      RunPaths run = group.runs().get(i);
      int end = run.last();
      double[] values = new double[Variable.values().length];
      values[Variable.GAP.column()] = run.gap(end);
      values[Variable.LOSS_GAP.column()] = run.lossGap(end);
      values[Variable.LAST.column()] = last[i];
      values[Variable.ALL.column()] = all[i];
      values[Variable.CONDITIONAL.column()] =
          run.input(ObservedRows.ALL, layer, estimator)[end]
              - run.target(ObservedRows.ALL, layer, estimator)[end];
      values[Variable.NORM.column()] = run.weightNorm(end);
      variables.add(values);
    }
    return variables;
  }
}
