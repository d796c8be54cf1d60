package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.CountInformation.Counted;
import org.infobottleneck.estimators.CountInformation.Pair;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * Mutual information of quantized variables by their counts.
 *
 * <p>Every coordinate of a real vector is replaced by its cell; the tuple of cells is one symbol.
 * With empirical frequencies p: I(A;B) = H(A) + H(B) - H(A,B), and with soft labels I(T;Y) = H(Y) -
 * Σ_t p(t) H(E[p(y|x) | t]). For a deterministic layer and distinct inputs that makes I(X;bin(T)) =
 * H(bin(T)).
 *
 * <ul>
 *   <li>The estimand is the information of the <em>quantized</em> variable; another width is
 *       another quantity.
 *   <li>No bias correction unless {@link #withEntropy} asks for one: with all inputs enumerated the
 *       plug-in is exact. With a sample, {@link Caveat#UNDERSAMPLED} warns where the first-order
 *       bias of the plug-in (K_AB - K_A - K_B + 1)/2N (Miller 1955) exceeds a tenth of the
 *       estimate, or more than a tenth of the samples are alone in their cell, which estimates the
 *       probability of cells never seen (Good 1953). Of a corrected estimate it says that the
 *       correction is as large: what is left is smaller than that, but rests on as little.
 *   <li>With edges, a value below the first edge and a value at or above the last one get a cell of
 *       their own each, with {@link Caveat#OUT_OF_RANGE}; nothing wraps or is clamped into a
 *       neighbor.
 *   <li>Quantiles are by value: a constant column falls into one cell. -0.0 equals 0.0.
 *   <li>Accepts every kind but two soft variables; with a correction no soft one. Discrete
 *       variables are taken as they are.
 * </ul>
 *
 * <p>Immutable and thread-safe. Sources: fixed width as in Saxe et al. (2018), 30 edges in [-1,1]
 * as in the program of Shwartz-Ziv &amp; Tishby (2017).
 */
public final class BinningEstimator implements MutualInformationEstimator, SnapshotEstimator {

  private static final int MOST_EDGES = 1 << 24;

  private final Quantizer quantizer;
  private final CountEntropyMethod method;
  private final String plugIn;
  private final String description;

  private BinningEstimator(Quantizer quantizer) {
    this(quantizer, CountEntropyMethod.PLUG_IN);
  }

  private BinningEstimator(Quantizer quantizer, CountEntropyMethod method) {
    this.quantizer = quantizer;
    this.method = method;
    plugIn = "binning(" + quantizer.description() + ")";
    description =
        method == CountEntropyMethod.PLUG_IN
            ? plugIn
            : "binning(" + quantizer.description() + ",entropy=" + method.label() + ")";
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
   * @throws IllegalArgumentException if there are fewer than two edges or more than 2^24, an end is
   *     not finite, or they do not ascend
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
    double[] values = Edges.even(low, high, edges);
    Edges.checkAscending(values);
    String range = "[" + Decimals.shortest(low) + "," + Decimals.shortest(high) + "]";
    return edges(values, edges + " edges in " + range);
  }

  /**
   * Evenly spaced cells over a range, and so one edge more: 29 bins are 30 edges.
   *
   * @param low the lower end of the range
   * @param high the upper end of the range
   * @param bins the number of cells, at least one
   * @return the estimator
   * @throws IllegalArgumentException if there is no bin or there are 2^24 or more, an end is not
   *     finite, or the range is empty or too narrow for so many edges
   */
  public static BinningEstimator bins(double low, double high, int bins) {
    Arguments.atLeast(bins, 1, "number of bins");
    if (bins >= MOST_EDGES) {
      throw new IllegalArgumentException(
          "number of bins must be at most " + (MOST_EDGES - 1) + ", got " + bins);
    }
    return edges(low, high, bins + 1);
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
    Edges.checkAscending(edges);
    // An edge at -0.0 cuts where one at 0.0 does and has the same text.
    double[] values = Arrays.stream(edges).map(edge -> edge + 0.0).toArray();
    int last = values.length - 1;
    if (Arrays.equals(values, Edges.even(values[0], values[last], values.length))) {
      return edges(values[0], values[last], values.length);
    }
    String text =
        Arrays.stream(values).mapToObj(Decimals::shortest).collect(Collectors.joining(" "));
    return edges(values, "edges {" + text + "}");
  }

  private static BinningEstimator edges(double[] edges, String text) {
    return new BinningEstimator(new Edges(edges, text));
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

  /**
   * Cells that hold as many distinct values each, over all columns of a variable together: the
   * entropy-based adaptive binning of Chelombiev, Houghton &amp; O'Donnell (2019).
   *
   * <p>The m distinct values of all units of the layer are ranked, and the cell of a value of rank
   * r is floor(bins · r / m). As in the paper, the cells are made for each layer and each epoch
   * anew, all units share them, and a value counts once however often it is met, so that saturated
   * or dead units don't pull the limits to themselves. Where bins do not divide m, cells differ by
   * one value; the paper leaves that open.
   *
   * <ul>
   *   <li>An increasing map of all units alike, as a shift or a scale, makes no difference; one of
   *       a single unit does, and so does a unit that brings new values, even a constant one.
   *   <li>A layer that is constant throughout falls into one cell. With fewer distinct values than
   *       bins each has a cell of its own. -0.0 equals 0.0.
   *   <li>The cells follow the layer, so that two layers, or two epochs, are observed through
   *       different cells.
   * </ul>
   *
   * @param bins the number of cells per column, at least one
   * @return the estimator
   * @throws IllegalArgumentException if there is no bin
   */
  public static BinningEstimator adaptive(int bins) {
    return new BinningEstimator(new Quantizer.Adaptive(bins));
  }

  /**
   * The activations of a quantized network as they are (Lorenzen, Igel &amp; Nielsen 2022): nothing
   * is put into bins but by the network itself, and with enumerated inputs I(X;T) and I(T;Y) are
   * exact.
   *
   * <p>So that a network that is not quantized after all is found out, an estimate throws an {@link
   * IllegalArgumentException}, naming the column and what was found, where a unit takes more values
   * than it may. Units may take different values. -0.0 equals 0.0.
   *
   * @param levels how many values a unit may take, 256 for a quantization of 8 bits
   * @return the estimator
   * @throws IllegalArgumentException if there is no level
   */
  public static BinningEstimator quantizedActivations(int levels) {
    return new BinningEstimator(new Quantizer.Levels(levels));
  }

  /**
   * Returns this estimator with another entropy of counts in I(A;B) = H(A) + H(B) - H(A,B), for
   * samples of a larger population.
   *
   * <ul>
   *   <li>Each of the three entropies is corrected, so that the estimate may be negative, or exceed
   *       the entropy of A.
   *   <li>Where distinct inputs X determine T, the counts of (X,T) are those of X. The two
   *       entropies cancel, and I(X;T) is the corrected H(T).
   *   <li>A variable that is enumerated is refused: the plug-in is exact there, and a correction an
   *       error. So are soft labels: corrections are made for counts, not for weights.
   * </ul>
   *
   * @param method the entropy, {@link CountEntropyMethod#PLUG_IN} unless asked otherwise
   * @return the estimator
   */
  public BinningEstimator withEntropy(CountEntropyMethod method) {
    return new BinningEstimator(quantizer, Objects.requireNonNull(method, "method"));
  }

  /**
   * Estimates the entropy of a variable behind this quantization.
   *
   * @param variable the variable. Not modified, not retained.
   * @return the entropy of its cells in nats
   * @throws IllegalArgumentException if the variable is soft, which has no counts, or it is
   *     enumerated and the entropy corrected
   */
  public double entropy(Variable variable) {
    Objects.requireNonNull(variable, "variable");
    if (variable instanceof Soft) {
      throw new IllegalArgumentException(
          description() + " counts, and the " + variable.kind() + " of variable have no counts");
    }
    return information().entropy(quantized(variable));
  }

  /**
   * Returns the cells that this estimator counts, for whoever needs the encoder itself.
   *
   * @param layer the activations of a layer. Not modified, not retained.
   * @return for every row the number of its cell, by order of first appearance: rows share a number
   *     where all their coordinates share a cell
   * @throws IllegalArgumentException if the quantization can't take the values
   */
  public Discrete cells(Continuous layer) {
    return quantized(Objects.requireNonNull(layer, "layer")).symbols();
  }

  /**
   * Returns the estimator of I(X;Y|Z) = H(X,Z) + H(Y,Z) - H(X,Y,Z) - H(Z), each entropy by this
   * one's method, Z discrete or quantized like the others.
   *
   * <p>For the plug-in that is Σ p(z) I(X;Y|Z=z). For inputs X and soft labels Z it is I(X;T) -
   * I(T;Z), of the plug-in alone.
   *
   * @return the conditional estimator
   */
  @Override
  public ConditionalEstimator conditional() {
    return new ConditionalBinning(this, quantizer, method, plugIn);
  }

  @Override
  public String description() {
    return description;
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
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    boolean soft = x == Variable.Kind.SOFT || y == Variable.Kind.SOFT;
    if (soft && method != CountEntropyMethod.PLUG_IN) {
      return Optional.of(
          description()
              + " corrects the entropy of counts, and "
              + Variable.Kind.SOFT
              + " are weights; ask the plug-in, "
              + plugIn);
    }
    return x == Variable.Kind.SOFT && y == Variable.Kind.SOFT
        ? Optional.of(description() + " needs one variable that is not " + Variable.Kind.SOFT)
        : Optional.empty();
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    CountInformation information = information();
    CountTables tables = new CountTables();
    if (y instanceof Soft soft) {
      return information.withSoft(quantized(x), soft, tables);
    }
    if (x instanceof Soft soft) {
      return information.withSoft(quantized(y), soft, tables).mirrored();
    }
    return information.of(
        Cells.of(quantizer, x, tables, 0), Cells.of(quantizer, y, tables, 1), tables);
  }

  @Override
  public List<LayerEstimate> estimate(
      Discrete inputs, List<Continuous> layers, Variable targets, Workspace scratch) {
    Pairs.check(inputs, layers, targets);
    CountInformation information = information();
    CountTables tables = CountTables.of(scratch);
    Cells x = Cells.of(quantizer, inputs, tables, 0);
    Optional<Cells> y =
        targets instanceof Soft
            ? Optional.empty()
            : Optional.of(Cells.of(quantizer, targets, tables, 0));
    Optional<Counted> ofY = y.map(cells -> information.counted(cells, tables));
    Counted ofX = information.counted(x, tables);
    List<LayerEstimate> results = new ArrayList<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      Pairs.check(this, layers.get(layer), targets);
      Cells t = Cells.of(quantizer, layers.get(layer), tables, 1);
      Counted ofT;
      Estimate target;
      if (targets instanceof Soft soft) {
        ofT = information.counted(t, tables);
        target = information.withSoft(t, soft, tables);
      } else {
        Pair pair = information.pair(t, y.orElseThrow(), ofY.orElseThrow(), tables);
        ofT = pair.first();
        target = information.of(t, ofT, y.orElseThrow(), ofY.orElseThrow(), pair.both(), tables);
      }
      Counted both = information.together(x, ofX, t, ofT, tables);
      Estimate input = information.of(x, ofX, t, ofT, both, tables);
      results.add(
          new LayerEstimate(layer, description, input.named("X", "T"), target.named("T", "Y")));
    }
    return results;
  }

  private CountInformation information() {
    return new CountInformation(method, description, plugIn);
  }

  private Cells quantized(Variable variable) {
    return Cells.of(quantizer, variable);
  }
}
