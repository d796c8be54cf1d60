package org.infobottleneck.estimators.testkit;

import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** One of the two variables: its kind and how many numbers make a row. */
record KnownSide(Kind kind, int columns) {

  static final KnownSide SCALAR = new KnownSide(Kind.CONTINUOUS, 1);
  static final KnownSide MIXED_SCALAR = new KnownSide(Kind.MIXED, 1);
  static final KnownSide LABEL = new KnownSide(Kind.LABELS, 1);
  static final KnownSide INPUT = new KnownSide(Kind.INPUTS, 1);

  boolean isReal() {
    return kind == Kind.CONTINUOUS || kind == Kind.MIXED;
  }

  /** The rows as a variable of the kind; inputs are enumerated, whatever the rows hold. */
  Variable variable(double[][] rows) {
    return switch (kind) {
      case CONTINUOUS -> Variable.continuous(rows);
      case MIXED -> Variable.mixed(rows);
      case LABELS -> Variable.labels(labels(rows));
      case INPUTS -> Variable.everyRowDistinct(rows.length, Coverage.ENUMERATED);
      case SOFT -> Variable.distribution(rows);
    };
  }

  private static int[] labels(double[][] rows) {
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = (int) rows[i][0];
    }
    return labels;
  }
}
