package org.infobottleneck.plane;

/**
 * The mean over all rows of what independent draws at each of some rows say, and its standard
 * error.
 *
 * <p>Rows are drawn without replacement, K of N, then D draws within them: with f = K/N, S_b&sup2;
 * the variance of the rows' means and S_w&sup2; that within rows, the variance is (1 - f)
 * S_b&sup2;/K + f S_w&sup2;/DK (Cochran 1977, equation 10.13). A control whose mean is known to be
 * zero is subtracted, with its slope within rows, which costs a bias of the order of 1/DK.
 */
record TwoStageMean(double mean, double error) {

  /**
   * Computes both.
   *
   * @param values {@code draws} per row, one after the other. Not modified.
   * @param controls the same shape. Not modified.
   * @param draws D, at least 2
   * @param rows the number N of all rows
   */
  static TwoStageMean of(double[] values, double[] controls, int draws, int rows) {
    int drawn = values.length / draws;
    double products = 0;
    double squares = 0;
    for (int k = 0; k < drawn; k++) {
      double value = meanOf(values, k, draws);
      double control = meanOf(controls, k, draws);
      for (int i = k * draws; i < (k + 1) * draws; i++) {
        products += (values[i] - value) * (controls[i] - control);
        squares += (controls[i] - control) * (controls[i] - control);
      }
    }
    double slope = squares > 0 ? products / squares : 0;
    double[] means = new double[drawn];
    double within = 0;
    for (int k = 0; k < drawn; k++) {
      double value = meanOf(values, k, draws);
      double control = meanOf(controls, k, draws);
      means[k] = value - slope * control;
      for (int i = k * draws; i < (k + 1) * draws; i++) {
        double rest = values[i] - value - slope * (controls[i] - control);
        within += rest * rest / (draws - 1) / drawn;
      }
    }
    double mean = meanOf(means, 0, drawn);
    double between = 0;
    for (double row : means) {
      between += (row - mean) * (row - mean) / (drawn - 1);
    }
    double share = (double) drawn / rows;
    double variance = (1 - share) * between / drawn + share * within / draws / drawn;
    return new TwoStageMean(mean, Math.sqrt(variance));
  }

  private static double meanOf(double[] values, int row, int draws) {
    double sum = 0;
    for (int i = row * draws; i < (row + 1) * draws; i++) {
      sum += values[i];
    }
    return sum / draws;
  }
}
