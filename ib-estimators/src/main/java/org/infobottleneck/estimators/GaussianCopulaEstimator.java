package org.infobottleneck.estimators;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.internal.CenteredColumns;
import org.infobottleneck.numerics.Description;

/**
 * Mutual information of variables whose dependence is taken for that of Gaussians, whatever their
 * margins (Ince, Giordano, Kayser, Rousselet, Gross &amp; Schyns 2017): every column is replaced by
 * its normal scores, Φ⁻¹(rank / (N + 1)), and the formulas of {@link GaussianEstimator} are
 * applied.
 *
 * <p>The bias of Gaussian entropies is known and subtracted (Misra, Singh &amp; Demchuk 2005): the
 * determinant of a sample covariance of ν degrees of freedom is that of the covariance times ∏ χ²(ν
 * + 1 - i) / ν, and E ln χ²(k) = ψ(k/2) + ln 2, so that with N samples
 *
 * <pre>
 *   E (1/2) ln |S| = (1/2) ln |Σ| + (1/2) [ Σ_(i=1..d) ψ((N - i)/2) + d ln 2 - d ln(N - 1) ]
 * </pre>
 *
 * <ul>
 *   <li>In the population it is a lower bound on I(X;Y) where one side has one dimension, or is
 *       jointly Gaussian in its scores. With more dimensions on both sides it is none: columns of y
 *       that depend on one another otherwise than Gaussians are counted for more than they hold.
 *   <li>Labels (model "cd" of Ince et al.): scores over all samples, then H(X) - Σ p(y) H(X|y) of
 *       Gaussians, each corrected; {@link Bound#DIFFERENCE_OF_BOUNDS}. Soft labels: weighted, with
 *       the effective number of samples (Σw)² / Σw² of a class in place of N, an approximation.
 *   <li>Only ranks count: no increasing map of a column changes a bit. Tied values share their mean
 *       rank; {@link Caveat#TIES} above 1 % of repeated rows.
 *   <li>Given a continuous Z ({@link #conditional}), scores of all three and the corrected Gaussian
 *       formula; given labels, scores within each of them.
 *   <li>Constant and redundant columns, columns that make the information infinite, few samples and
 *       refused kinds: as {@link GaussianEstimator}. A column of y that is an increasing or
 *       decreasing function of one of x makes it infinite: refused.
 *   <li>The correction holds for Gaussians and leaves estimates of independent variables zero on
 *       the average, negative as often as positive.
 * </ul>
 *
 * <p>Cost O(N d (d + log N)). Immutable and thread-safe.
 */
public final class GaussianCopulaEstimator implements MutualInformationEstimator {

  private final boolean corrected;

  private GaussianCopulaEstimator(boolean corrected) {
    this.corrected = corrected;
  }

  /**
   * The estimator with its bias corrected.
   *
   * @return the estimator
   */
  public static GaussianCopulaEstimator create() {
    return new GaussianCopulaEstimator(true);
  }

  /**
   * Returns this estimator without the correction of the bias.
   *
   * @return the estimator
   */
  public GaussianCopulaEstimator withoutBiasCorrection() {
    return new GaussianCopulaEstimator(false);
  }

  @Override
  public String description() {
    return "gaussian-copula(biasCorrection=" + corrected + ")";
  }

  /** Reads what {@link #description} writes; the correction is on unless it says otherwise. */
  static GaussianCopulaEstimator read(Description text) {
    text.requireOnly(0, "biasCorrection");
    return new GaussianCopulaEstimator(text.flag("biasCorrection", true));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GaussianCopulaEstimator estimator && estimator.corrected == corrected;
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    return GaussianEstimator.refusal(this, x, y);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    Estimand estimand = Estimand.of(Channel.EXACT, Channel.EXACT);
    int n = x.size();
    if (x instanceof Continuous a && y instanceof Continuous b) {
      GaussianFit fit = GaussianFit.of(columns(a), columns(b), List.of(), corrected);
      return flag(fit.flag(Estimate.of(fit.nats(), estimand, n, description())), a, b);
    }
    Continuous values = (Continuous) (x instanceof Continuous ? x : y);
    ClassWeights classes = ClassWeights.of(x instanceof Continuous ? y : x);
    double[] scores = NormalScores.of(values);
    GaussianFit fit = GaussianFit.of(scores, n, values.dimensions(), classes, corrected);
    Estimate estimate = fit.flag(Estimate.of(fit.nats(), estimand, n, description()));
    estimate = Pairs.flagAboveEntropy(estimate, classes.entropy());
    return flag(estimate.withBound(Bound.DIFFERENCE_OF_BOUNDS), values);
  }

  private static CenteredColumns columns(Continuous variable) {
    return CenteredColumns.of(NormalScores.of(variable), variable.size(), variable.dimensions());
  }

  private static Estimate flag(Estimate estimate, Continuous... variables) {
    Estimate flagged = estimate;
    for (Continuous variable : variables) {
      flagged = Pairs.flagConstantColumn(flagged, variable);
      if (Samples.tiedShare(variable) > Samples.TIED_SHARE) {
        flagged = flagged.withCaveats(Caveat.TIES);
      }
    }
    return flagged;
  }

  /**
   * Returns the estimator of I(X;Y|Z): given a continuous Z, of three continuous variables, by the
   * covariances of their scores; given labels, within each of them. A column that Z determines adds
   * nothing.
   *
   * @return the conditional estimator
   */
  @Override
  public ConditionalEstimator conditional() {
    return new GaussianConditional(this, GaussianCopulaEstimator::columns, corrected);
  }
}
