package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * The plug-in entropy of counts, H = ln N - (1/N) Σ c ln c, in nats.
 *
 * <p>Counts are summed in ascending order, so the value depends on the multiset of counts alone:
 * not on labels, nor on the order of samples.
 */
public final class CountEntropy {

  private CountEntropy() {}

  /**
   * Returns how often each code occurs.
   *
   * @param codes one code per sample, from 0 to {@code symbols - 1}. Not modified.
   * @param symbols number of codes
   * @return the counts
   */
  public static int[] counts(int[] codes, int symbols) {
    int[] counts = new int[symbols];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  /**
   * Returns the plug-in entropy of codes.
   *
   * @param codes one code per sample, from 0 to {@code symbols - 1}. Not modified.
   * @param symbols number of codes
   * @return the entropy in nats
   */
  public static double plugIn(int[] codes, int symbols) {
    int[] counts = counts(codes, symbols);
    Arrays.sort(counts);
    double sum = 0;
    double term = 0;
    int previous = -1;
    for (int count : counts) {
      if (count != previous) {
        term = count <= 1 ? 0 : count * StrictMath.log(count);
        previous = count;
      }
      sum += term;
    }
    return StrictMath.log(codes.length) - sum / codes.length;
  }
}
