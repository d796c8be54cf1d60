package org.infobottleneck.estimators;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.internal.CenteredColumns;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.DenseCodes;
import org.infobottleneck.estimators.internal.KernelPowers;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * Matrix-based Rényi information of order α (Giraldo, Rao &amp; Príncipe 2015): entropies of the
 * eigenvalues of kernel matrices, without any density.
 *
 * <pre>
 *   A = K / N,  K_ij = exp(-|x_i - x_j|² / (2 σ²))   real x;   K_ij = 1 if x_i = x_j, else 0   labels
 *   S_α(A) = 1/(1-α) ln tr A^α
 *   I_α(X;Y) = S_α(A) + S_α(B) - S_α(A ∘ B / tr(A ∘ B))
 * </pre>
 *
 * <p>The paper takes logarithms to base 2; values here are nats. For α = 2, tr A² is the square of
 * the Frobenius norm: O(N² d) and no matrix, for many snapshots. Other orders need the eigenvalues:
 * O(N³), and are refused above {@link #DEFAULT_LARGEST_MATRIX} samples unless {@link
 * #withLargestMatrix} allows more. With labels the joint matrix falls apart into one for each
 * label.
 *
 * <p>Widths: σ = 5 N^(-1/(4+d)) s by default, d the number of columns that are not constant and s
 * the root of their mean variance. That is the rule of Yu, Wickstrøm, Jenssen &amp; Príncipe
 * (2021), h N^(-1/(4+d)) with h = 5, Silverman's exponent; the factor s is ours, so that the unit
 * of the activations does not matter. In many dimensions (50 and more) it makes all samples
 * strangers, and S_α tends to ln N; Wickstrøm et al. (2019) choose widths layer by layer for that
 * reason. {@link #withWidths} sets them. Widths are part of the estimand, as the value depends on
 * them strongly.
 *
 * <ul>
 *   <li>It is no estimate of Shannon's information, whatever α: independent variables have I_α &gt;
 *       0, as samples tell each other apart, and I_α is at most ln N.
 *   <li>Inputs, one symbol per distinct row: A is the identity over N, and I_α(X;T) = S_α(T);
 *       {@link Caveat#SATURATED} within 1 % of ln N.
 *   <li>{@link Caveat#UNDERSAMPLED} where exp(S_α), the number of samples that a kernel tells
 *       apart, is more than N/10: fewer than ten resemble each other. {@link Caveat#SATURATED},
 *       too, where S_α is within 1 % of ln N: the kernel is the identity, and the value is the
 *       entropy of the other variable, whatever the layer does. Of two real variables the joint
 *       kernel counts as well. A wider kernel helps, or fewer dimensions.
 *   <li>A constant variable has S = 0, and I = 0. Repeated values are no problem: mixed variables
 *       are taken as they are.
 *   <li>Two discrete variables: Rényi entropies of their frequencies.
 *   <li>Soft labels are refused: an entropy of matrices is one of points, and a distribution over
 *       labels is none.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class RenyiEstimator implements MutualInformationEstimator {

  /** The most samples whose eigenvalues are sought, unless told otherwise: some ten seconds. */
  public static final int DEFAULT_LARGEST_MATRIX = 2048;

  private static final double FACTOR = 5;

  /** So many samples resemble each other where a kernel is of use. */
  private static final double MEETING = 10;

  private static final String RULE = "5 N^(-1/(4+d)) s";

  private final Measure.Renyi measure;
  private final OptionalDouble widthOfX;
  private final OptionalDouble widthOfY;
  private final int largestMatrix;

  private RenyiEstimator(
      Measure.Renyi measure, OptionalDouble widthOfX, OptionalDouble widthOfY, int largestMatrix) {
    this.measure = measure;
    this.widthOfX = widthOfX;
    this.widthOfY = widthOfY;
    this.largestMatrix = largestMatrix;
  }

  /**
   * The estimator of an order, with the widths of the rule.
   *
   * @param alpha the order α, positive and not 1; 1.01 in the literature, 2 where speed counts
   * @return the estimator
   * @throws IllegalArgumentException if the order is not positive and finite, or is 1
   */
  public static RenyiEstimator ofOrder(double alpha) {
    return new RenyiEstimator(
        new Measure.Renyi(alpha),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        DEFAULT_LARGEST_MATRIX);
  }

  /**
   * Returns this estimator with widths of its own; that of a discrete variable is not used.
   *
   * @param sigmaX the width for X, in the unit of its values
   * @param sigmaY the width for Y, in the unit of its values
   * @return the estimator
   * @throws IllegalArgumentException if a width is not positive and finite
   */
  public RenyiEstimator withWidths(double sigmaX, double sigmaY) {
    return new RenyiEstimator(
        measure,
        OptionalDouble.of(Arguments.positive(sigmaX, "width sigmaX")),
        OptionalDouble.of(Arguments.positive(sigmaY, "width sigmaY")),
        largestMatrix);
  }

  /**
   * Returns this estimator with another limit to the matrices whose eigenvalues are sought. They
   * take 16 N² bytes and some N³ nanoseconds: 270 MB and a minute or two for 4096. It does not
   * concern α = 2.
   *
   * @param samples the most samples
   * @return the estimator
   * @throws IllegalArgumentException if the limit is less than 2 or above 16384
   */
  public RenyiEstimator withLargestMatrix(int samples) {
    Arguments.within(samples, 2, 16384, "largest matrix");
    return new RenyiEstimator(measure, widthOfX, widthOfY, samples);
  }

  @Override
  public String description() {
    String widths =
        widthOfX.isEmpty()
            ? ""
            : ",sigmaX="
                + Decimals.shortest(widthOfX.getAsDouble())
                + ",sigmaY="
                + Decimals.shortest(widthOfY.orElseThrow());
    String limit = largestMatrix == DEFAULT_LARGEST_MATRIX ? "" : ",largestMatrix=" + largestMatrix;
    return "renyi(alpha=" + Decimals.shortest(measure.alpha()) + widths + limit + ")";
  }

  /** Reads what {@link #description} writes; all but alpha may be left out. */
  static RenyiEstimator read(Description text) {
    text.requireOnly(0, "alpha", "sigmaX", "sigmaY", "largestMatrix");
    RenyiEstimator estimator =
        ofOrder(text.number("alpha"))
            .withLargestMatrix(text.integer("largestMatrix", DEFAULT_LARGEST_MATRIX));
    return text.has("sigmaX") || text.has("sigmaY")
        ? estimator.withWidths(text.number("sigmaX"), text.number("sigmaY"))
        : estimator;
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RenyiEstimator estimator
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
    return x == Variable.Kind.SOFT || y == Variable.Kind.SOFT
        ? Optional.of(
            description()
                + " refuses "
                + x
                + " and "
                + y
                + ": a distribution over labels is no point that a kernel could compare; ask"
                + " KdeEstimator or BinningEstimator")
        : Optional.empty();
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    int n = x.size();
    Side a = side(x, widthOfX, "x");
    Side b = side(y, widthOfY, "y");
    Side joint = a.with(b);
    double entropyOfX = entropy(a);
    double entropyOfY = entropy(b);
    double entropyOfBoth = entropy(joint);
    double nats = entropyOfX + entropyOfY - entropyOfBoth;
    Estimand estimand =
        Estimand.of(channel(x, widthOfX), channel(y, widthOfY)).withMeasure(measure);
    Estimate estimate = Estimate.of(nats, estimand, n, description());
    for (Variable variable : new Variable[] {x, y}) {
      estimate =
          variable instanceof Discrete discrete
              ? Pairs.flagSaturation(estimate, discrete)
              : Pairs.flagConstantColumn(estimate, Pairs.values(variable));
    }
    boolean realX = Pairs.isReal(x.kind());
    boolean realY = Pairs.isReal(y.kind());
    estimate = realX ? flagKernel(estimate, entropyOfX) : estimate;
    estimate = realY ? flagKernel(estimate, entropyOfY) : estimate;
    return realX && realY ? flagKernel(estimate, entropyOfBoth) : estimate;
  }

  /** Adds the caveats of a kernel that tells nearly every sample from every other. */
  private static Estimate flagKernel(Estimate estimate, double entropy) {
    int n = estimate.samples();
    if (!(entropy > Math.max(0, StrictMath.log(n / MEETING)))) {
      return estimate;
    }
    Estimate flagged = estimate.withCaveats(Caveat.UNDERSAMPLED);
    return entropy >= Pairs.SATURATION * StrictMath.log(n)
        ? flagged.withCaveats(Caveat.SATURATED)
        : flagged;
  }

  private static Channel channel(Variable variable, OptionalDouble width) {
    if (variable instanceof Discrete) {
      return Channel.EXACT;
    }
    return new Channel.Kernel(width.isPresent() ? Decimals.shortest(width.getAsDouble()) : RULE);
  }

  /** ln tr (K/N)^α / (1 - α), the matrix falling apart into one for every code. */
  private double entropy(Side side) {
    double alpha = measure.alpha();
    int n = side.codes.length;
    double sum = 0;
    int[] sizes = CountEntropy.counts(side.codes, side.symbols);
    if (side.dimensions == 0) {
      Arrays.sort(sizes);
      for (int size : sizes) {
        sum += StrictMath.pow((double) size / n, alpha);
      }
    } else {
      for (int code = 0; code < sizes.length; code++) {
        sum += trace(side, code, sizes[code]);
      }
    }
    return StrictMath.log(sum) / (1 - alpha);
  }

  private double trace(Side side, int code, int size) {
    double alpha = measure.alpha();
    double unit = StrictMath.pow(side.codes.length, -alpha);
    if (size == 1) {
      return unit;
    }
    int d = side.dimensions;
    int[] members = NeighborInformation.members(side.codes, code, size);
    double[] columns = new double[size * d];
    for (int m = 0; m < size; m++) {
      for (int f = 0; f < d; f++) {
        columns[f * size + m] = side.rows[members[m] * d + f];
      }
    }
    if (alpha == 2) {
      return unit * KernelPowers.ofSquare(columns, size, d);
    }
    if (size > largestMatrix) {
      throw new IllegalArgumentException(
          "number of samples must not exceed "
              + largestMatrix
              + " for the eigenvalues that order "
              + Decimals.shortest(alpha)
              + " needs, got "
              + size
              + "; ask order 2, or withLargestMatrix(..)");
    }
    return unit * KernelPowers.of(columns, size, d, alpha);
  }

  private static Side side(Variable variable, OptionalDouble width, String name) {
    int n = variable.size();
    if (variable instanceof Discrete discrete) {
      return new Side(new double[0], 0, discrete.codes(), discrete.symbols());
    }
    Continuous values = Pairs.values(variable);
    int d = values.dimensions();
    Samples.prepared(values, false, name);
    double sigma = width.orElseGet(() -> ruleWidth(values, name));
    double[] rows = new double[n * d];
    for (int j = 0; j < d; j++) {
      // Shifted near zero first: far from it, a division would round differences away.
      double middle = values.minimum(j) / 2 + values.maximum(j) / 2;
      for (int i = 0; i < n; i++) {
        rows[i * d + j] = (values.value(i, j) - middle) / sigma;
        if (!Double.isFinite(rows[i * d + j])) {
          throw new IllegalArgumentException(
              "range of " + name + ", column " + j + ", overflows in units of the width " + sigma);
        }
      }
    }
    return new Side(rows, d, new int[n], 1);
  }

  /** 5 N^(-1/(4+d)) s; 1 for a constant, whose distances are zero in any unit. */
  private static double ruleWidth(Continuous values, String name) {
    int n = values.size();
    int exponent =
        Arrays.stream(CenteredColumns.exponents(values.values(), n, values.dimensions()))
            .max()
            .orElse(0);
    int[] exponents = new int[values.dimensions()];
    Arrays.fill(exponents, exponent);
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    CenteredColumns columns =
        CenteredColumns.of(values.values(), n, values.dimensions(), exponents, weights);
    int d = 0;
    double squares = 0;
    for (int j = 0; j < values.dimensions(); j++) {
      if (values.minimum(j) < values.maximum(j)) {
        d++;
        squares += columns.length(j) * columns.length(j);
      }
    }
    if (squares == 0) {
      return 1;
    }
    double deviation = Math.sqrt(squares / (n - 1) / d);
    double sigma = Math.scalb(FACTOR * StrictMath.pow(n, -1.0 / (4 + d)) * deviation, exponent);
    if (sigma == 0 || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException(
          "values of " + name + " must have a kernel width within the range of a double");
    }
    return sigma;
  }

  /** Rows in units of their width, which are compared within a code. */
  private static final class Side {

    private final double[] rows;
    private final int dimensions;
    private final int[] codes;
    private final int symbols;

    Side(double[] rows, int dimensions, int[] codes, int symbols) {
      this.rows = rows;
      this.dimensions = dimensions;
      this.codes = codes;
      this.symbols = symbols;
    }

    /** The product of two kernels is the kernel of both: distances add, codes pair. */
    Side with(Side other) {
      int n = codes.length;
      int d = dimensions + other.dimensions;
      double[] joined = new double[n * d];
      for (int i = 0; i < n; i++) {
        System.arraycopy(rows, i * dimensions, joined, i * d, dimensions);
        System.arraycopy(
            other.rows, i * other.dimensions, joined, i * d + dimensions, other.dimensions);
      }
      int[] pairs = new int[n];
      int distinct = DenseCodes.ofPairs(codes, other.codes, pairs);
      return new Side(joined, d, pairs, distinct);
    }
  }
}
