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
    return spectrum(gather(all, length, larger), samples);
  }

  /**
   * Returns how many rows of a table have each sum.
   *
   * @param table how many samples each cell holds, row-major, none negative. Not modified.
   * @param rows number of rows
   * @param columns number of columns
   * @param samples how many samples all cells hold
   * @param crowded receives the rows that hold more than one sample, which are the occupied ones
   *     but for singletons; as long as there are rows, and one more. Modified.
   * @return the spectrum, valid until the next call
   */
  public CountSpectrum ofRows(int[] table, int rows, int columns, int samples, int[] crowded) {
    reserve(rows);
    int some =
        columns == 2
            ? gatherPairs(table, rows, larger, crowded)
            : gatherRows(table, rows, columns, larger, crowded);
    return spectrum(some, samples);
  }

  /**
   * Returns how many cells of a table hold each count.
   *
   * @param table how many samples each cell holds, row-major, none negative. Not modified.
   * @param columns number of columns
   * @param samples how many samples all cells hold
   * @param crowded the rows that hold more than one sample. Not modified.
   * @param number how many of them there are
   * @return the spectrum, valid until the next call
   */
  public CountSpectrum ofCells(int[] table, int columns, int samples, int[] crowded, int number) {
    reserve(number * columns);
    int some = 0;
    for (int k = 0; k < number; k++) {
      int end = (crowded[k] + 1) * columns;
      for (int cell = crowded[k] * columns; cell < end; cell++) {
        larger[some] = table[cell];
        some += (1 - table[cell]) >>> 31;
      }
    }
    return spectrum(some, samples);
  }

  private void reserve(int length) {
    if (larger.length <= length) {
      larger = new int[length + 1];
      counts = new int[length + 1];
      cells = new int[length + 1];
    }
  }

  private CountSpectrum spectrum(int some, int samples) {
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

  private static int gatherRows(int[] table, int rows, int columns, int[] larger, int[] crowded) {
    int some = 0;
    for (int row = 0; row < rows; row++) {
      int sum = 0;
      for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
        sum += table[cell];
      }
      larger[some] = sum;
      crowded[some] = row;
      some += (1 - sum) >>> 31;
    }
    return some;
  }

  private static int gatherPairs(int[] table, int rows, int[] larger, int[] crowded) {
    int some = 0;
    for (int row = 0; row < rows; row++) {
      int sum = table[2 * row] + table[2 * row + 1];
      larger[some] = sum;
      crowded[some] = row;
      some += (1 - sum) >>> 31;
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
