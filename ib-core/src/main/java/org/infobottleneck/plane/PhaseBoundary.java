package org.infobottleneck.plane;

import org.infobottleneck.numerics.Arguments;

/**
 * Where the gradients of a layer turn from drift to diffusion, by the rule of {@link
 * GradientPhases}.
 *
 * @param epoch the epoch at which the signal-to-noise ratio leaves its upper level
 * @param earliest the first epoch of the 95 % interval
 * @param latest the last epoch of the 95 % interval
 * @param endOfFall the epoch at which the ratio reaches its lower level; the last snapshot where it
 *     falls until the end
 * @param driftRatio the upper level: the geometric mean of the ratio before the fall, as fitted
 * @param diffusionRatio the lower level, at the end of the fall
 * @param explained the share of the variance of the logarithmic ratio that the fall explains
 * @param significance the p-value of the fall against a single level
 */
public record PhaseBoundary(
    int epoch,
    int earliest,
    int latest,
    int endOfFall,
    double driftRatio,
    double diffusionRatio,
    double explained,
    double significance) {

  /**
   * Checks the order of the epochs.
   *
   * @param epoch the epoch at which the ratio leaves its upper level
   * @param earliest the first epoch of the interval
   * @param latest the last epoch of the interval
   * @param endOfFall the epoch at which the ratio reaches its lower level
   * @param driftRatio the upper level
   * @param diffusionRatio the lower level
   * @param explained the share of the variance explained
   * @param significance the p-value
   * @throws IllegalArgumentException if the epoch lies outside its interval or not before the end
   *     of the fall, or the levels do not fall
   */
  public PhaseBoundary {
    Arguments.atLeast(earliest, 0, "first epoch of the interval");
    Arguments.atLeast(epoch, earliest, "epoch of the boundary");
    Arguments.atLeast(latest, epoch, "last epoch of the interval");
    Arguments.atLeast(endOfFall, epoch + 1, "end of the fall");
    Arguments.positive(diffusionRatio, "lower level of the ratio");
    Arguments.within(driftRatio, diffusionRatio, Double.MAX_VALUE, "upper level of the ratio");
    Arguments.within(explained, 0, 1, "share of the variance explained");
    Arguments.within(significance, 0, 1, "p-value");
  }

  /**
   * Returns whether the fall leads from a mean above the spread to a spread above the mean. Where
   * it does not, the ratio falls, but the gradients drift, or diffuse, on both sides.
   *
   * @return true if the upper level is at least 1 and the lower one below
   */
  public boolean crossesOne() {
    return driftRatio >= 1 && diffusionRatio < 1;
  }
}
