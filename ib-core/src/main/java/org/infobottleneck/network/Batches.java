package org.infobottleneck.network;

import org.ejml.data.DMatrixRMaj;

/** Copies rows into batch matrices, which take the shape they need and are reused. */
final class Batches {

  private Batches() {}

  /** Copies consecutive rows. */
  static void copyRows(DMatrixRMaj source, int from, int to, DMatrixRMaj result) {
    result.reshape(to - from, source.numCols);
    System.arraycopy(
        source.data, from * source.numCols, result.data, 0, (to - from) * source.numCols);
  }

  /** Copies the rows that a part of an index array names. */
  static void copyRows(DMatrixRMaj source, int[] rows, int from, int to, DMatrixRMaj result) {
    int columns = source.numCols;
    result.reshape(to - from, columns);
    for (int i = from; i < to; i++) {
      System.arraycopy(source.data, rows[i] * columns, result.data, (i - from) * columns, columns);
    }
  }
}
