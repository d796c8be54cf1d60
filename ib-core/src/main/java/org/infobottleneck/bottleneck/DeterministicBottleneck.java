package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * The deterministic information bottleneck of Strouse and Schwab (2017), "The deterministic
 * information bottleneck", for two classes: of all partitions of the inputs, into any number of
 * cells, one with the smallest
 *
 * <pre>
 *   F(beta) = H(T) - beta I(T;Y).
 * </pre>
 *
 * <p>It is the global minimum, which the iterative algorithm of the paper does not promise. For two
 * classes the cells of a best partition are intervals of p(y=1|x), since F is a sum over cells of
 * one concave function of the masses of the cell. Cuts through n merged inputs in that order are
 * found by dynamic programming: with f(i,j) the share that the cell of positions i to j has in F,
 *
 * <pre>
 *   V(0) = 0,      V(j) = min_i V(i) + f(i,j),      min F = V(n),
 * </pre>
 *
 * in O(n^2) time and O(n) memory. The entropy of the masses favors unequal cells, so f has no
 * quadrangle inequality, and the shortcut of {@link BestQuantizer} does not hold here.
 *
 * <ul>
 *   <li>F &lt;= 0, and for beta &lt;= 1 the trivial encoder with F = 0 is best.
 *   <li>Inputs with equal p(y|x) lie in one cell: some best partition is like that.
 *   <li>Where several partitions are best, one of them is returned, always the same.
 *   <li>The optimum is exact up to the rounding of sums, about 1e-16 (1 + beta) nats per input.
 *   <li>Where Y is a function of X the best cells for beta &gt; 1 are the classes.
 *   <li>Classes of probability zero do not count as classes.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class DeterministicBottleneck {

  /** Values of F that differ by less than so many parts of its terms may differ by rounding. */
  private static final double SAME = 1e-13;

  /** The largest number of distinct inputs for which costs are kept: 134 MB. */
  private static final int LARGEST_TABLE = 4096;

  private final ContiguousCells order;

  private DeterministicBottleneck(ContiguousCells order) {
    this.order = order;
  }

  /**
   * A stretch of betas over which one encoder is best.
   *
   * @param from where it starts to be best, 0 for the first
   * @param to where the next takes over: both have the same F there
   * @param encoder the encoder
   */
  public record Phase(double from, double to, DeterministicEncoder encoder) {

    /**
     * Checks the parts.
     *
     * @param from where it starts
     * @param to where it ends
     * @param encoder the encoder
     * @throws IllegalArgumentException if it ends before it starts or a bound is NaN
     */
    public Phase {
      Arguments.within(from, 0, to, "start of the phase");
      Objects.requireNonNull(encoder, "encoder");
    }
  }

  /**
   * The deterministic bottleneck of a joint distribution.
   *
   * @param joint p(x,y) with at most two classes of positive probability
   * @return the bottleneck
   * @throws IllegalArgumentException if more than two classes have a positive probability
   */
  public static DeterministicBottleneck of(JointDistribution joint) {
    return new DeterministicBottleneck(ContiguousCells.of(joint));
  }

  /**
   * Returns a partition with the smallest H(T) - beta I(T;Y).
   *
   * @param beta the trade-off, positive and finite
   * @return the partition; its cells are numbered by growing p(y|x) of the last class that has a
   *     positive probability
   * @throws IllegalArgumentException if beta is not positive and finite
   */
  public DeterministicEncoder at(double beta) {
    Arguments.positive(beta, "beta");
    return best(beta, new PartCosts(order::massEntropy, order::conditionalEntropy).at(beta));
  }

  /**
   * Returns the whole curve: the best encoders of all betas up to a bound, and where one gives way
   * to the next. The smallest F is a concave function of beta made of straight pieces, one per
   * phase; the encoders are the corners of the lower convex hull of all partitions in the plane of
   * I(T;Y) and H(T).
   *
   * <p>The hull is found from outside in: the beta at which two encoders have one F is solved for,
   * and the encoder that is better there, if any, is put between them. That takes about two
   * solutions per phase, each O(n^2); up to 4096 distinct inputs the costs of cells are kept for
   * that in 8 n^2 bytes.
   *
   * @param beta the largest trade-off, positive and finite
   * @return the phases, from the trivial encoder at 0 to the one at {@code beta}; H(T) and I(T;Y)
   *     grow. Phases that lower F by less than 1e-13 of its terms are left out. Unmodifiable
   * @throws IllegalArgumentException if beta is not positive and finite
   */
  public List<Phase> phasesUpTo(double beta) {
    Arguments.positive(beta, "beta");
    PartCosts parts = PartCosts.of(order);
    List<Corner> corners = new ArrayList<>();
    corners.add(new Corner(0, DeterministicEncoder.trivial(order.joint())));
    DeterministicEncoder last = best(beta, parts.at(beta));
    if (improves(last, corners.get(0).encoder, beta)) {
      corners.add(new Corner(beta, last));
    }
    for (int left = 0; left < corners.size() - 1; ) {
      Corner coarse = corners.get(left);
      Corner fine = corners.get(left + 1);
      double crossing = crossing(coarse.encoder, fine.encoder);
      // Outside of what lies between the two only by rounding: then nothing is left to find.
      if (crossing > coarse.beta && crossing < fine.beta) {
        DeterministicEncoder between = best(crossing, parts.at(crossing));
        if (improves(between, coarse.encoder, crossing)) {
          corners.add(left + 1, new Corner(crossing, between));
          continue;
        }
      }
      left++;
    }
    return phases(corners, beta);
  }

  /** An encoder and a beta at which it is best. */
  private record Corner(double beta, DeterministicEncoder encoder) {}

  /** Strings the corners together, without those that are best at one beta only, or by rounding. */
  private static List<Phase> phases(List<Corner> corners, double end) {
    List<Phase> phases = new ArrayList<>();
    for (Corner corner : corners) {
      double start = 0;
      while (!phases.isEmpty()) {
        Phase before = phases.get(phases.size() - 1);
        start = crossing(before.encoder, corner.encoder);
        // The trivial encoder, best at 0, always stays.
        if (start > before.from || phases.size() == 1) {
          break;
        }
        phases.remove(phases.size() - 1);
      }
      if (start < end) {
        if (!phases.isEmpty()) {
          Phase before = phases.remove(phases.size() - 1);
          phases.add(new Phase(before.from, start, before.encoder));
        }
        phases.add(new Phase(start, end, corner.encoder));
      }
    }
    return List.copyOf(phases);
  }

  private boolean improves(DeterministicEncoder a, DeterministicEncoder b, double beta) {
    double terms = a.inputInformation() + beta * order.joint().classEntropy();
    return a.functional(beta) < b.functional(beta) - SAME * terms;
  }

  /** The beta from which on the finer one is better; infinite if it does not even know more. */
  private static double crossing(DeterministicEncoder coarse, DeterministicEncoder fine) {
    double gain = fine.targetInformation() - coarse.targetInformation();
    return gain > 0
        ? (fine.inputInformation() - coarse.inputInformation()) / gain
        : Double.POSITIVE_INFINITY;
  }

  private interface CellCost {
    double of(int from, int to);
  }

  private DeterministicEncoder best(double beta, CellCost cost) {
    int size = order.size();
    int[] cut = new int[size + 1];
    double[] value = new double[size + 1];
    for (int to = 1; to <= size; to++) {
      double best = Double.POSITIVE_INFINITY;
      for (int from = 0; from < to; from++) {
        double candidate = value[from] + cost.of(from, to);
        if (candidate < best) {
          best = candidate;
          cut[to] = from;
        }
      }
      value[to] = best;
    }
    DeterministicEncoder found = order.encoder(to -> cut[to]);
    // Where nothing is gained, as for beta <= 1, rounding must not choose between equals.
    return found.functional(beta) < 0 ? found : DeterministicEncoder.trivial(order.joint());
  }

  /** Both parts of the cost of every cell, kept for several betas where memory allows. */
  private record PartCosts(CellCost massEntropy, CellCost conditionalEntropy) {

    static PartCosts of(ContiguousCells order) {
      return order.size() > LARGEST_TABLE
          ? new PartCosts(order::massEntropy, order::conditionalEntropy)
          : new PartCosts(
              tabled(order.size(), order::massEntropy),
              tabled(order.size(), order::conditionalEntropy));
    }

    /** Cell [from, to) is kept at to (to - 1) / 2 + from. */
    private static CellCost tabled(int size, CellCost cost) {
      double[] table = new double[size * (size + 1) / 2];
      int cell = 0;
      for (int to = 1; to <= size; to++) {
        for (int from = 0; from < to; from++) {
          table[cell++] = cost.of(from, to);
        }
      }
      return (from, to) -> table[to * (to - 1) / 2 + from];
    }

    CellCost at(double beta) {
      return (from, to) -> massEntropy.of(from, to) + beta * conditionalEntropy.of(from, to);
    }
  }
}
