package org.infobottleneck.estimators;

import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.numerics.Arguments;

/**
 * A distribution p(y|x) over classes for every sample x. Made by {@link Variable#distribution}.
 *
 * <p>With p(y|x) in place of a drawn label, I(T;Y) is taken under the full rule: P(T,Y) = Σ p(x)
 * p(y|x) p(t|x).
 */
public final class Soft implements Variable {

  private static final double SUM_TOLERANCE = 1e-6;

  private final double[] rowMajor;
  private final int size;
  private final int classes;
  private final Coverage coverage;

  Soft(double[] rowMajor, int size, int classes, Coverage coverage) {
    Arguments.atLeast(size, 2, "number of rows");
    Arguments.atLeast(classes, 1, "number of classes");
    Arguments.finite(rowMajor, size, classes, "p(y|x)");
    this.rowMajor = rowMajor;
    this.size = size;
    this.classes = classes;
    this.coverage = coverage;
    for (int i = 0; i < size; i++) {
      normalize(i);
    }
  }

  /** Rows that have been normalized: another division could move a last bit. */
  private Soft(Soft other, double[] rowMajor, int size, Coverage coverage) {
    this.rowMajor = rowMajor;
    this.size = size;
    this.classes = other.classes;
    this.coverage = Objects.requireNonNull(coverage, "coverage");
  }

  /**
   * Distributions that another variable held before, to the last bit: rows are checked as by {@link
   * Variable#distribution}, but not divided by their sums once more.
   *
   * @param rowMajor p(y|x), row after row. Not modified, copied.
   * @param samples number of rows
   * @param classes number of columns
   * @return the variable, of sampled coverage
   * @throws IllegalArgumentException if there are fewer than two rows, no column, or a row is no
   *     distribution
   */
  public static Soft ofNormalized(double[] rowMajor, int samples, int classes) {
    Objects.requireNonNull(rowMajor, "rowMajor");
    Rows.requireHeld(rowMajor, samples, classes, "p(y|x)");
    Soft checked = new Soft(rowMajor.clone(), samples, classes, Coverage.SAMPLED);
    return new Soft(checked, rowMajor.clone(), samples, Coverage.SAMPLED);
  }

  private void normalize(int row) {
    double sum = 0;
    for (int j = 0; j < classes; j++) {
      double p = rowMajor[row * classes + j];
      if (p < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "p(y|x) must not be negative, got %s at row %d, column %d",
                p,
                row,
                j));
      }
      sum += p;
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "p(y|x) must sum to 1 within 1e-6, got %s at row %d", sum, row));
    }
    for (int j = 0; j < classes; j++) {
      rowMajor[row * classes + j] /= sum;
    }
  }

  /**
   * Declares whether the samples are all there is or drawn from a larger population; they are taken
   * for a sample unless told otherwise.
   *
   * @param coverage the coverage
   * @return the same distributions with that coverage
   */
  public Soft withCoverage(Coverage coverage) {
    return new Soft(this, rowMajor, size, coverage);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Kind kind() {
    return Kind.SOFT;
  }

  @Override
  public Soft take(int[] rows) {
    Rows.requireTaken(rows, size);
    double[] taken = NeighborInformation.gather(rowMajor, classes, rows);
    boolean all = coverage == Coverage.ENUMERATED && Rows.isPermutation(rows, size);
    return new Soft(this, taken, rows.length, all ? coverage : Coverage.SAMPLED);
  }

  /**
   * Returns the number of classes.
   *
   * @return the number of columns
   */
  public int classes() {
    return classes;
  }

  /**
   * Returns p(y|x) of one sample and class.
   *
   * @param row the sample
   * @param label the class
   * @return the probability
   * @throws IndexOutOfBoundsException if there is no such sample or class
   */
  public double probability(int row, int label) {
    Arguments.index(row, size, "row");
    Arguments.index(label, classes, "label");
    return rowMajor[row * classes + label];
  }

  /**
   * Returns whether the samples are all there is.
   *
   * @return the coverage
   */
  public Coverage coverage() {
    return coverage;
  }

  /** The array itself, for kernels of this package that only read. */
  double[] values() {
    return rowMajor;
  }
}
