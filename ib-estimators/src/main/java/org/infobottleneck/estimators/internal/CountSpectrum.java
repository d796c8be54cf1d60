package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * How many cells hold each count: all that an entropy of counts depends on.
 *
 * <p>Distinct counts ascend, so that sums over them have a fixed order. Empty cells are left out.
 * Of N samples there are at most √(2N) distinct counts, which makes every entropy of this package
 * cheap once the counts are sorted, O(K ln K).
 */
public final class CountSpectrum {

  private final int[] counts;
  private final int[] cells;
  private final int size;
  private final double samples;
  private final int occupied;

  /** Arrays may be longer than size; they are not copied. */
  CountSpectrum(int[] counts, int[] cells, int size, double samples, int occupied) {
    this.counts = counts;
    this.cells = cells;
    this.size = size;
    this.samples = samples;
    this.occupied = occupied;
  }

  /**
   * Sorts counts.
   *
   * @param counts how many samples each cell holds, none negative. Not modified.
   * @return the spectrum
   */
  public static CountSpectrum of(int[] counts) {
    int[] sorted = counts.clone();
    Arrays.sort(sorted);
    int[] distinct = new int[sorted.length];
    int[] cells = new int[sorted.length];
    int size = 0;
    int occupied = 0;
    double samples = 0;
    for (int count : sorted) {
      if (count == 0) {
        continue;
      }
      if (size == 0 || distinct[size - 1] != count) {
        distinct[size++] = count;
      }
      cells[size - 1]++;
      occupied++;
      samples += count;
    }
    return new CountSpectrum(distinct, cells, size, samples, occupied);
  }

  /**
   * Cells that hold a single sample each.
   *
   * @param samples how many
   * @return the spectrum
   */
  public static CountSpectrum ofSingletons(int samples) {
    return new CountSpectrum(new int[] {1}, new int[] {samples}, 1, samples, samples);
  }

  /**
   * Returns how many distinct counts there are.
   *
   * @return the number of distinct counts above zero
   */
  public int size() {
    return size;
  }

  /**
   * Returns a distinct count; they ascend.
   *
   * @param i which one, from 0 to {@code size() - 1}
   * @return the count, at least 1
   */
  public int count(int i) {
    return counts[i];
  }

  /**
   * Returns how many cells hold a count.
   *
   * @param i which distinct count
   * @return the number of cells, at least 1
   */
  public int cells(int i) {
    return cells[i];
  }

  /**
   * Returns the sum of all counts.
   *
   * @return the number of samples N
   */
  public double samples() {
    return samples;
  }

  /**
   * Returns the number of cells that are not empty.
   *
   * @return the number of occupied cells
   */
  public int occupied() {
    return occupied;
  }

  /**
   * Returns the number of cells that hold a single sample.
   *
   * @return the number of singletons
   */
  public int singletons() {
    return size > 0 && counts[0] == 1 ? cells[0] : 0;
  }
}
