package org.infobottleneck.examples.figures;

import java.util.List;
import java.util.Objects;
import org.infobottleneck.plane.AverageEstimate;
import org.infobottleneck.plane.AveragePoint;

/**
 * The way of one layer through the information plane: its mean over runs at some epochs, in bits,
 * with the standard errors. Immutable.
 */
public final class PlanePath {

  private final String layer;
  private final int[] epochs;
  private final double[] x;
  private final double[] xError;
  private final double[] y;
  private final double[] yError;

  private PlanePath(
      String layer, int[] epochs, double[] x, double[] xError, double[] y, double[] yError) {
    this.layer = layer;
    this.epochs = epochs;
    this.x = x;
    this.xError = xError;
    this.y = y;
    this.yError = yError;
  }

  /**
   * A path.
   *
   * @param layer the name of the layer
   * @param epochs the epochs, ascending. Not modified.
   * @param x the mean of I(X;T) at each, in bits. Not modified.
   * @param xError its standard error; NaN where there is none. Not modified.
   * @param y the mean of I(T;Y) at each, in bits. Not modified.
   * @param yError its standard error; NaN where there is none. Not modified.
   * @return the path
   * @throws IllegalArgumentException if the columns differ in length, an error is negative, or the
   *     epochs are negative or do not ascend
   */
  public static PlanePath of(
      String layer, int[] epochs, double[] x, double[] xError, double[] y, double[] yError) {
    Objects.requireNonNull(epochs, "epochs");
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(xError, "xError");
    Objects.requireNonNull(y, "y");
    Objects.requireNonNull(yError, "yError");
    int previous = -1;
    for (int epoch : epochs) {
      if (epoch <= previous) {
        throw new IllegalArgumentException(
            "epochs must ascend from 0 on, got " + epoch + " after " + previous);
      }
      previous = epoch;
    }
    return new PlanePath(
        Objects.requireNonNull(layer, "layer"),
        epochs.clone(),
        Columns.copy("x", x, epochs.length),
        Columns.lengths("xError", xError, epochs.length),
        Columns.copy("y", y, epochs.length),
        Columns.lengths("yError", yError, epochs.length));
  }

  /**
   * The path of a layer through an average over runs, or through a single run.
   *
   * @param layer the name of the layer
   * @param points its points by one estimator, by ascending epoch. Not modified.
   * @return the path
   */
  public static PlanePath ofMeans(String layer, List<AveragePoint> points) {
    return of(
        layer,
        points.stream().mapToInt(AveragePoint::epoch).toArray(),
        points.stream().mapToDouble(p -> p.inputInformation().bits().mean()).toArray(),
        points.stream().mapToDouble(p -> error(p.inputInformation())).toArray(),
        points.stream().mapToDouble(p -> p.targetInformation().bits().mean()).toArray(),
        points.stream().mapToDouble(p -> error(p.targetInformation())).toArray());
  }

  private static double error(AverageEstimate estimate) {
    return estimate.bits().standardError().orElse(Double.NaN);
  }

  String layer() {
    return layer;
  }

  int lastEpoch() {
    return epochs.length == 0 ? 0 : epochs[epochs.length - 1];
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }

  /** The epochs as values of colors. */
  double[] epochs() {
    double[] values = new double[epochs.length];
    for (int i = 0; i < epochs.length; i++) {
      values[i] = epochs[i];
    }
    return values;
  }

  /** The points of the snapshots nearest to some epochs, each once. */
  PlanePath near(int... wanted) {
    boolean[] kept = new boolean[epochs.length];
    int count = 0;
    for (int epoch : wanted) {
      int nearest = -1;
      for (int i = 0; i < epochs.length; i++) {
        if (nearest < 0 || Math.abs(epochs[i] - epoch) < Math.abs(epochs[nearest] - epoch)) {
          nearest = i;
        }
      }
      if (nearest >= 0 && !kept[nearest]) {
        kept[nearest] = true;
        count++;
      }
    }
    int[] some = new int[count];
    double[][] columns = new double[4][count];
    int k = 0;
    for (int i = 0; i < epochs.length; i++) {
      if (kept[i]) {
        some[k] = epochs[i];
        columns[0][k] = x[i];
        columns[1][k] = xError[i];
        columns[2][k] = y[i];
        columns[3][k] = yError[i];
        k++;
      }
    }
    return new PlanePath(layer, some, columns[0], columns[1], columns[2], columns[3]);
  }

  /** The dots of all points with their error bars. */
  Dots dots(String name) {
    return Dots.of(name, x, y).withErrorsAcross(xError).withErrors(yError);
  }
}
