package org.infobottleneck.estimators.internal;

/**
 * An order of points in which near ones stand together, by halving along the widest coordinate
 * (Friedman, Bentley &amp; Finkel 1977) down to runs of 8; 64 are a word of a bitmap.
 *
 * <p>How wide a coordinate is, a sample of the points tells: the order decides how much is
 * searched, not what is found. O(n log n).
 */
final class KdOrder {

  private static final int WORD = 64;
  private static final int RUN = 8;
  private static final int SAMPLE = 48;

  private final double[] rows;
  private final int d;
  private final int block;
  private final int[] order;
  private final double[] keys;

  private KdOrder(double[] rows, int n, int d, int block, Arena arena) {
    this.rows = rows;
    this.d = d;
    this.block = block;
    order = arena.ints(n);
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    keys = arena.doubles(n);
  }

  /**
   * Orders points.
   *
   * @param rows n x d values, row-major. Not modified.
   * @param n number of points
   * @param d number of coordinates
   * @param block size of a block, a multiple of 64; every block of that many is a box of its own
   * @param arena gives the memory
   * @return the rows in order, n of them
   */
  static int[] of(double[] rows, int n, int d, int block, Arena arena) {
    KdOrder builder = new KdOrder(rows, n, d, block, arena);
    builder.build(0, n);
    return builder.order;
  }

  private void build(int from, int to) {
    int unit = to - from > block ? block : to - from > WORD ? WORD : RUN;
    if (to - from <= unit) {
      return;
    }
    int units = (to - from + unit - 1) / unit;
    int middle = from + (units + 1) / 2 * unit;
    int f = Halving.widest(rows, d, order, from, to, SAMPLE);
    for (int p = from; p < to; p++) {
      keys[p] = rows[order[p] * d + f];
    }
    Halving.select(keys, order, from, to - 1, middle);
    build(from, middle);
    build(middle, to);
  }
}
