package org.infobottleneck.estimators.testkit.broken;

/** Ranks tied values in the order in which they come, as an argsort of an argsort does. */
final class TiesByOrderCopula extends CorrectGaussianCopula {

  TiesByOrderCopula() {
    super("ties-by-order-copula");
  }

  @Override
  double[] scores(double[] column) {
    double[] scores = new double[column.length];
    for (int i = 0; i < column.length; i++) {
      int before = 0;
      for (int j = 0; j < column.length; j++) {
        before += column[j] < column[i] || (column[j] == column[i] && j < i) ? 1 : 0;
      }
      scores[i] = score(before + 0.5, column.length);
    }
    return scores;
  }
}
