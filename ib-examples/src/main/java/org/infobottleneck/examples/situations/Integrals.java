package org.infobottleneck.examples.situations;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;

/** Integrals and normal densities from which truths are made. */
final class Integrals {

  private static final double SQRT_2 = StrictMath.sqrt(2);
  private static final double SQRT_2_PI = StrictMath.sqrt(2 * Math.PI);

  private Integrals() {}

  /** Simpson's rule over an even number of steps. */
  static double simpson(double low, double high, int steps, DoubleUnaryOperator function) {
    double width = (high - low) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * function.applyAsDouble(low + i * width);
    }
    return sum * width / 3;
  }

  /** The density of N(mean, deviation²) at x. */
  static double normal(double x, double mean, double deviation) {
    double z = (x - mean) / deviation;
    return StrictMath.exp(-z * z / 2) / (SQRT_2_PI * deviation);
  }

  /** The probability that a standard normal number is less than z. */
  static double below(double z) {
    return Erf.erfc(-z / SQRT_2) / 2;
  }

  /** p ln(p / q), zero where p is. */
  static double term(double p, double q) {
    return p > 0 ? p * StrictMath.log(p / q) : 0;
  }

  /** -½ ln(1 - ρ²), the information of two normal numbers. */
  static double gaussian(double correlation) {
    return -StrictMath.log1p(-correlation * correlation) / 2;
  }

  /** I = Σ p(x,y) ln(p(x,y) / p(x)p(y)) of a table. */
  static double ofTable(double[][] joint) {
    double[] rows = new double[joint.length];
    double[] columns = new double[joint[0].length];
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        rows[a] += joint[a][b];
        columns[b] += joint[a][b];
      }
    }
    double nats = 0;
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        nats += term(joint[a][b], rows[a] * columns[b]);
      }
    }
    return nats;
  }
}
