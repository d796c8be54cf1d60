package org.infobottleneck.bottleneck;

/**
 * What an observed layer consists of: the points t_j with all that a comparison with the bottleneck
 * asks of them.
 */
interface EncoderPoints {

  /** I(X;T) in nats. */
  double inputInformation();

  /** I(T;Y) in nats. */
  double targetInformation();

  /** I(X;T|S) in nats. */
  double floor();

  /** The number of points. */
  int count();

  /** p(t_j). */
  double weight(int point);

  /** p(y|t_j), point after point. Not to be changed. */
  double[] posteriors();

  /** The points for the kernel. */
  EncoderSupport support();

  /**
   * The mean over p(x|t_j) of values that the inputs have, point after point.
   *
   * @param values one row per input x, row-major. Not modified.
   */
  double[] means(double[] values, int columns);

  /** The standard error of I(X;T); all standard errors are 0 where the points are not drawn. */
  default double inputError() {
    return 0;
  }

  /** The standard error of I(T;Y). */
  default double targetError() {
    return 0;
  }

  /** The standard error of the residual. */
  default double residualError(double beta) {
    return 0;
  }

  /** The standard error of the slope of the residual. */
  default double slopeError(double beta) {
    return 0;
  }

  /** The standard error of a mean of one value per point. */
  default double standardError(double[] values) {
    return 0;
  }
}
