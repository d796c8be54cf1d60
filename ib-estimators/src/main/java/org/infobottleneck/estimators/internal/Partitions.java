package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random partitions of rows, and permutations of them, by the shuffle of Fisher and Yates. */
public final class Partitions {

  private Partitions() {}

  /**
   * Draws a permutation; each is as likely as another.
   *
   * @param n number of rows
   * @param random where the draws come from. Modified.
   * @return the rows 0 to {@code n - 1} in random order
   */
  public static int[] permutation(int n, SplittableRandom random) {
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      rows[i] = rows[j];
      rows[j] = i;
    }
    return rows;
  }

  /**
   * Deals rows out in turn to disjoint parts whose sizes differ by one at the most.
   *
   * @param rows the rows. Not modified.
   * @param parts number of parts
   * @return the rows of every part, in ascending order: a part is a set, not an order
   */
  public static int[][] deal(int[] rows, int parts) {
    int[][] dealt = new int[parts][];
    for (int p = 0; p < parts; p++) {
      dealt[p] = new int[(rows.length - p + parts - 1) / parts];
      for (int i = 0; i < dealt[p].length; i++) {
        dealt[p][i] = rows[p + i * parts];
      }
      Arrays.sort(dealt[p]);
    }
    return dealt;
  }
}
