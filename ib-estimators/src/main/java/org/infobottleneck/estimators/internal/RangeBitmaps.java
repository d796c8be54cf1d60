package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Points in blocks of up to a few thousand, each block with a range-encoded bitmap index (Chan
 * &amp; Ioannidis 1998): which of its points lie in a box.
 *
 * <p>Each coordinate of a block is sorted and its ranks cut into bins of {@value #BIN}; for every
 * edge between bins one bitmap holds the points below. The points of an interval are then the
 * exclusive or of two bitmaps, those of a box the conjunction over its coordinates: n/64 words a
 * coordinate in place of n distances, for n points of the block. What the two bins at the ends hold
 * too much is taken out one by one, by |a - b| against the radius itself, so that boxes and brute
 * force agree to the last bit.
 *
 * <p>A box of d coordinates costs O(d (n/64 + log n)) a block. The index holds 10 + n/256 bytes for
 * each coordinate of a point: the bitmaps grow with the square of the block, so that more points
 * make more blocks.
 */
final class RangeBitmaps {

  /** Ranks between two bitmaps. */
  private static final int BIN = 32;

  /** After so many coordinates it is seen whether any point is left. */
  private static final int LOOK = 4;

  private final int n;
  private final int blockSize;
  private final int blocks;
  private final int bins; // of a block
  private final int stride; // words of a bitmap
  // Arrays of an arena may be longer, and hold anything there.
  private final double[] sorted; // per coordinate n values, block after block
  private final short[] order; // the points in that order, counted from the first of the block
  private final double[] first; // per coordinate, block and bin the least value
  private final double[] last; // per coordinate, block and bin the greatest
  private final long[][] below; // per coordinate, block and bin the points of lower bins; then all

  /**
   * Indexes points.
   *
   * @param points values, row-major. Not modified, not retained.
   * @param n number of points, at least one
   * @param d number of coordinates
   * @param blockSize points of a block, a multiple of 64; the memory grows with the square
   * @param arena gives the memory
   */
  RangeBitmaps(double[] points, int n, int d, int blockSize, Arena arena) {
    this.n = n;
    this.blockSize = blockSize;
    blocks = (n + blockSize - 1) / blockSize;
    bins = blockSize / BIN;
    stride = blockSize >>> 6;
    sorted = arena.doubles(n * d);
    order = arena.shorts(n * d);
    first = arena.doubles(d * blocks * bins);
    last = arena.doubles(d * blocks * bins);
    below = new long[d][];
    for (int f = 0; f < d; f++) {
      below[f] = arena.longs(blocks * (bins + 1) * stride);
      for (int block = 0; block < blocks; block++) {
        arena.sort().sort(points, block * blockSize * d + f, d, size(block));
        index(points, d, f, block, arena.sort());
      }
    }
  }

  private void index(double[] points, int d, int f, int block, RadixSort sort) {
    int from = block * blockSize;
    int start = f * n + from;
    int size = size(block);
    for (int r = 0; r < size; r++) {
      int point = sort.order(r);
      order[start + r] = (short) point;
      sorted[start + r] = points[(from + point) * d + f];
    }
    long[] bitmaps = below[f];
    int bitmap = bitmap(block, 0);
    Arrays.fill(bitmaps, bitmap, bitmap + stride, 0);
    for (int b = 0; b * BIN < size; b++) {
      int begin = start + b * BIN;
      int end = start + Math.min(size, (b + 1) * BIN);
      first[bin(f, block) + b] = sorted[begin];
      last[bin(f, block) + b] = sorted[end - 1];
      System.arraycopy(bitmaps, bitmap, bitmaps, bitmap + stride, stride);
      bitmap += stride;
      for (int r = begin; r < end; r++) {
        bitmaps[bitmap + (order[r] >> 6)] |= 1L << order[r];
      }
    }
  }

  /** Where the bins of a coordinate and a block begin. */
  private int bin(int f, int block) {
    return (f * blocks + block) * bins;
  }

  /** Where the bitmap below an edge of a block begins. */
  private int bitmap(int block, int edge) {
    return (block * (bins + 1) + edge) * stride;
  }

  /** Number of blocks. */
  int blocks() {
    return blocks;
  }

  private int size(int block) {
    return Math.min(n - block * blockSize, blockSize);
  }

  /** Number of words of a set of points of a block. */
  int words(int block) {
    return (size(block) + 63) >>> 6;
  }

  /** The least value of a coordinate in a block. */
  double low(int block, int f) {
    return sorted[f * n + block * blockSize];
  }

  /** The greatest value of a coordinate in a block. */
  double high(int block, int f) {
    return sorted[f * n + block * blockSize + size(block) - 1];
  }

  /**
   * Finds points of a block among which are all those of a closed box: whole bins, more than the
   * box.
   *
   * @param block the block
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
      int block,
      double[] at,
      int offset,
      double[] radii,
      int from,
      int to,
      int[] ends,
      long[] found) {
    int occupied = (size(block) + BIN - 1) / BIN;
    int words = words(block);
    for (int f = from; f < to; f++) {
      double value = at[offset + f];
      double radius = radii[f];
      int bin = bin(f, block);
      int left = binsBelow(last, bin, occupied, value, radius);
      int right = binsNotAbove(first, bin, occupied, value, radius);
      if (left >= right) {
        return false;
      }
      ends[2 * f] = left;
      ends[2 * f + 1] = right;
      if (f == from) {
        part(found, below[f], bitmap(block, left), bitmap(block, right), words);
      } else {
        intersect(found, below[f], bitmap(block, left), bitmap(block, right), words);
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
   * @param block as in that search
   * @param at as in that search. Not modified.
   * @param offset as in that search
   * @param radii as in that search. Not modified.
   * @param from as in that search
   * @param to as in that search
   * @param ends what that search received. Not modified.
   * @param found what that search received. Modified.
   */
  void takeOut(
      int block,
      double[] at,
      int offset,
      double[] radii,
      int from,
      int to,
      int[] ends,
      long[] found) {
    int size = size(block);
    for (int f = from; f < to; f++) {
      int start = f * n + block * blockSize;
      double value = at[offset + f];
      double radius = radii[f];
      for (int r = start + ends[2 * f] * BIN; value - sorted[r] > radius; r++) {
        found[order[r] >> 6] &= ~(1L << order[r]);
      }
      int greatest = start + Math.min(size, ends[2 * f + 1] * BIN) - 1;
      for (int r = greatest; sorted[r] - value > radius; r--) {
        found[order[r] >> 6] &= ~(1L << order[r]);
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

  private static void part(long[] found, long[] bitmaps, int lower, int upper, int words) {
    for (int w = 0; w < words; w++) {
      found[w] = bitmaps[lower + w] ^ bitmaps[upper + w];
    }
  }

  private static void intersect(long[] found, long[] bitmaps, int lower, int upper, int words) {
    for (int w = 0; w < words; w++) {
      found[w] &= bitmaps[lower + w] ^ bitmaps[upper + w];
    }
  }

  /** Number of bins all of whose values are below the interval. */
  private static int binsBelow(
      double[] greatest, int start, int bins, double value, double radius) {
    int low = start;
    for (int left = bins; left > 0; ) {
      int half = (left + 1) >>> 1;
      low += value - greatest[low + half - 1] > radius ? half : 0;
      left -= half;
    }
    return low - start;
  }

  /** Number of bins that hold a value not above the interval. */
  private static int binsNotAbove(
      double[] least, int start, int bins, double value, double radius) {
    int low = start;
    for (int left = bins; left > 0; ) {
      int half = (left + 1) >>> 1;
      low += least[low + half - 1] - value > radius ? 0 : half;
      left -= half;
    }
    return low - start;
  }
}
