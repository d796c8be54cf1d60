package org.infobottleneck.estimators.internal;

import org.infobottleneck.numerics.Digamma;

/**
 * Entropies of counts with a digamma in place of the logarithm of a count, in nats.
 *
 * <p>Cost: one digamma per distinct count.
 */
public final class DigammaEntropy {

  private DigammaEntropy() {}

  /**
   * Grassberger (1988), as the public programs have it: H = (1/N) Σ c [ln N - ψ(c) - (-1)^c / (c +
   * 1)].
   *
   * @param spectrum the counts
   * @return the entropy in nats; not zero where all samples share a cell
   */
  public static double grassberger1988(CountSpectrum spectrum) {
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double c = spectrum.count(i);
      double sign = spectrum.count(i) % 2 == 0 ? 1 : -1;
      sum += spectrum.cells(i) * (c * (Digamma.digamma(c) + sign / (c + 1)));
    }
    return StrictMath.log(spectrum.samples()) - sum / spectrum.samples();
  }

  /**
   * Grassberger (2003): H = ln N - (1/N) Σ c G(c), G(c) = ψ(c) + ½ (-1)^c [ψ((c + 1) / 2) - ψ(c /
   * 2)].
   *
   * @param spectrum the counts
   * @return the entropy in nats; not zero where all samples share a cell
   */
  public static double grassberger2003(CountSpectrum spectrum) {
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double c = spectrum.count(i);
      double half = (Digamma.digamma((c + 1) / 2) - Digamma.digamma(c / 2)) / 2;
      double g = Digamma.digamma(c) + (spectrum.count(i) % 2 == 0 ? half : -half);
      sum += spectrum.cells(i) * (c * g);
    }
    return StrictMath.log(spectrum.samples()) - sum / spectrum.samples();
  }

  /**
   * Zhang (2012): H = Σ (c/N) Σ_{v=1}^{N-c} (1/v) Π_{j=0}^{v-1} (1 - (c - 1) / (N - 1 - j)).
   *
   * <p>The inner sum is ψ(N) - ψ(c) (Schürmann 2015), so that H = ψ(N) - (1/N) Σ c ψ(c).
   *
   * @param spectrum the counts
   * @return the entropy in nats
   */
  public static double zhang(CountSpectrum spectrum) {
    double digammaOfAll = Digamma.digamma(spectrum.samples());
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double c = spectrum.count(i);
      sum += spectrum.cells(i) * (c * (digammaOfAll - Digamma.digamma(c)));
    }
    return sum / spectrum.samples();
  }
}
