package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.infobottleneck.estimators.internal.PairSums;

/**
 * The passes over pairs of a layer's samples that the bounds on H(T~) and H(T~|D) take.
 *
 * <p>Conditional sums come from the pass over all samples where the labels are few, else every
 * symbol's samples have a pass of their own: their pairs are a small part of all. Every class of
 * soft labels has a pass over all samples with its weights.
 */
final class KdePasses {

  /** From such a part of all pairs on, those of equal labels are cheaper beside all others. */
  private static final double MANY_PAIRS = 0.125;

  private static final int SUMS = 2; // those of both bounds

  private final Continuous layer;
  private final double noiseVariance;
  private final Workspace scratch;
  private final PairSums sums;

  /** What the samples of a pass are. */
  enum Kind {
    ALL,
    LABELED,
    SYMBOL,
    CLASS
  }

  /**
   * A pass.
   *
   * @param kind what its samples are
   * @param index which class, or where the rows of the symbol begin
   * @param size the number of its samples
   */
  record Pass(Kind kind, int index, int size) {

    /** How many sums a sample has. */
    int sumsPerSample() {
      return kind == Kind.LABELED ? 2 * SUMS : SUMS;
    }
  }

  KdePasses(Continuous layer, double noiseVariance, Workspace scratch) {
    this.layer = layer;
    this.noiseVariance = noiseVariance;
    this.scratch = scratch;
    sums = scratch.kernel(PairSums.class, PairSums::new);
  }

  /** The sums of the pass prepared last. */
  PairSums sums() {
    return sums;
  }

  /** The weights of the pass prepared last, which is that of a class. */
  double[] weights() {
    return scratch.doubles("kde weights", layer.size());
  }

  /** All passes for one variable, in the order in which {@link KdePass} takes them. */
  List<Pass> all(Variable given) {
    List<Pass> all = new ArrayList<>(List.of(first(given)));
    if (!areTogether(given)) {
      all.addAll(conditional(given));
    }
    return all;
  }

  /** The pass over all samples, for a variable to be given. */
  Pass first(Variable given) {
    return new Pass(areTogether(given) ? Kind.LABELED : Kind.ALL, 0, layer.size());
  }

  /** Whether the pass over all samples gives the conditional sums, too. */
  boolean areTogether(Variable given) {
    if (!(given instanceof Discrete labels)) {
      return false;
    }
    int[] sizes = sizes(labels);
    double pairs = 0;
    for (int symbol = 0; symbol < labels.symbols(); symbol++) {
      pairs += (double) sizes[symbol] * sizes[symbol];
    }
    return pairs > MANY_PAIRS * layer.size() * layer.size();
  }

  /** The other passes; none for inputs that all differ, which leave nothing but the noise. */
  List<Pass> conditional(Variable given) {
    int n = layer.size();
    List<Pass> passes = new ArrayList<>();
    if (given instanceof Soft soft) {
      for (int c = 0; c < soft.classes(); c++) {
        passes.add(new Pass(Kind.CLASS, c, n));
      }
      return passes;
    }
    Discrete labels = (Discrete) given;
    if (labels.symbols() == n && labels.kind() == Variable.Kind.INPUTS) {
      return passes;
    }
    int[] ends = sizes(labels);
    for (int symbol = 1; symbol < labels.symbols(); symbol++) {
      ends[symbol] += ends[symbol - 1];
    }
    int[] members = scratch.ints("kde members", n);
    for (int i = n - 1; i >= 0; i--) {
      members[--ends[labels.code(i)]] = i;
    }
    for (int symbol = 0; symbol < labels.symbols(); symbol++) {
      int end = symbol + 1 < labels.symbols() ? ends[symbol + 1] : n;
      passes.add(new Pass(Kind.SYMBOL, ends[symbol], end - ends[symbol]));
    }
    return passes;
  }

  /** How often every symbol occurs; valid until the next call. */
  int[] sizes(Discrete labels) {
    int[] sizes = scratch.ints("kde sizes", labels.symbols());
    Arrays.fill(sizes, 0, labels.symbols(), 0);
    for (int i = 0; i < labels.size(); i++) {
      sizes[labels.code(i)]++;
    }
    return sizes;
  }

  /** Prepares the sums of a pass, one of those listed last. */
  void prepare(Pass pass, Variable given) {
    double[] values = layer.values();
    int d = layer.dimensions();
    int n = pass.size();
    switch (pass.kind()) {
      case ALL -> sums.prepare(values, d, n, noiseVariance);
      case LABELED -> sums.prepareLabeled(values, d, n, noiseVariance, ((Discrete) given).codes());
      case SYMBOL ->
          sums.prepare(
              values, d, n, noiseVariance, scratch.ints("kde members", layer.size()), pass.index());
      case CLASS -> {
        double[] weights = weights();
        for (int i = 0; i < n; i++) {
          weights[i] = ((Soft) given).probability(i, pass.index());
        }
        sums.prepareWeighted(values, d, n, noiseVariance, weights);
      }
    }
  }
}
