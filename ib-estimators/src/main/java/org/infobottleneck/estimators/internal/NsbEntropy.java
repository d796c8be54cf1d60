package org.infobottleneck.estimators.internal;

import org.infobottleneck.numerics.Digamma;

/**
 * The mean of the entropy over the posterior of Nemenman, Shafee &amp; Bialek (2002), in nats.
 *
 * <p>The prior mixes symmetric Dirichlet distributions over K cells so that the expected entropy
 * ξ(β) = ψ(Kβ + 1) - ψ(β + 1) is uniform between 0 and ln K. With counts c, N = Σ c:
 *
 * <pre>
 *   H = ∫ ρ(β) ⟨H⟩_β dξ / ∫ ρ(β) dξ
 *   ρ(β) = Γ(Kβ) / Γ(N + Kβ) · Π Γ(c + β) / Γ(β)
 *   ⟨H⟩_β = ψ(N + Kβ + 1) - Σ (c + β) / (N + Kβ) · ψ(c + β + 1)     over all K cells
 * </pre>
 *
 * <p>Integrated over u = ln β by the trapezoidal rule: the integrand is analytic around the real
 * line and falls off exponentially on both sides, so that every halving of the step doubles the
 * number of right digits (Trefethen &amp; Weideman 2014). ρ has a single maximum in β (Levin &amp;
 * Reeds 1977). The error is below 1e-10 nats; tested against an adaptive quadrature over ξ. Cost: a
 * few hundred passes over the distinct counts.
 */
public final class NsbEntropy {

  /** Beyond e^-40 of its maximum the integrand is lost in the rounding. */
  private static final double NEGLIGIBLE = 40;

  /** So far beyond the scales of the problem, 1/K and N², the integrand only falls. */
  private static final double MARGIN = 15;

  private static final double TOLERANCE = 1e-11;
  private static final int FIRST_INTERVALS = 64;
  private static final int MOST_INTERVALS = 1 << 16;
  private static final int REFINEMENTS = 50;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** From here on the asymptotic series below are exact to rounding. */
  private static final double ASYMPTOTIC = 20;

  private final CountSpectrum spectrum;
  private final double cells;
  private final double logCells;

  private NsbEntropy(CountSpectrum spectrum, double cells) {
    this.spectrum = spectrum;
    this.cells = cells;
    this.logCells = StrictMath.log(cells);
  }

  /**
   * Returns the entropy.
   *
   * @param spectrum the counts
   * @param cells the number K of cells there are, occupied or not
   * @return the entropy in nats, zero for a single cell
   */
  public static double nsb(CountSpectrum spectrum, double cells) {
    return cells == 1 ? 0 : new NsbEntropy(spectrum, cells).mean();
  }

  private double mean() {
    double mode = mode();
    double top = logWeight(mode);
    double low = mode - reach(mode, top, -1);
    double high = mode + reach(mode, top, 1);
    double mass = 0;
    double moment = 0;
    double mean = Double.NaN;
    for (int intervals = FIRST_INTERVALS; intervals <= MOST_INTERVALS; intervals *= 2) {
      double step = (high - low) / intervals;
      boolean first = intervals == FIRST_INTERVALS;
      for (int i = 1; i < intervals; i += first ? 1 : 2) {
        double u = low + i * step;
        double weight = StrictMath.exp(logWeight(u) - top);
        mass += weight;
        moment += weight * expectedEntropy(StrictMath.exp(u));
      }
      double before = mean;
      mean = moment / mass;
      if (Math.abs(mean - before) <= TOLERANCE) {
        break;
      }
    }
    return mean;
  }

  /** The maximum of the integrand over ln β: the best of a grid, then a golden section. */
  private double mode() {
    double least = -logCells - MARGIN;
    double most = 2 * StrictMath.log(spectrum.samples()) + MARGIN;
    double best = least;
    double value = Double.NEGATIVE_INFINITY;
    for (double u = least; u <= most; u += 1) {
      double weight = logWeight(u);
      if (weight > value) {
        value = weight;
        best = u;
      }
    }
    double low = best - 1;
    double high = best + 1;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = logWeight(left);
    double atRight = logWeight(right);
    for (int i = 0; i < REFINEMENTS; i++) {
      if (atLeft > atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = logWeight(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = logWeight(right);
      }
    }
    return (low + high) / 2;
  }

  /** How far from the mode, to one side, the integrand becomes negligible. */
  private double reach(double mode, double top, int side) {
    double distance = 0x1p-20;
    while (logWeight(mode + side * distance) > top - NEGLIGIBLE) {
      distance *= 1.25;
    }
    return distance;
  }

  /** ln (ρ dξ/du) at β = e^u, up to the constant -N ln K. */
  private double logWeight(double u) {
    double beta = StrictMath.exp(u);
    double all = cells * beta;
    double log = -logRising(all, u + logCells, spectrum.samples());
    for (int i = 0; i < spectrum.size(); i++) {
      log += spectrum.cells(i) * logRising(beta, u, spectrum.count(i));
    }
    // dξ/du = Kβ ψ'(Kβ + 1) - β ψ'(β + 1); both near 1 for large β, where their distance to 1
    // counts.
    double slope =
        beta < 1 ? nearOne(all) - nearOne(beta) : distanceToOne(beta) - distanceToOne(all);
    return log + StrictMath.log(slope);
  }

  private double expectedEntropy(double beta) {
    double total = spectrum.samples() + cells * beta;
    double sum = (cells - spectrum.occupied()) * beta * Digamma.digamma(beta + 1);
    for (int i = 0; i < spectrum.size(); i++) {
      double count = spectrum.count(i) + beta;
      sum += spectrum.cells(i) * count * Digamma.digamma(count + 1);
    }
    return Digamma.digamma(total + 1) - sum / total;
  }

  /**
   * ln [x (x+1) .. (x+n-1) / x^n], by products below the range of Stirling's series and its
   * difference within; the power of x, which would swamp the rest, is never formed.
   */
  private static double logRising(double x, double logX, double n) {
    double shift = x < ASYMPTOTIC ? Math.min(n, Math.ceil(ASYMPTOTIC - x)) : 0;
    double product = 1;
    for (int j = 1; j < shift; j++) {
      product *= x + j;
    }
    double log = shift > 1 ? StrictMath.log(product) - (shift - 1) * logX : 0;
    double rest = n - shift;
    if (rest == 0) {
      return log;
    }
    double y = x + shift;
    if (shift > 0) {
      log += rest * (StrictMath.log(y) - logX);
    }
    double ratio = StrictMath.log1p(rest / y);
    return log + ((y + rest - 0.5) * ratio - rest) + stirling(y + rest) - stirling(y);
  }

  /** ln Γ(z) less (z - ½) ln z - z + ½ ln 2π, for large z. */
  private static double stirling(double z) {
    double s = 1 / (z * z);
    return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / z;
  }

  /** x ψ'(x + 1), between 0 and 1. */
  private static double nearOne(double x) {
    return x < ASYMPTOTIC ? x * trigammaOfNext(x) : 1 - distanceToOne(x);
  }

  /** 1 - x ψ'(x + 1), about 1/2x for large x. */
  private static double distanceToOne(double x) {
    if (x < ASYMPTOTIC) {
      return 1 - x * trigammaOfNext(x);
    }
    double s = 1 / (x * x);
    double tail = 1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * (5.0 / 66))));
    return 0.5 / x - s * tail;
  }

  /** ψ'(x + 1) by recurrence into the range of its series (Abramowitz & Stegun 1964, 6.4.12). */
  private static double trigammaOfNext(double x) {
    double z = x + 1;
    double sum = 0;
    while (z < ASYMPTOTIC) {
      sum += 1 / (z * z);
      z += 1;
    }
    double s = 1 / (z * z);
    double tail = 1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * (5.0 / 66))));
    return sum + (1 + 0.5 / z + s * tail) / z;
  }
}
