package org.infobottleneck.estimators;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.infobottleneck.estimators.internal.Partitions;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * Any estimator on random batches of a large sample, for where N samples are too many to take at
 * once: the mean over M disjoint batches of n rows each, with its standard error.
 *
 * <pre>
 *   I  = mean over M of I_m
 *   SE = s √( (1 - M n / N) / M ),    s² = Σ (I_m - I)² / (M - 1),    df = M - 1
 * </pre>
 *
 * <p>The error is that of the batches against the mean over all batches that the N rows could be
 * cut into, and vanishes where every row is in one (sampling without replacement; Cochran 1977,
 * sec. 2.5 and 10.3). For an estimate whose bias at n samples is small it is the error against the
 * value from all N.
 *
 * <ul>
 *   <li><b>The bias is that of n samples, not of N.</b> A plug-in of I(X;T) by counts can't exceed
 *       ln n; KDE and neighbors have a bias of the order 1/n. No error bar covers it, and more
 *       batches don't make it smaller, only larger ones do. {@link Caveat#MOVES_WITH_SAMPLES} warns
 *       where halves of the batches give a value more than 10 % and 0.01 nats away; {@link
 *       ExtrapolatedEstimator} as the inner estimator takes out the first order.
 *   <li>A bound for every batch is none for the whole: the information of a union of inputs may
 *       exceed the mean over its parts, and so {@link Bound#UPPER} and {@link Bound#LOWER} become
 *       {@link Bound#NONE}.
 *   <li>The same rows are taken at the same seed and N, whatever the variables: layers and epochs
 *       are compared on the same rows, and their differences are better known than each of them.
 *       Another seed takes others.
 *   <li>A part of enumerated inputs is a sample, and is estimated as one.
 *   <li>The caveats are those of any batch; the number of samples is M n. An error of the inner
 *       estimator, as of Monte Carlo draws, is replaced, for the batches differ by it too.
 *   <li>Rows are drawn by their place and the seed, so that samples in another order have another
 *       value, within the error.
 *   <li>Fewer than M n rows are refused, and batches of fewer than four.
 * </ul>
 *
 * <p>Cost: M times that of the inner estimator on n rows, and 2 M times that on n/2: of pairs 1.5 M
 * n² in place of N². Immutable and thread-safe.
 */
public final class BatchedEstimator extends PartsEstimator {

  private static final int DEFAULT_BATCHES = 10;
  private static final int HALVES = 2;

  private final int rows;
  private final int batches;
  private final long seed;

  private BatchedEstimator(MutualInformationEstimator inner, int rows, int batches, long seed) {
    super(inner);
    this.rows = Arguments.atLeast(rows, 2 * HALVES, "number of rows of a batch");
    this.batches = Arguments.atLeast(batches, 2, "number of batches");
    this.seed = seed;
  }

  /**
   * Wraps an estimator.
   *
   * @param inner the estimator asked about every batch
   * @param rows the number n of rows of a batch, at least 4
   * @return its mean over 10 batches, seed 0
   * @throws IllegalArgumentException if there are fewer than 4 rows
   */
  public static BatchedEstimator of(MutualInformationEstimator inner, int rows) {
    return new BatchedEstimator(inner, rows, DEFAULT_BATCHES, 0);
  }

  /**
   * Returns this estimator with another number of batches.
   *
   * @param batches the number M, at least 2
   * @return the estimator
   * @throws IllegalArgumentException if there are fewer than 2
   */
  public BatchedEstimator withBatches(int batches) {
    return new BatchedEstimator(inner(), rows, batches, seed);
  }

  /**
   * Returns this estimator on other rows.
   *
   * @param seed the seed
   * @return the estimator
   */
  public BatchedEstimator withSeed(long seed) {
    return new BatchedEstimator(inner(), rows, batches, seed);
  }

  @Override
  String describe(String asked) {
    return "batched(" + asked + ",rows=" + rows + ",batches=" + batches + ",seed=" + seed + ")";
  }

  /** Reads what {@link #description} writes; batches and seed may be left out. */
  static BatchedEstimator read(Description text) {
    text.requireOnly(1, "rows", "batches", "seed");
    return new BatchedEstimator(
        Estimators.read(text.nested(0)),
        text.integer("rows"),
        text.integer("batches", DEFAULT_BATCHES),
        text.longInteger("seed", 0));
  }

  @Override
  Estimate estimate(Asked asked, String description) {
    int samples = asked.size();
    if ((long) rows * batches > samples) {
      throw new IllegalArgumentException(
          "number of samples must be at least "
              + batches
              + " batches of "
              + rows
              + " rows for "
              + description
              + ", got "
              + samples);
    }
    int[] order = Partitions.permutation(samples, new SplittableRandom(seed));
    double[] values = new double[batches];
    Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
    double mean = 0;
    double halves = 0;
    Estimate first = null;
    for (int m = 0; m < batches; m++) {
      int[] drawn = Arrays.copyOfRange(order, m * rows, (m + 1) * rows);
      int[] batch = drawn.clone();
      Arrays.sort(batch); // a batch is a set, not an order
      Estimate estimate = asked.of(batch);
      first = first == null ? estimate : first;
      values[m] = estimate.nats();
      mean += values[m] / batches;
      caveats.addAll(estimate.caveats());
      halves += Parts.of(drawn, HALVES, asked).mean() / batches;
    }
    Objects.requireNonNull(first);
    Estimate estimate =
        new Estimate(
            mean,
            first.estimand(),
            first.bound() == Bound.DIFFERENCE_OF_BOUNDS ? first.bound() : Bound.NONE,
            Optional.of(error(values, mean, samples)),
            rows * batches,
            description,
            caveats);
    return Parts.flagMove(estimate, mean, halves);
  }

  private StandardError error(double[] values, double mean, int samples) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double left = 1 - (double) rows * batches / samples;
    double variance = squares / (batches - 1) / batches * left;
    return new StandardError(Math.sqrt(variance), StandardError.Source.SUBSAMPLING, batches - 1);
  }
}
