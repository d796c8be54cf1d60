package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * The information of random linear combinations, by any estimator: real variables of more
 * dimensions than wanted are replaced by projections of them, others are left as they are.
 *
 * <pre>
 *   T' = T R,   R of d x k independent numbers N(0, 1/k)      Johnson &amp; Lindenstrauss (1984)
 * </pre>
 *
 * <ul>
 *   <li>The estimand says so: {@code I(X;proj(Y,5,seed=0))}. Projections are a function of the
 *       variable, so that the value is at most that of all dimensions; what is lost is not known.
 *   <li>Squared distances keep their expectation, with a relative deviation of √(2/k): a noise
 *       variance or a kernel width keeps its meaning roughly, a bin width does not, for a
 *       projection is as wide as √(d/k) columns.
 *   <li>Unlike {@link PcaEstimator} it does not look at the samples, so that layers of the same
 *       width, and all epochs, are projected alike, and a permutation of the rows changes nothing.
 *       A small signal beside columns of large variance drowns in either.
 *   <li>Unlike {@link SlicedEstimator} it is Shannon's information, of one projection. Another seed
 *       is another projection; the spread over a few seeds says how much depends on it.
 *   <li>Numbers are drawn by (seed, column, projection). Columns are not scaled. Atoms of a mixed
 *       variable stay atoms.
 *   <li>Refuses what the inner estimator refuses, and projections that overflow.
 * </ul>
 *
 * <p>Cost O(N d k) and memory O(N k + d k) beside the inner estimator. Immutable and thread-safe.
 */
public final class RandomProjectionEstimator implements MutualInformationEstimator {

  private static final double SMALL_VARIATION = 0x1p-20;

  private final MutualInformationEstimator inner;
  private final int dimensions;
  private final long seed;

  private RandomProjectionEstimator(MutualInformationEstimator inner, int dimensions, long seed) {
    this.inner = Objects.requireNonNull(inner, "inner");
    this.dimensions = Arguments.atLeast(dimensions, 1, "number of random projections");
    this.seed = seed;
  }

  /**
   * Random projections for an estimator.
   *
   * @param inner the estimator of the projections' information
   * @param dimensions the number k of projections of a variable, at least 1
   * @return the estimator, seed 0
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static RandomProjectionEstimator of(MutualInformationEstimator inner, int dimensions) {
    return new RandomProjectionEstimator(inner, dimensions, 0);
  }

  /**
   * Returns this estimator with other projections.
   *
   * @param newSeed the seed
   * @return the estimator
   */
  public RandomProjectionEstimator withSeed(long newSeed) {
    return new RandomProjectionEstimator(inner, dimensions, newSeed);
  }

  @Override
  public String description() {
    return "projected(" + inner.description() + ",dimensions=" + dimensions + ",seed=" + seed + ")";
  }

  /** Reads what {@link #description} writes; the seed may be left out. */
  static RandomProjectionEstimator read(Description text) {
    text.requireOnly(1, "dimensions", "seed");
    return new RandomProjectionEstimator(
        Estimators.read(text.nested(0)), text.integer("dimensions"), text.longInteger("seed", 0));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RandomProjectionEstimator estimator
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
    return inner.refusal(x, y).map(reason -> description() + ": " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    return Projection.behind(
        channel(x), channel(y), inner.estimate(projected(x), projected(y)), description());
  }

  private boolean isProjected(Variable variable) {
    return Projection.dimensions(variable) > dimensions;
  }

  private Channel channel(Variable variable) {
    return isProjected(variable) ? new Channel.RandomProjection(dimensions, seed) : Channel.EXACT;
  }

  private Variable projected(Variable variable) {
    return isProjected(variable) ? Projection.map(variable, this::projected) : variable;
  }

  private Continuous projected(Continuous values) {
    int n = values.size();
    int d = values.dimensions();
    double[] rows = values.values();
    double scale = 1 / Math.sqrt(dimensions);
    double[] weights = new double[d * dimensions];
    for (int j = 0; j < d; j++) {
      for (int c = 0; c < dimensions; c++) {
        weights[j * dimensions + c] = scale * GaussianNoise.at(seed, j, 0, c);
      }
    }
    double[] offsets = offsets(rows, n, d);
    double[] result = new double[n * dimensions];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        double value = rows[i * d + j] - offsets[j];
        for (int c = 0; c < dimensions; c++) {
          result[i * dimensions + c] += value * weights[j * dimensions + c];
        }
      }
    }
    return new Continuous(result, n, dimensions, "random projections");
  }

  /**
   * What is taken off each column, which no information depends on: its least value where it varies
   * by less than a millionth of its magnitude, and sums would round the variation away.
   */
  private static double[] offsets(double[] rows, int n, int d) {
    double[] offsets = new double[d];
    for (int j = 0; j < d; j++) {
      double least = rows[j];
      double greatest = rows[j];
      for (int i = 1; i < n; i++) {
        least = Math.min(least, rows[i * d + j]);
        greatest = Math.max(greatest, rows[i * d + j]);
      }
      double magnitude = Math.max(Math.abs(least), Math.abs(greatest));
      boolean far = greatest > least && greatest - least < SMALL_VARIATION * magnitude;
      offsets[j] = far ? least : 0;
    }
    return offsets;
  }
}
