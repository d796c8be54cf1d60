package org.infobottleneck.examples.verify;

import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;

/**
 * Cells as other programs compute them, where the library would give others: in single precision,
 * and with values below the range in the last cell. Only for checking values that these programs
 * gave.
 */
final class PeerBinning {

  private PeerBinning() {}

  /** numpy's linspace in double precision. */
  static double[] linspace(double low, double high, int count) {
    double[] values = new double[count];
    double step = (high - low) / (count - 1);
    for (int i = 0; i < count; i++) {
      values[i] = i * step + low;
    }
    values[count - 1] = high;
    return values;
  }

  /** floor(t / width), divided in single precision. */
  static Discrete singlePrecisionWidth(float[][] values, double width) {
    double[][] cells = new double[values.length][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[values[i].length];
      for (int j = 0; j < cells[i].length; j++) {
        float quotient = values[i][j] / (float) width;
        cells[i][j] = Math.floor(quotient);
      }
    }
    return symbols(cells);
  }

  /** floor(t / width). */
  static Discrete width(float[][] values, double width) {
    double[][] cells = new double[values.length][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[values[i].length];
      for (int j = 0; j < cells[i].length; j++) {
        cells[i][j] = Math.floor(values[i][j] / width);
      }
    }
    return symbols(cells);
  }

  /**
   * The number of edges up to a value, less one; the -1 below the first edge counts from behind, as
   * an index of a Python list does, and so is the cell at and above the last edge.
   */
  static Discrete wrappingEdges(float[][] values, double[] edges) {
    double[][] cells = new double[values.length][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[values[i].length];
      for (int j = 0; j < cells[i].length; j++) {
        int upTo = 0;
        while (upTo < edges.length && edges[upTo] <= values[i][j]) {
          upTo++;
        }
        cells[i][j] = upTo == 0 ? edges.length - 1 : upTo - 1;
      }
    }
    return symbols(cells);
  }

  private static Discrete symbols(double[][] cells) {
    return Variable.labels(Variable.distinctRows(cells, Coverage.SAMPLED).toCodes());
  }
}
