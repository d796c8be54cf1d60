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
 *   <li>{@link #varianceKept} says what share of the variance the components hold; {@link
 *       Caveat#VARIANCE_LEFT_OUT} where it is less than nine tenths.
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
 * <p>Cost O(N d² + d³) and memory O(N d + d²) beside the inner estimator: in 1024 dimensions {@link
 * RandomProjectionEstimator} is cheaper. Immutable and thread-safe.
 */
public final class PcaEstimator implements MutualInformationEstimator {

  private static final double MOST_OF_IT = 0.9;

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
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    return inner.refusal(x, y).map(reason -> description() + ": " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    Reduced first = reduced(x);
    Reduced second = reduced(y);
    Estimate estimate =
        Projection.behind(
            channel(x),
            channel(y),
            inner.estimate(first.variable(), second.variable()),
            description());
    boolean whole = first.kept() >= MOST_OF_IT && second.kept() >= MOST_OF_IT;
    return whole ? estimate : estimate.withCaveats(Caveat.VARIANCE_LEFT_OUT);
  }

  /**
   * Says how much of a variable its leading components hold: their share of the variance of all
   * columns together, tr of the covariance.
   *
   * @param variable the variable
   * @return the share, from 0 to 1; 1 where nothing is left out
   * @throws IllegalArgumentException if the components are not found
   */
  public double varianceKept(Variable variable) {
    return reduced(variable).kept();
  }

  private Channel channel(Variable variable) {
    return isReduced(variable) ? new Channel.PrincipalComponents(dimensions) : Channel.EXACT;
  }

  private boolean isReduced(Variable variable) {
    return Projection.dimensions(variable) > dimensions;
  }

  /** Components, and the share of the variance that they hold. */
  private record Reduced(Variable variable, double kept) {}

  private Reduced reduced(Variable variable) {
    if (!isReduced(variable)) {
      return new Reduced(variable, 1);
    }
    Continuous values = Pairs.values(variable);
    PrincipalAxes axes =
        PrincipalAxes.of(values.values(), values.size(), values.dimensions(), dimensions);
    Continuous components =
        new Continuous(axes.components(), values.size(), dimensions, "principal components");
    return new Reduced(Projection.map(variable, all -> components), axes.varianceKept());
  }
}
