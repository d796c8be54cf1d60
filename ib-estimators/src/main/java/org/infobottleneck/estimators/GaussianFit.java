package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.internal.CenteredColumns;
import org.infobottleneck.estimators.internal.LinearSpan;
import org.infobottleneck.numerics.Digamma;

/**
 * Information of variables taken for Gaussians, from the volumes that their centered columns span,
 * |S| = volume² / (N-1)^d.
 *
 * <p>A column that is a linear combination of others of its variable adds nothing and is dropped; a
 * column of one variable that the other determines makes the information infinite, and is refused.
 *
 * @param nats the information
 * @param firstOrderBias what independent Gaussians give on the average, to first order in 1/N; zero
 *     where that was subtracted
 * @param leastShare the least share of its length that was left of a column beside the others
 * @param pooled whether a class had too few samples for a covariance of its own
 */
record GaussianFit(double nats, double firstOrderBias, double leastShare, boolean pooled) {

  /** Of twelve digits, lengths that leave less than this share of a column keep six or fewer. */
  private static final double ILL_CONDITIONED = 1e-6;

  /** A bias of so many nats is always small, one of so large a part of the estimate never. */
  private static final double SMALL_BIAS = 0.01;

  private static final double LARGE_BIAS = 0.1;

  /** Weights of soft labels sum to whole numbers of samples but for this. */
  private static final double ROUNDING = 1e-9;

  /** I(X;Y) = H(Y) - H(Y|X), or both given Z, for columns of as many samples. */
  static GaussianFit of(
      CenteredColumns x, CenteredColumns y, List<CenteredColumns> given, boolean corrected) {
    LinearSpan spanOfY = new LinearSpan();
    given.forEach(spanOfY::add);
    int z = spanOfY.dimension();
    LinearSpan.Growth alone = spanOfY.add(y);
    LinearSpan spanOfX = new LinearSpan();
    given.forEach(spanOfX::add);
    LinearSpan.Growth fromX = spanOfX.add(x);
    int dx = fromX.kept().length;
    int dy = alone.kept().length;
    requireSamples(y.size(), z + dx + dy);
    LinearSpan.Growth beside = spanOfX.add(y, alone.kept());
    if (beside.dropped().length > 0) {
      throw new IllegalArgumentException(
          "column "
              + beside.dropped()[0]
              + " of y must not be a linear combination of x and other columns, to rounding: "
              + "the information is infinite");
    }
    int n = y.size();
    double bias = logBias(z + dx, n - 1) + logBias(z + dy, n - 1);
    bias -= logBias(z + dx + dy, n - 1) + logBias(z, n - 1);
    double nats = alone.logVolume() - beside.logVolume();
    double share = Math.min(fromX.leastShare(), Math.min(alone.leastShare(), beside.leastShare()));
    return corrected
        ? new GaussianFit(nats - bias, 0, share, false)
        : new GaussianFit(nats, dx * dy / (2.0 * n), share, false);
  }

  private static void requireSamples(int samples, int columns) {
    if (samples <= columns) {
      throw new IllegalArgumentException(
          "number of samples must exceed the number of linearly independent columns, "
              + columns
              + ", got "
              + samples);
    }
  }

  /**
   * Half of what the logarithm of the determinant of a sample covariance has on the average above
   * that of the covariance itself: with ν degrees of freedom the determinant is that of a Wishart
   * matrix, |S| / |Σ| = ∏ χ²(ν + 1 - i) / ν, and E ln χ²(k) = ψ(k/2) + ln 2.
   */
  static double logBias(int d, double freedom) {
    double sum = 0;
    for (int i = 1; i <= d; i++) {
      sum += Digamma.digamma((freedom + 1 - i) / 2) - StrictMath.log(freedom / 2);
    }
    return sum / 2;
  }

  /** I(X;Y) = H(X) - Σ p(y) H(X|y) for labels or soft labels. */
  static GaussianFit of(double[] rows, int n, int d, ClassWeights classes, boolean corrected) {
    return new Classes(rows, n, d, classes, corrected).information();
  }

  /** Adds the caveats that the fit gives reason for. */
  Estimate flag(Estimate estimate) {
    Estimate flagged = estimate;
    boolean biased = firstOrderBias > SMALL_BIAS && firstOrderBias > LARGE_BIAS * estimate.nats();
    if (biased || pooled) {
      flagged = flagged.withCaveats(Caveat.UNDERSAMPLED);
    }
    return leastShare < ILL_CONDITIONED ? flagged.withCaveats(Caveat.ILL_CONDITIONED) : flagged;
  }

  /** A fit in progress of the whole sample and of every class. */
  private static final class Classes {

    private final double[] rows;
    private final int n;
    private final int d;
    private final ClassWeights classes;
    private final boolean corrected;
    private final int[] exponents;
    private double leastShare;

    Classes(double[] rows, int n, int d, ClassWeights classes, boolean corrected) {
      this.rows = rows;
      this.n = n;
      this.d = d;
      this.classes = classes;
      this.corrected = corrected;
      exponents = CenteredColumns.exponents(rows, n, d);
    }

    GaussianFit information() {
      LinearSpan.Growth whole = new LinearSpan().add(CenteredColumns.of(rows, n, d));
      int[] kept = whole.kept();
      requireSamples(n, kept.length);
      if (kept.length == 0) {
        return new GaussianFit(0, 0, 1, false); // constant
      }
      leastShare = whole.leastShare();
      double sum = 0;
      double poor = 0; // the share of classes without a covariance of their own
      int used = 0;
      for (int c = 0; c < classes.count(); c++) {
        double[] weights = classes.of(c);
        Moments moments = Moments.of(weights);
        double share = moments.sum() / n;
        if (share > 0) {
          used++;
          if (moments.effectiveSize() > kept.length + 1 - ROUNDING) {
            sum += share * halfLogDeterminant(weights, kept, moments, c);
          } else {
            poor += share;
          }
        }
      }
      if (poor > 0) {
        sum += poor * pooled(kept);
      }
      double all = halfLogDeterminant(whole.logVolume(), kept.length, n - 1, n - 1);
      int parameters = kept.length + kept.length * (kept.length + 1) / 2;
      double bias = corrected ? 0 : (used - 1) * parameters / (2.0 * n);
      return new GaussianFit(all - sum, bias, leastShare, poor > 0);
    }

    private double halfLogDeterminant(double logVolume, int r, double weight, double freedom) {
      double plain = logVolume - r / 2.0 * StrictMath.log(weight);
      return corrected ? plain - logBias(r, freedom) : plain;
    }

    private double halfLogDeterminant(double[] weights, int[] kept, Moments moments, int c) {
      LinearSpan.Growth growth =
          new LinearSpan().add(CenteredColumns.of(rows, n, d, exponents, weights), kept);
      String where = "within class " + c + " of " + classes.count() + " (in order of appearance)";
      requireFull(growth, where);
      double freedom = moments.effectiveSize() - 1;
      return halfLogDeterminant(growth.logVolume(), kept.length, moments.freedom(), freedom);
    }

    /** From the covariance within classes, all of them together. */
    private double pooled(int[] kept) {
      List<CenteredColumns> parts = new ArrayList<>();
      double freedom = 0;
      for (int c = 0; c < classes.count(); c++) {
        double[] weights = classes.of(c);
        Moments moments = Moments.of(weights);
        if (moments.sum() > 0) {
          freedom += moments.freedom();
          parts.add(CenteredColumns.of(rows, n, d, exponents, weights));
        }
      }
      if (freedom < kept.length) {
        throw new IllegalArgumentException(
            "samples within classes, less one for each, must not be fewer than the "
                + kept.length
                + " linearly independent columns, got "
                + Math.round(freedom));
      }
      LinearSpan.Growth growth = new LinearSpan().add(CenteredColumns.stacked(parts), kept);
      requireFull(growth, "within classes");
      return halfLogDeterminant(growth.logVolume(), kept.length, freedom, freedom);
    }

    private void requireFull(LinearSpan.Growth growth, String where) {
      leastShare = Math.min(leastShare, growth.leastShare());
      if (growth.dropped().length > 0) {
        throw new IllegalArgumentException(
            "column "
                + growth.dropped()[0]
                + " must not be constant or a linear combination of other columns "
                + where
                + ", to rounding: the information of Gaussians is infinite");
      }
    }
  }

  /** Sums of the weights of a class. */
  private record Moments(double sum, double sumOfSquares) {

    static Moments of(double[] weights) {
      double sum = 0;
      double squares = 0;
      for (double weight : weights) {
        sum += weight;
        squares += weight * weight;
      }
      return new Moments(sum, squares);
    }

    /** The number of samples of equal weight that would tell as much; of labels, their number. */
    double effectiveSize() {
      return sum * sum / sumOfSquares;
    }

    /** What the sum of squares is divided by for an unbiased variance; of labels, N_y - 1. */
    double freedom() {
      return sum - sumOfSquares / sum;
    }
  }
}
