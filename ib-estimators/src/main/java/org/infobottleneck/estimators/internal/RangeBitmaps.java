package org.infobottleneck.estimators.internal;

/**
 * Up to a few thousand points with a range-encoded bitmap index (Chan &amp; Ioannidis 1998): which
 * of them lie in a box.
 *
 * <p>Each coordinate is sorted and its ranks cut into bins of {@value #BIN}; for every edge between
 * bins one bitmap holds the points below. The points of an interval are then the exclusive or of
 * two bitmaps, those of a box the conjunction over its coordinates: n/64 words a coordinate in
 * place of n distances. What the two bins at the ends hold too much is taken out one by one, by |a
 * - b| against the radius itself, so that boxes and brute force agree to the last bit.
 *
 * <p>A box of d coordinates costs O(d (n/64 + log n)). The index holds 10 + n/256 bytes for each
 * coordinate of a point: the bitmaps grow with the square of n, so that more points make more
 * indexes.
 */
final class RangeBitmaps {

  /** Ranks between two bitmaps. */
  private static final int BIN = 32;

  /** After so many coordinates it is seen whether any point is left. */
  private static final int LOOK = 4;

  private final int size;
  private final int words;
  private final int bins;
  private final double[][] sorted; // per coordinate
  private final short[][] order; // the points in that order
  private final double[][] first; // per coordinate and bin the least value
  private final double[][] last; // per coordinate and bin the greatest
  private final long[][][] below; // per coordinate and bin the points of lower bins; then all

  /**
   * Indexes points.
   *
   * @param points values, row-major. Not modified, not retained.
   * @param from the first point
   * @param size number of points, at least one; the memory grows with the square
   * @param d number of coordinates
   * @param sort sorts the coordinates
   */
  RangeBitmaps(double[] points, int from, int size, int d, RadixSort sort) {
    this.size = size;
    words = (size + 63) >>> 6;
    bins = (size + BIN - 1) / BIN;
    sorted = new double[d][size];
    order = new short[d][size];
    first = new double[d][bins];
    last = new double[d][bins];
    below = new long[d][bins + 1][words];
    for (int f = 0; f < d; f++) {
      sort.sort(points, from * d + f, d, size);
      for (int r = 0; r < size; r++) {
        order[f][r] = (short) sort.order(r);
        sorted[f][r] = points[(from + order[f][r]) * d + f];
      }
      for (int b = 0; b < bins; b++) {
        int end = Math.min(size, (b + 1) * BIN);
        first[f][b] = sorted[f][b * BIN];
        last[f][b] = sorted[f][end - 1];
        long[] next = below[f][b + 1];
        System.arraycopy(below[f][b], 0, next, 0, words);
        for (int r = b * BIN; r < end; r++) {
          next[order[f][r] >> 6] |= 1L << order[f][r];
        }
      }
    }
  }

  /** Number of words of a set of points. */
  int words() {
    return words;
  }

  /** The least value of a coordinate. */
  double low(int f) {
    return sorted[f][0];
  }

  /** The greatest value of a coordinate. */
  double high(int f) {
    return sorted[f][size - 1];
  }

  /**
   * Finds points among which are all those of a closed box: whole bins, more than the box.
   *
   * @param at array that holds the middle. Not modified.
   * @param offset index of its first coordinate
   * @param radii the radius of every coordinate. Not modified.
   * @param from the first coordinate that matters
   * @param to the end of those that matter
   * @param ends receives the first and the end of the bins of every coordinate. Modified.
   * @param found receives the points as a set of bits. Modified.
   * @return whether there are any
   */
  boolean find(
      double[] at, int offset, double[] radii, int from, int to, int[] ends, long[] found) {
    for (int f = from; f < to; f++) {
      double value = at[offset + f];
      double radius = radii[f];
      int left = binsBelow(last[f], value, radius);
      int right = binsNotAbove(first[f], value, radius);
      if (left >= right) {
        return false;
      }
      ends[2 * f] = left;
      ends[2 * f + 1] = right;
      if (f == from) {
        part(found, below[f][left], below[f][right], words);
      } else {
        intersect(found, below[f][left], below[f][right], words);
      }
      if ((f - from) % LOOK == LOOK - 1 && isEmpty(found, words)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes out what the last search found beyond the box.
   *
   * @param at as in that search. Not modified.
   * @param offset as in that search
   * @param radii as in that search. Not modified.
   * @param from as in that search
   * @param to as in that search
   * @param ends what that search received. Not modified.
   * @param found what that search received. Modified.
   */
  void takeOut(
      double[] at, int offset, double[] radii, int from, int to, int[] ends, long[] found) {
    for (int f = from; f < to; f++) {
      double[] values = sorted[f];
      short[] points = order[f];
      double value = at[offset + f];
      double radius = radii[f];
      for (int r = ends[2 * f] * BIN; value - values[r] > radius; r++) {
        found[points[r] >> 6] &= ~(1L << points[r]);
      }
      int greatest = Math.min(size, ends[2 * f + 1] * BIN) - 1;
      for (int r = greatest; values[r] - value > radius; r--) {
        found[points[r] >> 6] &= ~(1L << points[r]);
      }
    }
  }

  private static boolean isEmpty(long[] found, int words) {
    long any = 0;
    for (int w = 0; w < words; w++) {
      any |= found[w];
    }
    return any == 0;
  }

  private static void part(long[] found, long[] lower, long[] upper, int words) {
    for (int w = 0; w < words; w++) {
      found[w] = lower[w] ^ upper[w];
    }
  }

  private static void intersect(long[] found, long[] lower, long[] upper, int words) {
    for (int w = 0; w < words; w++) {
      found[w] &= lower[w] ^ upper[w];
    }
  }

  /** Number of bins all of whose values are below the interval. */
  private static int binsBelow(double[] greatest, double value, double radius) {
    int low = 0;
    for (int left = greatest.length; left > 0; ) {
      int half = (left + 1) >>> 1;
      low += value - greatest[low + half - 1] > radius ? half : 0;
      left -= half;
    }
    return low;
  }

  /** Number of bins that hold a value not above the interval. */
  private static int binsNotAbove(double[] least, double value, double radius) {
    int low = 0;
    for (int left = least.length; left > 0; ) {
      int half = (left + 1) >>> 1;
      low += least[low + half - 1] - value > radius ? 0 : half;
      left -= half;
    }
    return low;
  }
}
