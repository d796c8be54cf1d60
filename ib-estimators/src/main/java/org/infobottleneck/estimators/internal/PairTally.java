package org.infobottleneck.estimators.internal;

/**
 * The counts of a table by size, those of its rows and those of its cells, into memory that is kept
 * for the next call; the same spectra as {@link CountSpectrum#of}.
 *
 * <p>Only rows with more than one sample have larger counts to tell; the others are what those
 * leave of the samples, as in {@link CountTally}. Cost: a step per row, and per cell of such rows.
 * Not thread-safe.
 */
public final class PairTally {

  private static final int STRIDE = 4;

  private final CountTally ofRows = new CountTally();
  private final CountTally ofCells = new CountTally();
  private int[] crowded = {};

  /** Makes empty tables. */
  public PairTally() {}

  /**
   * How many rows, and how many cells, hold each count.
   *
   * @param rows the spectrum of the sums of rows
   * @param cells the spectrum of cells
   */
  public record Spectra(CountSpectrum rows, CountSpectrum cells) {}

  /**
   * Returns how many rows and cells hold each count.
   *
   * @param table how many samples each cell holds, row-major, none negative. Not modified.
   * @param rows number of rows
   * @param columns number of columns
   * @param samples how many samples all cells hold
   * @return the spectra, valid until the next call
   */
  public Spectra of(int[] table, int rows, int columns, int samples) {
    int[] sums = ofRows.larger(rows);
    int[] cells = ofCells.larger(rows * columns);
    if (columns == 2) {
      return spectra(gatherTwo(table, rows, sums, cells), samples);
    }
    if (crowded.length <= rows) {
      crowded = new int[rows + 1];
    }
    int largerRows = gatherRows(table, rows, columns, sums, crowded);
    int largerCells = gatherCells(table, columns, crowded, largerRows, cells);
    return spectra(both(largerRows, largerCells), samples);
  }

  private Spectra spectra(long both, int samples) {
    int largerRows = (int) (both >>> Integer.SIZE);
    int largerCells = (int) both;
    return new Spectra(
        ofRows.ofLarger(largerRows, samples), ofCells.ofLarger(largerCells, samples));
  }

  private static long both(int largerRows, int largerCells) {
    return (long) largerRows << Integer.SIZE | largerCells;
  }

  /** Every sum, and its row, to the next place, which is kept where the sum is above 1. */
  private static int gatherRows(int[] table, int rows, int columns, int[] sums, int[] crowded) {
    int some = 0;
    for (int row = 0; row < rows; row++) {
      int sum = 0;
      for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
        sum += table[cell];
      }
      sums[some] = sum;
      crowded[some] = row;
      some += (1 - sum) >>> 31;
    }
    return some;
  }

  private static int gatherCells(
      int[] table, int columns, int[] crowded, int number, int[] larger) {
    int some = 0;
    for (int k = 0; k < number; k++) {
      int end = (crowded[k] + 1) * columns;
      for (int cell = crowded[k] * columns; cell < end; cell++) {
        larger[some] = table[cell];
        some += (1 - table[cell]) >>> 31;
      }
    }
    return some;
  }

  /**
   * Both for two columns; four rows with a sample each, the most frequent case, are passed over.
   */
  private static long gatherTwo(int[] table, int rows, int[] sums, int[] larger) {
    int someRows = 0;
    int someCells = 0;
    for (int row = 0; row < rows; row += STRIDE) {
      int start = 2 * row;
      int end = Math.min(start + 2 * STRIDE, 2 * rows);
      if (end - start == 2 * STRIDE && !anyAboveOne(table, start)) {
        continue;
      }
      for (int cell = start; cell < end; cell += 2) {
        int first = table[cell];
        int second = table[cell + 1];
        sums[someRows] = first + second;
        someRows += (1 - first - second) >>> 31;
        larger[someCells] = first;
        someCells += (1 - first) >>> 31;
        larger[someCells] = second;
        someCells += (1 - second) >>> 31;
      }
    }
    return both(someRows, someCells);
  }

  /** Whether one of four rows of two has a sum above 1. */
  private static boolean anyAboveOne(int[] table, int start) {
    int first = table[start] + table[start + 1] | table[start + 2] + table[start + 3];
    int second = table[start + 4] + table[start + 5] | table[start + 6] + table[start + 7];
    return (first | second) > 1;
  }
}
