package org.infobottleneck.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * The pairwise bounds of Kolchinsky &amp; Tracey (2017) on the information of a layer with Gaussian
 * noise added, T~ = T + N(0, s2 · identity).
 *
 * <p>With a mixture of N Gaussians of variance s2 around the samples (Kolchinsky &amp; Tracey 2017,
 * eq. 10 with the Kullback-Leibler and the Bhattacharyya distance):
 *
 * <pre>
 *   H(T~) ≤ (d/2) ln(2π e s2) - (1/N) Σ_i ln (1/N) Σ_j exp(-|t_i - t_j|² / (2 s2))     upper bound
 *   H(T~) ≥ (d/2) ln(2π e s2) - (1/N) Σ_i ln (1/N) Σ_j exp(-|t_i - t_j|² / (8 s2))     lower bound
 *   I(T~;D) = H(T~) - Σ_d p(d) H(T~|d)                                     for a discrete variable D
 * </pre>
 *
 * <ul>
 *   <li>I(X;T~) of a deterministic layer: H(T~|x) is the noise entropy, exactly, so the estimate is
 *       a {@link Bound#UPPER} or {@link Bound#LOWER} bound. Where the inputs are a sample, the
 *       lower bound holds in expectation and the upper one for these inputs only: {@link
 *       Caveat#SAMPLED_INPUTS}, no bound claimed.
 *   <li>I(T~;Y) is a difference of two bounds of the same side, as in the literature, and so no
 *       bound: {@link Bound#DIFFERENCE_OF_BOUNDS}, but where T is a function of Y. A true bracket
 *       comes from {@link #entropies}.
 *   <li>Samples that the noise leaves apart tell any label, drawn at random or not: {@link
 *       Caveat#UNDERSAMPLED} where the data are a sample and exp(H(T~) - H(noise)), the number of
 *       points that stay apart, exceeds a tenth of it.
 *   <li>Soft labels: H(T~|y) = -Σ_i w_i ln Σ_j w_j exp(..), w_i = p(y|x_i) / Σ_j p(y|x_j).
 *   <li>Two continuous, or two discrete, variables are refused.
 * </ul>
 *
 * <p>Units: s2 is in the square of the activations' unit. Saxe et al. (2018) use s2 = 1e-3 for tanh
 * networks and 1e-1 for MNIST. Cost O(N² d). Immutable and thread-safe.
 */
public final class KdeEstimator implements MutualInformationEstimator, SnapshotEstimator {

  /**
   * Below so many samples for every point that the noise leaves apart, labels are told by heart.
   */
  private static final double SAMPLES_PER_POINT = 10;

  private final Bound side;
  private final double noiseVariance;

  private KdeEstimator(Bound side, double noiseVariance) {
    this.side = side;
    this.noiseVariance = Pairs.noiseVariance(noiseVariance);
  }

  /**
   * The estimator from the upper bound on entropies (Kullback-Leibler distance).
   *
   * @param noiseVariance s2, from 1e-300 to 1e300
   * @return the estimator
   * @throws IllegalArgumentException if the variance is outside that range or NaN
   */
  public static KdeEstimator upperBound(double noiseVariance) {
    return new KdeEstimator(Bound.UPPER, noiseVariance);
  }

  /**
   * The estimator from the lower bound on entropies (Bhattacharyya distance).
   *
   * @param noiseVariance s2, from 1e-300 to 1e300
   * @return the estimator
   * @throws IllegalArgumentException if the variance is outside that range or NaN
   */
  public static KdeEstimator lowerBound(double noiseVariance) {
    return new KdeEstimator(Bound.LOWER, noiseVariance);
  }

  /**
   * Returns the noise variance.
   *
   * @return s2
   */
  public double noiseVariance() {
    return noiseVariance;
  }

  @Override
  public String description() {
    String name = side == Bound.UPPER ? "kde-upper" : "kde-lower";
    return name + "(noiseVariance=" + Decimals.shortest(noiseVariance) + ")";
  }

  /** Reads what {@link #description} writes. */
  static KdeEstimator read(Bound side, Description text) {
    text.requireOnly(0, "noiseVariance");
    return new KdeEstimator(side, text.number("noiseVariance"));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KdeEstimator estimator && estimator.description().equals(description());
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
        "KnnEstimator.ksg1() or AutoEstimator, with noise on the first"
            + " KnnEstimator.noisy(noiseVariance)");
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    boolean layerFirst = Pairs.isReal(x.kind());
    Continuous layer = Pairs.values(layerFirst ? x : y);
    Variable given = layerFirst ? y : x;
    KdePass pass = new KdePass(layer, noiseVariance, new Workspace(), given);
    return information(pass.given(given), layer, given, layerFirst);
  }

  /** The estimate in blocks of the sums over pairs. */
  Blocks blocks(Variable x, Variable y) {
    Pairs.check(this, x, y);
    boolean layerFirst = Pairs.isReal(x.kind());
    return new KdeBlocks(this, Pairs.values(layerFirst ? x : y), layerFirst ? y : x, layerFirst);
  }

  Estimate information(
      KdeEntropies entropies, Continuous layer, Variable given, boolean layerFirst) {
    Estimate estimate = information(entropies, layer, given);
    return layerFirst ? estimate : estimate.mirrored();
  }

  /**
   * Returns both bounds on H(T~) and on H(T~|D) in one pass, whichever bound this estimator is for.
   *
   * @param layer samples of T. Not modified.
   * @param given samples of D: discrete or soft. Not modified.
   * @return the entropies
   * @throws IllegalArgumentException as {@link #estimate(Variable, Variable)}
   */
  public KdeEntropies entropies(Continuous layer, Variable given) {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(given, "given");
    if (layer.size() != given.size()) {
      throw new IllegalArgumentException(
          "layer and given must have the same number of samples, got "
              + layer.size()
              + " and "
              + given.size());
    }
    Pairs.check(this, layer, given);
    return new KdePass(layer, noiseVariance, new Workspace(), given).given(given);
  }

  @Override
  public List<LayerEstimate> estimate(
      Discrete inputs, List<Continuous> layers, Variable targets, Workspace scratch) {
    return new Joint(noiseVariance, List.of(this)).estimate(inputs, layers, targets, scratch);
  }

  @Override
  public Optional<SnapshotEstimator> joinedWith(SnapshotEstimator other) {
    Objects.requireNonNull(other, "other");
    return new Joint(noiseVariance, List.of(this)).joinedWith(other);
  }

  private Estimate information(KdeEntropies entropies, Continuous layer, Variable given) {
    double upper = entropies.upperExcess() - entropies.upperConditionalExcess();
    double lower = entropies.lowerExcess() - entropies.lowerConditionalExcess();
    double nats = side == Bound.UPPER ? upper : lower;
    boolean deterministic = !(given instanceof Soft) && entropies.deterministic();
    Estimand estimand = Estimand.of(new Channel.Noisy(noiseVariance), Channel.EXACT);
    Estimate estimate =
        Estimate.of(nats, estimand, layer.size(), description())
            .withBound(deterministic ? side : Bound.DIFFERENCE_OF_BOUNDS);
    boolean sampled = Pairs.coverage(given) == Coverage.SAMPLED;
    if (deterministic && side == Bound.UPPER && sampled) {
      estimate = estimate.withBound(Bound.NONE).withCaveats(Caveat.SAMPLED_INPUTS);
    }
    double excess = side == Bound.UPPER ? entropies.upperExcess() : entropies.lowerExcess();
    if (sampled && excess > StrictMath.log(layer.size() / SAMPLES_PER_POINT)) {
      estimate = estimate.withCaveats(Caveat.UNDERSAMPLED);
    }
    if (Math.abs(upper - lower) > Math.min(Math.abs(upper), Math.abs(lower))) {
      estimate = estimate.withCaveats(Caveat.BOUNDS_FAR_APART);
    }
    if (given instanceof Discrete discrete) {
      estimate = Pairs.flagSaturation(estimate, discrete);
    }
    return Pairs.flagConstantColumn(estimate, layer);
  }

  /** Estimators of one noise variance, served by one pass. */
  private record Joint(double noiseVariance, List<KdeEstimator> members)
      implements SnapshotEstimator {

    @Override
    public List<LayerEstimate> estimate(
        Discrete inputs, List<Continuous> layers, Variable targets, Workspace scratch) {
      Pairs.check(inputs, layers, targets);
      List<LayerEstimate> results = new ArrayList<>();
      for (int layer = 0; layer < layers.size(); layer++) {
        Continuous t = layers.get(layer);
        Pairs.check(members.get(0), t, targets);
        KdePass pass = new KdePass(t, noiseVariance, scratch, targets);
        KdeEntropies givenInputs = pass.given(inputs);
        KdeEntropies givenTargets = pass.given(targets);
        for (KdeEstimator member : members) {
          results.add(
              new LayerEstimate(
                  layer,
                  member.description(),
                  member.information(givenInputs, t, inputs).mirrored().named("X", "T"),
                  member.information(givenTargets, t, targets).named("T", "Y")));
        }
      }
      return results;
    }

    @Override
    public Optional<SnapshotEstimator> joinedWith(SnapshotEstimator other) {
      List<KdeEstimator> all = new ArrayList<>(members);
      if (other instanceof KdeEstimator estimator && estimator.noiseVariance == noiseVariance) {
        all.add(estimator);
      } else if (other instanceof Joint joint && joint.noiseVariance == noiseVariance) {
        all.addAll(joint.members);
      } else {
        return Optional.empty();
      }
      return Optional.of(new Joint(noiseVariance, List.copyOf(all)));
    }
  }
}
