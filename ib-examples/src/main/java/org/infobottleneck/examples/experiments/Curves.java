package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.bottleneck.FiniteSampleBound;
import org.infobottleneck.bottleneck.FiniteSampleBounds;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.examples.figures.Dash;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Palette;

/** The information curve of a rule on the plane, what it says of a layer, and its lines. */
final class Curves {

  private static final double NATS_PER_BIT = 0.6931471805599453;
  private static final double STEP = 0.02;
  private static final double CURVE_WIDTH = 1.8;

  private Curves() {}

  static double bits(double nats) {
    return nats / NATS_PER_BIT;
  }

  /**
   * How much more of Y an optimal encoder of the same I(X;T) tells, in bits: the upper end of the
   * bracket, so that a layer is not nearer than it is.
   */
  static double vertical(InformationCurve curve, ConvergedLayers.Reading layer) {
    return curve.gap(layer.input(), layer.target()).vertical().highBits();
  }

  /**
   * How much more of X a layer tells than an optimal encoder of the same I(T;Y), in bits, the upper
   * end. Noise draws may place a layer above I(X;Y) by their error; it is then compared with the
   * end of the curve.
   */
  static double horizontal(InformationCurve curve, ConvergedLayers.Reading layer) {
    double target = Math.max(0, Math.min(layer.target(), curve.mutualInformation()));
    return bits(layer.input() - curve.inputInformationAt(target).low());
  }

  /** The curve as a line up to an I(X;T) in bits. */
  static Line line(InformationCurve curve, double endBits) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i * STEP <= endBits; i++) {
      x.add(i * STEP);
      y.add(curve.targetInformationAt(i * STEP * NATS_PER_BIT).lowBits());
    }
    return Line.of("information curve", array(x), array(y))
        .withColor(Palette.BLACK)
        .withDash(Dash.SOLID)
        .withWidth(CURVE_WIDTH);
  }

  /** The curve lowered by what a number of samples costs, as far as that says anything. */
  static Line lowered(InformationCurve curve, int classes, int samples) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    double end = bits(curve.statisticEntropy());
    for (int i = 0; i * STEP <= end; i++) {
      double input = i * STEP * NATS_PER_BIT;
      double target = curve.targetInformationAt(input).low();
      FiniteSampleBound bound = FiniteSampleBounds.loweredCurve(input, target, classes, samples);
      if (!bound.isVacuous()) {
        x.add(i * STEP);
        y.add(bound.bits());
      }
    }
    return Line.of("bound of " + samples + " samples", array(x), array(y));
  }

  /** Whether the curve lowered by a number of samples says nothing anywhere. */
  static boolean isVacuous(InformationCurve curve, int classes, int samples) {
    double end = bits(curve.statisticEntropy());
    for (int i = 0; i * STEP <= end; i++) {
      double input = i * STEP * NATS_PER_BIT;
      double target = curve.targetInformationAt(input).low();
      if (!FiniteSampleBounds.loweredCurve(input, target, classes, samples).isVacuous()) {
        return false;
      }
    }
    return true;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
