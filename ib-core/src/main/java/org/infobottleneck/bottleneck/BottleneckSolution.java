package org.infobottleneck.bottleneck;

import java.util.Objects;

/**
 * A point of the information curve and the encoder that reaches it.
 *
 * @param point the point
 * @param encoder p(t|x), p(t) and p(y|t)
 */
public record BottleneckSolution(CurvePoint point, BottleneckEncoder encoder) {

  /**
   * Checks that nothing is missing.
   *
   * @param point the point
   * @param encoder the encoder
   */
  public BottleneckSolution {
    Objects.requireNonNull(point, "point");
    Objects.requireNonNull(encoder, "encoder");
  }
}
