package org.infobottleneck.estimators;

import java.util.Objects;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.CountSpectrum;
import org.infobottleneck.estimators.internal.CoverageEntropy;
import org.infobottleneck.estimators.internal.DigammaEntropy;
import org.infobottleneck.estimators.internal.NsbEntropy;
import org.infobottleneck.estimators.internal.ShrinkageEntropy;
import org.infobottleneck.numerics.Arguments;

/**
 * How the entropy of a distribution is estimated from the counts of a sample; see {@link
 * BinningEstimator#withEntropy}.
 *
 * <p>The plug-in is too small by (K - 1) / 2N to first order, which makes the information too
 * large: a joint table has more cells than its margins. The others correct for that, each by its
 * own view of the cells not seen. N is the number of samples, c the count of a cell, K the number
 * of cells. All are functions of the counts, whatever their order, and finite; all but the two of
 * Grassberger are zero where all samples share one cell.
 */
public enum CountEntropyMethod {
  /**
   * The entropy of the frequencies, ln N - (1/N) Σ c ln c. Exact where the inputs are all there.
   */
  PLUG_IN("plug-in"),

  /** The plug-in plus (K - 1) / 2N, with K occupied cells (Miller 1955). */
  MILLER_MADOW("miller-madow"),

  /**
   * H = (1/N) Σ c [ln N - ψ(c) - (-1)^c / (c + 1)], the form that public programs give as that of
   * Grassberger (1988), and the one to ask for in order to agree with them. For large counts its
   * alternating term is twice that of {@link #GRASSBERGER_2003}, and adds noise. A constant has an
   * entropy of 3/2N where N is odd and -1/2N where it is even, nearly.
   */
  GRASSBERGER_1988("grassberger-1988"),

  /**
   * H = ln N - (1/N) Σ c G(c), G(c) = ψ(c) + ½ (-1)^c [ψ((c + 1) / 2) - ψ(c / 2)] (Grassberger
   * 2003). Its bias is smaller than that of {@link #ZHANG}, its spread wider. A constant has an
   * entropy of 1/N where N is odd and next to zero where it is even, nearly.
   */
  GRASSBERGER_2003("grassberger-2003"),

  /**
   * Frequencies reduced to the covered share C = 1 - f/N, f the number of singletons, and weighted
   * by the inverse of the probability to be seen (Chao &amp; Shen 2003). Where every sample is a
   * singleton, so that C would be zero, f = N - 1 is taken, as the common programs do.
   */
  CHAO_SHEN("chao-shen"),

  /**
   * Frequencies shrunk towards the uniform distribution (Hausser &amp; Strimmer 2009, eqs. 4 to 6).
   * Each of the entropies is shrunk over its own occupied cells. Hausser &amp; Strimmer shrink the
   * joint table, its empty cells included, and take all three entropies of the result, which never
   * gives negative information; that is another estimate.
   */
  JAMES_STEIN("james-stein"),

  /**
   * The posterior mean under a prior that is nearly uniform in the entropy (Nemenman, Shafee &amp;
   * Bialek 2002). It has to know the number of cells K, occupied or not: the symbols that occur for
   * a single variable, and for a joint one the product of the symbols of its parts; but where
   * distinct inputs determine the other part, as a layer, no more than the inputs. It is the
   * nearest to the truth of all where every pair of symbols is possible. Where most are not, as
   * where one variable of labels is nearly a function of another, the information comes out too
   * low, with many symbols by nats: declare such a variable as inputs, or ask {@link
   * #GRASSBERGER_2003}.
   */
  NSB("nsb"),

  /**
   * The same with the occupied cells alone, of a joint variable too, as programs take it that see
   * one entropy at a time. It can't know of cells that are empty by chance.
   */
  NSB_OCCUPIED("nsb-occupied"),

  /**
   * The sum over orders of Turing's perspective (Zhang 2012), H = Σ (c/N) Σ_v (1/v) Π_{j&lt;v} (1 -
   * (c - 1) / (N - 1 - j)), which is ψ(N) - (1/N) Σ c ψ(c) (Schürmann 2015). Its bias falls
   * exponentially in N.
   */
  ZHANG("zhang");

  private final String label;

  CountEntropyMethod(String label) {
    this.label = label;
  }

  /** The name as it stands in descriptions. */
  String label() {
    return label;
  }

  /**
   * Estimates the entropy of the distribution that counts were drawn from, with no more cells than
   * are occupied.
   *
   * @param counts how many samples each cell holds; empty cells make no difference. Not modified.
   * @return the entropy in nats
   * @throws IllegalArgumentException if a count is negative, or all are zero
   */
  public double entropy(int[] counts) {
    CountSpectrum spectrum = spectrum(counts);
    return entropy(spectrum, spectrum.occupied());
  }

  /**
   * Estimates the entropy of the distribution that counts were drawn from, over a known number of
   * cells.
   *
   * @param counts how many samples each cell holds; empty cells may be left out. Not modified.
   * @param cells the number of cells there are, which matters to {@link #NSB} alone
   * @return the entropy in nats
   * @throws IllegalArgumentException if a count is negative, all are zero, or more cells are
   *     occupied than there are
   */
  public double entropy(int[] counts, long cells) {
    CountSpectrum spectrum = spectrum(counts);
    if (cells < spectrum.occupied()) {
      throw new IllegalArgumentException(
          "number of cells must be at least the "
              + spectrum.occupied()
              + " occupied, got "
              + cells);
    }
    return entropy(spectrum, (double) cells);
  }

  private static CountSpectrum spectrum(int[] counts) {
    Objects.requireNonNull(counts, "counts");
    for (int i = 0; i < counts.length; i++) {
      Arguments.atLeast(counts[i], 0, "count of cell " + i);
    }
    CountSpectrum spectrum = CountSpectrum.of(counts);
    Arguments.atLeast(spectrum.occupied(), 1, "number of occupied cells");
    return spectrum;
  }

  double entropy(CountSpectrum spectrum, double cells) {
    return switch (this) {
      case PLUG_IN -> CountEntropy.plugIn(spectrum);
      case MILLER_MADOW -> CountEntropy.millerMadow(spectrum);
      case GRASSBERGER_1988 -> DigammaEntropy.grassberger1988(spectrum);
      case GRASSBERGER_2003 -> DigammaEntropy.grassberger2003(spectrum);
      case CHAO_SHEN -> CoverageEntropy.chaoShen(spectrum);
      case JAMES_STEIN -> ShrinkageEntropy.jamesStein(spectrum);
      case NSB -> NsbEntropy.nsb(spectrum, cells);
      case NSB_OCCUPIED -> NsbEntropy.nsb(spectrum, spectrum.occupied());
      case ZHANG -> DigammaEntropy.zhang(spectrum);
    };
  }
}
