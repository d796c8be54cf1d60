package org.infobottleneck.network;

import java.util.OptionalDouble;
import org.infobottleneck.numerics.Arguments;

/**
 * Mean and spread of the mini-batch gradients of one layer's weights, biases left out (Shwartz-Ziv
 * &amp; Tishby 2017, figure 4).
 *
 * <p>With g_b the gradient of batch b of B: the norm of the mean is |1/B sum_b g_b|, the norm of
 * the standard deviation is sqrt(1/B sum_b |g_b - mean|&sup2;), the element-wise deviation with
 * divisor B. Every batch counts once, a short last one too. The figure divides both by the norm of
 * the weights, which leaves their ratio as it is.
 *
 * @param layer number of the layer, from 1
 * @param batches number of batches B, at least 1
 * @param normOfMean Frobenius norm of the mean gradient
 * @param normOfStd Frobenius norm of the element-wise standard deviation; 0 for one batch
 * @param weightNorm Frobenius norm of the weights before the first batch
 */
public record GradientStatistics(
    int layer, int batches, double normOfMean, double normOfStd, double weightNorm) {

  /**
   * Creates the statistics of a layer.
   *
   * @param layer number of the layer
   * @param batches number of batches
   * @param normOfMean norm of the mean gradient
   * @param normOfStd norm of the standard deviation
   * @param weightNorm norm of the weights
   * @throws IllegalArgumentException if a count is below 1, or a norm negative, infinite or NaN
   */
  public GradientStatistics {
    Arguments.atLeast(layer, 1, "layer");
    Arguments.atLeast(batches, 1, "number of batches");
    Arguments.within(normOfMean, 0, Double.MAX_VALUE, "norm of the mean gradient");
    Arguments.within(normOfStd, 0, Double.MAX_VALUE, "norm of the gradients' standard deviation");
    Arguments.within(weightNorm, 0, Double.MAX_VALUE, "norm of the weights");
  }

  /**
   * Says whether no batch had a gradient: both norms are zero, which a sum of squares is below
   * about 1e-162, too.
   *
   * @return true if nothing moves the weights of the layer
   */
  public boolean isVanished() {
    return normOfMean == 0 && normOfStd == 0;
  }

  /**
   * Returns the ratio of the norm of the mean to the norm of the standard deviation: large while
   * the weights drift, small while they diffuse.
   *
   * @return the ratio, or empty where the standard deviation is zero, as it is for one batch
   */
  public OptionalDouble signalToNoise() {
    return normOfStd == 0 ? OptionalDouble.empty() : OptionalDouble.of(normOfMean / normOfStd);
  }
}
