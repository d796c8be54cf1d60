package org.infobottleneck.numerics;

/**
 * The digamma function ψ(x) = d ln Γ(x) / dx to the last digits, for positive arguments.
 *
 * <p>Below 20 the recurrence ψ(x) = ψ(x + 1) - 1/x climbs into the range of the asymptotic series
 * ψ(x) = ln x - 1/(2x) - Σ B₂ₙ / (2n x²ⁿ) (Abramowitz &amp; Stegun 1964, 6.3.5 and 6.3.18). Commons
 * Math's {@code Gamma.digamma} has a wrong sign in that series (errors up to 3e-9 for arguments
 * near 50), so it serves only as a cross-check in tests.
 */
public final class Digamma {

  /** From here on the series, cut behind its eighth term, is exact to rounding. */
  private static final double ASYMPTOTIC = 20;

  /** B₂ₙ / 2n for n = 1 to 8. */
  private static final double[] SERIES = {
    1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160
  };

  /** Every virtual machine can make an array of that length and one more. */
  private static final int LONGEST_TABLE = Integer.MAX_VALUE - 9;

  private Digamma() {}

  /**
   * Returns ψ(x).
   *
   * @param x the argument, positive and finite
   * @return ψ(x); -Infinity for a denormal x so small that 1/x is beyond the range of a double
   * @throws IllegalArgumentException if x is not positive and finite
   */
  public static double digamma(double x) {
    Arguments.positive(x, "digamma argument");
    double shift = 0;
    double z = x;
    while (z < ASYMPTOTIC) {
      shift += 1 / z;
      z += 1;
    }
    double inverseSquare = 1 / (z * z);
    double tail = 0;
    for (int n = SERIES.length - 1; n >= 0; n--) {
      tail = (tail + SERIES[n]) * inverseSquare;
    }
    return StrictMath.log(z) - 0.5 / z - tail - shift;
  }

  /**
   * Returns ψ at the integers, for loops that look it up once per sample.
   *
   * @param max the largest argument, at least 1
   * @return an array whose element n is ψ(n) for n = 1 to {@code max}; element 0 is NaN
   * @throws IllegalArgumentException if {@code max} is less than 1, or more than an array can hold
   */
  public static double[] table(int max) {
    Arguments.atLeast(max, 1, "largest digamma argument");
    if (max > LONGEST_TABLE) {
      throw new IllegalArgumentException(
          "largest digamma argument must be at most " + LONGEST_TABLE + ", got " + max);
    }
    double[] table = new double[max + 1];
    table[0] = Double.NaN;
    for (int n = 1; n <= max; n++) {
      table[n] = digamma(n);
    }
    return table;
  }
}
