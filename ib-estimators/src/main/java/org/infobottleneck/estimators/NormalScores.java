package org.infobottleneck.estimators;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Normal scores of every column: Φ⁻¹(rank / (N + 1)), so that every margin is standard normal and
 * only the copula is left. Tied values share their mean rank.
 *
 * <p>Mutual information does not change where a column is mapped monotonously.
 */
final class NormalScores {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private NormalScores() {}

  /** The scores of n x d values, row-major. */
  static double[] of(Continuous variable) {
    int n = variable.size();
    int d = variable.dimensions();
    double[] values = variable.values();
    double[] scores = new double[n * d];
    double[] byRank = byRank(n);
    double[] sorted = new double[n];
    for (int j = 0; j < d; j++) {
      for (int i = 0; i < n; i++) {
        sorted[i] = values[i * d + j] + 0.0; // -0.0 ties with 0.0
      }
      Arrays.sort(sorted);
      for (int i = 0; i < n; i++) {
        double value = values[i * d + j] + 0.0;
        int first = firstNotBelow(sorted, value);
        int last = firstNotBelow(sorted, Math.nextUp(value)) - 1;
        scores[i * d + j] = byRank[first + last];
      }
    }
    return scores;
  }

  /** The scores of the columns that say something; the variable is not constant. */
  static Continuous informative(Continuous variable) {
    int n = variable.size();
    int d = variable.dimensions();
    double[] scores = of(variable);
    int[] kept = informativeColumns(scores, n, d);
    double[] result = new double[n * kept.length];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < kept.length; l++) {
        result[i * kept.length + l] = scores[i * d + kept[l]];
      }
    }
    return Variable.view(result, n, kept.length);
  }

  /**
   * The columns that say something: neither constant nor a strictly monotone map of an earlier
   * column, which would make every covariance singular and add a dimension where there is none.
   */
  static int[] informativeColumns(Continuous variable) {
    return informativeColumns(of(variable), variable.size(), variable.dimensions());
  }

  private static int[] informativeColumns(double[] scores, int n, int d) {
    int[] kept = new int[d];
    int count = 0;
    for (int j = 0; j < d; j++) {
      boolean repeats = isConstant(scores, n, d, j);
      for (int l = 0; l < count && !repeats; l++) {
        repeats =
            isMultiple(scores, n, d, kept[l], 1, j) || isMultiple(scores, n, d, kept[l], -1, j);
      }
      if (!repeats) {
        kept[count++] = j;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Where all values tie, all have the score of the middle rank. */
  private static boolean isConstant(double[] scores, int n, int d, int column) {
    for (int i = 0; i < n; i++) {
      if (scores[i * d + column] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMultiple(
      double[] scores, int n, int d, int first, int sign, int second) {
    for (int i = 0; i < n; i++) {
      if (sign * scores[i * d + first] != scores[i * d + second]) {
        return false;
      }
    }
    return true;
  }

  /** The score of the rank 1 + s/2, for s from 0 to 2n - 2: ranks and what lies between two. */
  private static double[] byRank(int n) {
    double[] scores = new double[2 * n - 1];
    for (int s = 0; s < scores.length; s++) {
      int mirrored = scores.length - 1 - s;
      // Odd about the middle to the last bit, so that a reflected column has reflected scores.
      scores[s] =
          s < mirrored
              ? NORMAL.inverseCumulativeProbability((1 + s / 2.0) / (n + 1))
              : s == mirrored ? 0 : -scores[mirrored];
    }
    return scores;
  }

  private static int firstNotBelow(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
