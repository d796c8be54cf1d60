package org.infobottleneck.data;

import java.util.Arrays;
import org.infobottleneck.numerics.Arguments;

/**
 * Some rows of a data set, drawn without putting back. The same seed draws the same rows on every
 * virtual machine.
 */
public final class Subsamples {

  private Subsamples() {}

  /**
   * Draws rows, each as likely as any other.
   *
   * @param data the data set
   * @param rows how many, from 1 to all
   * @param seed the seed; the rows are a pure function of it and of the two numbers of rows
   * @return the rows in random order, not enumerated
   * @throws IllegalArgumentException if there are not that many
   */
  public static Dataset random(Dataset data, int rows, long seed) {
    check(data, rows);
    return data.subset(Arrays.copyOf(data.shuffledRows(seed), rows));
  }

  /**
   * Draws rows of a labeled data set such that every class keeps its share, within one row: a class
   * of m among n rows gets m rows / n, rounded down, and the classes with the largest remainders
   * one more (Hamilton's method; of equal remainders the lower class first).
   *
   * @param data the data set
   * @param rows how many, from 1 to all
   * @param seed the seed
   * @return the rows in random order, not enumerated
   * @throws IllegalArgumentException if there are not that many
   * @throws IllegalStateException if the data set has no labels
   */
  public static Dataset stratified(Dataset data, int rows, long seed) {
    check(data, rows);
    int[] labels =
        data.labels()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "only a labeled data set can be drawn class by class, this one is "
                            + data.kind()));
    int[] left = quotas(labels, data.classes(), rows);
    int[] chosen = new int[rows];
    int count = 0;
    for (int row : data.shuffledRows(seed)) {
      if (left[labels[row]]-- > 0) {
        chosen[count++] = row;
      }
    }
    return data.subset(chosen);
  }

  private static void check(Dataset data, int rows) {
    Arguments.atLeast(rows, 1, "number of rows to draw");
    if (rows > data.size()) {
      throw new IllegalArgumentException(
          "number of rows to draw must be at most " + data.size() + ", got " + rows);
    }
  }

  /** How many rows every class gets. */
  private static int[] quotas(int[] labels, int classes, int rows) {
    long[] sizes = new long[classes];
    for (int label : labels) {
      sizes[label]++;
    }
    int[] quotas = new int[classes];
    int given = 0;
    for (int label = 0; label < classes; label++) {
      quotas[label] = (int) (sizes[label] * rows / labels.length);
      given += quotas[label];
    }
    boolean[] rounded = new boolean[classes];
    for (; given < rows; given++) {
      int best = -1;
      for (int label = 0; label < classes; label++) {
        long remainder = sizes[label] * rows % labels.length;
        if (!rounded[label] && (best < 0 || remainder > sizes[best] * rows % labels.length)) {
          best = label;
        }
      }
      rounded[best] = true;
      quotas[best]++;
    }
    return quotas;
  }
}
