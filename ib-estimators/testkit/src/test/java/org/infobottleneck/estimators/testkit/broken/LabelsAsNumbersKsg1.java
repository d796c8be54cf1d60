package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Takes the numbers of labels for distances: label 2 is nearer to label 1 than to label 0. */
final class LabelsAsNumbersKsg1 extends CorrectKsg1 {

  LabelsAsNumbersKsg1(int k) {
    super("labels-as-numbers-ksg1", k);
  }

  @Override
  boolean takes(Kind x, Kind y) {
    return (x == Kind.CONTINUOUS && y == Kind.LABELS) || (x == Kind.LABELS && y == Kind.CONTINUOUS);
  }

  @Override
  double[][] rows(Variable variable, String name) {
    if (!(variable instanceof Discrete labels)) {
      return super.rows(variable, name);
    }
    double[][] rows = new double[labels.size()][1];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = labels.code(i);
    }
    return rows;
  }
}
