package org.infobottleneck.plane;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RandomOrder;

/**
 * A rule by which some rows of a large set are drawn to be observed, without repetition.
 *
 * <ul>
 *   <li>{@link #of}: the same rows at every snapshot. Paths are smooth, and the error of the sample
 *       is common to all epochs, so that differences between epochs are better known than values.
 *   <li>{@link #anewAtEverySnapshot}: paths scatter by the error of the sample, which shows it, and
 *       means over epochs come nearer to the value of all rows.
 * </ul>
 *
 * <p>Either way the estimates are those of so few rows. Their random error against the value of all
 * rows is what {@link org.infobottleneck.estimators.SubsampledEstimator} gives (a little too large
 * where the sample is a large part of the rows). Their bias is in no error bar: I(X;T) by counts
 * can't exceed the logarithm of the number of rows ({@link
 * org.infobottleneck.estimators.Caveat#SATURATED}), that of other estimators falls as one over it
 * ({@link org.infobottleneck.estimators.Caveat#MOVES_WITH_SAMPLES} where half of the rows give
 * another value).
 *
 * <p>A {@link Tracker} takes the rule itself. For a {@link Recorder} the rows are drawn once, and
 * inputs, targets and every snapshot taken at them:
 *
 * <pre>{@code
 * int[] rows = RowSample.of(2000, 1).rows(60_000, 0);
 * Recorder recorder = InformationPlane.recorder(
 *     inputs.take(rows), labels.take(rows), SubsampledEstimator.of(KdeEstimator.upperBound(1e-3)));
 * recorder.record(epoch, activationsAt(rows));
 * }</pre>
 *
 * <p>Where the activations of all rows are at hand, {@link
 * org.infobottleneck.estimators.BatchedEstimator} looks at several samples of them and gives the
 * error of their mean.
 *
 * <p>Immutable. A draw depends on the seed, the number of rows and, where it is made anew, on the
 * epoch, and is the same on every virtual machine.
 */
public final class RowSample {

  private final int count;
  private final long seed;
  private final boolean anew;

  private RowSample(int count, long seed, boolean anew) {
    this.count = Arguments.atLeast(count, 2, "number of rows of a sample");
    this.seed = seed;
    this.anew = anew;
  }

  /**
   * The same rows at every snapshot.
   *
   * @param count how many rows, at least 2
   * @param seed the seed of the draw
   * @return the rule
   * @throws IllegalArgumentException if there are fewer than two rows
   */
  public static RowSample of(int count, long seed) {
    return new RowSample(count, seed, false);
  }

  /**
   * Returns this rule with rows drawn anew at every snapshot.
   *
   * @return the rule
   */
  public RowSample anewAtEverySnapshot() {
    return new RowSample(count, seed, true);
  }

  /**
   * Returns the rows that are observed.
   *
   * @param all the number of rows there are
   * @param epoch the epoch of the snapshot; it makes no difference where the rows are always the
   *     same
   * @return indices from 0 to {@code all - 1}, ascending, each once
   * @throws IllegalArgumentException if there are fewer rows than are drawn
   */
  public int[] rows(int all, int epoch) {
    if (count > all) {
      throw new IllegalArgumentException(
          "number of rows of a sample must be at most " + all + ", got " + count);
    }
    if (all > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "number of all rows must be at most " + (Integer.MAX_VALUE - 8) + ", got " + all);
    }
    int[] order = new int[all];
    RandomOrder.fill(order, anew ? seedOf(epoch) : seed);
    int[] drawn = Arrays.copyOf(order, count);
    Arrays.sort(drawn); // a sample is a set, not an order
    return drawn;
  }

  /** Neighboring epochs and seeds share nothing: the generator mixes what it starts from. */
  private long seedOf(int epoch) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch).nextLong();
  }

  boolean isAnew() {
    return anew;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSample sample && sample.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /**
   * Returns the rule in words.
   *
   * @return for example {@code 2000 rows drawn at every snapshot, seed 1}
   */
  @Override
  public String toString() {
    return count + " rows drawn " + (anew ? "at every snapshot" : "once") + ", seed " + seed;
  }
}
