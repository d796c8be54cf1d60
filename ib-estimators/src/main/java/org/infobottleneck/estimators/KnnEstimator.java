package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.internal.Arena;
import org.infobottleneck.estimators.internal.Portion;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * Mutual information from the distances of nearest neighbors under the maximum norm, k = 3 by
 * default.
 *
 * <table>
 *   <caption>The variants, each a value of this class</caption>
 *   <tr><th>factory</th><th>for</th><th>source</th></tr>
 *   <tr><td>{@link #ksg1}</td><td>two continuous variables</td>
 *       <td>Kraskov, Stögbauer &amp; Grassberger (2004), eq. 8</td></tr>
 *   <tr><td>{@link #ksg2}</td><td>two continuous variables</td><td>the same, eq. 9</td></tr>
 *   <tr><td>{@link #gao}</td><td>continuous or mixed, ties and atoms allowed</td>
 *       <td>Gao, Kannan, Oh &amp; Viswanath (2017)</td></tr>
 *   <tr><td>{@link #ross}</td><td>one continuous variable and labels</td><td>Ross (2014)</td></tr>
 *   <tr><td>{@link #noisy}</td><td>a layer of a network: I(X;T+N(0,s2)) and I(T+N(0,s2);Y)</td>
 *       <td>Kozachenko &amp; Leonenko (1987), and Ross</td></tr>
 * </table>
 *
 * <ul>
 *   <li>Estimates are raw: near independence they are negative as often as positive.
 *   <li>No jitter is ever added. Ties break the assumption of a density: {@link Caveat#TIES} above
 *       1 % of repeated rows.
 *   <li>KSG can't see beyond ψ(N) - ψ(k): {@link Caveat#SATURATED} above the greater of that less
 *       two nats and its half.
 *   <li>Exact identities, tie-free: KSG1(X,X) = ψ(N) - ψ(k), KSG2(X,X) = that - 1/k, KSG1(const,Y)
 *       = 0, KSG2(const,Y) = 1/(N-1) - 1/k.
 *   <li>Distinct inputs X against a deterministic layer T: I(X;T) is infinite, and refused by every
 *       variant but {@link #noisy}.
 *   <li>Soft labels are refused.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class KnnEstimator implements MutualInformationEstimator, SnapshotEstimator {

  /** The number of neighbors unless told otherwise. */
  public static final int DEFAULT_K = 3;

  private static final int DEFAULT_DRAWS = 16;

  private final KnnMethod method;
  private final int k;
  private final boolean standardized;
  private final double noiseVariance; // NOISY only
  private final int draws; // NOISY only
  private final long seed; // NOISY only

  private KnnEstimator(
      KnnMethod method, int k, boolean standardized, double noiseVariance, int draws, long seed) {
    this.method = method;
    this.k = Arguments.atLeast(k, 1, "number of neighbors k");
    this.standardized = standardized;
    this.noiseVariance = Pairs.noiseVariance(noiseVariance);
    this.draws = Arguments.atLeast(draws, 1, "number of draws");
    this.seed = seed;
  }

  private static KnnEstimator of(KnnMethod method) {
    return new KnnEstimator(method, DEFAULT_K, false, 1, DEFAULT_DRAWS, 0);
  }

  /**
   * The first estimator of Kraskov, Stögbauer &amp; Grassberger: ψ(k) + ψ(N) - ⟨ψ(n_x+1) +
   * ψ(n_y+1)⟩, the counts strict.
   *
   * @return the estimator, k = 3
   */
  public static KnnEstimator ksg1() {
    return of(KnnMethod.KSG1);
  }

  /**
   * The second estimator of Kraskov, Stögbauer &amp; Grassberger: ψ(k) - 1/k + ψ(N) - ⟨ψ(n_x) +
   * ψ(n_y)⟩, one radius per margin, the counts closed.
   *
   * @return the estimator, k = 3
   */
  public static KnnEstimator ksg2() {
    return of(KnnMethod.KSG2);
  }

  /**
   * The mixture rule of Gao et al., for data with ties or atoms, as in the authors' program.
   *
   * @return the estimator, k = 3
   */
  public static KnnEstimator gao() {
    return of(KnnMethod.GAO);
  }

  /**
   * Ross's estimator for a continuous variable and labels: ψ(N) + ⟨ψ(k_i)⟩ - ⟨ψ(N_y)⟩ - ⟨ψ(m_i)⟩.
   * Classes of a single sample are left out, with {@link Caveat#SINGLETONS_DROPPED}.
   *
   * @return the estimator, k = 3
   */
  public static KnnEstimator ross() {
    return of(KnnMethod.ROSS);
  }

  /**
   * The estimator for a deterministic layer: Gaussian noise is added to it, several draws per
   * input, the entropy H(T~) is estimated from the neighbors of the noisy samples and the noise
   * entropy, known exactly, subtracted.
   *
   * <p>I(T~;Y) is Ross's estimate over the same noisy samples, and sound; where the labels are a
   * sample, over one draw per input, because further ones would be neighbors of their own label.
   * I(X;T~) is only as good as the noise is wide against the spacing of the points: where it
   * exceeds H(X), or leaves the Kolchinsky-Tracey bounds of the same noise by more than three
   * standard errors (0.1 nats at the most), it carries {@link Caveat#NOISE_UNRESOLVED} and is no
   * valid point. Of sampled inputs it sees the mixture around these alone, and is too low: {@link
   * Caveat#UNDERSAMPLED} where it exceeds ln(N/10). A continuous Y goes to KSG1 on one draw per
   * input, the noise on the first variable.
   *
   * @param noiseVariance the variance of the noise per dimension, from 1e-300 to 1e300
   * @return the estimator, k = 3, 16 draws per input, seed 0
   * @throws IllegalArgumentException if the variance is outside that range or NaN
   */
  public static KnnEstimator noisy(double noiseVariance) {
    return new KnnEstimator(KnnMethod.NOISY, DEFAULT_K, false, noiseVariance, DEFAULT_DRAWS, 0);
  }

  /**
   * Returns this estimator with another number of neighbors.
   *
   * @param k the number, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if k is less than 1
   */
  public KnnEstimator withK(int k) {
    return new KnnEstimator(method, k, standardized, noiseVariance, draws, seed);
  }

  /**
   * Returns this estimator with every column scaled to zero mean and unit variance first; a
   * constant column becomes zero.
   *
   * @return the estimator
   * @throws IllegalStateException for {@link #noisy}, whose noise variance refers to the
   *     activations as they are
   */
  public KnnEstimator withStandardization() {
    if (method == KnnMethod.NOISY) {
      throw new IllegalStateException(
          "a noisy layer can't be standardized: its noise variance refers to the values as they are");
    }
    return new KnnEstimator(method, k, true, noiseVariance, draws, seed);
  }

  /**
   * Returns this estimator with another number of noise draws per input; {@link #noisy} only.
   *
   * @param draws the number, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if the number is less than 1
   * @throws IllegalStateException for an estimator without noise
   */
  public KnnEstimator withDraws(int draws) {
    requireNoise("draws");
    return new KnnEstimator(method, k, standardized, noiseVariance, draws, seed);
  }

  /**
   * Returns this estimator with another seed of the noise; {@link #noisy} only. The noise at a
   * sample depends on seed, row, draw and unit alone, so it is the same at every epoch.
   *
   * @param seed the seed
   * @return the estimator
   * @throws IllegalStateException for an estimator without noise
   */
  public KnnEstimator withSeed(long seed) {
    requireNoise("seed");
    return new KnnEstimator(method, k, standardized, noiseVariance, draws, seed);
  }

  private void requireNoise(String option) {
    if (method != KnnMethod.NOISY) {
      throw new IllegalStateException(description() + " adds no noise, so it has no " + option);
    }
  }

  @Override
  public String description() {
    String text = method.label() + "(k=" + k;
    if (method == KnnMethod.NOISY) {
      String variance = Decimals.shortest(noiseVariance);
      text += ",noiseVariance=" + variance + ",draws=" + draws + ",seed=" + seed;
    }
    return text + (standardized ? ",standardized)" : ")");
  }

  /** Reads what {@link #description} writes; all but a noise variance may be left out. */
  static KnnEstimator read(KnnMethod method, Description text) {
    int k = text.integer("k", DEFAULT_K);
    if (method != KnnMethod.NOISY) {
      text.requireOnly(0, "k", "standardized");
      boolean standardized = text.flag("standardized", false);
      return new KnnEstimator(method, k, standardized, 1, DEFAULT_DRAWS, 0);
    }
    text.requireOnly(0, "k", "noiseVariance", "draws", "seed");
    return noisy(text.number("noiseVariance"))
        .withK(k)
        .withDraws(text.integer("draws", DEFAULT_DRAWS))
        .withSeed(text.longInteger("seed", 0));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KnnEstimator estimator && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    return method
        .refusal(x, y)
        .map(reason -> description() + " refuses " + x + " and " + y + ": " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    return estimate(x, y, new Workspace());
  }

  Estimate estimate(Variable x, Variable y, Workspace scratch) {
    Pairs.check(this, x, y);
    if (method == KnnMethod.NOISY) {
      NoisyLayer.Settings settings = new NoisyLayer.Settings(noiseVariance, draws, seed, k);
      boolean layerFirst = Pairs.isReal(x.kind());
      Continuous layer = Pairs.values(layerFirst ? x : y);
      Estimate estimate =
          new NoisyLayer(layer, settings, description(), scratch).information(layerFirst ? y : x);
      return layerFirst ? estimate : estimate.mirrored();
    }
    return method == KnnMethod.ROSS
        ? labelPass(x, y, scratch).estimate(scratch)
        : new KnnPairPass(settings(), x, y).estimate(scratch);
  }

  private KnnSettings settings() {
    return new KnnSettings(method, k, standardized, description());
  }

  private KnnLabelPass labelPass(Variable x, Variable y, Workspace scratch) {
    boolean labelsFirst = x instanceof Discrete;
    Discrete labels = (Discrete) (labelsFirst ? x : y);
    Continuous values = Pairs.values(labelsFirst ? y : x);
    return new KnnLabelPass(settings(), values, labels, 1, scratch);
  }

  /** The estimate in blocks of samples, where the variant has any. */
  Optional<Blocks> blocks(Variable x, Variable y) {
    Pairs.check(this, x, y);
    return switch (method) {
      case KSG1, KSG2, GAO -> Optional.of(new KnnPairPass(settings(), x, y));
      case ROSS -> Optional.of(labelPass(x, y, new Workspace()));
      case NOISY -> Optional.empty();
    };
  }

  /**
   * Returns the local value of every sample, whose mean is the estimate; {@link #ksg1}, {@link
   * #ksg2} and {@link #gao} only.
   *
   * @param x samples of X. Not modified.
   * @param y samples of Y. Not modified.
   * @return one value per sample, in nats
   * @throws IllegalArgumentException as {@link #estimate(Variable, Variable)}
   * @throws IllegalStateException for the other variants
   */
  public double[] localValues(Variable x, Variable y) {
    if (method == KnnMethod.ROSS || method == KnnMethod.NOISY) {
      throw new IllegalStateException(description() + " has no local values");
    }
    Pairs.check(this, x, y);
    double[] local = new double[x.size()];
    new KnnPairPass(settings(), x, y).local(Portion.all(local.length), new Arena(), local);
    return local;
  }

  /**
   * Returns the estimator of I(X;Y|Z) of this variant; for {@link #ksg1} and {@link #ksg2} also
   * with real Z, from the neighbors of all three.
   *
   * @return the conditional estimator
   */
  @Override
  public ConditionalKnnEstimator conditional() {
    return new ConditionalKnnEstimator(this, method, k, standardized);
  }

  /** What searches of neighbors keep in a workspace; takes back what the last one had. */
  static Arena arena(Workspace scratch) {
    return scratch.kernel(Arena.class, Arena::new).reset();
  }

  /** Ross's estimate where every label stands for several samples in a row. */
  Estimate ofLabels(Continuous values, Discrete labels, int times, Workspace scratch) {
    return new KnnLabelPass(settings(), values, labels, times, scratch).estimate(scratch);
  }

  @Override
  public List<LayerEstimate> estimate(
      Discrete inputs, List<Continuous> layers, Variable targets, Workspace scratch) {
    Pairs.check(inputs, layers, targets);
    List<LayerEstimate> results = new ArrayList<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      Continuous t = layers.get(layer);
      Pairs.check(this, inputs, t);
      Pairs.check(this, t, targets);
      results.add(
          new LayerEstimate(
              layer,
              description(),
              estimate(inputs, t, scratch).named("X", "T"),
              estimate(t, targets, scratch).named("T", "Y")));
    }
    return results;
  }
}
