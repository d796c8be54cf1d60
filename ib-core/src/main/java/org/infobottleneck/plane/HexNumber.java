package org.infobottleneck.plane;

/**
 * The text of {@link Double#toHexString}, many times faster: a run that saves its plane at every
 * snapshot writes a million of them.
 */
final class HexNumber {

  private static final String DIGITS = "0123456789abcdef";
  private static final int MANTISSA_DIGITS = 13;

  private HexNumber() {}

  /** Returns, for example, {@code 0x1.8p1} for 3. */
  static String text(double value) {
    double magnitude = Math.abs(value);
    if (!(magnitude >= Double.MIN_NORMAL && magnitude <= Double.MAX_VALUE)) {
      return Double.toHexString(value);
    }
    StringBuilder text = new StringBuilder(24).append(value < 0 ? "-0x1." : "0x1.");
    // The digits of the mantissa, the first one uppermost.
    long rest = Double.doubleToRawLongBits(value) << (Long.SIZE - 4 * MANTISSA_DIGITS);
    do {
      text.append(DIGITS.charAt((int) (rest >>> (Long.SIZE - 4))));
      rest <<= 4;
    } while (rest != 0);
    return text.append('p').append(Math.getExponent(value)).toString();
  }
}
