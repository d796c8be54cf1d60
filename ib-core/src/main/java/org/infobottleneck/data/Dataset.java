package org.infobottleneck.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RandomOrder;

/**
 * Inputs and what a network shall answer to them, one sample per row.
 *
 * <p>Rows are samples, columns are units. The targets are held as a matrix whatever their kind:
 *
 * <ul>
 *   <li>{@link Kind#LABELED}: one-hot rows, a one in the column of the label;
 *   <li>{@link Kind#SOFT}: the rows are distributions p(y|x) over the classes;
 *   <li>{@link Kind#REGRESSION}: the rows are real numbers.
 * </ul>
 *
 * <p>A data set is immutable: the arguments of the factories are copied and checked once. For speed
 * {@link #inputs()} and {@link #targets()} return the matrices themselves, which nobody may modify;
 * whoever needs to write takes a copy. Under that convention it is thread-safe. One row is a valid
 * data set; it just cannot be split.
 */
public final class Dataset {

  /** What the targets of a data set are. */
  public enum Kind {
    /** Every row has one class. */
    LABELED,
    /** Every row has a distribution over the classes. */
    SOFT,
    /** Every row has real-valued targets. */
    REGRESSION
  }

  private final Kind kind;
  private final DMatrixRMaj inputs;
  private final DMatrixRMaj targets;

  /** Class per row; empty unless the kind is LABELED. */
  private final int[] labels;

  private final boolean enumerated;

  /**
   * Whether the labels are one draw of a stochastic rule, and so a sample whatever the inputs are.
   */
  private final boolean drawn;

  private Dataset(
      Kind kind,
      DMatrixRMaj inputs,
      DMatrixRMaj targets,
      int[] labels,
      boolean enumerated,
      boolean drawn) {
    this.kind = kind;
    this.inputs = inputs;
    this.targets = targets;
    this.labels = labels;
    this.enumerated = enumerated;
    this.drawn = drawn;
  }

  /**
   * Creates a data set with one class per row.
   *
   * @param inputs samples x input units, finite. Not modified, copied.
   * @param labels class of every row, from 0 to classes - 1. Not modified, copied.
   * @param classes number of classes, at least 2
   * @return the data set
   * @throws IllegalArgumentException if there is no row or no column, an input is not finite, the
   *     number of labels differs from the number of rows, or a label is outside the classes
   */
  public static Dataset labeled(DMatrixRMaj inputs, int[] labels, int classes) {
    return adopt(DatasetArguments.finiteCopy(inputs, "inputs"), labels, classes);
  }

  /** As {@link #labeled}, of finite inputs that nobody else holds: not copied. */
  static Dataset adopt(DMatrixRMaj x, int[] labels, int classes) {
    Objects.requireNonNull(labels, "labels");
    Arguments.atLeast(classes, 2, "number of classes");
    Arguments.same(labels.length, x.numRows, "number of labels");
    DMatrixRMaj oneHot = DatasetArguments.oneHot(labels, classes);
    return new Dataset(Kind.LABELED, x, oneHot, labels.clone(), false, false);
  }

  /**
   * Creates a data set with one class per row from nested arrays.
   *
   * @param inputs one array per sample, all of the same length, finite. Not modified, copied.
   * @param labels class of every row, from 0 to classes - 1. Not modified, copied.
   * @param classes number of classes, at least 2
   * @return the data set
   * @throws IllegalArgumentException if the rows differ in length, or as {@link
   *     #labeled(DMatrixRMaj, int[], int)}
   */
  public static Dataset labeled(double[][] inputs, int[] labels, int classes) {
    return labeled(DatasetArguments.rectangular(inputs, "inputs"), labels, classes);
  }

  /**
   * Creates a data set with a distribution over the classes per row.
   *
   * @param inputs samples x input units, finite. Not modified, copied.
   * @param distribution samples x classes, p(y|x): none negative, every row summing to one within
   *     1e-6, at least 2 columns. Not modified, copied; each copied row is divided by its sum.
   * @return the data set
   * @throws IllegalArgumentException if a shape, an input or a distribution is not as said
   */
  public static Dataset soft(DMatrixRMaj inputs, DMatrixRMaj distribution) {
    DMatrixRMaj x = DatasetArguments.finiteCopy(inputs, "inputs");
    DMatrixRMaj p = DatasetArguments.finiteCopy(distribution, "distribution");
    Arguments.atLeast(p.numCols, 2, "number of classes");
    Arguments.same(p.numRows, x.numRows, "number of distribution rows");
    DatasetArguments.distributions(p);
    return new Dataset(Kind.SOFT, x, p, new int[0], false, false);
  }

  /**
   * Creates a data set with real-valued targets.
   *
   * @param inputs samples x input units, finite. Not modified, copied.
   * @param targets samples x target units, finite. Not modified, copied.
   * @return the data set
   * @throws IllegalArgumentException if a shape is empty, the numbers of rows differ or a value is
   *     not finite
   */
  public static Dataset regression(DMatrixRMaj inputs, DMatrixRMaj targets) {
    DMatrixRMaj x = DatasetArguments.finiteCopy(inputs, "inputs");
    DMatrixRMaj y = DatasetArguments.finiteCopy(targets, "targets");
    Arguments.same(y.numRows, x.numRows, "number of target rows");
    return new Dataset(Kind.REGRESSION, x, y, new int[0], false, false);
  }

  /**
   * Returns what the targets are.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the number of samples.
   *
   * @return the number of rows, at least 1
   */
  public int size() {
    return inputs.numRows;
  }

  /**
   * Returns the number of input units.
   *
   * @return the number of columns of the inputs, at least 1
   */
  public int inputWidth() {
    return inputs.numCols;
  }

  /**
   * Returns the number of target units: the classes, or the real-valued targets of a regression.
   *
   * @return the number of columns of the targets, at least 1
   */
  public int targetWidth() {
    return targets.numCols;
  }

  /**
   * Returns the inputs.
   *
   * @return samples x input units: the matrix itself, not a copy. Not to be modified.
   */
  public DMatrixRMaj inputs() {
    return inputs;
  }

  /**
   * Returns the targets: one-hot rows, distributions or real numbers, according to {@link #kind()}.
   *
   * @return samples x target units: the matrix itself, not a copy. Not to be modified.
   */
  public DMatrixRMaj targets() {
    return targets;
  }

  /**
   * Returns the class of every row.
   *
   * @return a copy of the labels, or empty unless the kind is {@link Kind#LABELED}
   */
  public Optional<int[]> labels() {
    return kind == Kind.LABELED ? Optional.of(labels.clone()) : Optional.empty();
  }

  /**
   * Returns the number of classes.
   *
   * @return the number of classes, at least 2
   * @throws IllegalStateException if this is a regression, which has none
   */
  public int classes() {
    if (kind == Kind.REGRESSION) {
      throw new IllegalStateException("a regression data set has no classes");
    }
    return targets.numCols;
  }

  /**
   * Says whether the rows are every possible input, once each, rather than a sample of them. Bias
   * corrections and the meaning of bounds depend on it.
   *
   * @return true after {@link #asEnumerated()}; a subset is never enumerated
   */
  public boolean enumeratesAllInputs() {
    return enumerated;
  }

  /**
   * Declares that the rows are every possible input, once each.
   *
   * @return this data set with {@link #enumeratesAllInputs()} true
   * @throws IllegalStateException naming the rows if two rows hold the same input
   */
  public Dataset asEnumerated() {
    DatasetArguments.distinctRows(inputs);
    return new Dataset(kind, inputs, targets, labels, true, drawn);
  }

  /**
   * Returns some of the rows, in the order given. A row may be taken more than once.
   *
   * @param rows row indices from 0, at least one. Not modified.
   * @return the rows as a data set of the same kind, not enumerated
   * @throws IllegalArgumentException if no row is asked for or an index is out of range
   */
  public Dataset subset(int[] rows) {
    Objects.requireNonNull(rows, "rows");
    Arguments.atLeast(rows.length, 1, "number of rows in the subset");
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] < 0 || rows[i] >= size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row must lie between 0 and %d, got %d at position %d",
                size() - 1,
                rows[i],
                i));
      }
    }
    int[] some = kind == Kind.LABELED ? Arrays.stream(rows).map(r -> labels[r]).toArray() : labels;
    return new Dataset(
        kind,
        DatasetArguments.rowsOf(inputs, rows),
        DatasetArguments.rowsOf(targets, rows),
        some,
        false,
        drawn);
  }

  /** The same targets of as many other inputs, finite, that nobody else holds: not copied. */
  Dataset withInputs(DMatrixRMaj x) {
    return new Dataset(kind, x, targets, labels, enumerated, drawn);
  }

  /**
   * Cuts the rows at random into a training and a test part.
   *
   * @param trainFraction share of the rows to train on, strictly between 0 and 1; the training part
   *     gets {@code Math.round(trainFraction * size())} rows
   * @param seed the seed; the same seed gives the same split on every virtual machine
   * @return the two parts, each in random order
   * @throws IllegalArgumentException if the fraction is not as said or leaves a part without a row
   */
  public Split split(double trainFraction, long seed) {
    int train = DatasetArguments.trainSize(trainFraction, size());
    return cut(shuffledRows(seed), train);
  }

  /**
   * Cuts the rows in their order: the first ones to train on, as the program published with
   * Shwartz-Ziv &amp; Tishby (2017) does. Where the order means something, as in a counting order,
   * the parts differ in distribution.
   *
   * @param trainFraction share of the rows to train on, strictly between 0 and 1; the training part
   *     gets {@code Math.round(trainFraction * size())} rows
   * @return the two parts in order
   * @throws IllegalArgumentException if the fraction is not as said or leaves a part without a row
   */
  public Split splitConsecutive(double trainFraction) {
    int train = DatasetArguments.trainSize(trainFraction, size());
    int[] rows = new int[size()];
    Arrays.setAll(rows, i -> i);
    return cut(rows, train);
  }

  private Split cut(int[] rows, int train) {
    return new Split(
        subset(Arrays.copyOf(rows, train)), subset(Arrays.copyOfRange(rows, train, rows.length)));
  }

  /**
   * Returns the row indices in random order, see {@link RandomOrder}.
   *
   * @param seed the seed; the order is a pure function of it and of the number of rows
   * @return a new array with every index from 0 to size() - 1 once
   */
  public int[] shuffledRows(long seed) {
    int[] rows = new int[size()];
    RandomOrder.fill(rows, seed);
    return rows;
  }

  /**
   * Draws one class per row of a soft data set, turning it into a labeled one.
   *
   * @param seed the seed; the same seed gives the same labels on every virtual machine
   * @return the same inputs with a drawn label each
   * @throws IllegalStateException if the kind is not {@link Kind#SOFT}
   */
  public Dataset sampleLabels(long seed) {
    if (kind != Kind.SOFT) {
      throw new IllegalStateException(
          "labels can be drawn from a soft data set only, this one is " + kind);
    }
    SplittableRandom random = new SplittableRandom(seed);
    int classes = targets.numCols;
    int[] drawn = new int[size()];
    for (int i = 0; i < drawn.length; i++) {
      double left = (random.nextLong() >>> 11) * 0x1p-53;
      int last = 0;
      for (int j = 0; j < classes && left >= 0; j++) {
        double p = targets.data[i * classes + j];
        left -= p;
        // A class of probability zero is never drawn, not even where rounding leaves a rest.
        last = p > 0 ? j : last;
      }
      drawn[i] = last;
    }
    Dataset labeled = labeled(inputs, drawn, classes);
    return new Dataset(Kind.LABELED, inputs, labeled.targets, labeled.labels, enumerated, true);
  }

  /**
   * Returns the inputs X of an information plane: one symbol per distinct row.
   *
   * @return the variable; its coverage says whether the rows are all inputs there are
   * @throws IllegalArgumentException if there are fewer than two rows
   */
  public Discrete inputVariable() {
    return Variable.distinctRows(inputs, enumerated ? Coverage.ENUMERATED : Coverage.SAMPLED);
  }

  /**
   * Returns the targets Y of an information plane: labels, distributions p(y|x), or real vectors.
   *
   * <p>Where the rows are all inputs there are, the targets are no sample either, unless they are
   * labels that {@link #sampleLabels} drew.
   *
   * @return the variable, of the kind of these targets
   * @throws IllegalArgumentException if there are fewer than two rows
   */
  public Variable targetVariable() {
    Coverage coverage = enumerated && !drawn ? Coverage.ENUMERATED : Coverage.SAMPLED;
    return switch (kind) {
      case LABELED -> Variable.labels(labels).withCoverage(coverage);
      case SOFT -> Variable.distribution(targets).withCoverage(coverage);
      case REGRESSION -> Variable.continuous(targets);
    };
  }

  /**
   * Returns kind and sizes.
   *
   * @return for example {@code Dataset[LABELED, 4096 x 12 -> 2, all inputs]}
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Dataset[%s, %d x %d -> %d%s]",
        kind,
        size(),
        inputWidth(),
        targetWidth(),
        enumerated ? ", all inputs" : "");
  }
}
