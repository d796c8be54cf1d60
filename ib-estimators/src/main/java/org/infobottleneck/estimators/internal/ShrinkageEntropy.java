package org.infobottleneck.estimators.internal;

/**
 * The plug-in entropy of frequencies shrunk towards the uniform distribution over the K occupied
 * cells by the factor of James &amp; Stein (Hausser &amp; Strimmer 2009, eqs. 4 to 6), in nats.
 *
 * <pre>
 *   q = λ / K + (1 - λ) p,   λ = (1 - Σ p²) / ((N - 1) Σ (1/K - p)²), at most 1
 * </pre>
 *
 * <p>λ = 1 where the frequencies are uniform or there is one sample. Cost: one logarithm per
 * distinct count.
 */
public final class ShrinkageEntropy {

  private ShrinkageEntropy() {}

  /**
   * Returns the entropy.
   *
   * @param spectrum the counts
   * @return the entropy in nats
   */
  public static double jamesStein(CountSpectrum spectrum) {
    double n = spectrum.samples();
    double target = 1.0 / spectrum.occupied();
    double squares = 0;
    double distances = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double p = spectrum.count(i) / n;
      squares += spectrum.cells(i) * (p * p);
      distances += spectrum.cells(i) * ((target - p) * (target - p));
    }
    double most = (n - 1) * distances;
    double variance = 1 - squares;
    double lambda = variance < most ? variance / most : 1;
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double q = lambda * target + (1 - lambda) * (spectrum.count(i) / n);
      sum -= spectrum.cells(i) * (q * StrictMath.log(q));
    }
    return sum;
  }
}
