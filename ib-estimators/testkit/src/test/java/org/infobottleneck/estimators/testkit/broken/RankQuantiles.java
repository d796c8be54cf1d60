package org.infobottleneck.estimators.testkit.broken;

/**
 * Fills every quantile with equally many samples and so puts equal values into different cells, by
 * the order in which they come; a constant column then tells samples apart.
 */
final class RankQuantiles extends CorrectQuantiles {

  RankQuantiles(int bins) {
    super("rank-quantiles", bins);
  }

  @Override
  int before(double[][] rows, int column, int sample) {
    int before = super.before(rows, column, sample);
    for (int i = 0; i < sample; i++) {
      before += rows[i][column] == rows[sample][column] ? 1 : 0;
    }
    return before;
  }
}
