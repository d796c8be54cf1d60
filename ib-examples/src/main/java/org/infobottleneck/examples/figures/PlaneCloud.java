package org.infobottleneck.examples.figures;

import java.util.Objects;

/** One layer of many runs at one epoch: a point of the information plane, in bits, per run. */
public final class PlaneCloud {

  private final String layer;
  private final double[] x;
  private final double[] y;

  private PlaneCloud(String layer, double[] x, double[] y) {
    this.layer = layer;
    this.x = x;
    this.y = y;
  }

  /**
   * A cloud.
   *
   * @param layer the name of the layer
   * @param x I(X;T) of each run, in bits. Not modified.
   * @param y I(T;Y) of each run, in bits. Not modified.
   * @return the cloud
   * @throws IllegalArgumentException if there are not as many of both
   */
  public static PlaneCloud of(String layer, double[] x, double[] y) {
    return new PlaneCloud(
        Objects.requireNonNull(layer, "layer"), x.clone(), Columns.copy("y", y, x.length));
  }

  Dots dots() {
    return Dots.of(layer, x, y);
  }
}
