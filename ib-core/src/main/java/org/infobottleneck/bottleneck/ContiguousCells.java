package org.infobottleneck.bottleneck;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The inputs of a problem with two classes in the order of p(y=1|x), and what a run of neighbors in
 * that order costs as a cell. The inputs with one p(y|x) are one position here.
 *
 * <p><b>Why runs of neighbors are enough.</b> A cell has the masses w = p(t) and b = p(t, y=1).
 * Both problems of this package minimize a sum over cells of a concave function of (w, b):
 *
 * <pre>
 *   quantizer:      H(Y|T)               = sum_t w h(b/w),
 *   deterministic:  H(T) - beta I(T;Y)   = sum_t [-w ln w + beta w h(b/w)] - beta H(Y),
 * </pre>
 *
 * where h is the entropy of a binary variable; w h(b/w) is the perspective of a concave function
 * and so concave, and -w ln w is concave. Allow for a moment stochastic encoders q(t|x) with a
 * fixed number of labels t. The masses (w_t, b_t) of all labels are linear in q and q lies in a
 * product of simplices, so the masses fill a polytope, and a concave function takes its minimum at
 * one of its extreme points. An extreme point of a polytope is the only maximum over it of some
 * linear function sum_t (u_t w_t + v_t b_t) = sum_x p(x) sum_t q(t|x) (u_t + v_t p(y=1|x)). It is
 * reached if every x goes to the label with the largest u_t + v_t p(y=1|x). No two labels tie for
 * any x: else two encoders, and by p(x) &gt; 0 two points of the polytope, would reach the maximum.
 * Hence the encoder is deterministic, inputs with equal p(y=1|x) share a cell, and as the largest
 * of affine functions of p(y=1|x) each label has an interval of it. (Burshtein et al. 1992;
 * Kurkoski and Yagi 2014 for the quantizer.)
 *
 * <p>With more than two classes the same argument separates cells by hyperplanes: there is no one
 * order to cut.
 */
final class ContiguousCells {

  private final JointDistribution joint;

  /** The position in the order of every input. */
  private final int[] positionOfInput;

  private final int positions;

  /**
   * Mass of class 0 at and behind a position. Summed from the end where it is smallest, so that the
   * small masses there keep their relative precision.
   */
  private final double[] zerosBehind;

  /** Mass of class 1 before a position; smallest at the start. */
  private final double[] onesBefore;

  private ContiguousCells(JointDistribution joint, int zero, int one) {
    this.joint = joint;
    JointDistribution merged = joint.merged();
    positions = merged.inputs();
    // Where p(y=1|x) rounds to 1, p(y=0|x) still tells two inputs apart.
    int[] order =
        IntStream.range(0, positions)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer s) -> merged.conditional(s, one))
                    .thenComparingDouble(s -> -merged.conditional(s, zero)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rank = new int[positions];
    onesBefore = new double[positions + 1];
    zerosBehind = new double[positions + 1];
    for (int i = 0; i < positions; i++) {
      int s = order[i];
      rank[s] = i;
      onesBefore[i + 1] =
          onesBefore[i]
              + (one == zero ? 0 : merged.inputProbability(s) * merged.conditional(s, one));
    }
    for (int i = positions - 1; i >= 0; i--) {
      int s = order[i];
      zerosBehind[i] =
          zerosBehind[i + 1] + merged.inputProbability(s) * merged.conditional(s, zero);
    }
    positionOfInput = IntStream.of(joint.mergedInputs()).map(s -> rank[s]).toArray();
  }

  /**
   * Sorts the inputs.
   *
   * @throws IllegalArgumentException if more than two classes have a positive probability
   */
  static ContiguousCells of(JointDistribution joint) {
    Objects.requireNonNull(joint, "joint");
    int[] possible =
        IntStream.range(0, joint.classes()).filter(y -> joint.classProbability(y) > 0).toArray();
    if (possible.length > 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "classes of positive probability must be at most 2, got %d: only for two classes are"
                  + " the best cells runs of one order, p(y=1|x), which makes the optimum exact;"
                  + " for more, compare partitions of your own by DeterministicEncoder.of, or let"
                  + " GeneralizedBottleneck at alpha = 0 find one",
              possible.length));
    }
    return new ContiguousCells(joint, possible[0], possible[possible.length - 1]);
  }

  /** Number of positions, |S|. */
  int size() {
    return positions;
  }

  JointDistribution joint() {
    return joint;
  }

  /** -w ln w of the cell [from, to). */
  double massEntropy(int from, int to) {
    double w = zeros(from, to) + ones(from, to);
    return -Divergences.timesLog(w, w);
  }

  /** w h(b/w) of the cell [from, to): its share of H(Y|T). Both terms are at least zero. */
  double conditionalEntropy(int from, int to) {
    double a = zeros(from, to);
    double b = ones(from, to);
    double w = a + b;
    return (a > 0 ? a * StrictMath.log(w / a) : 0) + (b > 0 ? b * StrictMath.log(w / b) : 0);
  }

  private double zeros(int from, int to) {
    return zerosBehind[from] - zerosBehind[to];
  }

  private double ones(int from, int to) {
    return onesBefore[to] - onesBefore[from];
  }

  /**
   * The encoder whose last cell is [cuts.before(size), size), and so on down to position 0; its
   * cells are numbered by growing p(y=1|x).
   */
  DeterministicEncoder encoder(Cuts cuts) {
    boolean[] starts = new boolean[positions];
    for (int to = positions; to > 0; ) {
      to = cuts.before(to);
      starts[to] = true;
    }
    int[] cellOfPosition = new int[positions];
    for (int i = 1; i < positions; i++) {
      cellOfPosition[i] = cellOfPosition[i - 1] + (starts[i] ? 1 : 0);
    }
    int[] cells = IntStream.of(positionOfInput).map(i -> cellOfPosition[i]).toArray();
    return DeterministicEncoder.of(joint, cells);
  }

  /**
   * Where the last cell of the positions before {@code to} starts; asked from the end downwards.
   */
  interface Cuts {
    int before(int to);
  }
}
