package org.infobottleneck.estimators;

/**
 * The mean of Monte Carlo values over rows and draws, less what a control explains whose mean is
 * known to be zero, and its two standard errors.
 *
 * <p>With v and c the value and the control of a draw, b the slope of v on c within rows: mean of v
 * - b c. For each row b comes from the other rows, whose draws are independent of its own, so that
 * nothing is biased. Controls (Hammersley &amp; Handscomb 1964) cost nothing and where c explains v
 * they are worth many draws.
 */
final class ControlledMean {

  private final double mean;
  private final double withinRows;
  private final double overRows;

  /** Values and controls of rows one after another, {@code draws} of each, at least two. */
  ControlledMean(double[] values, double[] controls, int draws) {
    int rows = values.length / draws;
    double[] products = new double[rows];
    double[] squares = new double[rows];
    double allProducts = 0;
    double allSquares = 0;
    for (int i = 0; i < rows; i++) {
      double value = meanOf(values, i, draws);
      double control = meanOf(controls, i, draws);
      for (int m = i * draws; m < (i + 1) * draws; m++) {
        products[i] += (values[m] - value) * (controls[m] - control);
        squares[i] += (controls[m] - control) * (controls[m] - control);
      }
      allProducts += products[i];
      allSquares += squares[i];
    }
    double[] means = new double[rows];
    double variance = 0;
    for (int i = 0; i < rows; i++) {
      double rest = allSquares - squares[i];
      double slope = rest > 0 ? (allProducts - products[i]) / rest : 0;
      double control = meanOf(controls, i, draws);
      double value = meanOf(values, i, draws);
      means[i] = value - slope * control;
      double spread = 0;
      for (int m = i * draws; m < (i + 1) * draws; m++) {
        double residual = values[m] - value - slope * (controls[m] - control);
        spread += residual * residual;
      }
      variance += spread / (draws - 1) / draws;
    }
    mean = Means.of(means);
    withinRows = Math.sqrt(variance) / rows;
    overRows = Means.standardError(means);
  }

  private static double meanOf(double[] a, int row, int draws) {
    double sum = 0;
    for (int m = row * draws; m < (row + 1) * draws; m++) {
      sum += a[m];
    }
    return sum / draws;
  }

  double mean() {
    return mean;
  }

  /** The standard error where the rows are all there are: only the draws are random. */
  double errorOfDraws() {
    return withinRows;
  }

  /** The standard error where the rows are a sample; their spread holds that of the draws. */
  double errorOfRows() {
    return overRows;
  }
}
