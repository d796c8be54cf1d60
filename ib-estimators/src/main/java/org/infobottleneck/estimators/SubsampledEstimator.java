package org.infobottleneck.estimators;

import java.util.Optional;
import java.util.SplittableRandom;
import org.infobottleneck.estimators.internal.Partitions;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * Any estimator, and how sure it is: the estimate from all samples with a standard error by
 * subsampling, whose {@link Estimate#interval} is an interval of confidence.
 *
 * <p>R random splits into two halves each say how much an estimate from N/2 samples varies. The
 * variance falls as 1/N, so that of the estimate from all N samples is half of it:
 *
 * <pre>
 *   Var(I) = mean over R of  Σ_h n_h (I_h - mean)² / N  =  mean over R of  (I_1 - I_2)² / 4
 *   df     = 1 / ( 1/R + (1 - 1/R)/(N - 1) )
 * </pre>
 *
 * <p>Halves, because estimates from smaller parts vary less than 1/N says: with fifths of 200
 * samples the error of KSG comes out a fifth too small. Parts rather than resamples: a bootstrap
 * repeats samples, which are ties that break neighbor distances and make cells look surer than they
 * are. Sources: Politis &amp; Romano (1994), Holmes &amp; Nemenman (2019), sec. III; the degrees of
 * freedom are those of a mean of Gaussian values over random halves.
 *
 * <ul>
 *   <li>The value, its estimand, bound and caveats are those of the inner estimator; an error of
 *       its own, as of Monte Carlo draws, is replaced, for the halves differ by it too.
 *   <li>The interval speaks of the variation from sample to sample. A bias of the inner estimator
 *       is no part of it: {@link Caveat#MOVES_WITH_SAMPLES} warns where the mean over the halves
 *       lies more than 10 % and 0.01 nats from the value. Near independence chance alone moves a
 *       value by so much.
 *   <li>Where two variables are independent a plug-in varies as 1/N², not 1/N: its error is then
 *       too large, by up to √2.
 *   <li>Inputs and layer, or sample and label, are taken together, row by row.
 *   <li>Enumerated variables are refused: with all inputs there are, no other sample could have
 *       been drawn, and the value has no sampling error.
 *   <li>A half must have two samples, and as many as the inner estimator asks for.
 *   <li>The halves are drawn by row and seed, so that samples in another order have another error,
 *       but the same value.
 * </ul>
 *
 * <p>Cost: R + 1 times that of the inner estimator, less where that grows faster than N. Immutable
 * and thread-safe.
 */
public final class SubsampledEstimator extends PartsEstimator {

  private static final int HALVES = 2;
  private static final int DEFAULT_SPLITS = 20;
  private static final String ENUMERATED =
      "with all there are no other sample could have been drawn, so that the value has no sampling"
          + " error. Ask the inner estimator itself; NoisyChannelEstimator gives the error of its"
          + " draws";

  private final int splits;
  private final long seed;

  private SubsampledEstimator(MutualInformationEstimator inner, int splits, long seed) {
    super(inner);
    this.splits = Arguments.atLeast(splits, 1, "number of splits");
    this.seed = seed;
  }

  /**
   * Wraps an estimator.
   *
   * @param inner the estimator whose error is wanted
   * @return the same estimator with a standard error, from 20 splits, seed 0
   */
  public static SubsampledEstimator of(MutualInformationEstimator inner) {
    return new SubsampledEstimator(inner, DEFAULT_SPLITS, 0);
  }

  /**
   * Returns this estimator with another number of random splits.
   *
   * @param splits the number R, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if there is no split
   */
  public SubsampledEstimator withSplits(int splits) {
    return new SubsampledEstimator(inner(), splits, seed);
  }

  /**
   * Returns this estimator with other random splits.
   *
   * @param seed the seed
   * @return the estimator
   */
  public SubsampledEstimator withSeed(long seed) {
    return new SubsampledEstimator(inner(), splits, seed);
  }

  @Override
  String describe(String asked) {
    return "subsampled(" + asked + ",splits=" + splits + ",seed=" + seed + ")";
  }

  /** Reads what {@link #description} writes; splits and seed may be left out. */
  static SubsampledEstimator read(Description text) {
    text.requireOnly(1, "splits", "seed");
    return new SubsampledEstimator(
        Estimators.read(text.nested(0)),
        text.integer("splits", DEFAULT_SPLITS),
        text.longInteger("seed", 0));
  }

  @Override
  Estimate estimate(Asked asked, String description) {
    Parts.requireSampled(description, ENUMERATED, asked.variables());
    int samples = asked.size();
    Parts.requireAtLeast(samples, HALVES);
    Estimate whole = asked.whole();
    SplittableRandom random = new SplittableRandom(seed);
    double mean = 0;
    double variance = 0;
    for (int r = 0; r < splits; r++) {
      Parts halves = Parts.of(Partitions.permutation(samples, random), HALVES, asked);
      mean += halves.mean() / splits;
      variance += halves.varianceOfWhole() / splits;
    }
    double freedom = Parts.degreesOfFreedom(splits, samples);
    StandardError error =
        new StandardError(Math.sqrt(variance), StandardError.Source.SUBSAMPLING, freedom);
    Estimate estimate =
        new Estimate(
            whole.nats(),
            whole.estimand(),
            whole.bound(),
            Optional.of(error),
            whole.samples(),
            description,
            whole.caveats());
    return Parts.flagMove(estimate, whole.nats(), mean);
  }
}
