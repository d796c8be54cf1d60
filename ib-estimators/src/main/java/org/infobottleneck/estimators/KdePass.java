package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.infobottleneck.estimators.KdeEntropies.GivenSymbol;
import org.infobottleneck.estimators.internal.PairSums;

/**
 * One pass over the pairs of one layer's samples, and the conditional entropies that come with it.
 *
 * <p>The sums over all samples have the same bits whatever is asked beside them, so that H(T~) is
 * the same number in every estimate. Conditional sums come from the same pass where the labels are
 * few, else every symbol's samples have a pass of their own: their pairs are a small part of all.
 */
final class KdePass {

  /** From such a part of all pairs on, those of equal labels are cheaper beside all others. */
  private static final double MANY_PAIRS = 0.125;

  /** The logarithms of so many factors, none below 1/n, are that of one product. */
  private static final int FACTORS = 16;

  private final Continuous layer;
  private final double noiseVariance;
  private final Workspace scratch;
  private final PairSums sums;
  private final double upper;
  private final double lower;
  private final Variable first;
  private final List<GivenSymbol> givenFirst; // where its sums came from the first pass

  /** Goes over all pairs, for a variable to be given first; others may follow. */
  KdePass(Continuous layer, double noiseVariance, Workspace scratch, Variable first) {
    this.layer = layer;
    this.noiseVariance = noiseVariance;
    this.scratch = scratch;
    this.first = first;
    sums = scratch.kernel(PairSums.class, PairSums::new);
    int n = layer.size();
    boolean together = first instanceof Discrete labels && hasManyPairs(labels);
    if (together) {
      computeLabeled((Discrete) first);
    } else {
      sums.compute(layer.values(), layer.dimensions(), n, noiseVariance);
    }
    upper = -meanLog(sums.upper(), n);
    lower = -meanLog(sums.lower(), n);
    givenFirst = together ? within((Discrete) first) : List.of();
  }

  /** The bounds with and without a discrete or soft variable given. */
  KdeEntropies given(Variable variable) {
    List<GivenSymbol> symbols = symbols(variable);
    double upperConditional = 0;
    double lowerConditional = 0;
    for (GivenSymbol symbol : symbols) {
      upperConditional += symbol.probability() * symbol.upperExcess();
      lowerConditional += symbol.probability() * symbol.lowerExcess();
    }
    double noise = layer.dimensions() / 2.0 * StrictMath.log(2 * Math.PI * Math.E * noiseVariance);
    boolean perSample = variable.kind() == Variable.Kind.INPUTS;
    return new KdeEntropies(
        noise, upper, lower, upperConditional, lowerConditional, perSample ? List.of() : symbols);
  }

  /** The way depends on the variable alone, so that its entropies always have the same bits. */
  private List<GivenSymbol> symbols(Variable variable) {
    if (variable instanceof Soft soft) {
      return givenSoft(soft);
    }
    Discrete labels = (Discrete) variable;
    if (!hasManyPairs(labels)) {
      return givenDiscrete(labels);
    }
    if (variable == first) {
      return givenFirst;
    }
    computeLabeled(labels);
    return within(labels);
  }

  private void computeLabeled(Discrete labels) {
    sums.computeLabeled(
        layer.values(), layer.dimensions(), layer.size(), noiseVariance, labels.codes());
  }

  /** Mean of ln(sum/n). */
  private static double meanLog(double[] sums, int n) {
    double mean = 0;
    double product = 1;
    for (int p = 0; p < n; p++) {
      product *= sums[p] / n;
      if (p % FACTORS == FACTORS - 1 || p == n - 1) {
        mean += StrictMath.log(product);
        product = 1;
      }
    }
    return mean / n;
  }

  private boolean hasManyPairs(Discrete variable) {
    int[] sizes = sizes(variable);
    double pairs = 0;
    for (int symbol = 0; symbol < variable.symbols(); symbol++) {
      pairs += (double) sizes[symbol] * sizes[symbol];
    }
    return pairs > MANY_PAIRS * layer.size() * layer.size();
  }

  private int[] sizes(Discrete variable) {
    int[] sizes = scratch.ints("kde sizes", variable.symbols());
    Arrays.fill(sizes, 0, variable.symbols(), 0);
    for (int i = 0; i < variable.size(); i++) {
      sizes[variable.code(i)]++;
    }
    return sizes;
  }

  /** H(T~|d) of every symbol from the sums of its own samples. */
  private List<GivenSymbol> within(Discrete variable) {
    int n = layer.size();
    int[] sizes = sizes(variable);
    double[] upperMeans = new double[variable.symbols()];
    double[] lowerMeans = new double[variable.symbols()];
    for (int p = 0; p < n; p++) {
      int symbol = variable.code(sums.rowAt(p));
      upperMeans[symbol] -= StrictMath.log(sums.upperWithin()[p] / sizes[symbol]);
      lowerMeans[symbol] -= StrictMath.log(sums.lowerWithin()[p] / sizes[symbol]);
    }
    List<GivenSymbol> given = new ArrayList<>();
    for (int symbol = 0; symbol < variable.symbols(); symbol++) {
      int size = sizes[symbol];
      given.add(
          new GivenSymbol((double) size / n, upperMeans[symbol] / size, lowerMeans[symbol] / size));
    }
    return given;
  }

  /** H(T~|d) of every symbol; inputs that all differ have nothing but the noise, and no list. */
  private List<GivenSymbol> givenDiscrete(Discrete variable) {
    int n = layer.size();
    List<GivenSymbol> given = new ArrayList<>();
    boolean singletons = variable.symbols() == n;
    if (singletons && variable.kind() == Variable.Kind.INPUTS) {
      return given;
    }
    int[] ends = sizes(variable);
    for (int symbol = 1; symbol < variable.symbols(); symbol++) {
      ends[symbol] += ends[symbol - 1];
    }
    int[] members = scratch.ints("kde members", n);
    for (int i = n - 1; i >= 0; i--) {
      members[--ends[variable.code(i)]] = i;
    }
    for (int symbol = 0; symbol < variable.symbols(); symbol++) {
      int begin = ends[symbol];
      int size = (symbol + 1 < variable.symbols() ? ends[symbol + 1] : n) - begin;
      sums.compute(layer.values(), layer.dimensions(), size, noiseVariance, members, begin);
      given.add(
          new GivenSymbol(
              (double) size / n, -meanLog(sums.upper(), size), -meanLog(sums.lower(), size)));
    }
    return given;
  }

  /** H(T~|y) of every class, with weights w_i = p(y|x_i) / Σ_j p(y|x_j). */
  private List<GivenSymbol> givenSoft(Soft variable) {
    int n = layer.size();
    double[] weights = scratch.doubles("kde weights", n);
    List<GivenSymbol> given = new ArrayList<>();
    for (int c = 0; c < variable.classes(); c++) {
      double mass = 0;
      for (int i = 0; i < n; i++) {
        weights[i] = variable.probability(i, c);
        mass += weights[i];
      }
      sums.computeWeighted(layer.values(), layer.dimensions(), n, noiseVariance, weights);
      double upperSum = 0;
      double lowerSum = 0;
      for (int p = 0; p < n; p++) {
        double weight = weights[sums.rowAt(p)] / mass;
        if (weight > 0) {
          upperSum -= weight * StrictMath.log(sums.upper()[p] / mass);
          lowerSum -= weight * StrictMath.log(sums.lower()[p] / mass);
        }
      }
      given.add(new GivenSymbol(mass / n, upperSum, lowerSum));
    }
    return given;
  }
}
