package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.infobottleneck.estimators.KdeEntropies.GivenSymbol;
import org.infobottleneck.estimators.internal.PairSums;

/**
 * The bounds on entropies from the sums over pairs of one layer's samples.
 *
 * <p>The sums over all samples have the same bits whatever is asked beside them, so that H(T~) is
 * the same number in every estimate.
 */
final class KdePass {

  /** The logarithms of so many factors, none below 1/n, are that of one product. */
  private static final int FACTORS = 16;

  private final Continuous layer;
  private final double noiseVariance;
  private final KdePasses passes;
  private final PairSums sums;
  private final Consumer<PairSums> fill;
  private final double upper;
  private final double lower;
  private final Variable first;
  private final List<GivenSymbol> givenFirst; // where its sums came from the first pass

  /** Goes over all pairs, for a variable to be given first; others may follow. */
  KdePass(Continuous layer, double noiseVariance, Workspace scratch, Variable first) {
    this(layer, noiseVariance, scratch, first, PairSums::addAll);
  }

  /** The same where sums, once prepared, are filled in by other means, pass after pass. */
  KdePass(
      Continuous layer,
      double noiseVariance,
      Workspace scratch,
      Variable first,
      Consumer<PairSums> fill) {
    this.layer = layer;
    this.noiseVariance = noiseVariance;
    this.first = first;
    this.fill = fill;
    passes = new KdePasses(layer, noiseVariance, scratch);
    sums = passes.sums();
    int n = layer.size();
    run(passes.first(first), first);
    upper = -meanLog(sums.upper(), n);
    lower = -meanLog(sums.lower(), n);
    givenFirst = passes.areTogether(first) ? within((Discrete) first) : List.of();
  }

  private void run(KdePasses.Pass pass, Variable given) {
    passes.prepare(pass, given);
    fill.accept(sums);
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
    if (!passes.areTogether(variable)) {
      List<GivenSymbol> given = new ArrayList<>();
      for (KdePasses.Pass pass : passes.conditional(variable)) {
        run(pass, variable);
        given.add(variable instanceof Soft ? ofClass() : ofSymbol(pass.size()));
      }
      return given;
    }
    if (variable == first) {
      return givenFirst;
    }
    run(passes.first(variable), variable);
    return within((Discrete) variable);
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

  /** H(T~|d) of every symbol from the sums of its own samples. */
  private List<GivenSymbol> within(Discrete variable) {
    int n = layer.size();
    int[] sizes = passes.sizes(variable);
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

  /** H(T~|d) of a symbol whose samples had a pass of their own. */
  private GivenSymbol ofSymbol(int size) {
    return new GivenSymbol(
        (double) size / layer.size(), -meanLog(sums.upper(), size), -meanLog(sums.lower(), size));
  }

  /** H(T~|y) of a class, with weights w_i = p(y|x_i) / Σ_j p(y|x_j). */
  private GivenSymbol ofClass() {
    int n = layer.size();
    double[] weights = passes.weights();
    double mass = 0;
    for (int i = 0; i < n; i++) {
      mass += weights[i];
    }
    double upperSum = 0;
    double lowerSum = 0;
    for (int p = 0; p < n; p++) {
      double weight = weights[sums.rowAt(p)] / mass;
      if (weight > 0) {
        upperSum -= weight * StrictMath.log(sums.upper()[p] / mass);
        lowerSum -= weight * StrictMath.log(sums.lower()[p] / mass);
      }
    }
    return new GivenSymbol(mass / n, upperSum, lowerSum);
  }
}
