package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.infobottleneck.estimators.KdePasses.Pass;
import org.infobottleneck.estimators.internal.PairSums;

/**
 * The sums over pairs behind an estimate of {@link KdeEstimator}, in blocks.
 *
 * <p>The leaves of all passes stand in one row, each with its samples times those of its pass for a
 * weight: so many pairs are visited for it. A block is a stretch of that row, as long by weight as
 * the others but for a leaf, and gives the sums of its samples. Put together they are those that a
 * pass would have computed, and the estimate goes on from there.
 */
final class KdeBlocks implements Blocks {

  private final KdeEstimator estimator;
  private final Continuous layer;
  private final Variable given;
  private final boolean layerFirst;

  /** Leaves of one pass that belong to one block, and the positions of their samples. */
  private record Stretch(int pass, int block, int first, int end, int from, int to) {}

  KdeBlocks(KdeEstimator estimator, Continuous layer, Variable given, boolean layerFirst) {
    this.estimator = estimator;
    this.layer = layer;
    this.given = given;
    this.layerFirst = layerFirst;
  }

  private KdePasses passes() {
    return new KdePasses(layer, estimator.noiseVariance(), new Workspace());
  }

  private static List<Stretch> cut(List<Pass> passes, int blocks) {
    long total = 0;
    for (Pass pass : passes) {
      total += (long) pass.size() * pass.size();
    }
    List<Stretch> stretches = new ArrayList<>();
    long weight = 0;
    int block = 0;
    for (int p = 0; p < passes.size(); p++) {
      int size = passes.get(p).size();
      int[] ends = PairSums.leafEnds(size);
      int first = 0;
      int from = 0;
      for (int leaf = 0; leaf < ends.length; leaf++) {
        int position = leaf == 0 ? 0 : ends[leaf - 1];
        int owner = owner(weight + (long) position * size, total, blocks, block);
        if (owner > block && leaf > first) {
          stretches.add(new Stretch(p, block, first, leaf, from, position));
          first = leaf;
          from = position;
        }
        block = owner;
      }
      stretches.add(new Stretch(p, block, first, ends.length, from, size));
      weight += (long) size * size;
    }
    return stretches;
  }

  /** The block, from one on, to which a leaf that begins at some weight belongs. */
  private static int owner(long weight, long total, int blocks, int from) {
    int block = from;
    while (block + 1 < blocks && begin(block + 1, total, blocks) <= weight) {
      block++;
    }
    return block;
  }

  /** total · block / blocks, rounded down, where the product would overflow. */
  private static long begin(int block, long total, int blocks) {
    return total / blocks * block + total % blocks * block / blocks;
  }

  @Override
  public int[] lengths(int blocks) {
    List<Pass> all = passes().all(given);
    int[] lengths = new int[blocks];
    for (Stretch stretch : cut(all, blocks)) {
      lengths[stretch.block()] += length(stretch, all);
    }
    return lengths;
  }

  private static int length(Stretch stretch, List<Pass> all) {
    return all.get(stretch.pass()).sumsPerSample() * (stretch.to() - stretch.from());
  }

  @Override
  public double[] compute(int block, int blocks) {
    KdePasses passes = passes();
    List<Pass> all = passes.all(given);
    List<Stretch> own =
        cut(all, blocks).stream().filter(stretch -> stretch.block() == block).toList();
    double[] result = new double[own.stream().mapToInt(stretch -> length(stretch, all)).sum()];
    int next = 0;
    for (Stretch stretch : own) {
      passes.prepare(all.get(stretch.pass()), given);
      passes.sums().add(stretch.first(), stretch.end());
      next = passes.sums().copy(stretch.from(), stretch.to(), result, next);
    }
    return result;
  }

  @Override
  public Estimate combine(List<double[]> results) {
    KdePasses passes = passes();
    Iterator<Stretch> stretches = cut(passes.all(given), results.size()).iterator();
    int[] next = new int[results.size()]; // numbers of each block that have found their place
    KdePass pass =
        new KdePass(
            layer,
            estimator.noiseVariance(),
            new Workspace(),
            given,
            sums -> put(stretches, results, next, sums));
    return estimator.information(pass.given(given), layer, given, layerFirst);
  }

  /** Puts the sums of one pass to their places, whose stretches are the next up to its end. */
  private static void put(
      Iterator<Stretch> stretches, List<double[]> results, int[] next, PairSums sums) {
    int position = 0;
    while (position < sums.size()) {
      Stretch stretch = stretches.next();
      int block = stretch.block();
      next[block] = sums.put(stretch.from(), stretch.to(), results.get(block), next[block]);
      position = stretch.to();
    }
  }
}
