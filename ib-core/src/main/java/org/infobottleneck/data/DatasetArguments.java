package org.infobottleneck.data;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/** Checks and copies what data sets are made of. */
final class DatasetArguments {

  /** How far the sum of a distribution may lie from one. */
  private static final double SUM_TOLERANCE = 1e-6;

  private DatasetArguments() {}

  /** Returns a checked copy of a matrix with at least one row and one column, all finite. */
  static DMatrixRMaj finiteCopy(DMatrixRMaj matrix, String name) {
    Objects.requireNonNull(matrix, name);
    Arguments.atLeast(matrix.numRows, 1, "number of rows of the " + name);
    Arguments.atLeast(matrix.numCols, 1, "number of columns of the " + name);
    DMatrixRMaj copy = new DMatrixRMaj(matrix);
    Arguments.finite(copy.data, copy.numRows, copy.numCols, name);
    return copy;
  }

  /** Returns nested arrays as a matrix. */
  static DMatrixRMaj rectangular(double[][] rows, String name) {
    Objects.requireNonNull(rows, name);
    Arguments.atLeast(rows.length, 1, "number of rows of the " + name);
    double[] flat = RowMajor.flatten(rows, name);
    return DMatrixRMaj.wrap(rows.length, RowMajor.width(rows, name), flat);
  }

  /** Returns the one-hot matrix of labels that must lie between 0 and classes - 1. */
  static DMatrixRMaj oneHot(int[] labels, int classes) {
    if ((long) labels.length * classes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "number of classes must fit one matrix with " + labels.length + " rows, got " + classes);
    }
    DMatrixRMaj oneHot = new DMatrixRMaj(labels.length, classes);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label must lie between 0 and "
                + (classes - 1)
                + ", got "
                + labels[i]
                + " at row "
                + i);
      }
      oneHot.data[i * classes + labels[i]] = 1;
    }
    return oneHot;
  }

  /** Checks that every row is a distribution, and divides it by its sum. */
  static void distributions(DMatrixRMaj p) {
    for (int i = 0; i < p.numRows; i++) {
      double sum = 0;
      for (int j = 0; j < p.numCols; j++) {
        double value = p.data[i * p.numCols + j];
        if (value < 0) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "distribution must not be negative, got %s at row %d, column %d",
                  value,
                  i,
                  j));
        }
        sum += value;
      }
      if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
        throw new IllegalArgumentException(
            "distribution must sum to 1 in every row, got " + sum + " at row " + i);
      }
      for (int j = 0; j < p.numCols; j++) {
        p.data[i * p.numCols + j] /= sum;
      }
    }
  }

  /** Returns a copy of some rows. */
  static DMatrixRMaj rowsOf(DMatrixRMaj matrix, int[] rows) {
    int columns = matrix.numCols;
    DMatrixRMaj some = new DMatrixRMaj(rows.length, columns);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(matrix.data, rows[i] * columns, some.data, i * columns, columns);
    }
    return some;
  }

  /** Returns the number of rows to train on, which leaves at least one to each part. */
  static int trainSize(double trainFraction, int size) {
    if (!(trainFraction > 0 && trainFraction < 1)) {
      throw new IllegalArgumentException(
          "train fraction must lie strictly between 0 and 1, got " + trainFraction);
    }
    long train = Math.round(trainFraction * size);
    if (train < 1 || train >= size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "train fraction %s of %d rows leaves %d to train on and %d to test on, one each is"
                  + " the least",
              trainFraction,
              size,
              train,
              size - train));
    }
    return (int) train;
  }

  /** Checks that no two rows are equal; -0.0 equals 0.0. */
  static void distinctRows(DMatrixRMaj matrix) {
    Map<ByteBuffer, Integer> seen = new HashMap<>();
    for (int i = 0; i < matrix.numRows; i++) {
      ByteBuffer bits = ByteBuffer.allocate(Double.BYTES * matrix.numCols);
      for (int j = 0; j < matrix.numCols; j++) {
        bits.putDouble(matrix.data[i * matrix.numCols + j] + 0.0);
      }
      Integer earlier = seen.putIfAbsent(bits.flip(), i);
      if (earlier != null) {
        throw new IllegalStateException(
            "enumerated inputs must be distinct, but rows " + earlier + " and " + i + " are equal");
      }
    }
  }
}
