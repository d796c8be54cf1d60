package org.infobottleneck.bottleneck;

/** Entropy and divergence of distributions that lie in rows of an array; 0 ln 0 = 0. */
final class Divergences {

  private Divergences() {}

  /** H = -sum p ln p of a row. */
  static double entropy(double[] p, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum -= timesLog(p[i], p[i]);
    }
    return sum;
  }

  /**
   * KL[p || q] = sum p ln(p/q) of two rows; infinite where q misses what p has.
   *
   * <p>Terms p ln(p/q) - p + q sum to the same and are never negative, so nothing cancels.
   */
  static double kullbackLeibler(double[] p, int fromP, double[] q, int fromQ, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double pi = p[fromP + i];
      double qi = q[fromQ + i];
      sum += pi > 0 ? pi * StrictMath.log(pi / qi) - pi + qi : qi;
    }
    return Math.max(0, sum);
  }

  /** p ln q, zero where p is. */
  static double timesLog(double p, double q) {
    return p > 0 ? p * StrictMath.log(q) : 0;
  }
}
