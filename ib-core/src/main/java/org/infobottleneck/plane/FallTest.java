package org.infobottleneck.plane;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether paths fall from some earlier point to their end, by flips of sign: one test for all
 * points, so that the choice of the rightmost of them needs no further allowance (Westfall &amp;
 * Young 1993).
 *
 * <p>With D_re the value of run r at snapshot e less its value at the end: the statistic is the
 * largest t_e = mean_r D_re / standard error. Without a fall, and with noise that is as likely up
 * as down, every run's D may change its sign as a whole; the p-value is the share of flips with a
 * statistic at least as large. All 2^R flips are taken up to ten runs, 1023 drawn ones beyond, and
 * the paths as they are. Runs are put in an order of their own first, so that theirs does not
 * matter.
 *
 * <p>Cost: 1024 sums over runs x snapshots.
 */
final class FallTest {

  /**
   * With fewer, no p-value is below 1/20: where paths rise before they fall, the flip of all runs
   * makes the rise a fall, so that the least is 2 / 2^R.
   */
  static final int LEAST_RUNS = 6;

  private static final int ALL_FLIPS = 10;
  private static final int DRAWS = 1023;

  /** Variances and statistics that differ by less are equal: rounding. */
  private static final double ROUNDING = 1e-12;

  private FallTest() {}

  static double significance(double[][] paths) {
    int runs = paths.length;
    int ends = paths[0].length - 1;
    double[][] falls = new double[runs][ends];
    for (int run = 0; run < runs; run++) {
      for (int e = 0; e < ends; e++) {
        falls[run][e] = paths[run][e] - paths[run][ends];
      }
    }
    Arrays.sort(falls, FallTest::compareMagnitudes);
    double[] squares = new double[ends];
    for (double[] fall : falls) {
      for (int e = 0; e < ends; e++) {
        squares[e] += fall[e] * fall[e];
      }
    }
    double observed = statistic(falls, squares, 0);
    double threshold = observed - ROUNDING * Math.abs(observed);
    if (Double.isInfinite(observed)) {
      threshold = observed;
    }
    boolean all = runs <= ALL_FLIPS;
    int flips = all ? 1 << runs : DRAWS + 1;
    SplittableRandom random = new SplittableRandom(0);
    int asLarge = 1; // the paths as they are
    long[] drawn = new long[(runs + Long.SIZE - 1) / Long.SIZE];
    for (int flip = 1; flip < flips; flip++) {
      for (int word = 0; word < drawn.length; word++) {
        drawn[word] = all ? flip : random.nextLong();
      }
      asLarge += statistic(falls, squares, drawn) >= threshold ? 1 : 0;
    }
    return (double) asLarge / flips;
  }

  /** The largest t; runs whose bit is set count with the other sign. */
  private static double statistic(double[][] falls, double[] squares, long... flipped) {
    int runs = falls.length;
    double[] sums = new double[squares.length];
    for (int run = 0; run < runs; run++) {
      int word = run / Long.SIZE;
      boolean flip = word < flipped.length && (flipped[word] >>> run & 1) == 1;
      for (int e = 0; e < sums.length; e++) {
        sums[e] += flip ? -falls[run][e] : falls[run][e];
      }
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int e = 0; e < sums.length; e++) {
      double spread = squares[e] - sums[e] * sums[e] / runs;
      double t =
          spread <= ROUNDING * squares[e]
              ? sums[e] == 0 ? 0 : sums[e] * Double.POSITIVE_INFINITY
              : sums[e] / Math.sqrt(spread * runs / (runs - 1));
      largest = Math.max(largest, t);
    }
    return largest;
  }

  /** An order that no flip changes. */
  private static int compareMagnitudes(double[] a, double[] b) {
    for (int e = 0; e < a.length; e++) {
      int order = Double.compare(Math.abs(a[e]), Math.abs(b[e]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
