package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.DenseCodes;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * Mutual information of quantized variables by the plug-in of their counts.
 *
 * <p>Every coordinate of a real vector is replaced by its cell; the tuple of cells is one symbol.
 * With empirical frequencies p: I(A;B) = H(A) + H(B) - H(A,B), and with soft labels I(T;Y) = H(Y) -
 * Σ_t p(t) H(E[p(y|x) | t]). For a deterministic layer and distinct inputs that makes I(X;bin(T)) =
 * H(bin(T)).
 *
 * <ul>
 *   <li>The estimand is the information of the <em>quantized</em> variable; another width is
 *       another quantity.
 *   <li>No bias correction: with all inputs enumerated the plug-in is exact. With a sample, {@link
 *       Caveat#UNDERSAMPLED} warns where the first-order bias (K_AB - K_A - K_B + 1)/2N (Miller
 *       1955) exceeds a tenth of the estimate, or more than a tenth of the samples are alone in
 *       their cell, which estimates the probability of cells never seen (Good 1953).
 *   <li>With edges, a value below the first edge and a value at or above the last one get a cell of
 *       their own each, with {@link Caveat#OUT_OF_RANGE}; nothing wraps or is clamped into a
 *       neighbor.
 *   <li>Quantiles are by value: a constant column falls into one cell. -0.0 equals 0.0.
 *   <li>Accepts every kind but two soft variables. Discrete variables are taken as they are.
 * </ul>
 *
 * <p>Immutable and thread-safe. Sources: fixed width as in Saxe et al. (2018), 30 edges in [-1,1]
 * as in the program of Shwartz-Ziv &amp; Tishby (2017).
 */
public final class BinningEstimator implements MutualInformationEstimator, SnapshotEstimator {

  private static final double RELATIVE_BIAS = 0.1;
  private static final double UNSEEN_MASS = 0.1;
  private static final int MOST_EDGES = 1 << 24;
  private static final double NEGLIGIBLE_BIAS = 0.01;

  private final Quantizer quantizer;

  private BinningEstimator(Quantizer quantizer) {
    this.quantizer = quantizer;
  }

  /**
   * Bins of a fixed width, floor(t / width), aligned at zero.
   *
   * @param width the width, for example 0.07
   * @return the estimator
   * @throws IllegalArgumentException if the width is not positive and finite
   */
  public static BinningEstimator width(double width) {
    return new BinningEstimator(new Quantizer.Width(width));
  }

  /**
   * Evenly spaced edges, and so one cell fewer between them: 30 edges are 29 bins.
   *
   * @param low the first edge
   * @param high the last edge
   * @param edges the number of edges, at least two
   * @return the estimator
   * @throws IllegalArgumentException if there are fewer than two edges or more than 2^24, or they
   *     do not ascend
   */
  public static BinningEstimator edges(double low, double high, int edges) {
    Arguments.finite(low, "first edge");
    Arguments.finite(high, "last edge");
    Arguments.atLeast(edges, 2, "number of edges");
    if (edges > MOST_EDGES) {
      throw new IllegalArgumentException(
          "number of edges must be at most " + MOST_EDGES + ", got " + edges);
    }
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "first edge must lie below the last, got " + low + " and " + high);
    }
    double[] values = evenEdges(low, high, edges);
    checkAscending(values);
    String range = "[" + Decimals.shortest(low) + "," + Decimals.shortest(high) + "]";
    return edges(values, edges + " edges in " + range);
  }

  private static double[] evenEdges(double low, double high, int edges) {
    double[] values = new double[edges];
    double range = high - low;
    double step =
        Double.isFinite(range) ? range / (edges - 1) : high / (edges - 1) - low / (edges - 1);
    for (int i = 0; i < edges; i++) {
      values[i] = low + i * step;
    }
    values[edges - 1] = high;
    return values;
  }

  private static void checkAscending(double[] edges) {
    for (int i = 0; i < edges.length; i++) {
      Arguments.finite(edges[i], "edge " + i);
      if (i > 0 && !(edges[i - 1] < edges[i])) {
        throw new IllegalArgumentException(
            "edges must ascend, got " + edges[i - 1] + " before " + edges[i] + " at edge " + i);
      }
    }
  }

  /**
   * Evenly spaced cells over a range, and so one edge more: 29 bins are 30 edges.
   *
   * @param low the lower end of the range
   * @param high the upper end of the range
   * @param bins the number of cells, at least one
   * @return the estimator
   * @throws IllegalArgumentException if there is no bin or the range is empty
   */
  public static BinningEstimator bins(double low, double high, int bins) {
    Arguments.atLeast(bins, 1, "number of bins");
    return edges(low, high, bins == Integer.MAX_VALUE ? bins : bins + 1);
  }

  /**
   * Edges at given places.
   *
   * @param edges at least two, strictly ascending. Not modified, copied.
   * @return the estimator
   * @throws IllegalArgumentException if there are fewer than two edges or they do not ascend
   */
  public static BinningEstimator edges(double[] edges) {
    Objects.requireNonNull(edges, "edges");
    Arguments.atLeast(edges.length, 2, "number of edges");
    checkAscending(edges);
    int last = edges.length - 1;
    if (Arrays.equals(edges, evenEdges(edges[0], edges[last], edges.length))) {
      return edges(edges[0], edges[last], edges.length);
    }
    String text =
        Arrays.stream(edges).mapToObj(Decimals::shortest).collect(Collectors.joining(" "));
    return edges(edges.clone(), "edges {" + text + "}");
  }

  private static BinningEstimator edges(double[] edges, String text) {
    return new BinningEstimator(new Quantizer.Edges(edges, text));
  }

  /**
   * Cells of equal width from each column's minimum to its maximum, the last one closed.
   *
   * @param bins the number of cells per column, at least one
   * @return the estimator
   * @throws IllegalArgumentException if there is no bin
   */
  public static BinningEstimator equalWidth(int bins) {
    return new BinningEstimator(new Quantizer.EqualWidth(bins));
  }

  /**
   * Quantiles of each column by value: the cell of a sample is floor(bins · #{smaller values} / N).
   *
   * @param bins the number of cells per column, at least one
   * @return the estimator
   * @throws IllegalArgumentException if there is no bin
   */
  public static BinningEstimator quantiles(int bins) {
    return new BinningEstimator(new Quantizer.Quantiles(bins));
  }

  /**
   * No quantization beyond the numbers themselves: two samples share a cell where they are equal.
   *
   * @return the estimator
   */
  public static BinningEstimator distinct() {
    return new BinningEstimator(new Quantizer.Distinct());
  }

  @Override
  public String description() {
    return "binning(" + quantizer.description() + ")";
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinningEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    return x == Variable.Kind.SOFT && y == Variable.Kind.SOFT
        ? Optional.of(description() + " needs one variable that is not " + Variable.Kind.SOFT)
        : Optional.empty();
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    if (y instanceof Soft soft) {
      return withSoft(cells(x), soft);
    }
    if (x instanceof Soft soft) {
      return withSoft(cells(y), soft).mirrored();
    }
    return ofCells(cells(x), cells(y));
  }

  @Override
  public List<LayerEstimate> estimate(
      Discrete inputs, List<Continuous> layers, Variable targets, Workspace scratch) {
    Pairs.check(inputs, layers, targets);
    List<LayerEstimate> results = new ArrayList<>();
    Cells x = cells(inputs);
    for (int layer = 0; layer < layers.size(); layer++) {
      Cells t = cells(layers.get(layer));
      Estimate target =
          targets instanceof Soft soft ? withSoft(t, soft) : ofCells(t, cells(targets));
      results.add(
          new LayerEstimate(
              layer, description(), ofCells(x, t).named("X", "T"), target.named("T", "Y")));
    }
    return results;
  }

  /** A variable as symbols, and what was noticed on the way. */
  private record Cells(
      Discrete symbols, Channel channel, boolean outOfRange, boolean constantColumn) {}

  private Cells cells(Variable variable) {
    if (variable instanceof Discrete discrete) {
      return new Cells(discrete, Channel.EXACT, false, false);
    }
    Continuous values = Pairs.values(variable);
    double[] cells = new double[values.size() * values.dimensions()];
    boolean outside = quantizer.quantize(values, cells);
    Channel channel =
        quantizer instanceof Quantizer.Distinct
            ? Channel.EXACT
            : new Channel.Quantized(quantizer.rule());
    return new Cells(
        Discrete.ofCells(cells, values.size(), values.dimensions()),
        channel,
        outside,
        values.hasConstantColumn());
  }

  private Estimate ofCells(Cells x, Cells y) {
    Discrete a = x.symbols;
    Discrete b = y.symbols;
    int[] pairs = new int[a.size()];
    int occupied = DenseCodes.ofPairs(a.codes(), b.codes(), pairs);
    double nats = Pairs.entropy(a) + Pairs.entropy(b) - CountEntropy.plugIn(pairs, occupied);
    Estimate estimate =
        flag(Estimate.of(nats, Estimand.of(x.channel, y.channel), a.size(), description()), x, y);
    boolean enumerated = a.coverage() == Coverage.ENUMERATED || b.coverage() == Coverage.ENUMERATED;
    if (enumerated) {
      return estimate;
    }
    double bias = (occupied - a.symbols() - b.symbols() + 1) / (2.0 * a.size());
    // Distinct inputs are alone by nature: what is undersampled then is the layer.
    int[] cells =
        a.kind() == Variable.Kind.INPUTS
            ? counts(b)
            : b.kind() == Variable.Kind.INPUTS ? counts(a) : CountEntropy.counts(pairs, occupied);
    return flagBias(estimate, bias, cells);
  }

  /** I(T;Y) = H(Y) - Σ_t p(t) H(E[p(y|x) | t]). */
  private Estimate withSoft(Cells t, Soft y) {
    int cells = t.symbols.symbols();
    int classes = y.classes();
    double[] mass = new double[cells * classes];
    double[] total = new double[classes];
    int[] counts = counts(t.symbols);
    for (int i = 0; i < y.size(); i++) {
      for (int c = 0; c < classes; c++) {
        mass[t.symbols.code(i) * classes + c] += y.probability(i, c);
        total[c] += y.probability(i, c);
      }
    }
    double conditional = 0;
    for (int cell = 0; cell < cells; cell++) {
      conditional += counts[cell] * entropy(mass, cell * classes, classes, counts[cell]);
    }
    double nats = entropy(total, 0, classes, y.size()) - conditional / y.size();
    Estimate estimate =
        flag(
            Estimate.of(nats, Estimand.of(t.channel, Channel.EXACT), y.size(), description()),
            t,
            t);
    double bias = (cells - 1.0) * (classes - 1.0) / (2.0 * y.size());
    boolean enumerated =
        y.coverage() == Coverage.ENUMERATED || t.symbols.coverage() == Coverage.ENUMERATED;
    return enumerated ? estimate : flagBias(estimate, bias, counts);
  }

  private static double entropy(double[] mass, int offset, int classes, double total) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double p = mass[offset + c] / total;
      sum -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return sum;
  }

  private static Estimate flag(Estimate estimate, Cells x, Cells y) {
    Estimate flagged = Pairs.flagSaturation(estimate, x.symbols);
    flagged = Pairs.flagSaturation(flagged, y.symbols);
    if (estimate.nats() >= Pairs.SATURATION * StrictMath.log(estimate.samples())) {
      flagged = flagged.withCaveats(Caveat.SATURATED);
    }
    if (x.outOfRange || y.outOfRange) {
      flagged = flagged.withCaveats(Caveat.OUT_OF_RANGE);
    }
    if (x.constantColumn || y.constantColumn) {
      flagged = flagged.withCaveats(Caveat.CONSTANT_COLUMN);
    }
    return flagged;
  }

  private static int[] counts(Discrete variable) {
    return CountEntropy.counts(variable.codes(), variable.symbols());
  }

  private static Estimate flagBias(Estimate estimate, double bias, int[] cells) {
    double size = Math.abs(bias);
    int alone = 0;
    for (int count : cells) {
      alone += count == 1 ? 1 : 0;
    }
    boolean biased = size > NEGLIGIBLE_BIAS && size > RELATIVE_BIAS * Math.abs(estimate.nats());
    return biased || alone > UNSEEN_MASS * estimate.samples()
        ? estimate.withCaveats(Caveat.UNDERSAMPLED)
        : estimate;
  }
}
