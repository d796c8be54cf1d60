package org.infobottleneck.estimators.internal;

/**
 * {@link RowKeys} of whole rows of up to ten digits whose number stays below 2^51: one sum of
 * doubles per row, exact.
 *
 * <p>Each width has a loop of its own, for a compiler that knows how far rows lie apart reads them
 * without checking every index: half the time of a loop for all widths. Digits are joined two by
 * two, so that their sums don't wait for each other. Cost: a product and a sum per value.
 */
final class ShortRows {

  private static final int MOST_DIGITS = 10;

  /** Bits of the number that may be used beside those of {@link RowKeys#fitting}. */
  private static final double SPARE = 0x1p11;

  private static final double WHOLE = RowKeys.WHOLE;
  private static final int MANTISSA = 52;

  private ShortRows() {}

  /** Whether rows of d digits are short in a base. */
  static boolean are(int d, double base) {
    return d <= MOST_DIGITS && RowKeys.fitting(base, SPARE) >= d;
  }

  /**
   * Makes keys.
   *
   * @param cells rows of d digits, row-major. Not modified.
   * @param d number of columns
   * @param from the first row
   * @param to behind the last row
   * @param base the base
   * @param keys receives a key per row, at the same places. Modified.
   * @return whether no digit was marked
   */
  static boolean keys(double[] cells, int d, int from, int to, double base, long[] keys) {
    long seen =
        switch (d) {
          case 1 -> one(cells, from, to, keys);
          case 2 -> two(cells, from, to, base, keys);
          case 3 -> three(cells, from, to, base, keys);
          case 4 -> four(cells, from, to, base, keys);
          case 5 -> five(cells, from, to, base, keys);
          case 6 -> six(cells, from, to, base, keys);
          case 7 -> seven(cells, from, to, base, keys);
          case 8 -> eight(cells, from, to, base, keys);
          case 9 -> nine(cells, from, to, base, keys);
          default -> ten(cells, from, to, base, keys);
        };
    // A mark adds to the exponent, which then has a bit that no number has.
    return seen >>> MANTISSA == Double.doubleToRawLongBits(WHOLE) >>> MANTISSA;
  }

  private static long one(double[] cells, int from, int to, long[] keys) {
    long seen = 0;
    for (int i = from; i < to; i++) {
      keys[i] = Double.doubleToRawLongBits(cells[i] + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long two(double[] cells, int from, int to, double base, long[] keys) {
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits = cells[2 * i] * base + cells[2 * i + 1];
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long three(double[] cells, int from, int to, double base, long[] keys) {
    double base2 = base * base;
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits = cells[3 * i] * base2 + (cells[3 * i + 1] * base + cells[3 * i + 2]);
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long four(double[] cells, int from, int to, double base, long[] keys) {
    double base2 = base * base;
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits =
          (cells[4 * i] * base + cells[4 * i + 1]) * base2
              + (cells[4 * i + 2] * base + cells[4 * i + 3]);
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long five(double[] cells, int from, int to, double base, long[] keys) {
    double base2 = base * base;
    double base4 = base2 * base2;
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits =
          cells[5 * i] * base4
              + ((cells[5 * i + 1] * base + cells[5 * i + 2]) * base2
                  + (cells[5 * i + 3] * base + cells[5 * i + 4]));
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long six(double[] cells, int from, int to, double base, long[] keys) {
    double base2 = base * base;
    double base4 = base2 * base2;
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits =
          (cells[6 * i] * base + cells[6 * i + 1]) * base4
              + ((cells[6 * i + 2] * base + cells[6 * i + 3]) * base2
                  + (cells[6 * i + 4] * base + cells[6 * i + 5]));
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long seven(double[] cells, int from, int to, double base, long[] keys) {
    double base2 = base * base;
    double base4 = base2 * base2;
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits =
          (cells[7 * i] * base2 + (cells[7 * i + 1] * base + cells[7 * i + 2])) * base4
              + ((cells[7 * i + 3] * base + cells[7 * i + 4]) * base2
                  + (cells[7 * i + 5] * base + cells[7 * i + 6]));
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long eight(double[] cells, int from, int to, double base, long[] keys) {
    double base2 = base * base;
    double base4 = base2 * base2;
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits =
          ((cells[8 * i] * base + cells[8 * i + 1]) * base2
                      + (cells[8 * i + 2] * base + cells[8 * i + 3]))
                  * base4
              + ((cells[8 * i + 4] * base + cells[8 * i + 5]) * base2
                  + (cells[8 * i + 6] * base + cells[8 * i + 7]));
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long nine(double[] cells, int from, int to, double base, long[] keys) {
    double base2 = base * base;
    double base4 = base2 * base2;
    double base8 = base4 * base4;
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits =
          cells[9 * i] * base8
              + (((cells[9 * i + 1] * base + cells[9 * i + 2]) * base2
                          + (cells[9 * i + 3] * base + cells[9 * i + 4]))
                      * base4
                  + ((cells[9 * i + 5] * base + cells[9 * i + 6]) * base2
                      + (cells[9 * i + 7] * base + cells[9 * i + 8])));
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }

  private static long ten(double[] cells, int from, int to, double base, long[] keys) {
    double base2 = base * base;
    double base4 = base2 * base2;
    double base8 = base4 * base4;
    long seen = 0;
    for (int i = from; i < to; i++) {
      double digits =
          (cells[10 * i] * base + cells[10 * i + 1]) * base8
              + (((cells[10 * i + 2] * base + cells[10 * i + 3]) * base2
                          + (cells[10 * i + 4] * base + cells[10 * i + 5]))
                      * base4
                  + ((cells[10 * i + 6] * base + cells[10 * i + 7]) * base2
                      + (cells[10 * i + 8] * base + cells[10 * i + 9])));
      keys[i] = Double.doubleToRawLongBits(digits + WHOLE);
      seen |= keys[i];
    }
    return seen;
  }
}
