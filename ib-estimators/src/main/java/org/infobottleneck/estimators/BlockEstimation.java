package org.infobottleneck.estimators;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.infobottleneck.numerics.Arguments;

/**
 * An estimate from many samples, cut into blocks that can be computed anywhere in any order: on the
 * threads of a machine, or on the machines of a cluster.
 *
 * <pre>{@code
 * BlockEstimation estimation = BlockEstimation.of(KnnEstimator.ksg1(), x, y, 64);
 * List<BlockResult> results =
 *     IntStream.range(0, estimation.blocks()).parallel().mapToObj(estimation::compute).toList();
 * Estimate estimate = estimation.combine(results); // equals KnnEstimator.ksg1().estimate(x, y)
 * }</pre>
 *
 * <p>The estimate is that of {@link MutualInformationEstimator#estimate}, to the last bit, with the
 * same caveats, however many blocks there are. Both are made by the same code, for which one
 * machine is one block.
 *
 * <p>For {@link KdeEstimator} with any second variable it takes, and for {@link KnnEstimator#ksg1},
 * {@link KnnEstimator#ksg2}, {@link KnnEstimator#gao} and {@link KnnEstimator#ross}. N samples, d
 * columns of both variables, B blocks:
 *
 * <table>
 *   <caption>What a block costs</caption>
 *   <tr><th></th><th>neighbors</th><th>kernel densities</th></tr>
 *   <tr><td>a block is</td><td>N/B samples in a row</td>
 *       <td>samples that stand near each other, about N/B of each pass over pairs</td></tr>
 *   <tr><td>work</td><td>the index of all samples, N d log N, then N/B searches in it</td>
 *       <td>the order of all samples, N d log N; N²/4096 boxes, d operations each, to see which
 *       samples matter to which; then at most N²/B kernels</td></tr>
 *   <tr><td>memory</td><td>all samples a few times over, 8 N d bytes each</td>
 *       <td>the same; from 32 columns on up to 512 N bytes beside them</td></tr>
 *   <tr><td>result</td><td>8 bytes a sample</td>
 *       <td>16 bytes a sample, 32 where labels are few; where they are many 16 more, and 16 more
 *       for each class of soft labels</td></tr>
 * </table>
 *
 * <ul>
 *   <li>Kernels: in one piece every pair is visited once and adds to both its samples. Sums of the
 *       same bits need a pair whose samples belong to two blocks in both, so that all blocks
 *       together visit 2 - 1/B times as many pairs: B processors are B/2 times as fast as one.
 *   <li>Neighbors: each block makes the index anew. Take as many blocks as processors, or a few
 *       times as many where a block that is lost with its machine would cost too much.
 *   <li>Blocks of kernels are of the same weight to within a leaf of 64 samples. Blocks beyond the
 *       number of leaves, N/64 to N/32, are empty.
 *   <li>Combining costs N d log N for the order of the samples, and a logarithm for every sum.
 *   <li>The variables are held as they are: what a {@link Variable#view} borrows must not change.
 *   <li>Written are the estimator's description and both variables, 8 N d bytes: send it to every
 *       machine once, as a broadcast. What is read back is checked as by the factories.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class BlockEstimation implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int NAMED = 10;

  private final transient MutualInformationEstimator estimator;
  private final transient Variable x;
  private final transient Variable y;
  private final transient int blocks;
  private final transient Blocks work;
  private final transient long fingerprint;

  private BlockEstimation(
      MutualInformationEstimator estimator, Variable x, Variable y, int blocks, Blocks work) {
    this.estimator = estimator;
    this.x = x;
    this.y = y;
    this.blocks = blocks;
    this.work = work;
    fingerprint =
        VariableForm.mixed(VariableForm.of(x).fingerprint(), VariableForm.of(y).fingerprint());
  }

  /**
   * Cuts an estimate into blocks.
   *
   * @param estimator a {@link KdeEstimator}, or a {@link KnnEstimator} other than noisy
   * @param x samples of X. Not modified, held.
   * @param y samples of Y. Not modified, held.
   * @param blocks the number of blocks, from 1 to the number of samples
   * @return the estimate to be computed
   * @throws IllegalArgumentException if the estimator can't be cut, refuses the variables as {@link
   *     MutualInformationEstimator#estimate} would, or the number of blocks is out of its range
   */
  public static BlockEstimation of(
      MutualInformationEstimator estimator, Variable x, Variable y, int blocks) {
    Objects.requireNonNull(estimator, "estimator");
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    Blocks work = work(estimator, x, y);
    Arguments.atLeast(blocks, 1, "number of blocks");
    if (blocks > x.size()) {
      throw new IllegalArgumentException(
          "number of blocks must be at most that of samples, " + x.size() + ", got " + blocks);
    }
    return new BlockEstimation(estimator, x, y, blocks, work);
  }

  private static Blocks work(MutualInformationEstimator estimator, Variable x, Variable y) {
    Optional<Blocks> work = Optional.empty();
    if (estimator instanceof KdeEstimator kde) {
      work = Optional.of(kde.blocks(x, y));
    } else if (estimator instanceof KnnEstimator knn) {
      work = knn.blocks(x, y);
    }
    return work.orElseThrow(
        () ->
            new IllegalArgumentException(
                estimator.description()
                    + " can't be cut into blocks of samples; ask"
                    + " KdeEstimator.upperBound(noiseVariance) or lowerBound(noiseVariance),"
                    + " KnnEstimator.ksg1(), ksg2(), gao() or ross(), or compute it whole"));
  }

  /**
   * Returns the number of blocks.
   *
   * @return the number, at least 1
   */
  public int blocks() {
    return blocks;
  }

  /**
   * Computes a block: a function of this estimation and the index alone.
   *
   * @param block which one, from 0
   * @return its result
   * @throws IndexOutOfBoundsException if there is no such block
   */
  public BlockResult compute(int block) {
    Arguments.index(block, blocks, "block");
    return new BlockResult(toString(), fingerprint, block, work.compute(block, blocks));
  }

  /**
   * Puts the results of all blocks together.
   *
   * @param results every block once, in any order. Not modified.
   * @return the estimate, equal to that of {@link MutualInformationEstimator#estimate}
   * @throws IllegalArgumentException if a block is missing, given twice, of another estimation or
   *     damaged; the message names it
   */
  public Estimate combine(List<BlockResult> results) {
    Objects.requireNonNull(results, "results");
    int[] lengths = work.lengths(blocks);
    double[][] values = new double[blocks][];
    boolean[] given = new boolean[blocks];
    for (BlockResult result : results) {
      Objects.requireNonNull(result, "results must not hold null");
      requireOwn(result);
      int block = result.block();
      if (given[block]) {
        throw new IllegalArgumentException(
            "results must hold every block once, got " + result + " twice");
      }
      if (result.values().length != lengths[block]) {
        throw new IllegalArgumentException(
            result + " must hold " + lengths[block] + " numbers, got " + result.values().length);
      }
      given[block] = true;
      values[block] = result.values();
    }
    int[] missing = IntStream.range(0, blocks).filter(block -> !given[block]).toArray();
    if (missing.length > 0) {
      String names = Arrays.toString(Arrays.copyOf(missing, Math.min(NAMED, missing.length)));
      throw new IllegalArgumentException(
          "results must hold every block of "
              + this
              + ", missing: "
              + names.substring(1, names.length() - 1)
              + (missing.length > NAMED ? ", ..." : ""));
    }
    return work.combine(new ArrayList<>(Arrays.asList(values)));
  }

  private void requireOwn(BlockResult result) {
    if (!result.estimation().equals(toString())) {
      throw new IllegalArgumentException("results must be of " + this + ", got " + result);
    }
    if (result.fingerprint() != fingerprint) {
      throw new IllegalArgumentException(
          "results must be of these samples, got " + result + ", computed from others");
    }
    if (result.block() < 0 || result.block() >= blocks) {
      throw new IllegalArgumentException("results must be of " + this + ", got " + result);
    }
  }

  /**
   * Returns what is estimated.
   *
   * @return for example {@code ksg1(k=3) of 100000 samples in 64 blocks}
   */
  @Override
  public String toString() {
    return estimator.description() + " of " + x.size() + " samples in " + blocks + " blocks";
  }

  /**
   * Serialized as its form: descriptions and arrays, which other versions can read.
   *
   * @return the form
   */
  private Object writeReplace() {
    return new Form(estimator.description(), VariableForm.of(x), VariableForm.of(y), blocks);
  }

  /**
   * Refuses: only the form is read.
   *
   * @param stream not read
   * @throws InvalidObjectException always
   */
  private void readObject(ObjectInputStream stream) throws InvalidObjectException {
    throw new InvalidObjectException("a block estimation is read from its form");
  }

  /** What is written of an estimation. */
  private static final class Form implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String estimator;
    private final VariableForm x;
    private final VariableForm y;
    private final int blocks;

    Form(String estimator, VariableForm x, VariableForm y, int blocks) {
      this.estimator = estimator;
      this.x = x;
      this.y = y;
      this.blocks = blocks;
    }

    private Object readResolve() throws InvalidObjectException {
      try {
        return of(Estimators.parse(estimator), x.read(), y.read(), blocks);
      } catch (IllegalArgumentException | NullPointerException e) {
        InvalidObjectException invalid = new InvalidObjectException("damaged: " + e.getMessage());
        invalid.initCause(e);
        throw invalid;
      }
    }
  }
}
