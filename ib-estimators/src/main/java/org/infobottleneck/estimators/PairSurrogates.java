package org.infobottleneck.estimators;

import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.infobottleneck.estimators.internal.Arena;
import org.infobottleneck.estimators.internal.GaussianMixture;
import org.infobottleneck.estimators.internal.MixtureFit;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.estimators.internal.Portion;
import org.infobottleneck.estimators.internal.SymmetricMatrix;
import org.infobottleneck.numerics.Digamma;

/**
 * Surrogates of two continuous variables: a Gaussian mixture over their joint normal scores.
 *
 * <p>The information of one Gaussian with sample covariances is too large by what the fit invents,
 * on the average (1/2) [b(dx) + b(dy) - b(dx+dy)] with b(d) = Σ_{j≤d} ψ((N-j)/2) - d ln((N-1)/2),
 * the bias of a Wishart log determinant (Misra, Singh &amp; Demchuk 2005). Drawn from as it is,
 * such a model would carry that invention into the correction. So the covariances between X and Y
 * are multiplied by one factor, the one at which the Gaussian's information is the unbiased value,
 * or zero where that is negative.
 */
final class PairSurrogates implements Surrogates {

  private static final double FACTOR_ACCURACY = 1e-9;
  private static final int MOST_EVALUATIONS = 200;

  private final GaussianMixture model;
  private final GaussianMixture modelOfX;
  private final GaussianMixture modelOfY;
  private final double unbiased; // of a single Gaussian
  private final int n;
  private final int k;

  private PairSurrogates(GaussianMixture model, int dx, double unbiased, int n, int k) {
    this.model = model;
    this.modelOfX = model.marginal(0, dx);
    this.modelOfY = model.marginal(dx, model.dimensions());
    this.unbiased = unbiased;
    this.n = n;
    this.k = k;
  }

  /** Fits the model to normal scores; nothing where they are degenerate. */
  static Optional<PairSurrogates> fit(
      double[] x, int dx, double[] y, int dy, int n, int k, int mostComponents, long seed) {
    int d = dx + dy;
    double[] joint = NeighborInformation.join(x, dx, y, dy, n);
    double[] rows = NeighborInformation.gather(joint, d, Surrogates.order(joint, n, d));
    return MixtureFit.best(rows, n, d, mostComponents, seed)
        .map(MixtureFit.Fit::mixture)
        .flatMap(
            mixture ->
                mixture.components() > 1
                    ? Optional.of(new PairSurrogates(mixture, dx, Double.NaN, n, k))
                    : gaussian(SymmetricMatrix.covariance(rows, n, d), dx, dy, n, k));
  }

  private static Optional<PairSurrogates> gaussian(
      double[] covariance, int dx, int dy, int n, int k) {
    int d = dx + dy;
    if (n <= d + 1 || SymmetricMatrix.cholesky(covariance, d).length == 0) {
      return Optional.empty();
    }
    double unbiased =
        information(covariance, dx, d) - (logBias(n, dx) + logBias(n, dy) - logBias(n, d)) / 2;
    double factor =
        unbiased <= 0
            ? 0
            : new BrentSolver(FACTOR_ACCURACY)
                .solve(
                    MOST_EVALUATIONS,
                    f -> information(scaled(covariance, dx, d, f), dx, d) - unbiased,
                    0,
                    1);
    return GaussianMixture.single(new double[d], scaled(covariance, dx, d, factor))
        .map(model -> new PairSurrogates(model, dx, unbiased, n, k));
  }

  /** Half of ln|S_x| + ln|S_y| - ln|S|. */
  private static double information(double[] covariance, int dx, int d) {
    double[] x = SymmetricMatrix.cholesky(SymmetricMatrix.block(covariance, d, 0, dx), dx);
    double[] y = SymmetricMatrix.cholesky(SymmetricMatrix.block(covariance, d, dx, d), d - dx);
    return SymmetricMatrix.halfLogDeterminant(x, dx)
        + SymmetricMatrix.halfLogDeterminant(y, d - dx)
        - SymmetricMatrix.halfLogDeterminant(SymmetricMatrix.cholesky(covariance, d), d);
  }

  /** By how much the logarithm of a sample covariance's determinant is off on the average. */
  private static double logBias(int n, int d) {
    double sum = d * StrictMath.log(2.0 / (n - 1));
    for (int j = 1; j <= d; j++) {
      sum += Digamma.digamma((n - j) / 2.0);
    }
    return sum;
  }

  private static double[] scaled(double[] covariance, int dx, int d, double factor) {
    double[] result = covariance.clone();
    for (int i = 0; i < dx; i++) {
      for (int j = dx; j < d; j++) {
        result[i * d + j] *= factor;
        result[j * d + i] *= factor;
      }
    }
    return result;
  }

  @Override
  public Draw draw(SplittableRandom random) {
    int dx = modelOfX.dimensions();
    int dy = modelOfY.dimensions();
    double[] x = new double[n * dx];
    double[] y = new double[n * dy];
    double[] row = new double[dx + dy];
    double[] scratch = new double[model.scratchLength()];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      model.draw(random, row, 0);
      sum +=
          model.logDensity(row, 0, scratch)
              - modelOfX.logDensity(row, 0, scratch)
              - modelOfY.logDensity(row, dx, scratch);
      System.arraycopy(row, 0, x, i * dx, dx);
      System.arraycopy(row, dx, y, i * dy, dy);
    }
    double[] local = new double[n];
    NeighborInformation.ksg1(x, dx, y, dy, Portion.all(n), k, new Arena(), local);
    double estimate = Means.of(local);
    return new Draw(estimate, sum / n);
  }

  @Override
  public int components() {
    return model.components();
  }

  @Override
  public boolean gaussian() {
    return model.components() == 1;
  }

  /** A Gaussian is reduced to its unbiased value; of a mixture it is not known. */
  @Override
  public double excess() {
    return 0;
  }

  @Override
  public double information(double meanLocal) {
    return gaussian() ? unbiased : meanLocal;
  }
}
