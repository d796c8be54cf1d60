package org.infobottleneck.bottleneck;

import java.util.Arrays;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;

/** Rows of samples as the inputs x of a joint distribution: rows with the same input are one x. */
final class InputRows {

  private final Discrete inputs;
  private final int[] first;

  InputRows(JointDistribution joint, Discrete inputs) {
    Objects.requireNonNull(joint, "joint");
    this.inputs = Objects.requireNonNull(inputs, "inputs");
    Arguments.same(
        inputs.symbols(),
        joint.inputs(),
        "number of distinct inputs, as in the joint distribution,");
    first = new int[inputs.symbols()];
    Arrays.fill(first, -1);
    for (int row = 0; row < inputs.size(); row++) {
      if (first[inputs.code(row)] < 0) {
        first[inputs.code(row)] = row;
      }
    }
  }

  int rows() {
    return inputs.size();
  }

  /** The first row of an input. */
  int first(int x) {
    return first[x];
  }

  /** The values of a function of the inputs, one row per row. */
  Continuous function(DMatrixRMaj matrix, String name) {
    requireFunction(matrix, name);
    try {
      return Variable.view(matrix.data, matrix.getNumRows(), matrix.getNumCols());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /** One row per input. */
  Continuous distinct(Continuous values) {
    int d = values.dimensions();
    double[] reduced = new double[first.length * d];
    for (int x = 0; x < first.length; x++) {
      for (int f = 0; f < d; f++) {
        reduced[x * d + f] = values.value(first[x], f);
      }
    }
    return Variable.view(reduced, first.length, d);
  }

  /** The network's own p(y|x), one row per input, row-major. */
  double[] softmax(DMatrixRMaj matrix, int classes) {
    Objects.requireNonNull(matrix, "softmax");
    Arguments.same(matrix.getNumCols(), classes, "number of columns of the softmax");
    requireFunction(matrix, "softmax");
    Soft soft;
    try {
      soft = Variable.distribution(matrix);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("softmax: " + e.getMessage(), e);
    }
    double[] reduced = new double[first.length * classes];
    for (int x = 0; x < first.length; x++) {
      for (int y = 0; y < classes; y++) {
        reduced[x * classes + y] = soft.probability(first[x], y);
      }
    }
    return reduced;
  }

  private void requireFunction(DMatrixRMaj matrix, String name) {
    Objects.requireNonNull(matrix, name);
    Arguments.same(matrix.getNumRows(), rows(), "number of rows of the " + name);
    for (int row = 0; row < rows(); row++) {
      int earlier = first[inputs.code(row)];
      for (int f = 0; f < matrix.getNumCols(); f++) {
        // A value that is NaN differs from itself; it is named as such later.
        if (row != earlier && matrix.get(row, f) != matrix.get(earlier, f)) {
          throw new IllegalArgumentException(
              name
                  + " must be a function of the inputs: rows "
                  + earlier
                  + " and "
                  + row
                  + " are the same input but differ in column "
                  + f);
        }
      }
    }
  }
}
