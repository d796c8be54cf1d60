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

  /** What is observed of a variable that is quantized so. */
  default Channel channel() {
    return new Channel.Quantized(rule());
  }

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

  /**
   * floor(bins r / m), r the rank of a value among the m distinct values of all columns: as many
   * distinct values in every cell.
   */
  record Adaptive(int bins) implements Quantizer {

    public Adaptive {
      Arguments.atLeast(bins, 1, "number of bins");
    }

    @Override
    public String description() {
      return "adaptive=" + bins;
    }

    @Override
    public String rule() {
      return bins + " adaptive";
    }

    @Override
    public boolean quantize(Continuous samples, double[] cells) {
      double[] values = samples.values();
      int length = samples.size() * samples.dimensions();
      double[] pooled = new double[length];
      for (int i = 0; i < length; i++) {
        pooled[i] = values[i] + 0.0; // -0.0, which sorts apart, becomes 0.0
      }
      Arrays.sort(pooled);
      int distinct = distinct(pooled);
      double[] ascending = Arrays.copyOf(pooled, distinct);
      for (int i = 0; i < length; i++) {
        long rank = countUpTo(ascending, values[i]) - 1L;
        long cell = bins * rank / distinct;
        cells[i] = cell;
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
    public Channel channel() {
      return Channel.EXACT;
    }

    @Override
    public boolean quantize(Continuous samples, double[] cells) {
      System.arraycopy(samples.values(), 0, cells, 0, samples.size() * samples.dimensions());
      return false;
    }
  }

  /** Every distinct value a cell of its own, of which each column may have so many. */
  record Levels(int levels) implements Quantizer {

    public Levels {
      Arguments.atLeast(levels, 1, "number of levels");
    }

    @Override
    public String description() {
      return "levels=" + levels;
    }

    @Override
    public String rule() {
      return levels + " levels";
    }

    @Override
    public Channel channel() {
      return Channel.EXACT;
    }

    @Override
    public boolean quantize(Continuous samples, double[] cells) {
      double[] values = samples.values();
      int n = samples.size();
      int d = samples.dimensions();
      double[] column = new double[n];
      for (int j = 0; j < d; j++) {
        for (int i = 0; i < n; i++) {
          column[i] = values[i * d + j] + 0.0; // -0.0, which sorts apart, becomes 0.0
        }
        Arrays.sort(column);
        int found = distinct(column);
        if (found > levels) {
          throw new IllegalArgumentException(
              "column "
                  + j
                  + " holds "
                  + found
                  + " distinct values, a quantized activation at most "
                  + levels
                  + "; of a network that is not quantized ask another observation, for example"
                  + " BinningEstimator.width");
        }
      }
      System.arraycopy(values, 0, cells, 0, n * d);
      return false;
    }
  }

  /** Moves the distinct elements of an ascending array to its front, and counts them. */
  private static int distinct(double[] ascending) {
    int distinct = 1;
    for (int i = 1; i < ascending.length; i++) {
      if (ascending[i] != ascending[distinct - 1]) {
        ascending[distinct++] = ascending[i];
      }
    }
    return distinct;
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
