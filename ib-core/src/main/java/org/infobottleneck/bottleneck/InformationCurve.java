package org.infobottleneck.bottleneck;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.estimators.Interval;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.PlanePoint;

/**
 * The information curve of a joint distribution: the largest I(T;Y) that any encoder reaches at a
 * given I(X;T), known at some trade-offs beta and bracketed everywhere between them.
 *
 * <p>The curve is concave, rises from the origin to (H(S), I(X;Y)), with S the class of inputs of
 * equal p(y|x), and has a tangent of slope 1/beta at the point of beta. So between its points
 *
 * <ul>
 *   <li>chords lie below it: an encoder that tosses a coin between two others reaches them;
 *   <li>every tangent lies above it: no encoder has I(T;Y) &gt; (I(X;T) - F + gap) / beta, with F
 *       and the certified gap of any point.
 * </ul>
 *
 * <p>What the chords say holds in any case; what the tangents say is proven where the certificates
 * of all points are. (Concavity: Witsenhausen &amp; Wyner 1975, Gilad-Bachrach, Navot &amp; Tishby
 * 2003.) All information is in nats. Immutable and thread-safe.
 */
public final class InformationCurve {

  /** How far beyond I(X;Y) rounding may carry an argument. */
  private static final double ROUNDING = 1e-12;

  private final List<BottleneckSolution> solutions;
  private final List<CurvePoint> points;
  private final double lastInput;
  private final double lastTarget;
  private final double classEntropy;
  private final boolean deterministic;

  /** By ascending beta, of inputs that have been merged. */
  InformationCurve(JointDistribution merged, List<BottleneckSolution> solutions) {
    this.solutions = List.copyOf(solutions);
    points = solutions.stream().map(BottleneckSolution::point).toList();
    lastInput = merged.inputEntropy();
    lastTarget = merged.mutualInformation();
    classEntropy = merged.classEntropy();
    deterministic = merged.isDeterministic();
  }

  /**
   * Returns the points, one for every beta asked for.
   *
   * @return the points by ascending beta
   */
  public List<CurvePoint> points() {
    return points;
  }

  /**
   * Returns the points with their encoders.
   *
   * @return the solutions by ascending beta
   */
  public List<BottleneckSolution> solutions() {
    return solutions;
  }

  /**
   * Returns the most that any encoder tells of Y.
   *
   * @return I(X;Y) in nats
   */
  public double mutualInformation() {
    return lastTarget;
  }

  /**
   * Returns the least I(X;T) that suffices for all of I(X;Y): the entropy of S, the minimal
   * sufficient statistic.
   *
   * @return H(S) in nats
   */
  public double statisticEntropy() {
    return lastInput;
  }

  /**
   * Returns the entropy of the classes.
   *
   * @return H(Y) in nats
   */
  public double classEntropy() {
    return classEntropy;
  }

  /**
   * Returns whether Y is a function of X, so that the curve is min(I(X;T), H(Y)) and no point of it
   * belongs to a beta of its own.
   *
   * @return true if it is
   */
  public boolean isDeterministic() {
    return deterministic;
  }

  /**
   * Returns whether every bracket is proven: all certificates are.
   *
   * @return true if they are
   */
  public boolean isProven() {
    return points.stream().allMatch(point -> point.certificate().isProven());
  }

  /**
   * Brackets the largest I(T;Y) at a given I(X;T). From H(S) on it is I(X;Y).
   *
   * @param inputInformation I(X;T) in nats, at least 0
   * @return what the curve reaches for certain, and what no encoder exceeds, in nats
   * @throws IllegalArgumentException if the information is negative, NaN or infinite
   */
  public Interval targetInformationAt(double inputInformation) {
    requireInformation(inputInformation, "I(X;T)");
    double low = onChord(inputInformation);
    double high = Math.min(inputInformation, lastTarget);
    for (CurvePoint point : points) {
      high = Math.min(high, (inputInformation - lowerBound(point)) / point.beta());
    }
    return new Interval(low, Math.max(low, high));
  }

  /**
   * Brackets the smallest I(X;T) with which an encoder has a given I(T;Y).
   *
   * @param targetInformation I(T;Y) in nats, at most I(X;Y)
   * @return what every encoder needs, and what suffices for certain, in nats
   * @throws IllegalArgumentException if the information is negative, NaN or above I(X;Y): no
   *     encoder has that much
   */
  public Interval inputInformationAt(double targetInformation) {
    requireInformation(targetInformation, "I(T;Y)");
    if (targetInformation > lastTarget * (1 + ROUNDING) + ROUNDING) {
      throw new IllegalArgumentException(
          "I(T;Y) must not exceed I(X;Y) = " + lastTarget + " nats, got " + targetInformation);
    }
    double low = targetInformation;
    for (CurvePoint point : points) {
      low = Math.max(low, point.beta() * targetInformation + lowerBound(point));
    }
    double high = acrossChord(targetInformation);
    return new Interval(Math.min(low, high), high);
  }

  /**
   * Returns how far below and to the right of the curve a layer lies.
   *
   * @param inputInformation I(X;T) of the layer in nats
   * @param targetInformation I(T;Y) of the layer in nats, of the same T
   * @return the gaps
   * @throws IllegalArgumentException if a value is NaN or infinite
   */
  public CurveGap gap(double inputInformation, double targetInformation) {
    return CurveGap.of(this, inputInformation, targetInformation);
  }

  /**
   * Returns how far a point of an information plane lies from the curve, whatever estimated it. The
   * gap is one of the point's estimands: a bound on I(X;T) bounds the gap, and a difference of
   * estimates may place a point where no encoder is, above the curve.
   *
   * @param point a point of a plane over the inputs and targets of this curve
   * @return the gaps
   * @throws IllegalArgumentException if an estimate of the point is NaN or infinite
   */
  public CurveGap gap(PlanePoint point) {
    Objects.requireNonNull(point, "point");
    return gap(point.inputInformation().nats(), point.targetInformation().nats());
  }

  private static void requireInformation(double nats, String name) {
    Arguments.within(nats, 0, Double.MAX_VALUE, name);
  }

  /** No encoder has a smaller I(X;T) - beta I(T;Y). */
  private static double lowerBound(CurvePoint point) {
    return point.functional() - point.certificate().gap();
  }

  private double onChord(double input) {
    double x0 = 0;
    double y0 = 0;
    for (int i = 0; i <= points.size(); i++) {
      double x1 = i < points.size() ? points.get(i).inputInformation() : lastInput;
      double y1 = i < points.size() ? points.get(i).targetInformation() : lastTarget;
      if (input < x1) {
        return y0 + (y1 - y0) * ((input - x0) / (x1 - x0));
      }
      x0 = x1;
      y0 = y1;
    }
    return lastTarget;
  }

  private double acrossChord(double target) {
    double x0 = 0;
    double y0 = 0;
    for (int i = 0; i <= points.size(); i++) {
      double x1 = i < points.size() ? points.get(i).inputInformation() : lastInput;
      double y1 = i < points.size() ? points.get(i).targetInformation() : lastTarget;
      if (target <= y1) {
        return y1 > y0 ? x0 + (x1 - x0) * ((target - y0) / (y1 - y0)) : x0;
      }
      x0 = x1;
      y0 = y1;
    }
    return lastInput;
  }

  /**
   * Returns the curve as a line for people, in bits.
   *
   * @return for example {@code information curve of 60 points up to beta = 10000, I(X;Y) = 0.8995
   *     bits at H(S) = 5.5695 bits, proven}
   */
  @Override
  public String toString() {
    double bit = StrictMath.log(2);
    return String.format(
        Locale.ROOT,
        "information curve of %d points up to beta = %.6g, I(X;Y) = %.4f bits at H(S) = %.4f bits, %s",
        points.size(),
        points.get(points.size() - 1).beta(),
        lastTarget / bit,
        lastInput / bit,
        isProven() ? "proven" : "searched");
  }
}
