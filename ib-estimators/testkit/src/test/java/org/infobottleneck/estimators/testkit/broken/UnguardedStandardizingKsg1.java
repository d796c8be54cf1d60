package org.infobottleneck.estimators.testkit.broken;

/** Scales every column to zero mean and unit variance, and a constant one to NaN. */
class UnguardedStandardizingKsg1 extends CorrectKsg1 {

  UnguardedStandardizingKsg1(int k) {
    this("unguarded-standardizing-ksg1", k);
  }

  UnguardedStandardizingKsg1(String name, int k) {
    super(name, k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    return super.nats(standardized(x), standardized(y));
  }

  private double[][] standardized(double[][] rows) {
    double[][] result = new double[rows.length][rows[0].length];
    for (int j = 0; j < rows[0].length; j++) {
      double[] column = Rows.column(rows, j);
      double mean = Rows.mean(column);
      double divisor = divisor(Rows.deviation(column));
      for (int i = 0; i < rows.length; i++) {
        result[i][j] = (column[i] - mean) / divisor;
      }
    }
    return result;
  }

  /** What the column is divided by: zero makes NaN, of which no comparison is true. */
  double divisor(double deviation) {
    return deviation;
  }
}
