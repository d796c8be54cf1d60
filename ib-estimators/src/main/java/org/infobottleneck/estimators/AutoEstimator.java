package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * Picks an estimator by the declared kinds of the variables, their dimensions and the number of
 * samples, and names in its result the one it picked.
 *
 * <table>
 *   <caption>The rules, in order; d counts the columns of real variables, but for
 *   constant ones and monotone maps of an earlier one</caption>
 *   <tr><th>variables</th><th>estimator</th><th>because</th></tr>
 *   <tr><td>one real, and a noise variance declared</td>
 *       <td>{@link NoisyChannelEstimator}</td>
 *       <td>the density of T plus noise is known, so it need not be estimated</td></tr>
 *   <tr><td>soft labels</td><td>{@link BinningEstimator#distinct} with discrete, refused with real
 *       variables</td><td>exact expectations over p(y|x)</td></tr>
 *   <tr><td>a constant, or both discrete and one enumerated</td>
 *       <td>{@link BinningEstimator#distinct}, plug-in</td><td>all counts are exact</td></tr>
 *   <tr><td>sampled inputs and labels, of which cells of a layer are an example</td>
 *       <td>the same, {@link CountEntropyMethod#CHAO_SHEN}</td>
 *       <td>I(X;T) is the entropy of T, with many rare cells; this reckons with those never
 *       seen</td></tr>
 *   <tr><td>labels and labels</td><td>the same, {@link CountEntropyMethod#GRASSBERGER_2003}</td>
 *       <td>its bias is local to each cell, so that no structure of the table defeats it</td></tr>
 *   <tr><td>a mixed one</td><td>{@link SplitAtomsEstimator}, k = 3</td>
 *       <td>which atom a sample is at is known exactly</td></tr>
 *   <tr><td>continuous and labels, d &lt; 4</td>
 *       <td>{@link KnnEstimator#ross}, standardized, k = 3 in one dimension and 1 in more</td>
 *       <td>the bias grows as (k/N)^(2/d), the variance hardly depends on d</td></tr>
 *   <tr><td>continuous and labels, d &ge; 4</td>
 *       <td>{@link SurrogateEstimator#gaussianMixture}, k = 1</td>
 *       <td>what bias is left a model of the data shares</td></tr>
 *   <tr><td>two continuous</td>
 *       <td>{@link SurrogateEstimator#gaussianMixture}, k = 3 for d &lt; 4 and 1 for more: the
 *       Gaussian copula's own value unless the neighbors contradict it ({@link
 *       SurrogateCorrection#reconciled}), else the plain value for d = 2 and the corrected one for
 *       more; if more than 1 % of the rows repeat, the model's own value</td>
 *       <td>where the copula is Gaussian, two parameters have less variance than any count; in two
 *       dimensions the bias of neighbors is below their own deviation; tied distances say
 *       nothing</td></tr>
 * </table>
 *
 * <p>Nothing else is looked at: no name, no value beyond what the estimators themselves compute.
 * How far the rules carry is measured in docs/choosing-an-estimator.md.
 *
 * <ul>
 *   <li>The result's estimator reads {@code auto(..) by ksg1(..)}; bound, error and caveats are
 *       those of the estimator picked.
 *   <li>The inputs X of a plane against a real layer: without a noise variance refused, since
 *       I(X;T) of a deterministic layer is infinite.
 *   <li>Cost: with surrogates a second for 4096 samples in 3 + 3 dimensions, a minute for 10,000 in
 *       25 + 25.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class AutoEstimator implements MutualInformationEstimator {

  private static final int FEW_DIMENSIONS = 3;

  private final OptionalDouble noiseVariance;
  private final long seed;

  private AutoEstimator(OptionalDouble noiseVariance, long seed) {
    this.noiseVariance = noiseVariance;
    this.seed = seed;
  }

  /**
   * The estimator for variables as they are.
   *
   * @return the estimator, seed 0
   */
  public static AutoEstimator create() {
    return new AutoEstimator(OptionalDouble.empty(), 0);
  }

  /**
   * Returns this estimator told that the real variable is observed with Gaussian noise, which is
   * not in the samples: the information of T + N(0, variance) is wanted.
   *
   * @param noiseVariance the variance per dimension, from 1e-300 to 1e300
   * @return the estimator
   * @throws IllegalArgumentException if the variance is outside that range or NaN
   */
  public AutoEstimator withNoiseVariance(double noiseVariance) {
    return new AutoEstimator(OptionalDouble.of(Pairs.noiseVariance(noiseVariance)), seed);
  }

  /**
   * Returns this estimator with another seed of surrogates and noise.
   *
   * @param seed the seed
   * @return the estimator
   */
  public AutoEstimator withSeed(long seed) {
    return new AutoEstimator(noiseVariance, seed);
  }

  @Override
  public String description() {
    String noise =
        noiseVariance.isPresent()
            ? "noiseVariance=" + Decimals.shortest(noiseVariance.getAsDouble()) + ","
            : "";
    return "auto(" + noise + "seed=" + seed + ")";
  }

  /** Reads what {@link #description} writes; the seed may be left out. */
  static AutoEstimator read(Description text) {
    text.requireOnly(0, "noiseVariance", "seed");
    AutoEstimator estimator = create().withSeed(text.longInteger("seed", 0));
    return text.has("noiseVariance")
        ? estimator.withNoiseVariance(text.number("noiseVariance"))
        : estimator;
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AutoEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Kind x, Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    if (noiseVariance.isEmpty()
        && (Pairs.isReal(x) || Pairs.isReal(y))
        && (x == Kind.INPUTS || y == Kind.INPUTS)) {
      return Optional.of(
          description()
              + ": every input is a symbol of its own and the layer a function of it, so I(X;T) is"
              + " infinite; say what is observed of T: withNoiseVariance(..) for T with noise,"
              + " BinningEstimator for a quantized T");
    }
    if (noiseVariance.isPresent() && Pairs.isReal(x) == Pairs.isReal(y)) {
      return Optional.of(
          description()
              + ": the noise that is declared belongs to one real variable beside a discrete or"
              + " soft one, got "
              + x
              + " and "
              + y
              + "; ask AutoEstimator.create() for variables as they are");
    }
    return chosen(x, y, FEW_DIMENSIONS).refusal(x, y).map(reason -> description() + ": " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    int dimensions = dimensions(x) + dimensions(y);
    boolean enumerated =
        Pairs.coverage(x) == Coverage.ENUMERATED || Pairs.coverage(y) == Coverage.ENUMERATED;
    boolean constant = Pairs.isConstant(x) || Pairs.isConstant(y);
    boolean exact = (enumerated && dimensions == 0) || (constant && noiseVariance.isEmpty());
    MutualInformationEstimator estimator =
        exact ? BinningEstimator.distinct() : chosen(x.kind(), y.kind(), dimensions);
    Estimate estimate =
        estimator instanceof SurrogateEstimator surrogates && dimensions(x) * dimensions(y) > 0
            ? ofPair(surrogates, x, y)
            : estimator.estimate(x, y);
    return estimate.by(description() + " by " + estimate.estimator());
  }

  private static int dimensions(Variable variable) {
    return Pairs.isReal(variable.kind())
        ? Math.max(1, NormalScores.informativeColumns(Pairs.values(variable)).length)
        : 0; // a constant counts as one column
  }

  /** The rule, without what only samples can tell. */
  private MutualInformationEstimator chosen(Kind x, Kind y, int dimensions) {
    boolean oneReal = Pairs.isReal(x) != Pairs.isReal(y);
    boolean bothReal = Pairs.isReal(x) && Pairs.isReal(y);
    if (noiseVariance.isPresent()) {
      return NoisyChannelEstimator.of(noiseVariance.getAsDouble()).withSeed(seed);
    }
    if (!oneReal && !bothReal) {
      return ofCounts(x, y);
    }
    if (x == Kind.MIXED || y == Kind.MIXED) {
      return SplitAtomsEstimator.create();
    }
    boolean few = dimensions <= FEW_DIMENSIONS;
    if (oneReal && few) {
      return KnnEstimator.ross()
          .withStandardization()
          .withK(dimensions == 1 ? KnnEstimator.DEFAULT_K : 1);
    }
    return SurrogateEstimator.gaussianMixture()
        .withK(few ? KnnEstimator.DEFAULT_K : 1)
        .withSeed(seed);
  }

  private static MutualInformationEstimator ofCounts(Kind x, Kind y) {
    if (x == Kind.SOFT || y == Kind.SOFT) {
      return BinningEstimator.distinct();
    }
    boolean inputs = x == Kind.INPUTS || y == Kind.INPUTS;
    return BinningEstimator.distinct()
        .withEntropy(inputs ? CountEntropyMethod.CHAO_SHEN : CountEntropyMethod.GRASSBERGER_2003);
  }

  private static Estimate ofPair(SurrogateEstimator surrogates, Variable x, Variable y) {
    SurrogateEstimator.Work work = surrogates.work(x, y);
    return surrogates.flag(work, value(work, isTied(x) || isTied(y)));
  }

  private static boolean isTied(Variable variable) {
    return Samples.tiedShare(Pairs.values(variable)) > Samples.TIED_SHARE;
  }

  private static double value(SurrogateEstimator.Work work, boolean tied) {
    SurrogateCorrection correction = work.correction();
    if (tied) {
      return correction.modelInformation(); // the plain value where there is no model
    }
    if (correction.gaussian()) {
      return correction.reconciled();
    }
    return work.dimensions() == 2 ? correction.plain() : correction.corrected();
  }
}
