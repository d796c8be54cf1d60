package org.infobottleneck.estimators;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/**
 * Samples of one random variable, declared by their owner to be of one kind.
 *
 * <p>Rows are samples, columns are dimensions, always; the factories have names so that a row can't
 * be taken for a column nor a label for a number. Values are validated and copied once, here (only
 * {@link #view} borrows), so that an estimator may trust them. Every variable has at least two
 * samples. Variables are immutable and thread-safe.
 *
 * <ul>
 *   <li>{@link Continuous}: real vectors without ties to speak of, as the activations of a layer;
 *   <li>{@link Discrete}: symbols without order, as labels, or one symbol per distinct input row;
 *   <li>{@link Soft}: a distribution p(y|x) over classes for every sample, where the label itself
 *       is uncertain;
 *   <li>{@link Mixed}: real vectors in which repeated values are atoms of positive probability.
 * </ul>
 */
public sealed interface Variable permits Continuous, Discrete, Soft, Mixed {

  /** What an estimator has to know of a variable before it sees a sample. */
  enum Kind {
    /** Real vectors. */
    CONTINUOUS("continuous"),
    /** Real vectors with atoms. */
    MIXED("mixed (atoms beside a continuous part)"),
    /** Symbols that repeat, as class labels. */
    LABELS("discrete labels"),
    /** One symbol per distinct input row, of which a deterministic layer is a function. */
    INPUTS("discrete inputs (one symbol per distinct row)"),
    /** A distribution over classes per sample. */
    SOFT("soft labels p(y|x)");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Returns the number of samples.
   *
   * @return the number of samples, at least two
   */
  int size();

  /**
   * Returns the kind.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * Returns the variable at some of its samples.
   *
   * @param rows the samples to take, in this order; one may be taken more than once. Not modified.
   * @return the variable at these rows, of the same kind. Of enumerated inputs a part is a sample.
   * @throws IllegalArgumentException if there are fewer than two rows, or one does not exist
   */
  Variable take(int[] rows);

  /**
   * Real vectors from a matrix.
   *
   * @param samples one row per sample, one column per dimension. Not modified, copied.
   * @return the variable
   * @throws IllegalArgumentException if there are fewer than two rows, no column, or a value is NaN
   *     or infinite
   */
  static Continuous continuous(DMatrixRMaj samples) {
    Objects.requireNonNull(samples, "samples");
    return new Continuous(
        samples.data.clone(), samples.getNumRows(), samples.getNumCols(), "samples");
  }

  /**
   * Real vectors from rows.
   *
   * @param samples one row per sample. Not modified, copied.
   * @return the variable
   * @throws IllegalArgumentException if there are fewer than two rows, no column, the rows differ
   *     in length, or a value is NaN or infinite
   */
  static Continuous continuous(double[][] samples) {
    double[] flat = RowMajor.flatten(samples, "samples");
    return new Continuous(flat, samples.length, RowMajor.width(samples, "samples"), "samples");
  }

  /**
   * Real vectors from rows in single precision, as other engines hold activations.
   *
   * @param samples one row per sample. Not modified, copied.
   * @return the variable, each value widened to double
   * @throws IllegalArgumentException as {@link #continuous(double[][])}
   */
  static Continuous continuous(float[][] samples) {
    Objects.requireNonNull(samples, "samples");
    double[][] widened = new double[samples.length][];
    for (int i = 0; i < samples.length; i++) {
      Objects.requireNonNull(samples[i], "samples");
      widened[i] = new double[samples[i].length];
      for (int j = 0; j < samples[i].length; j++) {
        widened[i][j] = samples[i][j];
      }
    }
    return continuous(widened);
  }

  /**
   * A real number per sample.
   *
   * @param samples one value per sample. Not modified, copied.
   * @return the variable, of one dimension
   * @throws IllegalArgumentException if there are fewer than two samples or a value is NaN or
   *     infinite
   */
  static Continuous scalar(double[] samples) {
    Objects.requireNonNull(samples, "samples");
    return new Continuous(samples.clone(), samples.length, 1, "samples");
  }

  /**
   * Real vectors that borrow an array for one call instead of copying it: for hot loops.
   *
   * <p>The caller must not change the array while the variable is in use.
   *
   * @param rowMajor the values, row after row. Not modified, not copied.
   * @param samples number of rows
   * @param dimensions number of columns
   * @return the variable
   * @throws IllegalArgumentException if the array is shorter than {@code samples * dimensions},
   *     there are fewer than two rows, no column, or a value is NaN or infinite
   */
  static Continuous view(double[] rowMajor, int samples, int dimensions) {
    Objects.requireNonNull(rowMajor, "rowMajor");
    return new Continuous(rowMajor, samples, dimensions, "samples");
  }

  /**
   * Real vectors in which every repeated value is an atom: ReLU outputs, censored or zero-inflated
   * measurements, counts.
   *
   * @param samples one row per sample. Not modified, copied.
   * @return the variable
   * @throws IllegalArgumentException as {@link #continuous(double[][])}
   */
  static Mixed mixed(double[][] samples) {
    return new Mixed(continuous(samples));
  }

  /**
   * Real vectors in which every repeated value is an atom.
   *
   * @param samples one row per sample, one column per dimension. Not modified, copied.
   * @return the variable
   * @throws IllegalArgumentException as {@link #continuous(DMatrixRMaj)}
   */
  static Mixed mixed(DMatrixRMaj samples) {
    return new Mixed(continuous(samples));
  }

  /**
   * Labels, any integers; only equality counts.
   *
   * @param labels one label per sample. Not modified, copied.
   * @return the variable
   * @throws IllegalArgumentException if there are fewer than two samples
   */
  static Discrete labels(int[] labels) {
    Objects.requireNonNull(labels, "labels");
    return Discrete.ofLabels(labels);
  }

  /**
   * Labels of a known number of classes.
   *
   * @param labels one label per sample, from 0 to {@code classes - 1}. Not modified, copied.
   * @param classes the number of classes
   * @return the variable
   * @throws IllegalArgumentException if there are fewer than two samples, or a label lies outside
   *     the classes
   */
  static Discrete labels(int[] labels, int classes) {
    Objects.requireNonNull(labels, "labels");
    Arguments.atLeast(classes, 1, "number of classes");
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label must lie in 0.." + (classes - 1) + ", got " + labels[i] + " at row " + i);
      }
    }
    return Discrete.ofLabels(labels);
  }

  /**
   * Labels from rows that hold a single one among zeros.
   *
   * @param rows one row per sample, one column per class. Not modified, copied.
   * @return the variable
   * @throws IllegalArgumentException if there are fewer than two rows, or a row is not one-hot
   */
  static Discrete oneHot(DMatrixRMaj rows) {
    Objects.requireNonNull(rows, "rows");
    Rows.requireHeld(rows, "rows");
    int[] labels = new int[rows.getNumRows()];
    for (int i = 0; i < labels.length; i++) {
      int hot = -1;
      for (int j = 0; j < rows.getNumCols(); j++) {
        double value = rows.unsafe_get(i, j);
        boolean secondOne = value == 1 && hot >= 0;
        if ((value != 0 && value != 1) || secondOne) {
          throw new IllegalArgumentException(
              "one-hot row must hold a single 1 among zeros, got "
                  + value
                  + " at row "
                  + i
                  + ", column "
                  + j);
        }
        hot = value == 1 ? j : hot;
      }
      if (hot < 0) {
        throw new IllegalArgumentException("one-hot row must hold a 1, row " + i + " has none");
      }
      labels[i] = hot;
    }
    return labels(labels);
  }

  /**
   * Labels from rows that hold a single one among zeros.
   *
   * @param rows one row per sample, one column per class. Not modified, copied.
   * @return the variable
   * @throws IllegalArgumentException as {@link #oneHot(DMatrixRMaj)}, or if rows differ in length
   */
  static Discrete oneHot(double[][] rows) {
    return oneHot(Rows.matrix(rows, "rows"));
  }

  /**
   * The inputs X of an information plane: one symbol per distinct row (-0.0 equals 0.0).
   *
   * @param rows one input per row. Not modified, not retained.
   * @param coverage whether the rows are all inputs there are, or a sample of them
   * @return the variable
   * @throws IllegalArgumentException if there are fewer than two rows, no column, a value is NaN or
   *     infinite, or enumerated rows repeat
   */
  static Discrete distinctRows(DMatrixRMaj rows, Coverage coverage) {
    Objects.requireNonNull(rows, "rows");
    return Discrete.ofRows(
        new Continuous(rows.data, rows.getNumRows(), rows.getNumCols(), "rows"), coverage);
  }

  /**
   * The inputs X of an information plane: one symbol per distinct row (-0.0 equals 0.0).
   *
   * @param rows one input per row. Not modified, not retained.
   * @param coverage whether the rows are all inputs there are, or a sample of them
   * @return the variable
   * @throws IllegalArgumentException as {@link #distinctRows(DMatrixRMaj, Coverage)}, or if rows
   *     differ in length
   */
  static Discrete distinctRows(double[][] rows, Coverage coverage) {
    return distinctRows(Rows.matrix(rows, "rows"), coverage);
  }

  /**
   * Inputs of which it is known that no two are equal, so that the rows need not be looked at.
   *
   * @param samples the number of inputs
   * @param coverage whether these are all inputs there are, or a sample of them
   * @return the variable, every sample a symbol of its own
   * @throws IllegalArgumentException if there are fewer than two samples, or more than an array can
   *     hold
   */
  static Discrete everyRowDistinct(int samples, Coverage coverage) {
    Objects.requireNonNull(coverage, "coverage");
    if (samples > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "number of samples must be at most " + (Integer.MAX_VALUE - 8) + ", got " + samples);
    }
    return Discrete.ofSingletons(samples, coverage);
  }

  /**
   * A distribution over classes for every sample: p(y|x) where the rule is stochastic.
   *
   * @param rows one row per sample, one column per class, each row non-negative with sum 1 within
   *     1e-6. Not modified, copied; each copied row is divided by its sum.
   * @return the variable
   * @throws IllegalArgumentException if there are fewer than two rows, no column, or a row is no
   *     distribution
   */
  static Soft distribution(DMatrixRMaj rows) {
    Objects.requireNonNull(rows, "rows");
    Rows.requireHeld(rows, "rows");
    return new Soft(rows.data.clone(), rows.getNumRows(), rows.getNumCols(), Coverage.SAMPLED);
  }

  /**
   * A distribution over classes for every sample: p(y|x) where the rule is stochastic.
   *
   * @param rows one row per sample. Not modified, copied.
   * @return the variable
   * @throws IllegalArgumentException as {@link #distribution(DMatrixRMaj)}, or if rows differ in
   *     length
   */
  static Soft distribution(double[][] rows) {
    return distribution(Rows.matrix(rows, "rows"));
  }
}
