package org.infobottleneck.estimators.internal;

/**
 * The entropy of counts of which some cells were never seen (Chao &amp; Shen 2003), in nats.
 *
 * <pre>
 *   H = - Σ q ln q / (1 - (1 - q)^N),   q = C c / N,   C = 1 - f / N
 * </pre>
 *
 * <p>f is the number of singletons and C the share of the probability that the sample covers (Good
 * 1953); the denominator is the probability that a cell is seen at all (Horvitz &amp; Thompson
 * 1952). Where every sample is a singleton C would be zero and H undefined: f = N - 1 then, as the
 * common programs have it, by which H = 2 ln N nearly. Cost: three transcendental functions per
 * distinct count.
 */
public final class CoverageEntropy {

  private CoverageEntropy() {}

  /**
   * Returns the entropy.
   *
   * @param spectrum the counts
   * @return the entropy in nats
   */
  public static double chaoShen(CountSpectrum spectrum) {
    double n = spectrum.samples();
    double singletons = spectrum.singletons();
    double coverage = 1 - (singletons == n ? n - 1 : singletons) / n;
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double q = coverage * (spectrum.count(i) / n);
      // 1 - (1 - q)^N without a loss of digits; for q = 1 the logarithm is -∞ and the result 1.
      double seen = -StrictMath.expm1(n * StrictMath.log1p(-q));
      sum -= spectrum.cells(i) * (q * StrictMath.log(q) / seen);
    }
    return sum;
  }
}
