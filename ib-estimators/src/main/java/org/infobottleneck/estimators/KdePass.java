package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.KdeEntropies.GivenSymbol;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.estimators.internal.PairSums;

/**
 * One pass over the pairs of one layer's samples, and the conditional entropies that come with it.
 *
 * <p>The sums run over the samples in their own order, whatever is asked of them, so that H(T~) has
 * the same bits in every estimate.
 */
final class KdePass {

  private final Continuous layer;
  private final double noiseVariance;
  private final Workspace scratch;
  private final double[] columns;
  private final double upper;
  private final double lower;

  KdePass(Continuous layer, double noiseVariance, Workspace scratch) {
    this.layer = layer;
    this.noiseVariance = noiseVariance;
    this.scratch = scratch;
    columns = transpose(layer.values(), layer.size(), layer.dimensions());
    double[] means = meanLogs(columns, layer.size());
    upper = -means[0];
    lower = -means[1];
  }

  /** The bounds with and without a discrete or soft variable given. */
  KdeEntropies given(Variable variable) {
    List<GivenSymbol> symbols =
        variable instanceof Soft soft ? givenSoft(soft) : givenDiscrete((Discrete) variable);
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

  /** Mean over samples of ln((1/n) Σ_j exp(..)), first with 2 s2, then with 8 s2. */
  private double[] meanLogs(double[] columns, int n) {
    double[] lowerSums = scratch.doubles("kde lower", n);
    double[] upperSums = scratch.doubles("kde upper", n);
    PairSums.unweighted(
        columns,
        n,
        layer.dimensions(),
        noiseVariance,
        lowerSums,
        upperSums,
        scratch.doubles("kde terms", n));
    double upperMean = 0;
    double lowerMean = 0;
    for (int i = 0; i < n; i++) {
      upperMean += StrictMath.log(upperSums[i] / n);
      lowerMean += StrictMath.log(lowerSums[i] / n);
    }
    return new double[] {upperMean / n, lowerMean / n};
  }

  /** H(T~|d) of every symbol; inputs that all differ have nothing but the noise, and no list. */
  private List<GivenSymbol> givenDiscrete(Discrete variable) {
    int n = layer.size();
    List<GivenSymbol> given = new ArrayList<>();
    boolean singletons = variable.symbols() == n;
    if (singletons && variable.kind() == Variable.Kind.INPUTS) {
      return given;
    }
    int[] sizes = CountEntropy.counts(variable.codes(), variable.symbols());
    int[][] members = members(variable, sizes);
    for (int symbol = 0; symbol < sizes.length; symbol++) {
      double[] means = meanLogs(columnsOf(members[symbol]), sizes[symbol]);
      given.add(new GivenSymbol((double) sizes[symbol] / n, -means[0], -means[1]));
    }
    return given;
  }

  private static int[][] members(Discrete variable, int[] sizes) {
    int[][] members = new int[sizes.length][];
    for (int symbol = 0; symbol < sizes.length; symbol++) {
      members[symbol] = new int[sizes[symbol]];
    }
    int[] next = new int[sizes.length];
    for (int i = 0; i < variable.size(); i++) {
      int symbol = variable.code(i);
      members[symbol][next[symbol]++] = i;
    }
    return members;
  }

  private double[] columnsOf(int[] members) {
    double[] rows = NeighborInformation.gather(layer.values(), layer.dimensions(), members);
    return transpose(rows, members.length, layer.dimensions());
  }

  /** H(T~|y) of every class, with weights w_i = p(y|x_i) / Σ_j p(y|x_j). */
  private List<GivenSymbol> givenSoft(Soft variable) {
    int n = layer.size();
    int classes = variable.classes();
    double[][] weights = new double[classes][n];
    double[] mass = new double[classes];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < classes; c++) {
        weights[c][i] = variable.probability(i, c);
        mass[c] += weights[c][i];
      }
    }
    double[][] lowerSums = new double[classes][n];
    double[][] upperSums = new double[classes][n];
    PairSums.weighted(
        columns,
        n,
        layer.dimensions(),
        noiseVariance,
        weights,
        lowerSums,
        upperSums,
        scratch.doubles("kde terms", n));
    List<GivenSymbol> given = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      double upperSum = 0;
      double lowerSum = 0;
      for (int i = 0; i < n; i++) {
        if (weights[c][i] > 0) {
          double weight = weights[c][i] / mass[c];
          upperSum -= weight * StrictMath.log(upperSums[c][i] / mass[c]);
          lowerSum -= weight * StrictMath.log(lowerSums[c][i] / mass[c]);
        }
      }
      given.add(new GivenSymbol(mass[c] / n, upperSum, lowerSum));
    }
    return given;
  }

  private static double[] transpose(double[] rows, int n, int d) {
    double[] columns = new double[n * d];
    for (int i = 0; i < n; i++) {
      for (int f = 0; f < d; f++) {
        columns[f * n + i] = rows[i * d + f];
      }
    }
    return columns;
  }
}
