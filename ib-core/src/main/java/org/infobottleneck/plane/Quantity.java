package org.infobottleneck.plane;

import java.util.Locale;

/** What is measured at a snapshot beside the plane. */
public enum Quantity {
  /** The loss on the training rows, in the unit of the loss (nats for the cross entropy). */
  TRAIN_LOSS,
  /** The share of training rows answered rightly. */
  TRAIN_ACCURACY,
  /** The loss on the test rows. */
  TEST_LOSS,
  /** The share of test rows answered rightly. */
  TEST_ACCURACY,
  /** The Frobenius norm of a layer's weights. */
  WEIGHT_NORM,
  /** The norm of the mean mini-batch gradient of a layer. */
  GRADIENT_MEAN,
  /** The norm of the standard deviation of the mini-batch gradients of a layer. */
  GRADIENT_STD,
  /** {@link #GRADIENT_MEAN} over {@link #WEIGHT_NORM}, run by run. */
  RELATIVE_GRADIENT_MEAN,
  /** {@link #GRADIENT_STD} over {@link #WEIGHT_NORM}, run by run. */
  RELATIVE_GRADIENT_STD,
  /** {@link #GRADIENT_MEAN} over {@link #GRADIENT_STD}, run by run. */
  GRADIENT_SIGNAL_TO_NOISE,
  /** {@link ClassScatter#within} of a layer, in squared units of the activations. */
  SCATTER_WITHIN,
  /** {@link ClassScatter#between} of a layer, in squared units of the activations. */
  SCATTER_BETWEEN,
  /** {@link ClassScatter#ratio} of a layer, run by run. */
  SCATTER_RATIO;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
