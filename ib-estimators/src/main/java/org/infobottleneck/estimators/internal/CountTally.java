package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Counts by size in linear time, into tables that are kept for the next call; the same spectrum as
 * {@link CountSpectrum#of}.
 *
 * <p>Cells with a single sample, mostly the greater part, are what the others leave of the samples.
 * The other counts are sorted where they are few and large, else told by a table. Not thread-safe.
 */
public final class CountTally {

  /** A table is walked up to the largest count; sorting a count costs as much as so many steps. */
  private static final int STEPS_PER_SORTED = 16;

  private static final int STRIDE = 8;

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
   * @param samples how many samples all cells hold
   * @return the spectrum, valid until the next call
   */
  public CountSpectrum of(int[] all, int length, int samples) {
    reserve(length);
    return ofLarger(gather(all, length, larger), samples);
  }

  /** An array for the larger counts of so many cells, and one more; {@link #ofLarger} takes it. */
  int[] larger(int length) {
    reserve(length);
    return larger;
  }

  /**
   * Returns how many cells hold each count.
   *
   * @param some how many counts above 1 are at the front of the array of {@link #larger}
   * @param samples how many samples all cells hold; those that the larger counts leave are alone
   * @return the spectrum, valid until the next call
   */
  CountSpectrum ofLarger(int some, int samples) {
    int most = 0;
    int singletons = samples;
    for (int i = 0; i < some; i++) {
      most = Math.max(most, larger[i]);
      singletons -= larger[i];
    }
    int size = 0;
    if (singletons > 0) {
      counts[0] = 1;
      cells[0] = singletons;
      size = 1;
    }
    size = (long) some * STEPS_PER_SORTED < most ? sorted(some, size) : tabled(some, most, size);
    return new CountSpectrum(counts, cells, size, samples, some + singletons);
  }

  private void reserve(int length) {
    if (larger.length <= length) {
      larger = new int[length + 1];
      counts = new int[length + 1];
      cells = new int[length + 1];
    }
  }

  /** Counts above 1, in their order. */
  private static int gather(int[] all, int length, int[] larger) {
    int some = 0;
    int i = 0;
    for (; i + STRIDE <= length; i += STRIDE) {
      int any = all[i] | all[i + 1] | all[i + 2] | all[i + 3];
      int more = all[i + 4] | all[i + 5] | all[i + 6] | all[i + 7];
      if ((any | more) > 1) {
        for (int j = i; j < i + STRIDE; j++) {
          larger[some] = all[j];
          some += (1 - all[j]) >>> 31; // 1 where the count is above 1
        }
      }
    }
    for (; i < length; i++) {
      larger[some] = all[i];
      some += (1 - all[i]) >>> 31;
    }
    return some;
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
