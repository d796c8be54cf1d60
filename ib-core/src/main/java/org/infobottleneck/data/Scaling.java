package org.infobottleneck.data;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;

/**
 * A shift and a scale for every input unit, taken from the rows that are trained on and applied to
 * those and to others.
 *
 * <pre>{@code
 * Split split = data.split(0.85, 1);
 * Split scaled = Scaling.standard(split.train()).apply(split);
 * }</pre>
 *
 * <ul>
 *   <li>Taken from the training rows alone, so that nothing about the test rows leaks into
 *       training. Other rows may therefore fall outside the range 0 to 1, or not have mean 0 and
 *       variance 1.
 *   <li>A unit that is constant in the rows it was taken from is shifted to 0 and not scaled, so
 *       that other rows in which it varies stay different.
 *   <li>Targets, labels and the order of rows stay.
 *   <li>A scaled data set is a copy. Images too many to be held twice are read a second time
 *       instead: {@link IdxDatasets#mnist(java.nio.file.Path, Scaling)}.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class Scaling {

  private final double[] shift;
  private final double[] scale;

  private Scaling(double[] shift, double[] scale) {
    this.shift = shift;
    this.scale = scale;
  }

  /**
   * To mean 0 and variance 1, the mean of squared deviations: (x - mean) / sqrt(variance).
   *
   * @param train the rows from which mean and variance are taken
   * @return the scaling
   */
  public static Scaling standard(Dataset train) {
    DMatrixRMaj x = train.inputs();
    double[] mean = new double[x.numCols];
    double[] spread = new double[x.numCols];
    double[] first = Arrays.copyOf(x.data, x.numCols);
    // Row by row, as the numbers lie in memory; the sums of a unit are in the same order.
    for (int row = 0; row < x.numRows; row++) {
      for (int unit = 0; unit < x.numCols; unit++) {
        mean[unit] += x.data[row * x.numCols + unit] - first[unit];
      }
    }
    for (int unit = 0; unit < x.numCols; unit++) {
      mean[unit] /= x.numRows;
    }
    for (int row = 0; row < x.numRows; row++) {
      for (int unit = 0; unit < x.numCols; unit++) {
        double deviation = x.data[row * x.numCols + unit] - first[unit] - mean[unit];
        spread[unit] += deviation * deviation;
      }
    }
    for (int unit = 0; unit < x.numCols; unit++) {
      mean[unit] += first[unit];
      spread[unit] = Math.sqrt(spread[unit] / x.numRows);
    }
    return of(mean, spread);
  }

  /**
   * To the range from 0 to 1: (x - least) / (greatest - least).
   *
   * @param train the rows from which the least and the greatest values are taken
   * @return the scaling
   */
  public static Scaling unitInterval(Dataset train) {
    DMatrixRMaj x = train.inputs();
    double[] least = Arrays.copyOf(x.data, x.numCols);
    double[] greatest = least.clone();
    for (int i = 0; i < x.data.length; i++) {
      int unit = i % x.numCols;
      least[unit] = Math.min(least[unit], x.data[i]);
      greatest[unit] = Math.max(greatest[unit], x.data[i]);
    }
    for (int unit = 0; unit < x.numCols; unit++) {
      greatest[unit] -= least[unit];
    }
    return of(least, greatest);
  }

  private static Scaling of(double[] shift, double[] scale) {
    for (int unit = 0; unit < scale.length; unit++) {
      if (!Double.isFinite(scale[unit])) {
        throw new IllegalArgumentException(
            "values of input unit " + unit + " lie too far apart to be scaled");
      }
      scale[unit] = scale[unit] == 0 ? 1 : scale[unit];
    }
    return new Scaling(shift, scale);
  }

  /**
   * Scales the inputs of a data set.
   *
   * @param data the data set
   * @return a data set with scaled inputs, not enumerated unless the given one is
   * @throws IllegalArgumentException if it has another number of input units, or a scaled value is
   *     not finite
   */
  public Dataset apply(Dataset data) {
    DMatrixRMaj x = data.inputs().copy();
    applyTo(x);
    return data.withInputs(x);
  }

  /** Scales inputs that nobody else holds, in place. */
  void applyTo(DMatrixRMaj x) {
    Arguments.same(x.numCols, shift.length, "number of input units");
    for (int row = 0; row < x.numRows; row++) {
      for (int unit = 0; unit < x.numCols; unit++) {
        int i = row * x.numCols + unit;
        x.data[i] = (x.data[i] - shift[unit]) / scale[unit];
      }
    }
    Arguments.finite(x.data, x.numRows, x.numCols, "scaled inputs");
  }

  /**
   * Scales both parts of a split alike.
   *
   * @param split the split
   * @return the split with scaled inputs
   * @throws IllegalArgumentException as {@link #apply(Dataset)}
   */
  public Split apply(Split split) {
    return new Split(apply(split.train()), apply(split.test()));
  }
}
