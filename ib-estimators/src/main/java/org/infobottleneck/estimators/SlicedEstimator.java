package org.infobottleneck.estimators;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * Sliced mutual information (Goldfeld &amp; Greenewald 2021): the mean of the information of random
 * one-dimensional projections of both sides, by any estimator for two scalars.
 *
 * <pre>
 *   SI(X;Y) = E I(u·X; v·Y)     u, v uniform on the unit spheres, independent
 * </pre>
 *
 * <ul>
 *   <li>It is a measure of its own ({@link Measure#SLICED}): zero exactly where X and Y are
 *       independent, at most I(X;Y), and it may rise where a layer is only rotated or stretched.
 *       The error of the scalar estimator does not grow with the dimension.
 *   <li>Directions are the same whatever the samples, by (seed, slice, side, column).
 *   <li>A variable of one column, labels, inputs and soft labels are not projected. Where nothing
 *       is, one slice tells all.
 *   <li>The standard error is that of the mean over the slices ({@link
 *       StandardError.Source#MONTE_CARLO}): of the choice of directions, not of the samples.
 *   <li>A slice adds the values of columns: give them a common scale first. It takes them from the
 *       middle of their range, so that a shift makes no difference, to fixed bins either. Where a
 *       projection overflows it is refused.
 *   <li>Refuses what the scalar estimator refuses; its caveats are those of any slice.
 * </ul>
 *
 * <p>Cost: that of the scalar estimator, times the number of slices. Immutable and thread-safe.
 */
public final class SlicedEstimator implements MutualInformationEstimator {

  /** The number of projections unless told otherwise. */
  public static final int DEFAULT_PROJECTIONS = 128;

  private final MutualInformationEstimator scalarEstimator;
  private final int projections;
  private final long seed;

  private SlicedEstimator(MutualInformationEstimator scalarEstimator, int projections, long seed) {
    this.scalarEstimator = Objects.requireNonNull(scalarEstimator, "scalarEstimator");
    this.projections = Arguments.atLeast(projections, 1, "number of projections");
    this.seed = seed;
  }

  /**
   * Slices for an estimator of Shannon's information.
   *
   * @param scalarEstimator the estimator that answers for every slice
   * @return the estimator, 128 projections, seed 0
   */
  public static SlicedEstimator of(MutualInformationEstimator scalarEstimator) {
    return new SlicedEstimator(scalarEstimator, DEFAULT_PROJECTIONS, 0);
  }

  /**
   * Returns this estimator with another number of projections.
   *
   * @param projections the number, at least 1; from 2 on there is a standard error
   * @return the estimator
   * @throws IllegalArgumentException if the number is less than 1
   */
  public SlicedEstimator withProjections(int projections) {
    return new SlicedEstimator(scalarEstimator, projections, seed);
  }

  /**
   * Returns this estimator with another seed of the directions.
   *
   * @param seed the seed
   * @return the estimator
   */
  public SlicedEstimator withSeed(long seed) {
    return new SlicedEstimator(scalarEstimator, projections, seed);
  }

  @Override
  public String description() {
    return "sliced("
        + scalarEstimator.description()
        + ",projections="
        + projections
        + ",seed="
        + seed
        + ")";
  }

  /** Reads what {@link #description} writes; projections and seed may be left out. */
  static SlicedEstimator read(Description text) {
    text.requireOnly(1, "projections", "seed");
    return new SlicedEstimator(
        Estimators.read(text.nested(0)),
        text.integer("projections", DEFAULT_PROJECTIONS),
        text.longInteger("seed", 0));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SlicedEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    return scalarEstimator.refusal(x, y).map(reason -> description() + ": " + reason);
  }

  /**
   * Estimates SI(X;Y).
   *
   * @throws IllegalArgumentException as the scalar estimator does, if a projection overflows, or if
   *     the scalar estimator's measure is not Shannon's information
   */
  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    boolean varied = Projection.dimensions(x) > 1 || Projection.dimensions(y) > 1;
    double[] values = new double[varied ? projections : 1];
    Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
    Optional<Estimate> first = Optional.empty();
    for (int slice = 0; slice < values.length; slice++) {
      Estimate estimate = scalarEstimator.estimate(slice(x, slice, 0), slice(y, slice, 1));
      requireShannon(estimate);
      values[slice] = estimate.nats();
      caveats.addAll(estimate.caveats());
      first = first.isEmpty() ? Optional.of(estimate) : first;
    }
    Estimate one = first.orElseThrow();
    Estimate estimate =
        new Estimate(
            Means.of(values),
            one.estimand().withMeasure(Measure.SLICED),
            one.bound(),
            Optional.empty(),
            one.samples(),
            description(),
            caveats);
    boolean known = !varied || values.length > 1;
    double error = varied ? Means.standardError(values) : 0;
    return known
        ? estimate.withError(new StandardError(error, StandardError.Source.MONTE_CARLO))
        : estimate;
  }

  private void requireShannon(Estimate estimate) {
    Measure measure = estimate.estimand().measure();
    if (!measure.equals(Measure.SHANNON)) {
      throw new IllegalArgumentException(
          "sliced information is a mean of Shannon's information, got "
              + measure.symbol()
              + " by "
              + scalarEstimator.description());
    }
  }

  private Variable slice(Variable variable, int slice, int side) {
    return Projection.map(variable, values -> slice(values, slice, side));
  }

  private Continuous slice(Continuous values, int slice, int side) {
    int d = values.dimensions();
    if (d == 1) {
      return values;
    }
    double[] direction = new double[d];
    double squares = 0;
    for (int j = 0; j < d; j++) {
      direction[j] = GaussianNoise.at(seed, slice, side, j);
      squares += direction[j] * direction[j];
    }
    double length = Math.sqrt(squares);
    double[] projected = new double[values.size()];
    for (int j = 0; j < d; j++) {
      // Far from zero the products would be rounded more coarsely than the values differ.
      double middle = values.minimum(j) / 2 + values.maximum(j) / 2;
      for (int i = 0; i < projected.length; i++) {
        projected[i] += direction[j] / length * (values.value(i, j) - middle);
      }
    }
    return new Continuous(
        projected, projected.length, 1, "projection of " + (side == 0 ? "x" : "y"));
  }
}
