package org.infobottleneck.network;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.numerics.Arguments;

/** Checks of what is put to a network. */
final class NetworkArguments {

  private NetworkArguments() {}

  /** Checks that a data set can be put to a network with a loss. */
  static void checkFit(Mlp network, Dataset data, Loss loss) {
    loss.checkOutput(network.architecture().output());
    loss.checkData(data);
    Arguments.same(
        data.inputWidth(), network.inputWidth(), "number of input columns of the data set");
    Arguments.same(
        data.targetWidth(), network.outputWidth(), "number of target columns of the data set");
  }

  static DMatrixRMaj checkedCopy(DMatrixRMaj matrix, int rows, int columns, String name) {
    Arguments.same(matrix.numRows, rows, "number of rows of the " + name);
    Arguments.same(matrix.numCols, columns, "number of columns of the " + name);
    Arguments.finite(matrix.data, rows, columns, name);
    return new DMatrixRMaj(matrix);
  }

  static void checkInputs(Mlp network, DMatrixRMaj inputs) {
    Objects.requireNonNull(inputs, "inputs");
    Arguments.atLeast(inputs.numRows, 1, "number of input rows");
    Arguments.same(inputs.numCols, network.inputWidth(), "number of input columns");
    Arguments.finite(inputs.data, inputs.numRows, inputs.numCols, "inputs");
  }

  static void checkBatch(Mlp network, DMatrixRMaj inputs, DMatrixRMaj targets, Loss loss) {
    checkInputs(network, inputs);
    Objects.requireNonNull(targets, "targets");
    loss.checkOutput(network.architecture().output());
    Arguments.same(targets.numRows, inputs.numRows, "number of target rows");
    Arguments.same(targets.numCols, network.outputWidth(), "number of target columns");
    Arguments.finite(targets.data, targets.numRows, targets.numCols, "targets");
    loss.checkTargets(targets.data, targets.numRows, targets.numCols);
  }
}
