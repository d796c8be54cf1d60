package org.infobottleneck.estimators.internal;

/**
 * What an order by halves needs, whatever its leaves are: the widest column of some points, and
 * their partition at a rank (Friedman, Bentley &amp; Finkel 1977).
 */
final class Halving {

  private Halving() {}

  /**
   * Returns the column in which some points are spread the widest, as a sample of them tells.
   *
   * @param rows values, row-major. Not modified.
   * @param d number of columns
   * @param order rows by position. Not modified.
   * @param from the first position
   * @param to behind the last position, at least one more
   * @param shown about how many points are looked at
   */
  static int widest(double[] rows, int d, int[] order, int from, int to, int shown) {
    int step = Math.max(1, (to - from) / shown);
    int widest = 0;
    double width = -1;
    for (int f = 0; f < d; f++) {
      double min = rows[order[from] * d + f];
      double max = min;
      for (int p = from + step; p < to; p += step) {
        double value = rows[order[p] * d + f];
        min = value < min ? value : min;
        max = value > max ? value : max;
      }
      if (max - min > width) {
        width = max - min;
        widest = f;
      }
    }
    return widest;
  }

  /**
   * Hoare's selection: afterwards the key at a rank parts smaller from larger, and the order has
   * moved along with the keys. O(n) expected.
   *
   * @param keys keys by position. Modified.
   * @param order rows by position. Modified.
   * @param from the first position
   * @param to the last position
   * @param rank a position between them
   */
  static void select(double[] keys, int[] order, int from, int to, int rank) {
    int left = from;
    int right = to;
    while (left < right) {
      double pivot = keys[(left + right) >>> 1];
      int i = left;
      int j = right;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double key = keys[i];
          keys[i] = keys[j];
          keys[j] = key;
          int row = order[i];
          order[i++] = order[j];
          order[j--] = row;
        }
      }
      if (rank <= j) {
        right = j;
      } else if (rank >= i) {
        left = i;
      } else {
        return;
      }
    }
  }
}
