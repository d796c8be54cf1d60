package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.internal.PrincipalAxes;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * The information of leading principal components, by any estimator: real variables of more
 * dimensions than wanted are replaced by their components, others are left as they are.
 *
 * <ul>
 *   <li>The estimand says so: {@code I(X;pca(Y,5))}. The components are a function of the variable,
 *       so that the value is at most that of all dimensions; what is lost is not known, as a
 *       direction of little variance may hold all the information.
 *   <li>Components are found from the samples, without labels. Columns are not scaled: one in a
 *       large unit is a component by itself.
 *   <li>Components come in the order of their variance, each with the sign that makes its largest
 *       loading positive. Equal variances leave their directions open: any rotation of them is as
 *       good, and rounding decides.
 *   <li>A component of no variance is zero throughout: {@link Caveat#CONSTANT_COLUMN} by the inner
 *       estimator. Atoms of a mixed variable stay atoms.
 *   <li>Refuses what the inner estimator refuses.
 * </ul>
 *
 * <p>Cost O(N d² + d³) beside the inner estimator. Immutable and thread-safe.
 */
public final class PcaEstimator implements MutualInformationEstimator {

  private final MutualInformationEstimator inner;
  private final int dimensions;

  private PcaEstimator(MutualInformationEstimator inner, int dimensions) {
    this.inner = Objects.requireNonNull(inner, "inner");
    this.dimensions = Arguments.atLeast(dimensions, 1, "number of principal components");
  }

  /**
   * Principal components for an estimator.
   *
   * @param inner the estimator of the components' information
   * @param dimensions the number of components of a variable, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static PcaEstimator of(MutualInformationEstimator inner, int dimensions) {
    return new PcaEstimator(inner, dimensions);
  }

  @Override
  public String description() {
    return "pca(" + inner.description() + ",dimensions=" + dimensions + ")";
  }

  /** Reads what {@link #description} writes. */
  static PcaEstimator read(Description text) {
    text.requireOnly(1, "dimensions");
    return new PcaEstimator(Estimators.read(text.nested(0)), text.integer("dimensions"));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PcaEstimator estimator && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    return inner.refusal(x, y).map(reason -> description() + ": " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    Estimate estimate = inner.estimate(reduced(x), reduced(y));
    Estimand estimand = estimate.estimand();
    return new Estimate(
        estimate.nats(),
        new Estimand(
            estimand.measure(),
            estimand.first(),
            channel(x, estimand.firstChannel()),
            estimand.second(),
            channel(y, estimand.secondChannel()),
            estimand.given()),
        estimate.bound(),
        estimate.error(),
        estimate.samples(),
        description(),
        estimate.caveats());
  }

  private Channel channel(Variable variable, Channel of) {
    return isReduced(variable)
        ? Channel.chain(new Channel.PrincipalComponents(dimensions), of)
        : of;
  }

  private boolean isReduced(Variable variable) {
    return Projection.dimensions(variable) > dimensions;
  }

  private Variable reduced(Variable variable) {
    if (!isReduced(variable)) {
      return variable;
    }
    return Projection.map(
        variable,
        values ->
            new Continuous(
                PrincipalAxes.components(
                    values.values(), values.size(), values.dimensions(), dimensions),
                values.size(),
                dimensions,
                "principal components"));
  }
}
