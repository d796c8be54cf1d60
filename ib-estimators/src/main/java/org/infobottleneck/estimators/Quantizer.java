package org.infobottleneck.estimators;

import java.util.Arrays;
import org.infobottleneck.estimators.internal.EvenCells;
import org.infobottleneck.estimators.internal.KeyCodes;
import org.infobottleneck.estimators.internal.RowKeys;
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

  /**
   * The number of cells that a coordinate may fall into, which are 0, 1, 2, … then; infinity where
   * the rule sets no limit or does not number its cells so.
   */
  default double cells() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * A rule that sees one value at a time, and has a fast form over blocks of values.
   *
   * <p>Its cells are digits: whole numbers, of which no two differ by as much as the base.
   */
  sealed interface ByValue extends Quantizer permits Width, Edges {

    /** The base of the fast form for rows of d values; infinity where there is no such form. */
    double base(int dimensions);

    /** A base that makes shorter numbers, if it does; fewer values have a digit in it. */
    default double narrowBase(int dimensions) {
      return base(dimensions);
    }

    /**
     * Writes the digits of values to the same places; marks values that have none, as {@link
     * EvenCells} does.
     */
    void quantize(double[] values, int from, int to, double base, double[] digits);

    /**
     * Writes the digits of values, among which some have been marked.
     *
     * @return whether all have one now; then some lie outside the range of the rule
     */
    boolean quantizeMarked(double[] values, int from, int to, double[] digits);
  }

  /** floor(t / width). */
  final class Width implements ByValue {

    private static final int MOST_BITS = 20;
    private static final int LEAST_BITS = 5;

    /**
     * Up to so many columns leave {@link #LEAST_BITS} to each where a table is looked up by keys.
     */
    private static final int FEW = KeyCodes.DIRECT_BITS / LEAST_BITS;

    /** The bits of a number that one sum of doubles holds. */
    private static final int SHORT_BITS = 51;

    private final double width;
    private final String rule;

    Width(double width) {
      this.width = Arguments.positive(width, "bin width");
      this.rule = Decimals.shortest(width);
    }

    @Override
    public String description() {
      return "width=" + rule;
    }

    @Override
    public String rule() {
      return rule;
    }

    @Override
    public double base(int dimensions) {
      int bits = RowKeys.BITS / dimensions;
      return bits < LEAST_BITS ? Double.POSITIVE_INFINITY : 1 << Math.min(MOST_BITS, bits);
    }

    @Override
    public double narrowBase(int dimensions) {
      int bits = (dimensions <= FEW ? KeyCodes.DIRECT_BITS : SHORT_BITS) / dimensions;
      return bits < LEAST_BITS ? base(dimensions) : 1 << bits;
    }

    @Override
    public void quantize(double[] values, int from, int to, double base, double[] digits) {
      EvenCells.ofWidth(values, from, to, width, base / 2, digits);
    }

    @Override
    public boolean quantizeMarked(double[] values, int from, int to, double[] digits) {
      return false;
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
                  + rule
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
    public double cells() {
      return bins;
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
    public double cells() {
      return bins;
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
    public double cells() {
      return bins;
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
  static int countUpTo(double[] ascending, double value) {
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
