package org.infobottleneck.estimators;

import org.infobottleneck.numerics.Arguments;

/**
 * A neighbor estimate and its correction by surrogates: what the same estimator errs by on samples
 * of the same size from a model of the data, of which the information is known. All in nats.
 *
 * @param plain the estimate from the data
 * @param bias the mean error of the estimator over the surrogates
 * @param deviation the standard deviation of that error from surrogate to surrogate
 * @param surrogates the number of surrogates; 0 where no model could be fitted
 * @param modelInformation the information of the model itself, less the bias of its fit
 * @param components the number of Gaussians of the model, in all
 * @param gaussian whether the model is one Gaussian, or one for each label
 */
public record SurrogateCorrection(
    double plain,
    double bias,
    double deviation,
    int surrogates,
    double modelInformation,
    int components,
    boolean gaussian) {

  /**
   * Checks the parts.
   *
   * @param plain the estimate from the data
   * @param bias the mean error over the surrogates
   * @param deviation the standard deviation of that error
   * @param surrogates the number of surrogates; 0 where no model could be fitted
   * @param modelInformation the information of the model
   * @param components the number of Gaussians of the model
   * @param gaussian whether the model is one Gaussian, or one for each label
   * @throws IllegalArgumentException if a number is not finite, the deviation or a count is
   *     negative, or the model is Gaussian and there is no surrogate
   */
  public SurrogateCorrection {
    Arguments.finite(plain, "plain estimate");
    Arguments.finite(bias, "bias");
    Arguments.within(deviation, 0, Double.MAX_VALUE, "standard deviation of the bias");
    Arguments.atLeast(surrogates, gaussian ? 1 : 0, "number of surrogates");
    Arguments.finite(modelInformation, "model information");
    Arguments.atLeast(components, 0, "number of components");
  }

  /** So many standard deviations from the model's own value are no evidence against it. */
  private static final double STANDARD_DEVIATIONS = 3;

  /** No model could be fitted: the plain value stands. */
  static SurrogateCorrection none(double plain) {
    return new SurrogateCorrection(plain, 0, 0, 0, plain, 0, false);
  }

  /**
   * Returns the corrected estimate, {@code plain - bias}.
   *
   * @return the estimate in nats
   */
  public double corrected() {
    return plain - bias;
  }

  /**
   * Returns the corrected estimate drawn to the value of a Gaussian model that it does not
   * contradict.
   *
   * <p>With D = corrected - modelInformation and σ its standard deviation if the model is true: the
   * model's value plus D · max(0, 1 - (3σ/D)²), a positive-part shrinkage (James &amp; Stein 1961)
   * by three standard deviations. Where the Gaussian is true, its value has far less variance than
   * any count of neighbors; where it is not, D grows beyond its deviation and is kept.
   *
   * @return the estimate in nats; the corrected one where the model is no Gaussian
   */
  public double reconciled() {
    if (!gaussian) {
      return corrected();
    }
    double difference = corrected() - modelInformation;
    // The bias is a mean over the surrogates, and has a share of the deviation of its own.
    double chance =
        STANDARD_DEVIATIONS * STANDARD_DEVIATIONS * deviation * deviation * (1 + 1.0 / surrogates);
    double kept = difference * difference > chance ? difference - chance / difference : 0;
    return modelInformation + kept;
  }
}
