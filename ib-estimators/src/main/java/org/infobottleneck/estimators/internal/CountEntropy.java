package org.infobottleneck.estimators.internal;

import java.util.function.DoubleUnaryOperator;

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
    return plugIn(CountSpectrum.of(counts(codes, symbols)));
  }

  /**
   * Returns the plug-in entropy of counts.
   *
   * @param spectrum the counts
   * @return the entropy in nats
   */
  public static double plugIn(CountSpectrum spectrum) {
    return plugIn(spectrum, StrictMath::log);
  }

  /**
   * Returns the plug-in entropy of counts.
   *
   * @param spectrum the counts
   * @param logarithm the natural logarithm of a count, bit for bit that of StrictMath
   * @return the entropy in nats
   */
  public static double plugIn(CountSpectrum spectrum, DoubleUnaryOperator logarithm) {
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      int count = spectrum.count(i);
      if (count > 1) {
        double term = count * logarithm.applyAsDouble(count);
        for (int cell = 0; cell < spectrum.cells(i); cell++) {
          sum += term;
        }
      }
    }
    return logarithm.applyAsDouble(spectrum.samples()) - sum / spectrum.samples();
  }

  /**
   * Returns the plug-in entropy with the first-order correction of its bias, (K - 1) / 2N for K
   * occupied cells (Miller 1955).
   *
   * @param spectrum the counts
   * @return the entropy in nats
   */
  public static double millerMadow(CountSpectrum spectrum) {
    return plugIn(spectrum) + (spectrum.occupied() - 1) / (2 * spectrum.samples());
  }
}
