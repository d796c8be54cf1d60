package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Fits a Gaussian mixture to samples by expectation maximization (Dempster, Laird &amp; Rubin
 * 1977), the number of components by the Bayesian information criterion (Schwarz 1978): -2 ln L +
 * parameters · ln n.
 *
 * <p>Centers start from k-means++ (Arthur &amp; Vassilvitskii 2007). Every variance gets 1e-5
 * added, in the unit of the samples, so that a component can't collapse onto points that lie on a
 * line; the samples should have about unit variance. Cost of an iteration: O(n C d²).
 */
public final class MixtureFit {

  /** Numbers of components that are tried, until two in a row are worse than the best. */
  private static final int[] LADDER = {1, 2, 3, 4, 6, 8, 12, 16};

  /**
   * More samples than this are thinned out evenly: a fit gains little, and takes as much longer.
   */
  private static final int MOST_SAMPLES = 4096;

  private static final int CENTERING_ROUNDS = 10;
  private static final int MOST_ROUNDS = 200;

  /** Rounds end where the mean log likelihood gains less. */
  private static final double LEAST_GAIN = 1e-5;

  private static final double VARIANCE_FLOOR = 1e-5;

  private final double[] rows;
  private final int n;
  private final int d;

  private MixtureFit(double[] rows, int n, int d) {
    this.rows = rows;
    this.n = n;
    this.d = d;
  }

  /**
   * A fit and how well it does.
   *
   * @param mixture the mixture
   * @param criterion the information criterion, the smaller the better
   */
  public record Fit(GaussianMixture mixture, double criterion) {}

  /**
   * Fits the mixture with the best number of components.
   *
   * @param rows n x d values, row-major, in an order in which evenly spaced rows are a fair sample,
   *     as when they are sorted. Not modified.
   * @param n number of samples
   * @param d number of dimensions
   * @param most the greatest number of components to try
   * @param seed seeds the centers
   * @return the best fit, or nothing where not even one Gaussian can be fitted
   */
  public static Optional<Fit> best(double[] rows, int n, int d, int most, long seed) {
    int used = Math.min(n, MOST_SAMPLES);
    MixtureFit fitting = new MixtureFit(used == n ? rows : thinned(rows, n, d, used), used, d);
    Optional<Fit> best = Optional.empty();
    int worse = 0;
    for (int components : LADDER) {
      if (components > most || worse == 2) {
        break;
      }
      Optional<Fit> fit = fitting.fit(components, new SplittableRandom(seed + components));
      double toBeat = best.map(Fit::criterion).orElse(Double.POSITIVE_INFINITY);
      boolean better = fit.isPresent() && fit.get().criterion() < toBeat;
      best = better ? fit : best;
      worse = better ? 0 : worse + 1;
    }
    return best;
  }

  private static double[] thinned(double[] rows, int n, int d, int used) {
    double[] result = new double[used * d];
    for (int i = 0; i < used; i++) {
      int row = (int) ((2L * i + 1) * n / (2L * used));
      System.arraycopy(rows, row * d, result, i * d, d);
    }
    return result;
  }

  private Optional<Fit> fit(int components, SplittableRandom random) {
    double[] shares = new double[n * components];
    if (components == 1) {
      Arrays.fill(shares, 1);
    } else {
      assign(centers(components, random), components, shares);
    }
    double previous = Double.NEGATIVE_INFINITY;
    for (int round = 1; ; round++) {
      Optional<GaussianMixture> mixture = maximize(components, shares);
      if (mixture.isEmpty()) {
        return Optional.empty();
      }
      double logLikelihood = expect(mixture.get(), shares);
      if (components == 1 || round == MOST_ROUNDS || logLikelihood - previous < LEAST_GAIN * n) {
        double penalty = mixture.get().parameters() * StrictMath.log(n);
        return Optional.of(new Fit(mixture.get(), penalty - 2 * logLikelihood));
      }
      previous = logLikelihood;
    }
  }

  /** Each center is a sample, drawn in proportion to its squared distance from those before. */
  private double[][] centers(int components, SplittableRandom random) {
    double[][] centers = new double[components][];
    double[] squares = new double[n];
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
    int pick = random.nextInt(n);
    for (int c = 0; c < components; c++) {
      centers[c] = Arrays.copyOfRange(rows, pick * d, (pick + 1) * d);
      double total = 0;
      for (int i = 0; i < n; i++) {
        squares[i] = Math.min(squares[i], squaredDistance(i, centers[c]));
        total += squares[i];
      }
      double rest = random.nextDouble() * total;
      pick = 0;
      while (pick < n - 1 && rest >= squares[pick]) {
        rest -= squares[pick++];
      }
    }
    return centers;
  }

  private double squaredDistance(int row, double[] center) {
    double sum = 0;
    for (int j = 0; j < d; j++) {
      double difference = rows[row * d + j] - center[j];
      sum += difference * difference;
    }
    return sum;
  }

  /** A few rounds of k-means; every sample ends with one component. */
  private void assign(double[][] centers, int components, double[] shares) {
    for (int round = 0; round < CENTERING_ROUNDS; round++) {
      Arrays.fill(shares, 0);
      double[][] sums = new double[components][d];
      int[] counts = new int[components];
      for (int i = 0; i < n; i++) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < components; c++) {
          double distance = squaredDistance(i, centers[c]);
          if (distance < least) {
            least = distance;
            nearest = c;
          }
        }
        shares[i * components + nearest] = 1;
        counts[nearest]++;
        for (int j = 0; j < d; j++) {
          sums[nearest][j] += rows[i * d + j];
        }
      }
      for (int c = 0; c < components; c++) {
        for (int j = 0; j < d && counts[c] > 0; j++) {
          centers[c][j] = sums[c][j] / counts[c];
        }
      }
    }
  }

  /** Replaces the shares by posterior probabilities; returns the log likelihood. */
  private double expect(GaussianMixture mixture, double[] shares) {
    int components = mixture.components();
    double[] scratch = new double[mixture.scratchLength()];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double log = mixture.logDensity(rows, i * d, scratch);
      sum += log;
      for (int c = 0; c < components; c++) {
        shares[i * components + c] = StrictMath.exp(scratch[d + c] - log);
      }
    }
    return sum;
  }

  /** The mixture of greatest likelihood for given shares; nothing if a component has too little. */
  private Optional<GaussianMixture> maximize(int components, double[] shares) {
    double[] weights = new double[components];
    double[][] means = new double[components][d];
    double[][] covariances = new double[components][d * d];
    for (int c = 0; c < components; c++) {
      for (int i = 0; i < n; i++) {
        double share = shares[i * components + c];
        weights[c] += share;
        for (int j = 0; j < d; j++) {
          means[c][j] += share * rows[i * d + j];
        }
      }
      if (!(weights[c] > 2 * (d + 1))) {
        return Optional.empty();
      }
      for (int j = 0; j < d; j++) {
        means[c][j] /= weights[c];
      }
      addSquares(shares, components, c, means[c], covariances[c]);
      for (int j = 0; j < d; j++) {
        for (int l = 0; l <= j; l++) {
          covariances[c][j * d + l] /= weights[c];
          covariances[c][l * d + j] = covariances[c][j * d + l];
        }
        covariances[c][j * d + j] += VARIANCE_FLOOR;
      }
      weights[c] /= n;
    }
    return GaussianMixture.of(weights, means, covariances);
  }

  private void addSquares(double[] shares, int components, int c, double[] mean, double[] sums) {
    double[] centered = new double[d];
    for (int i = 0; i < n; i++) {
      double share = shares[i * components + c];
      if (share > 0x1p-40) { // less would not show in any sum
        for (int j = 0; j < d; j++) {
          centered[j] = rows[i * d + j] - mean[j];
        }
        for (int j = 0; j < d; j++) {
          double weighted = share * centered[j];
          for (int l = 0; l <= j; l++) {
            sums[j * d + l] += weighted * centered[l];
          }
        }
      }
    }
  }
}
