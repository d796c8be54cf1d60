package org.infobottleneck.bottleneck;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Interval;
import org.infobottleneck.numerics.Arguments;

/**
 * How far a layer lies from the information curve, in nats.
 *
 * <p>Both gaps are at least zero for every encoder, and each is given as a bracket, whose lower end
 * may lie below zero by the width of the bracket. Estimates of I(X;T) and I(T;Y) need not come from
 * one and the same encoder: where even the upper end is negative, they can't both be true.
 *
 * @param vertical the curve's I(T;Y) at the layer's I(X;T), minus the layer's: information about Y
 *     that an optimal encoder of the same I(X;T) would have kept
 * @param horizontal the layer's I(X;T) minus the curve's at the layer's I(T;Y): information about X
 *     that is of no use; empty where the layer's I(T;Y) exceeds I(X;Y), which only an estimate does
 */
public record CurveGap(Interval vertical, Optional<Interval> horizontal) {

  /**
   * Checks the parts.
   *
   * @param vertical the gap in I(T;Y)
   * @param horizontal the gap in I(X;T), where there is one
   */
  public CurveGap {
    Objects.requireNonNull(vertical, "vertical");
    Objects.requireNonNull(horizontal, "horizontal");
  }

  static CurveGap of(InformationCurve curve, double input, double target) {
    Arguments.finite(input, "I(X;T)");
    Arguments.finite(target, "I(T;Y)");
    Interval most = curve.targetInformationAt(Math.max(0, input));
    Interval vertical = new Interval(most.low() - target, most.high() - target);
    if (target > curve.mutualInformation()) {
      return new CurveGap(vertical, Optional.empty());
    }
    Interval least = curve.inputInformationAt(Math.max(0, target));
    return new CurveGap(
        vertical, Optional.of(new Interval(input - least.high(), input - least.low())));
  }

  /**
   * Returns the gaps as a phrase for people, in bits; both ends where the curve's bracket shows.
   *
   * @return for example {@code gap to the curve 0.0231 bits in I(T;Y) and 7.4170 to 7.4172 bits in
   *     I(X;T)}
   */
  @Override
  public String toString() {
    String ofTargets = "gap to the curve " + text(vertical) + " bits in I(T;Y)";
    return horizontal
        .map(gap -> ofTargets + " and " + text(gap) + " bits in I(X;T)")
        .orElse(ofTargets + ", which exceeds I(X;Y)");
  }

  private static String text(Interval gap) {
    String low = text(gap.lowBits());
    String high = text(gap.highBits());
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String text(double bits) {
    String text = String.format(Locale.ROOT, "%.4f", bits);
    return text.equals("-0.0000") ? "0.0000" : text;
  }
}
