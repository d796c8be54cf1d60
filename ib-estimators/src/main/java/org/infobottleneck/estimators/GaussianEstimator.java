package org.infobottleneck.estimators;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.internal.CenteredColumns;
import org.infobottleneck.estimators.internal.LinearSpan;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * Mutual information of variables taken for jointly Gaussian, from their sample covariances:
 *
 * <pre>
 *   I(X;Y)   = 1/2 ln (|S_x| |S_y| / |S_xy|)                          two continuous variables
 *   I(X;Y|Z) = 1/2 ln (|S_xz| |S_yz| / (|S_z| |S_xyz|))               given a continuous Z
 *   I(X;Y)   = 1/2 ln |S_x| - 1/2 Σ p(y) ln |S_x|y|                   labels Y, each class a Gaussian
 * </pre>
 *
 * <p>S has N - 1 in the denominator, S_x|y the size of the class less one. For soft labels the
 * samples of a class are weighted by p(y|x), the denominator is Σw - Σw²/Σw.
 *
 * <ul>
 *   <li>The estimand is I(X;Y) as far as it is Gaussian. Two continuous variables: exact if they
 *       are jointly Gaussian; of another dependence it sees the linear part, and may lie on either
 *       side of the truth. Labels (model "gd" of Ince et al. 2017): the difference of two Gaussian
 *       entropies, each the largest for its covariance, and so no bound ({@link
 *       Bound#DIFFERENCE_OF_BOUNDS}). In the population it is an upper bound where every class is
 *       Gaussian, as the mixture is none.
 *   <li>Not corrected for the size of the sample: independent variables give d_x d_y / (2N) to
 *       first order, K classes (K - 1)(d + d(d+1)/2) / (2N). {@link Caveat#UNDERSAMPLED} where that
 *       exceeds a tenth of the estimate and 0.01 nats.
 *   <li>A column that is constant, or a linear combination of others of its variable, adds nothing:
 *       it is left out. Combination means that others leave less than 1e-10 of its standard
 *       deviation, or less than the rounding of its values. {@link Caveat#CONSTANT_COLUMN} for a
 *       constant one; a constant variable gives 0.
 *   <li>A column that is not constant and has a standard deviation below four roundings of its
 *       greatest value, such as 1e-3 about 1e12, is refused: its offset is to be taken off first.
 *   <li>A column of y that x determines in this sense, or one that is constant or determined within
 *       a class, makes the information infinite: refused, naming the column.
 *   <li>Below 1e-6 of a standard deviation {@link Caveat#ILL_CONDITIONED}: six digits are left, and
 *       none of values in single precision.
 *   <li>As many samples as linearly independent columns, or fewer: refused.
 *   <li>A class with no more samples than columns takes the covariance within classes, that of all
 *       of them together, with {@link Caveat#UNDERSAMPLED}.
 *   <li>Inputs X and a layer: infinite, refused. Atoms have no density: refused.
 * </ul>
 *
 * <p>Cost O(N d²), with the classes O(N d² + K N). Immutable and thread-safe. Source: Cover &amp;
 * Thomas (2006), theorem 8.4.1; the model for labels from Ince et al. (2017).
 */
public final class GaussianEstimator implements MutualInformationEstimator {

  /** In units of a value: what rounding leaves unsure of it, of a mean and of their difference. */
  private static final double FOUR_ROUNDINGS = 4 * 0x1p-52;

  private static final String NAME = "gaussian";

  private GaussianEstimator() {}

  /**
   * The estimator.
   *
   * @return the estimator, which has no parameters
   */
  public static GaussianEstimator create() {
    return new GaussianEstimator();
  }

  /**
   * Mutual information of Gaussians whose covariance is known. A column without variance, or that
   * is a linear combination of others of its variable, adds nothing.
   *
   * @param covariance the covariance of all variables. Not modified.
   * @param x the columns of X. Not modified.
   * @param y the columns of Y. Not modified.
   * @return I(X;Y) in nats
   * @throws IllegalArgumentException if the matrix is not square, finite, symmetric to 1e-12 of its
   *     variances and positive semidefinite, a set of columns is empty, a column is out of range or
   *     named twice, or x determines a column of y, so that the information is infinite
   */
  public static double information(DMatrixRMaj covariance, int[] x, int[] y) {
    return KnownCovariance.of(covariance).information(x, y, new int[0]);
  }

  /**
   * Conditional mutual information of Gaussians whose covariance is known.
   *
   * @param covariance the covariance of all variables. Not modified.
   * @param x the columns of X. Not modified.
   * @param y the columns of Y. Not modified.
   * @param given the columns of Z, none for {@link #information}. Not modified.
   * @return I(X;Y|Z) in nats
   * @throws IllegalArgumentException as {@link #information}
   */
  public static double conditionalInformation(
      DMatrixRMaj covariance, int[] x, int[] y, int[] given) {
    return KnownCovariance.of(covariance).information(x, y, given);
  }

  @Override
  public String description() {
    return NAME;
  }

  /** Reads what {@link #description} writes. */
  static GaussianEstimator read(Description text) {
    text.requireOnly(0);
    return create();
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GaussianEstimator;
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    return refusal(this, x, y);
  }

  /** What a Gaussian model has no room for, and whom to ask. */
  static Optional<String> refusal(
      MutualInformationEstimator estimator, Variable.Kind x, Variable.Kind y) {
    String reason = "";
    if (x == Variable.Kind.MIXED || y == Variable.Kind.MIXED) {
      reason = "atoms have no density; ask KnnEstimator.gao()";
    } else if (!Pairs.isReal(x) && !Pairs.isReal(y)) {
      reason = "for two discrete variables ask BinningEstimator.distinct()";
    } else if (x == Variable.Kind.INPUTS || y == Variable.Kind.INPUTS) {
      reason =
          "every input is a symbol of its own and the layer a function of it, so I(X;T) is"
              + " infinite; ask NoisyChannelEstimator for T with noise, BinningEstimator for a quantized"
              + " T";
    }
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(estimator.description() + " refuses " + x + " and " + y + ": " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    Estimand estimand = Estimand.of(Channel.EXACT, Channel.EXACT);
    int n = x.size();
    requireResolved(x, "x");
    requireResolved(y, "y");
    if (x instanceof Continuous a && y instanceof Continuous b) {
      GaussianFit fit = GaussianFit.of(columns(a), columns(b), List.of(), false);
      Estimate estimate = fit.flag(Estimate.of(fit.nats(), estimand, n, description()));
      return Pairs.flagConstantColumn(Pairs.flagConstantColumn(estimate, a), b);
    }
    Continuous values = (Continuous) (x instanceof Continuous ? x : y);
    ClassWeights classes = ClassWeights.of(x instanceof Continuous ? y : x);
    GaussianFit fit = GaussianFit.of(values.values(), n, values.dimensions(), classes, false);
    Estimate estimate =
        fit.flag(Estimate.of(fit.nats(), estimand, n, description()))
            .withBound(Bound.DIFFERENCE_OF_BOUNDS);
    estimate = Pairs.flagAboveEntropy(estimate, classes.entropy());
    return Pairs.flagConstantColumn(estimate, values);
  }

  private static CenteredColumns columns(Continuous variable) {
    return CenteredColumns.of(variable.values(), variable.size(), variable.dimensions());
  }

  /**
   * Returns the local value of every sample, ln p(x,y) - ln p(x) p(y) with the densities of the
   * fitted Gaussians; their mean is the estimate.
   *
   * @param x samples of X, continuous. Not modified.
   * @param y samples of Y, continuous. Not modified.
   * @return one value per sample, in nats
   * @throws IllegalArgumentException as {@link #estimate}, and if a variable is not continuous
   */
  public double[] localValues(Variable x, Variable y) {
    double mean = estimate(x, y).nats();
    if (!(x instanceof Continuous a && y instanceof Continuous b)) {
      throw new IllegalArgumentException(
          "local values need two continuous variables, got " + x.kind() + " and " + y.kind());
    }
    LinearSpan ofY = new LinearSpan();
    LinearSpan ofX = new LinearSpan();
    CenteredColumns columnsOfY = columns(b);
    LinearSpan.Growth kept = ofY.add(columnsOfY);
    ofX.add(columns(a));
    int dx = ofX.dimension();
    ofX.add(columnsOfY, kept.kept());
    double[] local = new double[a.size()];
    // A quadratic form is N - 1 times a leverage, and that of x and y is of x and of y beside x.
    Arrays.setAll(
        local, i -> mean + (local.length - 1) / 2.0 * (ofY.leverage(0, i) - ofX.leverage(dx, i)));
    return local;
  }

  /**
   * Returns the estimator of I(X;Y|Z): given a continuous Z, of three continuous variables, by
   * their covariances; given labels, within each of them. A column that Z determines adds nothing.
   *
   * @return the conditional estimator
   */
  @Override
  public ConditionalEstimator conditional() {
    return new GaussianConditional(this, GaussianEstimator::columns, false);
  }

  /** Refuses a column whose variation its magnitude has rounded away. */
  private static void requireResolved(Variable variable, String name) {
    if (!(variable instanceof Continuous values)) {
      return;
    }
    int n = values.size();
    for (int j = 0; j < values.dimensions(); j++) {
      double first = values.value(0, j);
      double largest = 0;
      double range = 0;
      for (int i = 0; i < n; i++) {
        double value = values.value(i, j);
        largest = Math.max(largest, Math.abs(value));
        // Halves, so that the difference of the greatest doubles is one.
        range = Math.max(range, Math.abs(value / 2 - first / 2));
      }
      double floor = FOUR_ROUNDINGS * largest;
      // Most columns are far from it, and need no second look.
      if (range > 0 && range < n * floor && deviation(values, j) < floor) {
        throw new IllegalArgumentException(
            "column "
                + j
                + " of "
                + name
                + " must vary by more than the rounding of its values, of magnitude "
                + Decimals.shortest(largest)
                + ": take its offset off first");
      }
    }
  }

  private static double deviation(Continuous values, int j) {
    int n = values.size();
    double first = values.value(0, j);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double difference = values.value(i, j) - first;
      sum += difference;
      squares += difference * difference;
    }
    return Math.sqrt(Math.max(0, squares / n - (sum / n) * (sum / n)));
  }
}
