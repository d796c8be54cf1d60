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
   * @param values n x d values, row-major. Not modified.
   * @param n number of rows
   * @param d number of columns
   * @param cells receives n x d cells. Modified.
   * @return whether a value lies outside the range of the rule
   */
  boolean quantize(double[] values, int n, int d, double[] cells);

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
    public boolean quantize(double[] values, int n, int d, double[] cells) {
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
      return "edges=" + rule;
    }

    @Override
    public boolean quantize(double[] values, int n, int d, double[] cells) {
      boolean outside = false;
      for (int i = 0; i < n * d; i++) {
        int cell = countUpTo(edges, values[i]);
        outside |= cell == 0 || cell == edges.length;
        cells[i] = cell;
      }
      return outside;
    }

    /** The number of edges that are no greater than a value. */
    private static int countUpTo(double[] edges, double value) {
      int low = 0;
      int high = edges.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (edges[middle] <= value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
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
    public boolean quantize(double[] values, int n, int d, double[] cells) {
      for (int j = 0; j < d; j++) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
          min = Math.min(min, values[i * d + j]);
          max = Math.max(max, values[i * d + j]);
        }
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
    public boolean quantize(double[] values, int n, int d, double[] cells) {
      double[] sorted = new double[n];
      for (int j = 0; j < d; j++) {
        for (int i = 0; i < n; i++) {
          sorted[i] = values[i * d + j] + 0.0; // turns -0.0 into 0.0, which sorts apart
        }
        Arrays.sort(sorted);
        for (int i = 0; i < n; i++) {
          long below = countBelow(sorted, values[i * d + j]);
          long cell = bins * below / n;
          cells[i * d + j] = cell;
        }
      }
      return false;
    }

    private static int countBelow(double[] sorted, double value) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sorted[middle] < value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
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
    public boolean quantize(double[] values, int n, int d, double[] cells) {
      System.arraycopy(values, 0, cells, 0, n * d);
      return false;
    }
  }
}
