package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.numerics.Arguments;

/**
 * The best deterministic quantizer of the inputs for two classes: of all partitions of the inputs
 * into at most k cells one with the largest I(T;Y). It is a global optimum, found by dynamic
 * programming.
 *
 * <p>For two classes the cells of an optimal partition are intervals of p(y=1|x) (Kurkoski and Yagi
 * 2014, "Quantization of binary-input discrete memoryless channels"), so n merged inputs in that
 * order are cut at k - 1 places. With c(i,j) the share of H(Y|T) that the cell of positions i to j
 * has,
 *
 * <pre>
 *   D_1(j) = c(0,j),      D_k(j) = min_i D_(k-1)(i) + c(i,j),      max I(T;Y) = H(Y) - D_k(n).
 * </pre>
 *
 * The first index i that reaches the minimum never falls with j, so one D_k takes O(n log n) by
 * divide and conquer and all of k = 1..K together O(K n log n) time and O(K n) memory.
 *
 * <ul>
 *   <li>More cells never tell less. As many cells as there are distinct p(y|x) tell all, I(X;Y);
 *       more are not used.
 *   <li>Inputs with equal p(y|x) lie in one cell: some optimal partition is like that.
 *   <li>Where several partitions are best, one of them is returned, always the same.
 *   <li>The optimum is exact up to the rounding of sums: I(T;Y) is within 1e-12 nats of the
 *       maximum.
 *   <li>Classes of probability zero do not count as classes.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class BestQuantizer {

  private final ContiguousCells order;

  private BestQuantizer(ContiguousCells order) {
    this.order = order;
  }

  /**
   * The quantizer of a joint distribution.
   *
   * @param joint p(x,y) with at most two classes of positive probability
   * @return the quantizer
   * @throws IllegalArgumentException if more than two classes have a positive probability
   */
  public static BestQuantizer of(JointDistribution joint) {
    return new BestQuantizer(ContiguousCells.of(joint));
  }

  /**
   * Returns a partition with the largest I(T;Y).
   *
   * @param cells the largest number of cells allowed, at least 1
   * @return the partition; its cells are numbered by growing p(y|x) of the last class that has a
   *     positive probability
   * @throws IllegalArgumentException if the number of cells is less than 1
   */
  public DeterministicEncoder withAtMost(int cells) {
    int[][] cuts = cutsUpTo(cells);
    return encoder(cuts, cuts.length);
  }

  /**
   * Returns the best partitions for every number of cells from 1 on, at the cost of the last.
   *
   * @param cells the largest number of cells, at least 1
   * @return element k - 1 is the best partition into k cells. It ends at the number of distinct
   *     p(y|x), where I(T;Y) = I(X;Y), if that is less than {@code cells}. Unmodifiable
   * @throws IllegalArgumentException if the number of cells is less than 1
   */
  public List<DeterministicEncoder> upTo(int cells) {
    int[][] cuts = cutsUpTo(cells);
    List<DeterministicEncoder> encoders = new ArrayList<>();
    for (int k = 1; k <= cuts.length; k++) {
      encoders.add(encoder(cuts, k));
    }
    return List.copyOf(encoders);
  }

  private DeterministicEncoder encoder(int[][] cuts, int cells) {
    int[] left = {cells};
    return order.encoder(to -> cuts[--left[0]][to]);
  }

  /** Element [k-1][j]: where the last of k cells of the first j positions starts. */
  private int[][] cutsUpTo(int cells) {
    Arguments.atLeast(cells, 1, "number of cells");
    int size = order.size();
    int[][] cuts = new int[Math.min(cells, size)][size + 1];
    double[] cost = new double[size + 1];
    for (int to = 1; to <= size; to++) {
      cost[to] = order.conditionalEntropy(0, to);
    }
    for (int k = 2; k <= cuts.length; k++) {
      Layer layer = new Layer(order, cost, cuts[k - 1]);
      layer.solve(k, size, k - 1, size - 1);
      cost = layer.cost;
    }
    return cuts;
  }

  /**
   * One more cell, by divide and conquer over the monotone places of the last cut.
   *
   * <p>They are monotone as c obeys the quadrangle inequality c(i,j) + c(i',j') &lt;= c(i,j') +
   * c(i',j) for i &lt;= i' &lt;= j &lt;= j'. With the mass vectors A of [i,i'), B of [i',j) and C
   * of [j,j') and f(w,b) = w h(b/w) it says f(A+B) + f(B+C) &lt;= f(A+B+C) + f(B). In the order of
   * p(y=1|x) B lies in the cone of A and C, so all four are points s A + t C, and phi(s,t) = f(s A
   * + t C) is concave and homogeneous of degree one: s phi_ss + t phi_st = 0, hence phi_st &gt;= 0,
   * which is the inequality. Where rounding breaks a tie the wrong way the loss is of the size of
   * rounding.
   */
  private static final class Layer {

    private final ContiguousCells order;
    private final double[] previous;
    private final double[] cost;
    private final int[] cut;

    Layer(ContiguousCells order, double[] previous, int[] cut) {
      this.order = order;
      this.previous = previous;
      this.cut = cut;
      cost = new double[previous.length];
    }

    /** Ends {@code first} to {@code last}, with a last cut between {@code low} and {@code high}. */
    void solve(int first, int last, int low, int high) {
      if (first > last) {
        return;
      }
      int to = (first + last) >>> 1;
      double best = Double.POSITIVE_INFINITY;
      int start = low;
      for (int i = low; i <= Math.min(high, to - 1); i++) {
        double candidate = previous[i] + order.conditionalEntropy(i, to);
        if (candidate < best) {
          best = candidate;
          start = i;
        }
      }
      cost[to] = best;
      cut[to] = start;
      solve(first, to - 1, low, start);
      solve(to + 1, last, start, high);
    }
  }
}
