package org.infobottleneck.estimators.testkit;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Expectations over standard normal numbers by the trapezoidal rule on the whole line.
 *
 * <p>For a function that is analytic in a strip around the real line the error of this rule falls
 * exponentially with the inverse of the step (Trefethen &amp; Weideman 2014, theorem 5.1), faster
 * than for any rule that is built from polynomials: cosines of frequency up to 100, and the
 * logarithms of normal mixtures that {@link KnownNormals} integrates, come out within 1e-12 in one
 * dimension and 1e-10 in two. Beyond the cut the normal density holds 2e-21 of the mass, so a
 * function must not grow faster than a polynomial of degree 8 there.
 */
final class Quadrature {

  /** Step on the line. */
  static final double STEP = 1.0 / 32;

  /** Step in the plane, where nodes are counted in squares. */
  static final double PAIR_STEP = 1.0 / 24;

  /** Nodes farther from zero are left out. */
  private static final double CUT = 9.5;

  private static final double SQRT_TWO_PI = StrictMath.sqrt(2 * Math.PI);

  private Quadrature() {}

  /** The expectation of a function of a standard normal number. */
  static double overNormal(DoubleUnaryOperator function) {
    return overNormal(function, STEP);
  }

  static double overNormal(DoubleUnaryOperator function, double step) {
    int nodes = (int) (CUT / step);
    double sum = 0;
    for (int i = -nodes; i <= nodes; i++) {
      double z = i * step;
      sum += weight(z, step) * function.applyAsDouble(z);
    }
    return sum;
  }

  /** The expectation of a function of two independent standard normal numbers. */
  static double overNormalPair(DoubleBinaryOperator function, double step) {
    return overNormal(x -> overNormal(y -> function.applyAsDouble(x, y), step), step);
  }

  private static double weight(double z, double step) {
    return step / SQRT_TWO_PI * StrictMath.exp(-z * z / 2);
  }
}
