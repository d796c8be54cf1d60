package org.infobottleneck.estimators.testkit.broken;

/** Leaves out the last of several columns: a loop that ends one too early. */
final class LastColumnIgnoredKsg1 extends CorrectKsg1 {

  LastColumnIgnoredKsg1(int k) {
    super("last-column-ignored-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    return super.nats(withoutLastColumn(x), withoutLastColumn(y));
  }

  private static double[][] withoutLastColumn(double[][] rows) {
    return Rows.columns(rows, 0, Math.max(1, rows[0].length - 1));
  }
}
