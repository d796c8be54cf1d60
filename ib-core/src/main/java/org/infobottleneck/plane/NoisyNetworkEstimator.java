package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * The information of the layers of a noisy network: the Gaussian noise of its {@link
 * ActivationChannel} is part of what the network computes, so that I(X;T_l) and I(T_l;Y) are finite
 * and true properties of the weights (Goldfeld et al. 2019).
 *
 * <p>T_l = f(T_(l-1) W_l + b_l) + Z_l. Given the draw of the layers below, T_l is Gaussian around a
 * center c_l; given the input alone it is a mixture of such Gaussians over the noise below, which
 * has no closed form beyond layer 1. With &phi; the density of Z_l and t drawn anew:
 *
 * <pre>
 *   p(t|x) = E[&phi;(t - c_l(x))],     p(t) = 1/N &Sigma;_x p(t|x)
 *   I(X;T_l) = E[ln p(t|x) - ln p(t)]                         at most ln N each
 *   I(T_l;Y) = E KL[p(y|t) || p(y)],   p(y|t) = &Sigma;_x p(y|x) p(t|x) / N p(t)
 * </pre>
 *
 * <p><b>Monte Carlo.</b> The outer mean is over some rows, drawn at random, and four draws of t at
 * each, in opposite pairs; E[&phi;] is the mean over draws of the layers below, many for the row of
 * t, and for every other row as many as are worth it: the fewer rows meet at t, the more.
 *
 * <p><b>Bias.</b> The logarithm of a mean of M draws is too small on the average, by V/2M to first
 * order (Jensen), V being the relative variance of &phi;(t - c). For the row of t the center that t
 * was drawn around counts half, which cancels it: left out, the logarithm is a lower bound on the
 * average, in full an upper one (Sobolev &amp; Vetrov 2019), and the first orders are opposite. For
 * p(t) and p(y|t) the two halves of the draws extrapolate it away (2 g(M) - g(M/2), the jackknife
 * of Quenouille 1956). What is left is of second order.
 *
 * <p><b>Standard error.</b> {@link StandardError.Source#MONTE_CARLO}, the root of the sum of five
 * squares: the error of the outer mean (rows drawn without replacement, and draws within them);
 * half of what the two halves of the other rows' draws, which all t share, differ by; twice what
 * the second half of the row's own draws changes; twice what the extrapolation changes; and 3 ln 2
 * over the number of draws of t, for the meetings of rows that none of them saw. The third and
 * fourth stand for the bias that is left, which falls more slowly than its first order where few
 * centers meet at t. Estimates close to ln N rest on rare draws, and their error is known the
 * least.
 *
 * <ul>
 *   <li>Where no other center of the row's own is near t, no number of draws that can be had will
 *       do: the noise below is spread too wide for the kernel. So where the share of the one center
 *       in p(t|x) is above 5 % on the average, the estimates carry {@link Caveat#NOISE_UNRESOLVED}
 *       and are not valid; they are too large then. More draws help; wide layers and large weights
 *       harm, exponentially in the number of units.
 *   <li>{@link Caveat#MOVES_WITH_SAMPLES} where half of the draws change a value by more than 10 %
 *       and 0.01 nats, {@link Caveat#SATURATED} within 1 % of H(X).
 *   <li>The rows count as all inputs there are, equally likely. Where they are a sample the
 *       estimates carry {@link Caveat#SAMPLED_INPUTS}, and {@link Caveat#UNDERSAMPLED} where fewer
 *       than ten rows meet at a draw on the average: the rows then tell labels by heart.
 *   <li>The output layer has no noise of its own in the network; it is observed with the noise of
 *       the others.
 *   <li>The estimand is written {@code I(X;f(T~)+N(0,0.01))}: of layers on a noisy layer T~ below,
 *       unlike the {@code T+N(0,0.01)} of noise that is added to a plain network. For layer 1 the
 *       two are the same.
 *   <li>The draws depend on the seed, the row and the layer alone: they are the same at every
 *       epoch, and another order of the rows is another draw. Values are raw.
 * </ul>
 *
 * <p>Cost per layer and drawn t: 4 N kernels, or 16384; for the 4096 rows of the icosahedron task
 * and six layers three to four seconds. Memory: N times mixture draws numbers per unit. Immutable
 * and thread-safe.
 */
public final class NoisyNetworkEstimator implements NetworkEstimator {

  private static final String NAME = "noisy-network";
  private static final int DEFAULT_ROWS = 512;
  private static final int DEFAULT_DRAWS = 1024;
  private static final int DEFAULT_MIXTURE_DRAWS = 64;

  /** What none of n draws met has a probability below 3/n, at a level of 95 %. */
  private static final double RULE_OF_THREE = 3;

  private static final double LN_2 = 0.6931471805599453;
  private static final double SATURATION = 0.99;
  private static final double GREATEST_ROW_SHARE = 0.1;
  private static final double GREATEST_CENTER_SHARE = 0.05;
  private static final double LARGE_STEP = 0.1;
  private static final double LARGE_STEP_NATS = 0.01;

  /** Steps of halved draws that the bias left may be as large as. */
  private static final double REST = 2;

  private final NoisyNetworkPass.Settings settings;

  private NoisyNetworkEstimator(NoisyNetworkPass.Settings settings) {
    this.settings = settings;
  }

  /**
   * The estimator with 512 rows, 1024 draws at each, up to 64 mixture draws and the seed 0.
   *
   * @return the estimator
   */
  public static NoisyNetworkEstimator withDefaults() {
    return new NoisyNetworkEstimator(
        new NoisyNetworkPass.Settings(DEFAULT_ROWS, DEFAULT_DRAWS, DEFAULT_MIXTURE_DRAWS, 0));
  }

  /**
   * Sets at how many of the rows, drawn at random, the layers are drawn, four times each; where
   * there are fewer rows, all of them are taken, with as many times more draws of every kind.
   *
   * @param rows the number, at least 2
   * @return an estimator that differs in this
   * @throws IllegalArgumentException if it is less than 2
   */
  public NoisyNetworkEstimator withRows(int rows) {
    Arguments.atLeast(rows, 2, "number of rows");
    return new NoisyNetworkEstimator(
        new NoisyNetworkPass.Settings(
            rows, settings.draws(), settings.mixtureDraws(), settings.seed()));
  }

  /**
   * Sets how many draws of the layers below make p(t|x) at each of these rows.
   *
   * @param draws the number, even and at least 4
   * @return an estimator that differs in this
   * @throws IllegalArgumentException if it is odd or less than 4
   */
  public NoisyNetworkEstimator withDraws(int draws) {
    requireEven(Arguments.atLeast(draws, 4, "number of draws"), "number of draws");
    return new NoisyNetworkEstimator(
        new NoisyNetworkPass.Settings(
            settings.rows(), draws, settings.mixtureDraws(), settings.seed()));
  }

  /**
   * Sets how many draws of the layers below at every other row make p(t), at most: all of them
   * where few rows meet, four where all do.
   *
   * @param draws the number, even and at least 2
   * @return an estimator that differs in this
   * @throws IllegalArgumentException if it is odd or less than 2
   */
  public NoisyNetworkEstimator withMixtureDraws(int draws) {
    requireEven(Arguments.atLeast(draws, 2, "number of mixture draws"), "number of mixture draws");
    return new NoisyNetworkEstimator(
        new NoisyNetworkPass.Settings(settings.rows(), settings.draws(), draws, settings.seed()));
  }

  /**
   * Sets the seed of all draws. They are the same at every epoch.
   *
   * @param seed the seed
   * @return an estimator that differs in this
   */
  public NoisyNetworkEstimator withSeed(long seed) {
    return new NoisyNetworkEstimator(
        new NoisyNetworkPass.Settings(
            settings.rows(), settings.draws(), settings.mixtureDraws(), seed));
  }

  /**
   * Reads an estimator from its description.
   *
   * @param description as {@link #description()} gives it; what is left out takes its default
   * @return the estimator
   * @throws IllegalArgumentException saying what was expected, if it can't be read
   */
  public static NoisyNetworkEstimator parse(String description) {
    Objects.requireNonNull(description, "description");
    Description text = Description.parse(description);
    if (!text.name().equals(NAME)) {
      throw text.unknownName(List.of(NAME));
    }
    text.requireOnly(0, "rows", "draws", "mixtureDraws", "seed");
    return withDefaults()
        .withRows(text.integer("rows", DEFAULT_ROWS))
        .withDraws(text.integer("draws", DEFAULT_DRAWS))
        .withMixtureDraws(text.integer("mixtureDraws", DEFAULT_MIXTURE_DRAWS))
        .withSeed(text.longInteger("seed", 0));
  }

  private static void requireEven(int value, String name) {
    if (value % 2 != 0) {
      throw new IllegalArgumentException(name + " must be even, got " + value);
    }
  }

  @Override
  public String description() {
    return NAME
        + "(rows="
        + settings.rows()
        + ",draws="
        + settings.draws()
        + ",mixtureDraws="
        + settings.mixtureDraws()
        + ",seed="
        + settings.seed()
        + ")";
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoisyNetworkEstimator estimator && estimator.settings.equals(settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  @Override
  public Optional<String> refusal(Architecture architecture, Variable.Kind targets) {
    Objects.requireNonNull(targets, "targets");
    if (!(architecture.channel() instanceof ActivationChannel.Gaussian)) {
      return Optional.of(
          description()
              + " needs a network with a channel like gaussian(noiseVariance=0.01), got "
              + architecture.channel()
              + "; for a quantized network ask BinningEstimator.distinct(), for the noise added to"
              + " a plain one NoisyChannelEstimator.of(noiseVariance)");
    }
    if (targets != Variable.Kind.LABELS && targets != Variable.Kind.SOFT) {
      return Optional.of(description() + " needs labels or soft labels, got targets " + targets);
    }
    return Optional.empty();
  }

  @Override
  public List<LayerEstimate> estimate(Mlp network, Dataset observed) {
    Variable targets = observed.targetVariable();
    Optional<String> refusal = refusal(network.architecture(), targets.kind());
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    Arguments.same(observed.inputWidth(), network.inputWidth(), "number of input columns");
    Arguments.atLeast(observed.size(), 2, "number of observed rows");
    var channel = (ActivationChannel.Gaussian) network.architecture().channel();
    List<List<NoisyNetworkPass.Outcome>> outcomes =
        NoisyNetworkPass.of(
            network, observed.inputs(), channel.noiseVariance(), labels(targets), settings);
    Discrete inputs = observed.inputVariable();
    double entropy = BinningEstimator.distinct().estimate(inputs, inputs).nats();
    Channel noisy = new Channel.Noisy(channel.noiseVariance());
    Estimand ofInput = new Estimand("X", Channel.EXACT, "f(T~)", noisy);
    Estimand ofTarget = new Estimand("f(T~)", noisy, "Y", Channel.EXACT);
    boolean sampled = inputs.coverage() == Coverage.SAMPLED;
    List<LayerEstimate> results = new ArrayList<>();
    for (int layer = 0; layer < outcomes.size(); layer++) {
      Estimate x = estimate(outcomes.get(layer).get(0), ofInput, observed.size(), sampled);
      Estimate y = estimate(outcomes.get(layer).get(1), ofTarget, observed.size(), sampled);
      if (entropy > 0 && x.nats() >= SATURATION * entropy) {
        x = x.withCaveats(Caveat.SATURATED);
      }
      results.add(new LayerEstimate(layer, description(), x, y));
    }
    return results;
  }

  private Estimate estimate(
      NoisyNetworkPass.Outcome outcome, Estimand estimand, int rows, boolean sampled) {
    double nats = outcome.value().mean();
    double draws = outcome.value().error();
    double own = REST * outcome.ownStep();
    double others = REST * outcome.othersStep();
    double unmet = RULE_OF_THREE * LN_2 / outcome.draws();
    double pool = outcome.halves() / 2;
    double error =
        Math.sqrt(draws * draws + pool * pool + own * own + others * others + unmet * unmet);
    Estimate estimate =
        Estimate.of(nats, estimand, rows, description())
            .withError(new StandardError(error, StandardError.Source.MONTE_CARLO));
    double step = Math.max(Math.abs(outcome.ownStep()), Math.abs(outcome.othersStep()));
    if (step > LARGE_STEP_NATS && step > LARGE_STEP * Math.abs(nats)) {
      estimate = estimate.withCaveats(Caveat.MOVES_WITH_SAMPLES);
    }
    if (outcome.centerShare() > GREATEST_CENTER_SHARE) {
      estimate = estimate.withCaveats(Caveat.NOISE_UNRESOLVED);
    }
    if (sampled) {
      estimate = estimate.withCaveats(Caveat.SAMPLED_INPUTS);
      if (outcome.rowShare() > GREATEST_ROW_SHARE) {
        estimate = estimate.withCaveats(Caveat.UNDERSAMPLED);
      }
    }
    return estimate;
  }

  /** p(y|x), [class][row]. */
  private static double[][] labels(Variable targets) {
    boolean soft = targets instanceof Soft;
    int classes = soft ? ((Soft) targets).classes() : ((Discrete) targets).symbols();
    double[][] labels = new double[classes][targets.size()];
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < targets.size(); i++) {
        labels[c][i] =
            targets instanceof Soft distribution
                ? distribution.probability(i, c)
                : ((Discrete) targets).code(i) == c ? 1 : 0;
      }
    }
    return labels;
  }
}
