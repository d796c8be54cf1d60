package org.infobottleneck.estimators;

import java.util.Optional;
import java.util.SplittableRandom;
import org.infobottleneck.estimators.internal.Partitions;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * Any estimator carried on to unlimited samples: estimates from N, N/2 and N/4 samples, fitted by a
 * + b/N, of which a is the value.
 *
 * <p>R random splits into halves, and the halves into quarters, give the mean I_2 of the halves and
 * the mean I_4 of the quarters beside I_1 from all samples. Least squares with equal weights in
 * 1/N, 2/N and 4/N come to
 *
 * <pre>
 *   a = I_1 + (I_2 - I_4) / 2
 * </pre>
 *
 * <p>which is exact where the bias is b/N, as that of counts is to first order. The steeper
 * Richardson form 2 I_1 - I_2 is not used: it trusts the noisiest step alone.
 *
 * <p>The standard error has two parts, added in squares: the variation from sample to sample as in
 * {@link SubsampledEstimator}, from the halves, and the standard error of a from the residual of
 * the fit, 3/28 (2 I_1 - 3 I_2 + I_4)², which grows where the bias does not fall as 1/N. Their
 * degrees of freedom, 1 of the residual, are joined by Welch and Satterthwaite's rule.
 *
 * <ul>
 *   <li>Every estimate carries {@link Caveat#EXTRAPOLATED}, and {@link Caveat#MOVES_WITH_SAMPLES}
 *       where the mean I_2 lies more than 10 % and 0.01 nats from I_1.
 *   <li>Where a quarter is too small for a bias of b/N the value overshoots: independent labels of
 *       3 x 3 cells and 64 samples give -0.013 nats in place of the plug-in's +0.032.
 *   <li>A bound carried on is none any more: {@link Bound#NONE}; a difference of bounds stays one.
 *   <li>Enumerated variables are refused: there is nothing beyond all there is.
 *   <li>A quarter must have two samples, and as many as the inner estimator asks for.
 *   <li>The parts are drawn by row and seed, so that samples in another order have another value.
 * </ul>
 *
 * <p>Source: Strong, Koberle, de Ruyter van Steveninck &amp; Bialek (1998) for the idea. Cost: 1 +
 * 2R times that of the inner estimator, less where that grows faster than N. Immutable and
 * thread-safe.
 */
public final class ExtrapolatedEstimator extends PartsEstimator {

  private static final int QUARTERS = 4;
  private static final int DEFAULT_SPLITS = 10;
  private static final String ENUMERATED =
      "there is nothing beyond all there is. Ask the inner estimator itself; for a layer with noise"
          + " NoisyChannelEstimator is exact but for its draws";

  private final int splits;
  private final long seed;

  private ExtrapolatedEstimator(MutualInformationEstimator inner, int splits, long seed) {
    super(inner);
    this.splits = Arguments.atLeast(splits, 1, "number of splits");
    this.seed = seed;
  }

  /**
   * Wraps an estimator.
   *
   * @param inner the estimator to carry on
   * @return the extrapolating estimator, 10 splits, seed 0
   */
  public static ExtrapolatedEstimator of(MutualInformationEstimator inner) {
    return new ExtrapolatedEstimator(inner, DEFAULT_SPLITS, 0);
  }

  /**
   * Returns this estimator with another number of random splits.
   *
   * @param splits the number R, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if there is no split
   */
  public ExtrapolatedEstimator withSplits(int splits) {
    return new ExtrapolatedEstimator(inner(), splits, seed);
  }

  /**
   * Returns this estimator with other random splits.
   *
   * @param seed the seed
   * @return the estimator
   */
  public ExtrapolatedEstimator withSeed(long seed) {
    return new ExtrapolatedEstimator(inner(), splits, seed);
  }

  @Override
  String describe(String asked) {
    return "extrapolated(" + asked + ",splits=" + splits + ",seed=" + seed + ")";
  }

  /** Reads what {@link #description} writes; splits and seed may be left out. */
  static ExtrapolatedEstimator read(Description text) {
    text.requireOnly(1, "splits", "seed");
    return new ExtrapolatedEstimator(
        Estimators.read(text.nested(0)),
        text.integer("splits", DEFAULT_SPLITS),
        text.longInteger("seed", 0));
  }

  @Override
  Estimate estimate(Asked asked, String description) {
    Parts.requireSampled(description, ENUMERATED, asked.variables());
    int samples = asked.size();
    Parts.requireAtLeast(samples, QUARTERS);
    Estimate whole = asked.whole();
    SplittableRandom random = new SplittableRandom(seed);
    double halves = 0;
    double quarters = 0;
    double variance = 0;
    for (int r = 0; r < splits; r++) {
      int[] rows = Partitions.permutation(samples, random);
      // Dealt in turn, the first and third quarter are the first half.
      Parts two = Parts.of(rows, 2, asked);
      halves += two.mean() / splits;
      variance += two.varianceOfWhole() / splits;
      quarters += Parts.of(rows, QUARTERS, asked).mean() / splits;
    }
    double residual = 2 * whole.nats() - 3 * halves + quarters;
    Estimate estimate =
        new Estimate(
            whole.nats() + (halves - quarters) / 2,
            whole.estimand(),
            whole.bound() == Bound.DIFFERENCE_OF_BOUNDS ? whole.bound() : Bound.NONE,
            Optional.of(error(variance, 3 * residual * residual / 28, samples)),
            whole.samples(),
            description,
            whole.caveats());
    return Parts.flagMove(estimate, whole.nats(), halves).withCaveats(Caveat.EXTRAPOLATED);
  }

  private StandardError error(double sampling, double misfit, int samples) {
    double freedom = Parts.degreesOfFreedom(splits, samples);
    double sum = sampling + misfit;
    double joined =
        sum > 0
            ? 1 / (sampling / sum * (sampling / sum) / freedom + misfit / sum * (misfit / sum))
            : freedom;
    return new StandardError(Math.sqrt(sum), StandardError.Source.SUBSAMPLING, joined);
  }
}
