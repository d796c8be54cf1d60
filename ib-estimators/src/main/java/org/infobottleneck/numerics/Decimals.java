package org.infobottleneck.numerics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimal text of a double with as few digits as name it, the same on every virtual machine.
 *
 * <p>{@link Double#toString(double)} gave other digits before JDK 19 than it does since, so it may
 * not appear in anything that is compared or stored.
 */
public final class Decimals {

  /** Every decimal of so many digits survives the way into a double and back. */
  private static final int DIGITS_KEPT = 15;

  /** No double needs more. */
  private static final int DIGITS_OF_A_DOUBLE = 17;

  private Decimals() {}

  /**
   * Returns the double rounded to as few digits as read back as the same double: {@code 0.07},
   * {@code 1e-3}, {@code 12}, {@code 2.5e7}. Plain notation from 0.01 up to a million, scientific
   * outside.
   *
   * @param value any double
   * @return its text; {@code NaN}, {@code Infinity} or {@code -Infinity} where it is no number
   */
  public static String shortest(double value) {
    if (!Double.isFinite(value) || value == 0) {
      return value == 0 ? "0" : String.valueOf(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    // A number of up to 15 digits is found by rounding to 15; subnormal numbers have fewer.
    int least = Math.abs(value) < Double.MIN_NORMAL ? 1 : DIGITS_KEPT;
    for (int digits = least; digits <= DIGITS_OF_A_DOUBLE; digits++) {
      rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        break;
      }
    }
    rounded = rounded.stripTrailingZeros();
    double magnitude = Math.abs(value);
    if (magnitude >= 0.01 && magnitude < 1e6) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().toString();
    int signLength = digits.startsWith("-") ? 1 : 0;
    int exponent = digits.length() - signLength - 1 - rounded.scale();
    String first = digits.substring(0, signLength + 1);
    String rest = digits.substring(signLength + 1);
    return first + (rest.isEmpty() ? "" : "." + rest) + "e" + exponent;
  }
}
