package org.infobottleneck.estimators;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A model of the data from which samples of the same size can be drawn. */
interface Surrogates {

  /** Draws cost as much as the estimate itself: fewer of them where there are many samples. */
  int ENOUGH_SAMPLES = 32768;

  int LEAST = 4;
  int MOST = 16;

  /**
   * What one surrogate says.
   *
   * @param estimate the neighbor estimate of the surrogate
   * @param information the mean over its samples of the model's local information
   */
  record Draw(double estimate, double information) {}

  /** Draws a surrogate and estimates its information. */
  Draw draw(SplittableRandom random);

  /** The number of Gaussians. */
  int components();

  /** Whether the model is one Gaussian, or one for each label. */
  boolean gaussian();

  /** The information of the model, less the bias of its fit; the mean local one is given. */
  double information(double meanLocal);

  /**
   * By how much the information of the model that surrogates are drawn from is too large on the
   * average, to first order.
   */
  double excess();

  /**
   * The error of the estimator against this model.
   *
   * <p>The mean local information of a surrogate, instead of the model's information, is what its
   * estimate is compared with: both move together from draw to draw, so that little is left of the
   * variance.
   */
  default SurrogateCorrection correct(double plain, int samples, long seed) {
    int count = Math.max(LEAST, Math.min(MOST, ENOUGH_SAMPLES / samples));
    SplittableRandom random = new SplittableRandom(seed);
    double[] errors = new double[count];
    double information = 0;
    for (int s = 0; s < count; s++) {
      Draw draw = draw(random);
      errors[s] = draw.estimate() - draw.information();
      information += draw.information() / count;
    }
    double deviation = Means.standardError(errors) * Math.sqrt(count);
    return new SurrogateCorrection(
        plain,
        Means.of(errors),
        deviation,
        count,
        information(information),
        components(),
        gaussian());
  }

  /** The rows of a matrix in lexicographic order, so that a fit does not depend on theirs. */
  static int[] order(double[] rows, int n, int d) {
    return IntStream.range(0, n)
        .boxed()
        .sorted((a, b) -> Arrays.compare(rows, a * d, (a + 1) * d, rows, b * d, (b + 1) * d))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
