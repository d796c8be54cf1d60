package org.infobottleneck.examples.bottleneck;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.bottleneck.FiniteSampleBound;
import org.infobottleneck.bottleneck.FiniteSampleBounds;
import org.infobottleneck.bottleneck.InformationCurve;

/**
 * The information curve of a joint distribution lowered by what m samples cost, see {@link
 * FiniteSampleBounds#loweredCurve}: a heuristic whose constant is taken as 1.
 *
 * @param curve the information curve
 * @param classes |Y|
 * @param samples m
 */
record FiniteSampleCurve(InformationCurve curve, int classes, int samples) {

  /** Bits from one drawn point to the next. */
  private static final double STEP = 0.01;

  /**
   * The bound at an I(X;T).
   *
   * @param inputNats I(X;T) in nats
   */
  FiniteSampleBound at(double inputNats) {
    double target = curve.targetInformationAt(inputNats).low();
    return FiniteSampleBounds.loweredCurve(inputNats, target, classes, samples);
  }

  /** The part that is not vacuous, in bits; empty where no part is. */
  List<Point2D> drawn() {
    List<Point2D> points = new ArrayList<>();
    double end = Bits.ofNats(curve.statisticEntropy()) + 1;
    for (int i = 0; i * STEP <= end; i++) {
      FiniteSampleBound bound = at(Bits.toNats(i * STEP));
      if (!bound.isVacuous()) {
        points.add(new Point2D.Double(i * STEP, bound.bits()));
      }
    }
    return points;
  }
}
