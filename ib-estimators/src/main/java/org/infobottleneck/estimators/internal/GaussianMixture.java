package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A mixture of Gaussians with full covariances, p(z) = Σ_c w_c N(z; m_c, S_c).
 *
 * <p>Immutable. A log density costs O(C d²) and is exact to rounding; sums run in the order of the
 * components.
 */
public final class GaussianMixture {

  private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

  private final int d;
  private final double[] weights;
  private final double[][] means;
  private final double[][] covariances;
  private final double[][] factors;
  private final double[] logPeaks; // ln w_c and the log density at the mean of c

  private GaussianMixture(
      double[] weights, double[][] means, double[][] covariances, double[][] factors) {
    this.d = means[0].length;
    this.weights = weights;
    this.means = means;
    this.covariances = covariances;
    this.factors = factors;
    logPeaks = new double[weights.length];
    for (int c = 0; c < weights.length; c++) {
      logPeaks[c] =
          StrictMath.log(weights[c])
              - SymmetricMatrix.halfLogDeterminant(factors[c], d)
              - d / 2.0 * LOG_TWO_PI;
    }
  }

  /**
   * Makes a mixture.
   *
   * @param weights positive weights that sum to one. Not modified, retained.
   * @param means one mean per component. Not modified, retained.
   * @param covariances one d x d covariance per component, row-major. Not modified, retained.
   * @return the mixture, or nothing where a covariance is not positive definite
   */
  public static Optional<GaussianMixture> of(
      double[] weights, double[][] means, double[][] covariances) {
    double[][] factors = new double[weights.length][];
    for (int c = 0; c < weights.length; c++) {
      factors[c] = SymmetricMatrix.cholesky(covariances[c], means[c].length);
      if (factors[c].length == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new GaussianMixture(weights, means, covariances, factors));
  }

  /**
   * Makes a single Gaussian.
   *
   * @param mean its mean. Not modified, retained.
   * @param covariance its d x d covariance, row-major. Not modified, retained.
   * @return the Gaussian, or nothing where the covariance is not positive definite
   */
  public static Optional<GaussianMixture> single(double[] mean, double[] covariance) {
    return of(new double[] {1}, new double[][] {mean}, new double[][] {covariance});
  }

  /**
   * Joins mixtures of the same dimension into one.
   *
   * @param weights the weight of each mixture, positive, with sum one. Not modified.
   * @param mixtures the mixtures
   * @return their mixture
   */
  public static GaussianMixture union(double[] weights, List<GaussianMixture> mixtures) {
    int components = mixtures.stream().mapToInt(GaussianMixture::components).sum();
    double[] all = new double[components];
    double[][] means = new double[components][];
    double[][] covariances = new double[components][];
    double[][] factors = new double[components][];
    int next = 0;
    for (int m = 0; m < weights.length; m++) {
      GaussianMixture mixture = mixtures.get(m);
      for (int c = 0; c < mixture.components(); c++) {
        all[next] = weights[m] * mixture.weights[c];
        means[next] = mixture.means[c];
        covariances[next] = mixture.covariances[c];
        factors[next++] = mixture.factors[c];
      }
    }
    return new GaussianMixture(all, means, covariances, factors);
  }

  /**
   * Returns the number of components.
   *
   * @return the number, at least 1
   */
  public int components() {
    return weights.length;
  }

  /**
   * Returns the number of dimensions.
   *
   * @return the number, at least 1
   */
  public int dimensions() {
    return d;
  }

  /**
   * Returns the number of free parameters: weights, means and covariances.
   *
   * @return C (1 + d + d (d + 1) / 2) - 1
   */
  public long parameters() {
    return weights.length * (1L + d + d * (d + 1L) / 2) - 1;
  }

  /**
   * Returns the covariance of a component.
   *
   * @param component the component
   * @return d x d values, the caller's own
   */
  public double[] covariance(int component) {
    return covariances[component].clone();
  }

  /**
   * Returns the mixture of some of the coordinates.
   *
   * @param from the first coordinate
   * @param to the one behind the last
   * @return the marginal mixture, of {@code to - from} dimensions
   */
  public GaussianMixture marginal(int from, int to) {
    double[][] ms = new double[weights.length][];
    double[][] cs = new double[weights.length][];
    for (int c = 0; c < weights.length; c++) {
      ms[c] = Arrays.copyOfRange(means[c], from, to);
      cs[c] = SymmetricMatrix.block(covariances[c], d, from, to);
    }
    // A principal minor of a positive definite matrix is positive definite; a rounding that breaks
    // this would have broken the whole before.
    return of(weights, ms, cs).orElseThrow();
  }

  /**
   * Returns how many values of scratch memory a log density needs.
   *
   * @return the number
   */
  public int scratchLength() {
    return d + weights.length;
  }

  /**
   * Returns ln p(z).
   *
   * @param rows values, row-major. Not modified.
   * @param offset where z begins
   * @param scratch at least {@link #scratchLength} values; receives from index d on, for each
   *     component, ln w_c N(z; m_c, S_c). Modified.
   * @return the logarithm of the density
   */
  public double logDensity(double[] rows, int offset, double[] scratch) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < weights.length; c++) {
      double[] factor = factors[c];
      double[] mean = means[c];
      double squares = 0;
      for (int j = 0; j < d; j++) { // scratch[0..d) = L⁻¹ (z - m)
        double sum = rows[offset + j] - mean[j];
        for (int l = 0; l < j; l++) {
          sum -= factor[j * d + l] * scratch[l];
        }
        scratch[j] = sum / factor[j * d + j];
        squares += scratch[j] * scratch[j];
      }
      scratch[d + c] = logPeaks[c] - squares / 2;
      greatest = Math.max(greatest, scratch[d + c]);
    }
    if (weights.length == 1) {
      return greatest;
    }
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      sum += StrictMath.exp(scratch[d + c] - greatest);
    }
    return greatest + StrictMath.log(sum);
  }

  /**
   * Draws a sample.
   *
   * @param random the source of randomness. Modified.
   * @param rows receives the sample. Modified.
   * @param offset where the sample begins
   */
  public void draw(SplittableRandom random, double[] rows, int offset) {
    double share = random.nextDouble();
    int c = 0;
    while (c < weights.length - 1 && share >= weights[c]) {
      share -= weights[c];
      c++;
    }
    double[] normal = new double[d];
    for (int j = 0; j < d; j++) {
      normal[j] = normal(random);
      double sum = means[c][j];
      for (int l = 0; l <= j; l++) {
        sum += factors[c][j * d + l] * normal[l];
      }
      rows[offset + j] = sum;
    }
  }

  /** Box-Muller, by functions that have the same bits on every virtual machine. */
  private static double normal(SplittableRandom random) {
    double radius = 1 - random.nextDouble(); // in (0, 1]
    double angle = 2 * Math.PI * random.nextDouble();
    return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(angle);
  }
}
