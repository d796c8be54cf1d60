package org.infobottleneck.estimators;

import java.util.Arrays;

/** Labels or soft labels as weights of the components of a mixture: sums of terms by class. */
final class ChannelClasses {

  /** Sums side by side, so that one addition need not wait for the last. */
  private static final int LANES = 4;

  private final int classes;
  private final int[] codes; // empty for soft labels
  private final double[][] weights; // of each class, empty for labels
  private final double[] mass;
  private final double[] lanes;

  ChannelClasses(Variable variable) {
    int n = variable.size();
    if (variable instanceof Soft soft) {
      classes = soft.classes();
      codes = new int[0];
      weights = new double[classes][n];
    } else {
      Discrete labels = (Discrete) variable;
      classes = labels.symbols();
      codes = labels.codes();
      weights = new double[0][];
    }
    mass = new double[classes];
    lanes = new double[classes * LANES];
    for (int i = 0; i < n; i++) {
      if (variable instanceof Soft soft) {
        for (int c = 0; c < classes; c++) {
          weights[c][i] = soft.probability(i, c);
          mass[c] += weights[c][i];
        }
      } else {
        mass[codes[i]]++;
      }
    }
  }

  int count() {
    return classes;
  }

  /** p(y|x) of a row. */
  double weight(int row, int label) {
    if (weights.length > 0) {
      return weights[label][row];
    }
    return codes[row] == label ? 1 : 0;
  }

  /** The sum of p(y|x) over all rows. */
  double mass(int label) {
    return mass[label];
  }

  /** Writes Σ_j p(y|x_j) term_j of every class y. */
  void sums(double[] terms, double[] out) {
    if (weights.length > 0) {
      for (int c = 0; c < classes; c++) {
        out[c] = weighted(terms, weights[c]);
      }
      return;
    }
    Arrays.fill(lanes, 0);
    for (int j = 0; j < codes.length; j++) {
      lanes[codes[j] * LANES + (j & (LANES - 1))] += terms[j];
    }
    for (int c = 0; c < classes; c++) {
      int lane = c * LANES;
      out[c] = (lanes[lane] + lanes[lane + 1]) + (lanes[lane + 2] + lanes[lane + 3]);
    }
  }

  private static double weighted(double[] terms, double[] weights) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int n = weights.length;
    int j = 0;
    for (; j + 3 < n; j += 4) {
      s0 += terms[j] * weights[j];
      s1 += terms[j + 1] * weights[j + 1];
      s2 += terms[j + 2] * weights[j + 2];
      s3 += terms[j + 3] * weights[j + 3];
    }
    for (; j < n; j++) {
      s0 += terms[j] * weights[j];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
