package org.infobottleneck.estimators;

import java.util.Arrays;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * A rule that turns every coordinate of a real vector into the number of its cell.
 *
 * <p>Cells are numbered by doubles, which hold every whole number that floor can return.
 */
sealed interface Quantizer {

  /** The rule as it stands in an estimator's description. */
  String description();

  /** The rule as it stands in an estimand. */
  String rule();

  /**
   * Writes the cell of every value.
   *
   * @param samples n x d values. Not modified.
   * @param cells receives n x d cells, row-major. Modified.
   * @return whether a value lies outside the range of the rule
   */
  boolean quantize(Continuous samples, double[] cells);

  /** floor(t / width). */
  record Width(double width) implements Quantizer {

    public Width {
      Arguments.positive(width, "bin width");
    }

    @Override
    public String description() {
      return "width=" + rule();
    }

    @Override
    public String rule() {
      return Decimals.shortest(width);
    }

    @Override
    public boolean quantize(Continuous samples, double[] cells) {
      double[] values = samples.values();
      int n = samples.size();
      int d = samples.dimensions();
      for (int i = 0; i < n * d; i++) {
        cells[i] = Math.floor(values[i] / width);
        if (Double.isInfinite(cells[i])) {
          throw new IllegalArgumentException(
              "bin width "
                  + rule()
                  + " is too small for the value "
                  + values[i]
                  + " at row "
                  + i / d
                  + ", column "
                  + i % d);
        }
      }
      return false;
    }
  }

  /** Cells between ascending edges, closed below, and one cell more on either side. */
  final class Edges implements Quantizer {

    private final double[] edges;
    private final String rule;

    Edges(double[] edges, String rule) {
      this.edges = edges;
      this.rule = rule;
    }

    @Override
    public String rule() {
      return rule;
    }

    @Override
    public String description() {
      return rule;
    }

    @Override
    public boolean quantize(Continuous samples, double[] cells) {
      double[] values = samples.values();
      int n = samples.size();
      int d = samples.dimensions();
      boolean outside = false;
      for (int i = 0; i < n * d; i++) {
        int cell = countUpTo(edges, values[i]);
        outside |= cell == 0 || cell == edges.length;
        cells[i] = cell;
      }
      return outside;
    }
  }

  /** Cells of equal width from the minimum to the maximum of each column, the last one closed. */
  record EqualWidth(int bins) implements Quantizer {

    public EqualWidth {
      Arguments.atLeast(bins, 1, "number of bins");
    }

    @Override
    public String description() {
      return "equalWidth=" + bins;
    }

    @Override
    public String rule() {
      return bins + " bins min..max";
    }

    @Override
    public boolean quantize(Continuous samples, double[] cells) {
      double[] values = samples.values();
      int n = samples.size();
      int d = samples.dimensions();
      for (int j = 0; j < d; j++) {
        double min = samples.minimum(j);
        double max = samples.maximum(j);
        double range = max - min;
        if (Double.isInfinite(range)) {
          throw new IllegalArgumentException("range of column " + j + " overflows a double");
        }
        for (int i = 0; i < n; i++) {
          double share = range > 0 ? (values[i * d + j] - min) / range : 0;
          cells[i * d + j] = Math.min(bins - 1, Math.floor(share * bins));
        }
      }
      return false;
    }
  }

  /** floor(bins #{x_j < x_i} / n) per column: by value, so that equal values share a cell. */
  record Quantiles(int bins) implements Quantizer {

    public Quantiles {
      Arguments.atLeast(bins, 1, "number of bins");
    }

    @Override
    public String description() {
      return "quantiles=" + bins;
    }

    @Override
    public String rule() {
      return bins + " quantiles";
    }

    @Override
    public boolean quantize(Continuous samples, double[] cells) {
      double[] values = samples.values();
      int n = samples.size();
      int d = samples.dimensions();
      double[] sorted = new double[n];
      for (int j = 0; j < d; j++) {
        for (int i = 0; i < n; i++) {
          sorted[i] = values[i * d + j];
        }
        Arrays.sort(sorted);
        for (int i = 0; i < n; i++) {
          long below = countUpTo(sorted, Math.nextDown(values[i * d + j]));
          long cell = bins * below / n;
          cells[i * d + j] = cell;
        }
      }
      return false;
    }
  }

  /** Every distinct value a cell of its own. */
  record Distinct() implements Quantizer {

    @Override
    public String description() {
      return "distinct";
    }

    @Override
    public String rule() {
      return "distinct";
    }

    @Override
    public boolean quantize(Continuous samples, double[] cells) {
      double[] values = samples.values();
      int n = samples.size();
      int d = samples.dimensions();
      System.arraycopy(values, 0, cells, 0, n * d);
      return false;
    }
  }

  /** The number of elements of an ascending array that are no greater than a value. */
  private static int countUpTo(double[] ascending, double value) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
