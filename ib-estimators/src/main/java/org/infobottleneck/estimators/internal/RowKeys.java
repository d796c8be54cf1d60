package org.infobottleneck.estimators.internal;

/**
 * Rows of whole numbers as one long each: the digits of a number in a base.
 *
 * <p>Up to {@link #DIGITS} columns are joined by Horner's rule in doubles, exact below 2^53, and
 * appended to the key as a whole, key · base^columns + digits. Two rows have equal keys if and only
 * if they are equal, as long as base^d ≤ 2^63; digits may be negative, if no two of them differ by
 * as much as the base. -0.0 equals 0.0. Cost: a product and a sum per value.
 */
public final class RowKeys {

  /** The bits that all digits of a row may take. */
  public static final int BITS = 62;

  /** The most columns that are appended at once. */
  private static final int DIGITS = 5;

  /** No sum of digits reaches it, and every one does with a marked digit among them. */
  private static final double LIMIT = 0x1p53;

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
   * Appends columns to keys.
   *
   * @param cells rows of d digits, row-major. Not modified.
   * @param d number of columns of the array
   * @param from the first row
   * @param to behind the last row
   * @param first the first column to append
   * @param columns how many to append
   * @param base the base
   * @param keys the keys, zero or made by an earlier call. Modified.
   * @return whether all digits were numbers and none was marked
   */
  public static boolean append(
      double[] cells, int d, int from, int to, int first, int columns, double base, long[] keys) {
    int most = Math.min(DIGITS, Math.max(1, fitting(base, 0x1p9)));
    boolean clean = true;
    int last = first + columns;
    for (int column = first; column < last; column += most) {
      int count = Math.min(most, last - column);
      long scale = 1;
      for (int i = 0; i < count; i++) {
        scale *= (long) base;
      }
      clean &=
          switch (count) {
            case 1 -> one(cells, d, from, to, column, scale, keys);
            case 2 -> two(cells, d, from, to, column, base, scale, keys);
            case 3 -> three(cells, d, from, to, column, base, scale, keys);
            case 4 -> four(cells, d, from, to, column, base, scale, keys);
            default -> five(cells, d, from, to, column, base, scale, keys);
          };
    }
    return clean;
  }

  private static boolean one(
      double[] cells, int d, int from, int to, int column, long scale, long[] keys) {
    boolean clean = true;
    for (int i = from; i < to; i++) {
      double digits = cells[i * d + column];
      clean &= digits < LIMIT;
      keys[i] = keys[i] * scale + (long) digits;
    }
    return clean;
  }

  private static boolean two(
      double[] cells, int d, int from, int to, int column, double base, long scale, long[] keys) {
    boolean clean = true;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      double digits = cells[at] * base + cells[at + 1];
      clean &= digits < LIMIT;
      keys[i] = keys[i] * scale + (long) digits;
    }
    return clean;
  }

  private static boolean three(
      double[] cells, int d, int from, int to, int column, double base, long scale, long[] keys) {
    boolean clean = true;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      double digits = (cells[at] * base + cells[at + 1]) * base + cells[at + 2];
      clean &= digits < LIMIT;
      keys[i] = keys[i] * scale + (long) digits;
    }
    return clean;
  }

  private static boolean four(
      double[] cells, int d, int from, int to, int column, double base, long scale, long[] keys) {
    boolean clean = true;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      double digits =
          ((cells[at] * base + cells[at + 1]) * base + cells[at + 2]) * base + cells[at + 3];
      clean &= digits < LIMIT;
      keys[i] = keys[i] * scale + (long) digits;
    }
    return clean;
  }

  private static boolean five(
      double[] cells, int d, int from, int to, int column, double base, long scale, long[] keys) {
    boolean clean = true;
    for (int i = from; i < to; i++) {
      int at = i * d + column;
      double digits =
          (((cells[at] * base + cells[at + 1]) * base + cells[at + 2]) * base + cells[at + 3])
                  * base
              + cells[at + 4];
      clean &= digits < LIMIT;
      keys[i] = keys[i] * scale + (long) digits;
    }
    return clean;
  }
}
