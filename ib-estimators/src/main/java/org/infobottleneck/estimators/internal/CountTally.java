package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Counts by size in linear time, into tables that are kept for the next call; the same spectrum as
 * {@link CountSpectrum#of}.
 *
 * <p>Cells with a single sample, mostly the greater part, are told by a sum. The other counts are
 * sorted where they are few and large, else they number the cells of a table. Not thread-safe.
 */
public final class CountTally {

  /** A table is walked up to the largest count; sorting a count costs as much as so many steps. */
  private static final int STEPS_PER_SORTED = 16;

  private int[] larger = {};
  private int[] table = {};
  private int[] counts = {};
  private int[] cells = {};

  /** Makes empty tables. */
  public CountTally() {}

  /**
   * Returns how many cells hold each count.
   *
   * @param all how many samples each cell holds, none negative. Not modified.
   * @param length how many cells
   * @return the spectrum, valid until the next call
   */
  public CountSpectrum of(int[] all, int length) {
    if (larger.length <= length) {
      larger = new int[length + 1];
      counts = new int[length + 1];
      cells = new int[length + 1];
    }
    int some = 0;
    int occupied = 0;
    int most = 0;
    double samples = 0;
    for (int i = 0; i < length; i++) {
      int count = all[i];
      larger[some] = count;
      some += (1 - count) >>> 31; // 1 where the count is above 1
      occupied += -count >>> 31; // 1 where it is above 0
      most = Math.max(most, count);
      samples += count;
    }
    int size = 0;
    if (occupied > some) {
      counts[0] = 1;
      cells[0] = occupied - some;
      size = 1;
    }
    size = (long) some * STEPS_PER_SORTED < most ? sorted(some, size) : tabled(some, most, size);
    return new CountSpectrum(counts, cells, size, samples, occupied);
  }

  private int sorted(int some, int first) {
    Arrays.sort(larger, 0, some);
    int size = first;
    for (int i = 0; i < some; i++) {
      if (i == 0 || larger[i] != larger[i - 1]) {
        counts[size] = larger[i];
        cells[size++] = 0;
      }
      cells[size - 1]++;
    }
    return size;
  }

  private int tabled(int some, int most, int first) {
    if (table.length <= most) {
      table = new int[most + 1];
    }
    for (int i = 0; i < some; i++) {
      table[larger[i]]++;
    }
    int size = first;
    for (int count = 2; count <= most; count++) {
      if (table[count] != 0) {
        counts[size] = count;
        cells[size++] = table[count];
        table[count] = 0;
      }
    }
    return size;
  }
}
