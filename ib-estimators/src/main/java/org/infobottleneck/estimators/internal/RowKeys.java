package org.infobottleneck.estimators.internal;

/**
 * Rows of whole numbers as one long each: the digits of a number in a base.
 *
 * <p>Up to five columns are joined in doubles, exact below 2^51, and appended to the key as a
 * whole, key · base^columns + digits, where digits are the bits of their sum with 1.5 · 2^52: the
 * number itself, up to a constant, without the cost of a conversion. A marked digit shows in the
 * exponent of that sum. Two rows have equal keys if and only if they are equal, as long as base^d ≤
 * 2^63; digits may be negative, if no two of them differ by as much as the base. -0.0 equals 0.0.
 * Cost: a product and a sum per value.
 */
public final class RowKeys {

  /** The bits that all digits of a row may take. */
  public static final int BITS = 62;

  /** A digit of either sign must stay below 2^51. */
  public static final double MOST_BASE = 0x1p50;

  /** The most columns that are appended at once. */
  private static final int DIGITS = 5;

  /** Added to a whole number below 2^51 in size, leaves it in the last bits of the sum. */
  static final double WHOLE = 0x1.8p52;

  private static final long WHOLE_BITS = Double.doubleToRawLongBits(WHOLE);
  private static final int MANTISSA = 52;

  private RowKeys() {}

  /**
   * Returns how many digits fit beside a number.
   *
   * @param base the base, at least 1
   * @param values how many values the number beside them may have, at least 1
   * @return the number of digits
   */
  public static int fitting(double base, double values) {
    int digits = 0;
    double size = values;
    while (digits < Integer.SIZE * 2 && size * base <= 0x1p62) {
      size *= base;
      digits++;
    }
    return digits;
  }

  /**
   * Makes keys of columns, or appends columns to keys.
   *
   * @param cells rows of d digits, row-major. Not modified.
   * @param d number of columns of the array
   * @param from the first row
   * @param to behind the last row
   * @param first the first column to take; where it is not 0, columns are appended
   * @param columns how many to take
   * @param base the base
   * @param keys the keys, made by an earlier call unless the first column is 0. Modified.
   * @return whether no digit was marked, where base^5 is below 2^51
   */
  public static boolean append(
      double[] cells, int d, int from, int to, int first, int columns, double base, long[] keys) {
    if (columns == d && ShortRows.are(d, base)) {
      return ShortRows.keys(cells, d, from, to, base, keys);
    }
    int most = Math.min(DIGITS, Math.max(1, fitting(base, 0x1p11)));
    long strange = 0;
    int last = first + columns;
    for (int column = first; column < last; column += most) {
      int count = Math.min(most, last - column);
      long scale = column == 0 ? 0 : 1;
      for (int i = 0; i < count; i++) {
        scale *= (long) base;
      }
      strange |=
          switch (count) {
            case 1 -> one(cells, d, from, to, column, scale, keys);
            case 2 -> two(cells, d, from, to, column, base, scale, keys);
            case 3 -> three(cells, d, from, to, column, base, scale, keys);
            case 4 -> four(cells, d, from, to, column, base, scale, keys);
            default -> five(cells, d, from, to, column, base, scale, keys);
          };
    }
    return strange >>> MANTISSA == 0;
  }

  private static long one(
      double[] cells, int d, int from, int to, int column, long scale, long[] keys) {
    long strange = 0;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      long digits = Double.doubleToRawLongBits(cells[at] + WHOLE);
      strange |= digits ^ WHOLE_BITS;
      keys[i] = keys[i] * scale + digits;
    }
    return strange;
  }

  private static long two(
      double[] cells, int d, int from, int to, int column, double base, long scale, long[] keys) {
    long strange = 0;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      long digits = Double.doubleToRawLongBits((cells[at] * base + cells[at + 1]) + WHOLE);
      strange |= digits ^ WHOLE_BITS;
      keys[i] = keys[i] * scale + digits;
    }
    return strange;
  }

  private static long three(
      double[] cells, int d, int from, int to, int column, double base, long scale, long[] keys) {
    long strange = 0;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      long digits =
          Double.doubleToRawLongBits(
              ((cells[at] * base + cells[at + 1]) * base + cells[at + 2]) + WHOLE);
      strange |= digits ^ WHOLE_BITS;
      keys[i] = keys[i] * scale + digits;
    }
    return strange;
  }

  private static long four(
      double[] cells, int d, int from, int to, int column, double base, long scale, long[] keys) {
    double square = base * base;
    long strange = 0;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      long digits =
          Double.doubleToRawLongBits(
              ((cells[at] * base + cells[at + 1]) * square + (cells[at + 2] * base + cells[at + 3]))
                  + WHOLE);
      strange |= digits ^ WHOLE_BITS;
      keys[i] = keys[i] * scale + digits;
    }
    return strange;
  }

  private static long five(
      double[] cells, int d, int from, int to, int column, double base, long scale, long[] keys) {
    double square = base * base;
    long strange = 0;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      long digits =
          Double.doubleToRawLongBits(
              (cells[at] * square * square
                      + (cells[at + 1] * base + cells[at + 2]) * square
                      + (cells[at + 3] * base + cells[at + 4]))
                  + WHOLE);
      strange |= digits ^ WHOLE_BITS;
      keys[i] = keys[i] * scale + digits;
    }
    return strange;
  }
}
