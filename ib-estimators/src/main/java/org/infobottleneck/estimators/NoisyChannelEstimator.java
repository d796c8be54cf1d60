package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.internal.AntitheticKernels;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * The information of a layer with Gaussian noise, T~ = T + N(0, s2 · identity), itself: a Monte
 * Carlo integral over the mixture of Gaussians around the samples, of which {@link KdeEstimator}
 * gives bounds.
 *
 * <p>With φ the density of the noise, t~ drawn around t(x) and p(t~) = (1/N) Σ_j φ(t~ - t_j):
 *
 * <pre>
 *   I(X;T~) = mean over inputs and draws of  ln φ(t~ - t(x)) - ln p(t~)               at most ln N each
 *   I(T~;Y) = mean over inputs and draws of  KL[p(y|t~) || p(y)]
 *   p(y|t~) = Σ_j p(y|x_j) φ(t~ - t_j) / Σ_j φ(t~ - t_j)                 labels or soft labels alike
 * </pre>
 *
 * <p>These are exact, up to the Monte Carlo error, where the rows are {@link Coverage#ENUMERATED}.
 * Where they are a sample, each row counts in the density at itself. Counted in full it lowers
 * I(X;T~) by (M - 1)/2N to first order, left out it raises it by as much, M being the mean of
 * φ/p(t~): the own term adds (M - 1)/N to ln p, the variance of the others takes half of that away.
 * So <b>the own kernel counts half</b>,
 *
 * <pre>
 *   p(t~) = (½ φ(t~ - t_i) + Σ_{j≠i} φ(t~ - t_j)) / (N - ½)
 * </pre>
 *
 * <p>which removes the first order as the mean of both does, and stays finite where a row has no
 * neighbor. For points far apart, n rows at each, it is ln(n - ½) in place of ln n, the asymptotic
 * form of the digamma in Grassberger's entropy (2003), whose bias falls exponentially in n. For
 * labels both densities of ln p(t~|y) - ln p(t~) are halved so; and as far as a draw's density is
 * the own kernel's, a share a of it, the row's own label is replaced by the frequencies among the
 * other rows, so that rows which the noise leaves apart don't tell labels by heart: the change is
 * of second order in a, and an isolated row tells nothing.
 *
 * <p>Draws come in opposite pairs ±z, which cancels odd parts of the integrand, and the even part
 * is controlled by |z|², whose mean is known: at four draws the standard error is two to eight
 * times smaller than that of as many plain draws.
 *
 * <ul>
 *   <li>Standard error, enumerated rows: the rows are not random, so the variance is the mean over
 *       rows of the variance within a row, over rows times pairs: {@link
 *       StandardError.Source#MONTE_CARLO}. That takes two pairs of each row.
 *   <li>Sampled rows: the spread of the rows' means, which to first order are independent (they are
 *       the influence function of the information) and hold the spread of the draws: {@link
 *       StandardError.Source#SAMPLES}.
 *   <li>I(X;T~) from a sample carries {@link Caveat#EXTRAPOLATED}. Any estimate from a sample
 *       carries {@link Caveat#UNDERSAMPLED} where the own kernel is more than a tenth of the
 *       density on the average: fewer than ten rows meet there, and the second order counts.
 *   <li>Identical rows hold exactly nothing. N rows far apart hold ln N if enumerated; a sample of
 *       inputs then gives ln(2N - 1), and labels none.
 *   <li>Inputs that repeat, in a sample, are rows of their own and must have equal rows of the
 *       layer; a layer that isn't a function of the inputs is refused.
 *   <li>The noise at a row depends on seed, row, pair and unit alone: it is the same at every
 *       epoch, and another order of the samples is another draw. Values depend on differences
 *       alone, so a shift of the layer or a noise far below its magnitude loses no digit.
 *   <li>Estimates are raw: those of labels can be negative, by chance.
 *   <li>{@link Caveat#SATURATED} within 1 % of H(X), {@link Caveat#CONSTANT_COLUMN} for a dead
 *       unit.
 *   <li>Two continuous, or two discrete, variables are refused.
 * </ul>
 *
 * <p>Sources: Kolchinsky &amp; Tracey (2017) for the mixture, Goldfeld et al. (2019) for the
 * integral. Cost O(draws · N² d). Immutable and thread-safe.
 */
public final class NoisyChannelEstimator implements MutualInformationEstimator, SnapshotEstimator {

  private static final int DEFAULT_DRAWS = 4;
  private static final int LEAST_DRAWS = 4;

  /** With a greater share of the own kernel fewer than ten rows meet at a draw. */
  private static final double GREATEST_OWN_SHARE = 0.1;

  private final double noiseVariance;
  private final int draws;
  private final long seed;

  private NoisyChannelEstimator(double noiseVariance, int draws, long seed) {
    this.noiseVariance = Pairs.noiseVariance(noiseVariance);
    this.draws = Arguments.atLeast(draws, LEAST_DRAWS, "number of draws");
    if (draws % 2 != 0) {
      throw new IllegalArgumentException(
          "number of draws must be even, as they come in opposite pairs, got " + draws);
    }
    this.seed = seed;
  }

  /** Receives what one draw of the noisy layer tells of its rows. */
  @FunctionalInterface
  public interface DrawReader {

    /**
     * Reads a draw.
     *
     * @param row the row i around which t~ was drawn
     * @param likelihoods for every row j, &phi;(t~ - t_j) in units of the greatest of them, so that
     *     Bayes' rule needs only the prior; zero below exp(-40). Not to be kept: the next draw
     *     overwrites it.
     */
    void read(int row, double[] likelihoods);
  }

  /**
   * The estimator for a noise variance.
   *
   * @param noiseVariance s2, from 1e-300 to 1e300, in the square of the layer's unit
   * @return the estimator, 4 draws per row, seed 0
   * @throws IllegalArgumentException if the variance is outside that range or NaN
   */
  public static NoisyChannelEstimator of(double noiseVariance) {
    return new NoisyChannelEstimator(noiseVariance, DEFAULT_DRAWS, 0);
  }

  /**
   * Returns this estimator with another number of noise draws per row.
   *
   * @param draws the number, even and at least 4: two opposite pairs, whose difference gives the
   *     standard error
   * @return the estimator
   * @throws IllegalArgumentException if the number is odd or less than 4
   */
  public NoisyChannelEstimator withDraws(int draws) {
    return new NoisyChannelEstimator(noiseVariance, draws, seed);
  }

  /**
   * Returns this estimator with another seed of the noise.
   *
   * @param seed the seed
   * @return the estimator
   */
  public NoisyChannelEstimator withSeed(long seed) {
    return new NoisyChannelEstimator(noiseVariance, draws, seed);
  }

  /**
   * Returns the noise variance.
   *
   * @return s2
   */
  public double noiseVariance() {
    return noiseVariance;
  }

  /**
   * Returns the number of draws per row.
   *
   * @return an even number, at least 4
   */
  public int draws() {
    return draws;
  }

  /**
   * Goes through the draws that an estimate rests on, for whoever needs the encoder p(t~|x) itself:
   * row by row, {@link #draws()} of each, in opposite pairs one after the other.
   *
   * @param layer the activations of a layer. Not modified, not retained.
   * @param reader receives every draw, on the calling thread
   */
  public void readDraws(Continuous layer, DrawReader reader) {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(reader, "reader");
    NoisyChannelPass.visit(
        layer,
        new NoisyChannelPass.Settings(noiseVariance, draws, seed),
        (row, pair, noise, kernels) -> {
          reader.read(row, likelihoods(kernels, row, false));
          reader.read(row, likelihoods(kernels, row, true));
        });
  }

  private static double[] likelihoods(AntitheticKernels kernels, int row, boolean opposite) {
    double[] terms = kernels.terms(opposite);
    terms[row] = StrictMath.exp(kernels.least(opposite));
    return terms;
  }

  @Override
  public String description() {
    String variance = Decimals.shortest(noiseVariance);
    return "noisy-channel(noiseVariance=" + variance + ",draws=" + draws + ",seed=" + seed + ")";
  }

  /** Reads what {@link #description} writes; draws and seed may be left out. */
  static NoisyChannelEstimator read(Description text) {
    text.requireOnly(0, "noiseVariance", "draws", "seed");
    return new NoisyChannelEstimator(
        text.number("noiseVariance"),
        text.integer("draws", DEFAULT_DRAWS),
        text.longInteger("seed", 0));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoisyChannelEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    return Pairs.unlessOneIsReal(
        description(),
        x,
        y,
        "KnnEstimator.noisy(noiseVariance) with the noise, KnnEstimator.ksg1() without");
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    boolean layerFirst = Pairs.isReal(x.kind());
    Continuous layer = Pairs.values(layerFirst ? x : y);
    Estimate estimate = estimates(layer, List.of(layerFirst ? y : x)).get(0);
    return layerFirst ? estimate : estimate.mirrored();
  }

  @Override
  public List<LayerEstimate> estimate(
      Discrete inputs, List<Continuous> layers, Variable targets, Workspace scratch) {
    Objects.requireNonNull(scratch, "scratch");
    Pairs.check(inputs, layers, targets);
    List<LayerEstimate> results = new ArrayList<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      Continuous t = layers.get(layer);
      Pairs.check(this, t, targets);
      List<Estimate> both = estimates(t, List.of(inputs, targets));
      results.add(
          new LayerEstimate(
              layer,
              description(),
              both.get(0).mirrored().named("X", "T"),
              both.get(1).named("T", "Y")));
    }
    return results;
  }

  /** The information of the layer, which comes first, and each of the others from one pass. */
  private List<Estimate> estimates(Continuous layer, List<Variable> others) {
    for (Variable other : others) {
      if (other.kind() == Variable.Kind.INPUTS) {
        NoisyLayer.requireFunctionOf(layer, (Discrete) other, new Workspace());
      }
    }
    NoisyChannelPass.Settings settings = new NoisyChannelPass.Settings(noiseVariance, draws, seed);
    List<NoisyChannelPass.Outcome> outcomes = NoisyChannelPass.of(layer, settings, others);
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      estimates.add(estimate(outcomes.get(i), layer, others.get(i)));
    }
    return estimates;
  }

  private Estimate estimate(NoisyChannelPass.Outcome outcome, Continuous layer, Variable other) {
    Estimand estimand = Estimand.of(new Channel.Noisy(noiseVariance), Channel.EXACT);
    boolean sampled = Pairs.coverage(other) == Coverage.SAMPLED;
    ControlledMean values = outcome.values();
    Estimate estimate =
        Estimate.of(values.mean(), estimand, layer.size(), description())
            .withError(
                sampled
                    ? new StandardError(values.errorOfRows(), StandardError.Source.SAMPLES)
                    : new StandardError(values.errorOfDraws(), StandardError.Source.MONTE_CARLO));
    if (sampled && other.kind() == Variable.Kind.INPUTS) {
      estimate = estimate.withCaveats(Caveat.EXTRAPOLATED);
    }
    if (sampled && outcome.ownShare() > GREATEST_OWN_SHARE) {
      estimate = estimate.withCaveats(Caveat.UNDERSAMPLED);
    }
    if (other instanceof Discrete discrete) {
      estimate = Pairs.flagSaturation(estimate, discrete);
    }
    return Pairs.flagConstantColumn(estimate, layer);
  }
}
